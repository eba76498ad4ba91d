internal import Foundation

/// What an examination found, as bytes for whoever remembers it: what the picture declares and what its pixels say.
///
/// What its content credentials are worth and how it departs from the goods is left out: the first is judged anew by who
/// is trusted then, the second by what the listing says then.
extension PictureExamination {
  private struct Row: Codable {
    struct Fact: Codable {
      let marker: String
      let declares: String
      let software: String?
      let value: String
      let location: String
    }

    struct Score: Codable {
      let raw: Double
      let probability: Double
      let low: Double
      let high: Double
      let isMarked: Bool
    }

    let width: Int
    let height: Int
    let facts: [Fact]?
    let pixels: Score?
  }

  /// The examination as bytes (JSON); `nil` when the picture could not be judged.
  public var coded: [UInt8]? {
    guard case .examined(let provenance) = outcome else { return nil }
    var score: Row.Score?
    if case .scored(let found) = pixels {
      score = Row.Score(
        raw: found.raw, probability: found.probability, low: found.low, high: found.high, isMarked: found.isMarked)
    }
    let facts = provenance.facts.map {
      Row.Fact(
        marker: $0.marker, declares: $0.declares.rawValue, software: $0.software, value: $0.value, location: $0.location
      )
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let row = Row(
      width: provenance.width, height: provenance.height, facts: facts.isEmpty ? nil : facts, pixels: score)
    return (try? encoder.encode(row)).map { Array($0) }
  }

  /// Reads an examination of a picture.
  ///
  /// - Returns: `nil` unless the bytes are what ``coded`` made.
  public init?(coded bytes: ArraySlice<UInt8>, href: String) {
    guard let row = try? JSONDecoder().decode(Row.self, from: Data(bytes)) else { return nil }
    var facts: [ProvenanceFact] = []
    for fact in row.facts ?? [] {
      guard let declares = Provenance.Declared(rawValue: fact.declares) else { return nil }
      facts.append(
        ProvenanceFact(
          marker: fact.marker, declares: declares, software: fact.software, value: fact.value, location: fact.location))
    }
    self.init(
      href: href, listing: Self.noListing,
      outcome: .examined(Provenance(facts: facts, width: row.width, height: row.height)),
      pixels: row.pixels.map { score in
        .scored(
          ForensicScore(
            raw: score.raw, probability: score.probability, low: score.low, high: score.high, isMarked: score.isMarked))
      })
  }
}
