internal import Catalog
internal import Fingerprints
internal import Foundation
internal import Marketplace

/// The catalog's index of pictures: how large it is, how fast it opens and finds, and that it finds everything.
///
///     measure-picture-index FOLDER PICTURES…
///
/// For each number of pictures, in order, one catalog in FOLDER grows to so many, ten a listing, each of one random hash. One
/// row of a table says what it came to. Asked are 200 pictures, each in eight forms as a gate asks, of which one is planted 0
/// to 31 bits from a known hash: how many of the planted are found, and at what price, here, by ``HammingIndex`` in memory,
/// and by comparing with every hash. A program of its own, so that what only a benchmark needs is in no binary that users run.
@main enum MeasurePictureIndex {
  private static let (picturesAListing, listingsATime, queries, forms) = (10, 10_000, 200, 8)

  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    let sizes = arguments.dropFirst().compactMap { Int($0) }.sorted()
    guard let folder = arguments.first, !sizes.isEmpty, let key = CatalogKey(bytes: Array(1...32)) else {
      FileHandle.standardError.write(Data("usage: measure-picture-index FOLDER PICTURES…\n".utf8))
      exit(64)
    }
    let path = URL(filePath: folder).appending(path: "pictures.db").path
    let catalog = try Catalog(path: path, key: key)
    var random = Stream(state: 1)
    var hashes: [SIMD4<UInt64>] = []
    print(
      """
      | pictures | index, files, MB | taken in and indexed, CPU s | opened, CPU ms | asked in 8 forms, CPU ms | of planted found \
      | in memory, CPU ms | of planted | by comparing all, CPU ms |
      | --- | --- | --- | --- | --- | --- | --- | --- | --- |
      """)
    for size in sizes {
      let taken = try cpuSeconds {
        while hashes.count < size {
          let first = hashes.count
          for _ in 0..<min(Self.listingsATime * Self.picturesAListing, size - first) { hashes.append(random.hash()) }
          try remember(hashes, from: first, in: catalog)
        }
      }
      print(try row(catalog, path, hashes, taken, &random))
    }
  }

  private static func remember(_ hashes: [SIMD4<UInt64>], from first: Int, in catalog: Catalog) throws {
    var table = RecordTable()
    var draft = RecordDraft()
    let starts = Array(stride(from: first, to: hashes.count, by: picturesAListing))
    for start in starts {
      draft.removeAll()
      draft.append(.id, "l\(start)")
      table.append(draft, file: 0, line: 1, column: 1)
    }
    let market = Market(files: ["feed.xml"], stores: RecordTable(), listings: table)
    _ = try catalog.remember(market, as: Act(name: "ingest", actor: "measure", at: 0))
    _ = try catalog.remember(
      starts.enumerated().map { listing, start in
        (
          listing,
          (start..<min(start + picturesAListing, hashes.count)).map { number in
            RememberedPicture(href: "\(number)", mark: [0], print: [0], hashes: [hashes[number]])
          }
        )
      }, of: market, at: 0)
    try catalog.updatePictureIndex()
  }

  private static func row(
    _ catalog: Catalog, _ path: String, _ hashes: [SIMD4<UInt64>], _ taken: Double, _ random: inout Stream
  ) throws -> String {
    // The first of each eight is planted; pictures have the numbers in which they came, from 1 on.
    var planted: [Int] = []
    var asked: [SIMD4<UInt64>] = []
    for query in 0..<queries {
      planted.append(Int(random.next() % UInt64(hashes.count)))
      asked.append(random.flipped(hashes[planted[query]], bits: query % 32))
      for _ in 1..<forms { asked.append(random.hash()) }
    }
    var index: PictureNeighbours?
    let opened = try cpuSeconds { index = try catalog.pictureNeighbours() }
    var found = 0
    let here = cpuSeconds {
      for (number, hash) in asked.enumerated() {
        let near = index?.near(hash) ?? []
        if number % forms == 0, near.contains(where: { $0.picture == Int64(planted[number / forms] + 1) }) {
          found += 1
        }
      }
    }
    let memory = HammingIndex(hashes.map { PDQHash(words: $0) })
    var (foundInMemory, scratch) = (0, HammingIndex.Scratch())
    let inMemory = cpuSeconds {
      for (number, hash) in asked.enumerated() {
        let near = memory.matches(of: PDQHash(words: hash), scratch: &scratch)
        if number % forms == 0, near.contains(where: { $0.index == planted[number / forms] }) { foundInMemory += 1 }
      }
    }
    var nearest = 0
    let some = min(asked.count, 64)
    let all = cpuSeconds {
      for hash in asked.prefix(some) {
        for other in hashes where PDQHash(words: other).distance(to: PDQHash(words: hash)) <= 31 { nearest += 1 }
      }
    }
    precondition(nearest >= some / forms)
    let files = try FileManager.default.contentsOfDirectory(
      atPath: URL(filePath: path).deletingLastPathComponent().path
    )
    .filter { $0.contains("-pictures-") }
    let bytes = try files.reduce(0) { sum, name in
      let file = URL(filePath: path).deletingLastPathComponent().appending(path: name)
      return sum + (try file.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0)
    }
    let (q, f) = (Double(queries), Double(forms))
    return """
      | \(hashes.count) | \(files.count), \(bytes / 1_000_000) | \(text(taken, 1)) | \(text(opened * 1000, 2)) \
      | \(text(here / q * 1000, 2)) | \(found) of \(queries) | \(text(inMemory / q * 1000, 2)) | \(foundInMemory) \
      | \(text(all / Double(some) * f * 1000, 0)) |
      """
  }

  private static func text(_ value: Double, _ digits: Int) -> String {
    value.formatted(.number.precision(.fractionLength(digits)).grouping(.never).locale(Locale(identifier: "en")))
  }

  private static func cpuSeconds(_ body: () throws -> Void) rethrows -> Double {
    let before = clock()
    try body()
    return Double(clock() - before) / Double(CLOCKS_PER_SEC)
  }
}

/// Numbers that are the same in every run (SplitMix64, Steele, Lea and Flood 2014).
private struct Stream {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return StableHash.mix(state)
  }

  mutating func hash() -> SIMD4<UInt64> { SIMD4(next(), next(), next(), next()) }

  mutating func flipped(_ hash: SIMD4<UInt64>, bits: Int) -> SIMD4<UInt64> {
    var (flipped, left) = (hash, bits)
    while left > 0 {
      let bit = Int(next() % 256)
      let turned = flipped[bit >> 6] ^ 1 << UInt64(bit & 63)
      // A bit that is turned already is not turned back.
      guard (turned ^ hash[bit >> 6]).nonzeroBitCount > (flipped[bit >> 6] ^ hash[bit >> 6]).nonzeroBitCount else {
        continue
      }
      flipped[bit >> 6] = turned
      left -= 1
    }
    return flipped
  }
}
