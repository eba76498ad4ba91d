import Foundation
import StoreGroups
import Testing

@testable import Judgement

/// The signals that the program carries, against what they promise.
struct CatalogueTests {
  private static let catalogue =
    (1...12).map { "ENT-\($0)" } + (1...7).map { "GRP-\($0)" } + (1...9).map { "DUP-\($0)" }
    + (1...4).map { "PRC-\($0)" } + (1...8).map { "IMG-\($0)" }

  @Test func theWholeCatalogueIsThere() throws {
    let codes = Set(try SignalPack.bundled().signals.map(\.code))
    for code in Self.catalogue {
      let parts = code.split(separator: "-")
      #expect(codes.contains("\(parts[0])-\(parts[1].count == 1 ? "0" : "")\(parts[1])"), "\(code) is missing")
    }
  }

  @Test func everyLiveSignalHasATestThatHitsAndOneThatDoesNot() throws {
    for signal in try SignalPack.bundled().signals where signal.status == .live {
      #expect(signal.tests.contains { $0.expected.isPositive }, "\(signal.code)")
      #expect(signal.tests.contains { $0.expected.isNegative }, "\(signal.code)")
    }
  }

  @Test func whatNothingMeasuresIsNeverLiveAndSaysWhy() throws {
    for signal in try SignalPack.bundled().signals where Feature.named(signal.feature)?.isAwaited == true {
      #expect(signal.status != .live)
      #expect(signal.tests.contains { $0.expected == .notEvaluable }, "\(signal.code)")
    }
  }

  @Test func theLinksOfThePackAreTheStandardOnes() throws {
    let linkage = try SignalPack.bundled().composition
    let standard = Composition(
      prior: 0, threshold: 0, misuseThreshold: 0, misuse: [], blockList: [], counterEvidence: [], linkage: .standard,
      calibration: .identity, context: [], listing: ListingRule(prior: 0, threshold: 0, counts: []), together: [])
    #expect(linkage.linkageKey == standard.linkageKey)
  }

  @Test func thePublishedSchemaIsWhatTheLoaderKnows() throws {
    let published = try #require(EmbeddedFiles.all.first { $0.path == "signal.schema.json" })
    #expect(
      published.text == SignalSchema.json, "make it anew: storewarden signals schema > Signals/signal.schema.json")
    let schema = try #require(
      JSONSerialization.jsonObject(with: Data(SignalSchema.json.utf8)) as? [String: Any])
    let properties = try #require(schema["properties"] as? [String: Any])
    #expect(Set(properties.keys) == Set(Signal.requiredKeys + Signal.optionalKeys))
  }

  @Test(arguments: ["group.size", "listing.discount", "listing.bait-price", "picture.aigc-label", "store.placeholders"])
  func aDraftIsAccepted(feature: String) throws {
    let family = ["group": "GRP", "listing": "PRC", "picture": "IMG", "store": "ENT"]
    let prefix = try #require(family[String(feature.split(separator: ".")[0])])
    let draft = try SignalDraft(
      code: "\(prefix)-90", feature: feature, among: [], id: UUID().uuidString, day: "2026-11-25")
    let files = EmbeddedFiles.all.filter { $0.path.hasSuffix(".yaml") } + [(path: draft.path, text: draft.text)]
    let pack = try SignalPack(files: files)
    #expect(pack.signals.contains { $0.code == "\(prefix)-90" && $0.status == .draft })
  }
}
