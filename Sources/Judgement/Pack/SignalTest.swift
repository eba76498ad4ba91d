/// What a signal must read of one subject of a feed that is kept for that: one entry of a signal's `tests`.
public struct SignalTest: Hashable, Sendable {
  /// The feed, below the folder of fixtures: a file, or a folder of feeds.
  public let feed: String
  /// The subject: the id of a store or listing, the address of a picture; for a group the id of a member, for a cluster
  /// that of a listing in it.
  public let subject: String
  /// What must be read.
  public let expected: Expectation
  /// Where it stands in its file, from 1.
  public let line: Int

  /// What a test expects.
  public enum Expectation: Hashable, Sendable {
    /// A hit in a band.
    case hit(Band)
    /// A value in no band.
    case clear
    /// Nothing that could be measured.
    case notEvaluable
    /// No such subject: stores that are in no group, a listing that nothing copies.
    case absent

    /// Whether it shows that the signal can hit.
    var isPositive: Bool { if case .hit = self { true } else { false } }
    /// Whether it shows that the signal can stay clear.
    var isNegative: Bool { self == .clear || self == .absent }
  }
}

extension SignalTest.Expectation: CustomStringConvertible {
  /// As signal files and their tests say it: `hit (strong)`, `clear`, `not evaluable`, `absent`.
  public var description: String {
    switch self {
    case .hit(let band): "hit (\(band.word))"
    case .clear: "clear"
    case .notEvaluable: "not evaluable"
    case .absent: "absent"
    }
  }
}

extension SignalTest {
  static let words = ["hit", "clear", "not-evaluable", "absent"]

  /// Reads one entry; every fault is noted.
  init?(_ item: PackNode, bands: [Signal.BandRange]) {
    let values = item.mapping(required: ["feed", "of", "expect"], optional: ["band"])
    guard let feed = values["feed"]?.text, let subject = values["of"]?.text,
      let word = values["expect"]?.word(among: Self.words)
    else { return nil }
    if feed.hasPrefix("/") || feed.split(separator: "/").contains("..") {
      values["feed"]?.fault("a feed is named below the folder of fixtures; remove what leads out of it")
    }
    let expected: Expectation
    switch word {
    case "hit":
      guard let named = values["band"] else {
        values["expect"]?.fault(
          "a test that expects a hit names its band; add \"band: \(bands.first?.band.word ?? "weak")\"")
        return nil
      }
      guard let band = named.word(among: bands.map(\.band.word)).flatMap(Band.init(word:)) else { return nil }
      expected = .hit(band)
    case "clear": expected = .clear
    case "absent": expected = .absent
    default: expected = .notEvaluable
    }
    if word != "hit" { values["band"]?.fault("only a hit has a band; remove it") }
    self.init(feed: feed, subject: subject, expected: expected, line: item.line)
  }
}
