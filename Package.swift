// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
]

/// Whether `make fuzz` builds: its flags are allowed in a package of one's own only, and nobody else needs them.
let isFuzzing = Context.environment["STOREWARDEN_FUZZ"] == "1"

/// Tells the fuzzer which way the code went.
let coverage: [SwiftSetting] = isFuzzing ? [.unsafeFlags(["-sanitize=fuzzer"])] : []

/// The same for C, and that no byte is touched beyond what was allocated.
let sanitized: [CSetting] = isFuzzing ? [.unsafeFlags(["-fsanitize=fuzzer-no-link,address"])] : []

/// The modules that are fuzzed.
let fuzzed: Set = ["Feeds", "Marketplace", "Pictures", "SyntheticImages"]

/// Modules that work on every pixel of a picture or every letter of a text: without optimisation the tests of the whole
/// program take ten times as long.
let optimised: Set = ["DuplicateListings", "Fingerprints", "Learning", "Pictures", "SyntheticImages"]
let quick: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]
let quickC: [CSetting] = [.unsafeFlags(["-O2"], .when(configuration: .debug))]

/// A module of the house, with its tests beside it in `Tests/<name>Tests`.
func room(
  _ name: String, on dependencies: [Target.Dependency] = [], embeds: Bool = false, excluding: [String] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, exclude: excluding,
    swiftSettings: settings + (fuzzed.contains(name) ? coverage : []) + (optimised.contains(name) ? quick : []),
    plugins: embeds ? [.plugin(name: "EmbedFiles")] : [])
}

func tests(of name: String, on dependencies: [Target.Dependency] = [], excluding: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.init(stringLiteral: name)] + dependencies, exclude: excluding,
    swiftSettings: settings)
}

let package = Package(
  name: "storewarden",
  products: [
    .executable(name: "storewarden", targets: ["storewarden"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-asn1", exact: "1.7.4"),
    .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
  ],
  targets: [
    // System libraries: headers and link names, no logic.
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZLib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstandard", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CLibJPEG", pkgConfig: "libjpeg", providers: [.apt(["libjpeg-dev"])]),
    .systemLibrary(name: "CLibPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
    .systemLibrary(name: "CLibDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
    .systemLibrary(name: "CLibWebP", pkgConfig: "libwebp", providers: [.apt(["libwebp-dev"])]),

    // Files carried inside the binary: feed profiles, signals, report templates.
    .executableTarget(name: "embed-files", swiftSettings: settings),
    .plugin(name: "EmbedFiles", capability: .buildTool(), dependencies: ["embed-files"]),

    // Records.
    room("Marketplace"),
    room(
      "Feeds",
      on: [
        "CLibXML2", "CZLib", "CZstandard", "Marketplace", "Identifiers", .product(name: "Yams", package: "Yams"),
      ],
      embeds: true,
      excluding: ["Profiles", "Schema", "Tables"]),

    // The network.
    room(
      "Fetching",
      on: [
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "HeapModule", package: "swift-collections"),
        .product(name: "DequeModule", package: "swift-collections"),
      ]),

    // Fingerprints.
    .target(name: "CUnicode"),
    .target(name: "CPhoneNumber"),
    room("Readings", excluding: ["Tables/make-pinyin-table.py"]),
    room("Identifiers", on: ["CPhoneNumber", "CUnicode"], excluding: ["Tables/make-district-table.py"]),
    .target(name: "CVectors", cSettings: quickC + sanitized),
    .target(name: "CMemory"),
    room("Fingerprints", on: ["CMemory", "CVectors", "Readings"], excluding: ["Tables/make-fold-table.py"]),
    .target(
      name: "CPixels", dependencies: ["CLibDeflate", "CLibJPEG", "CLibPNG", "CLibWebP"],
      cSettings: quickC + sanitized),
    room("Pictures", on: ["CPixels", "CLibXML2", "CVectors"]),

    // onnxruntime, loaded when it is asked for.
    .target(name: "COnnxRuntime", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),

    // Probabilities learnt from labelled pairs.
    room("Learning"),

    // Detectors.
    room("StoreGroups", on: ["Marketplace", "Identifiers", "Readings", "Fingerprints"]),
    room(
      "DuplicateListings", on: ["Marketplace", "Fingerprints", "Learning"], embeds: true,
      excluding: ["Lists", "Models"]),
    room(
      "SyntheticImages",
      on: [
        "COnnxRuntime", "CVectors", "Fingerprints", "Marketplace", "Pictures",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"), .product(name: "SwiftASN1", package: "swift-asn1"),
      ], embeds: true, excluding: ["Parameters"]),

    // What is remembered.
    room(
      "Catalog",
      on: [
        "Marketplace", .product(name: "GRDB", package: "GRDB.swift"), .product(name: "Crypto", package: "swift-crypto"),
      ]),

    // Signals and verdicts.
    room(
      "Judgement",
      on: [
        "Marketplace", "Fingerprints", "StoreGroups", "DuplicateListings", "SyntheticImages",
        .product(name: "Yams", package: "Yams"),
      ], embeds: true),

    // The jobs, and what people and machines are given.
    room(
      "Screening",
      on: [
        "Feeds", "Fetching", "Marketplace", "Identifiers", "Fingerprints", "Pictures", "StoreGroups",
        "DuplicateListings", "SyntheticImages", "Judgement", "Catalog",
      ]),
    room(
      "Reporting",
      on: [
        "Feeds", "Marketplace", "Identifiers", "Fingerprints", "Pictures", "StoreGroups", "DuplicateListings",
        "SyntheticImages", "Judgement", "Screening", "Evaluation",
        .product(name: "Mustache", package: "swift-mustache"),
      ], embeds: true, excluding: ["Templates"]),
    room("Evaluation"),
    room("SampleMarket", on: ["Marketplace", "Pictures"]),
    .executableTarget(
      name: "storewarden",
      dependencies: [
        "Feeds", "Fetching", "Marketplace", "Identifiers", "Fingerprints", "Pictures", "StoreGroups",
        "DuplicateListings", "SyntheticImages", "Judgement", "Catalog", "Screening", "Reporting", "Evaluation",
        "SampleMarket",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: settings),

    // What Benchmarks/groups.sh runs: parts of the linkage that no verb shows on its own.
    .executableTarget(
      name: "measure-groups", dependencies: ["Feeds", "Marketplace", "StoreGroups"], path: "Benchmarks/Groups",
      swiftSettings: settings),

    // What Benchmarks/texts.sh runs: from texts to verified pairs without reading feeds.
    .executableTarget(
      name: "measure-texts", dependencies: ["DuplicateListings", "Marketplace"], path: "Benchmarks/Texts",
      swiftSettings: settings),

    // What Benchmarks/picture-index.sh runs: the catalog's index of pictures, without pictures.
    .executableTarget(
      name: "measure-picture-index", dependencies: ["Catalog", "Fingerprints", "Marketplace"],
      path: "Benchmarks/PictureIndex", swiftSettings: settings),

    // An HTTP server for tests, which also answers wrongly.
    .target(
      name: "LoopbackServer",
      dependencies: [
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ], path: "Tests/LoopbackServer", swiftSettings: settings),

    tests(of: "Marketplace"),
    tests(of: "Feeds", on: ["Marketplace"], excluding: ["Samples"]),
    tests(of: "Fetching", on: ["LoopbackServer", .product(name: "NIOSSL", package: "swift-nio-ssl")]),
    tests(of: "Identifiers"),
    tests(of: "Fingerprints", on: ["Pictures"]),
    tests(of: "Pictures"),
    tests(of: "Learning"),
    tests(of: "StoreGroups", on: ["Marketplace"]),
    tests(of: "DuplicateListings", on: ["Marketplace"]),
    tests(
      of: "SyntheticImages",
      on: ["Marketplace", "Pictures", .product(name: "Crypto", package: "swift-crypto")]),
    tests(
      of: "Judgement", on: ["Marketplace", "StoreGroups", "DuplicateListings", "SyntheticImages"]),
    tests(
      of: "Screening",
      on: [
        "Feeds", "Fingerprints", "Marketplace", "Pictures", "Judgement", "StoreGroups", "DuplicateListings",
        "SyntheticImages", "Reporting", "Evaluation", "SampleMarket", "Catalog",
      ]),
    tests(
      of: "Reporting",
      on: ["Feeds", "Marketplace", "Screening", "Judgement", "StoreGroups", "DuplicateListings", "SyntheticImages"]),
    tests(of: "Catalog", on: ["Marketplace", .product(name: "GRDB", package: "GRDB.swift")]),
    tests(of: "Evaluation"),
    tests(of: "SampleMarket", on: ["Marketplace", "Pictures"]),
    tests(of: "storewarden", on: ["SampleMarket", "LoopbackServer"]),
  ],
  cxxLanguageStandard: .cxx17
)

if isFuzzing {
  package.products += ["fuzz-feeds", "fuzz-pictures"].map { .executable(name: $0, targets: [$0]) }
  package.targets += [
    .target(name: "CFuzzer"),
    .executableTarget(
      name: "fuzz-feeds", dependencies: ["CFuzzer", "Feeds", "Marketplace"], exclude: ["xml.dict"],
      swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])],
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"]), .linkedLibrary("stdc++")]),
    .executableTarget(
      name: "fuzz-pictures", dependencies: ["CFuzzer", "CPixels", "CVectors", "Pictures", "SyntheticImages"],
      swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])],
      linkerSettings: [
        .unsafeFlags(["-sanitize=fuzzer", "-sanitize=address", "-use-ld=lld"]), .linkedLibrary("stdc++"),
      ]),
  ]
}

// `make sanitize` builds the reading of feeds and its tests alone: the rest takes long with a sanitizer.
if Context.environment["STOREWARDEN_ONLY_FEEDS"] == "1" {
  let kept: Set = [
    "CLibXML2", "CZLib", "CZstandard", "embed-files", "EmbedFiles", "Marketplace", "CUnicode", "CPhoneNumber",
    "Identifiers", "Feeds", "FeedsTests",
  ]
  package.products = []
  package.targets.removeAll { !kept.contains($0.name) }
}
