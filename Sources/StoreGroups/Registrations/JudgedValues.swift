internal import Identifiers
public import Marketplace

/// What registered values came to when they were judged, for whoever reads the same stores again and again: beside every
/// batch of a gate stand the same stores at large.
public struct JudgedValues: Sendable {
  /// What a value came to.
  enum Judgement: Equatable, Sendable {
    case valid(IdentifierRemarks)
    case faulty(IdentifierFault)
  }

  private struct Value: Sendable {
    let kind: IdentifierKind
    let raw: Range<Int>
    let canonical: Range<Int>
    let judgement: Judgement
    /// The value before with the same hash, or -1.
    let before: Int
  }

  private var values: [Value] = []
  private var bytes: [UInt8] = []
  private var latest: [UInt64: Int] = [:]

  /// No values.
  public init() {}

  /// The values of all stores of a market, and others.
  ///
  /// - Parameter others: Values that were judged before.
  /// - Complexity: O(bytes registered).
  public init(of market: Market, beside others: JudgedValues = JudgedValues()) {
    var reader = RegistrationReader(market: market, known: others)
    reader.remembersValues = true
    for store in 0..<market.stores.count { reader.read(store: store) { _, _, _ in } }
    self = reader.known
  }

  /// Whether nothing is known.
  var isEmpty: Bool { values.isEmpty }

  /// What a value came to, if it was judged.
  ///
  /// - Parameter canonical: Filled with the canonical form when the value is known and valid, emptied when it is faulty.
  func judgement(
    of raw: Span<UInt8>, as kind: IdentifierKind, into canonical: inout [UInt8]
  ) -> Judgement? {
    guard !isEmpty else { return nil }
    var number = latest[Self.hash(raw)] ?? -1
    while number >= 0 {
      let value = values[number]
      if value.kind == kind, bytes.span.extracting(value.raw).order(before: raw) == 0 {
        canonical.removeAll(keepingCapacity: true)
        canonical.append(contentsOf: bytes[value.canonical])
        return value.judgement
      }
      number = value.before
    }
    return nil
  }

  /// Remembers a value that is not known yet.
  mutating func insert(
    _ raw: Span<UInt8>, as kind: IdentifierKind, canonical: [UInt8], _ judgement: Judgement
  ) {
    let start = bytes.count
    for index in raw.indices { bytes.append(raw[index]) }
    let end = bytes.count
    bytes.append(contentsOf: canonical)
    let hash = Self.hash(raw)
    values.append(
      Value(
        kind: kind, raw: start..<end, canonical: end..<bytes.count, judgement: judgement,
        before: latest.updateValue(values.count, forKey: hash) ?? -1))
  }

  private static func hash(_ raw: Span<UInt8>) -> UInt64 {
    var hash = StableHash()
    hash.combine(raw)
    return hash.value
  }
}
