public import Marketplace

/// Faults of one kind: the same field broken for the same reason, whatever the values.
public struct FaultTally: Hashable, Sendable {
  /// The field.
  public let field: String
  /// The reason as the first record of the kind has it.
  public let reason: String
  /// The value of the first, as written.
  public let raw: String
  /// How many records.
  public fileprivate(set) var count = 0
  /// Where the first of them stand.
  public fileprivate(set) var places: [SourcePlace] = []
}

/// Faults by kind, in bounded memory.
struct FaultTallies {
  private struct Key: Hashable {
    var field: String
    var reason: String
  }

  /// Kinds that are told apart.
  static let mostKinds = 200
  /// Places that are kept of each.
  static let mostPlaces = 3

  private var numbers: [Key: Int] = [:]
  /// The kinds, in the order they came.
  private(set) var kinds: [FaultTally] = []
  /// Faults of further kinds.
  private(set) var others = 0

  /// Counts a record.
  mutating func count(_ record: QuarantinedRecord) {
    let key = Key(field: record.field, reason: Self.kind(of: record.reason))
    guard let number = numbers[key] ?? enter(key, record) else {
      others += 1
      return
    }
    kinds[number].count += 1
    if kinds[number].places.count < Self.mostPlaces { kinds[number].places.append(record.place) }
  }

  private mutating func enter(_ key: Key, _ record: QuarantinedRecord) -> Int? {
    guard kinds.count < Self.mostKinds else { return nil }
    kinds.append(FaultTally(field: record.field, reason: record.reason, raw: record.raw))
    numbers[key] = kinds.count - 1
    return kinds.count - 1
  }

  /// A reason without what differs from record to record: numbers, and names of entities.
  private static func kind(of reason: String) -> String {
    var kind = ""
    var isInNumber = false
    var isInEntity = false
    for scalar in reason.unicodeScalars {
      if isInEntity {
        isInEntity = scalar != ";"
        continue
      }
      isInEntity = scalar == "&"
      let isDigit = ("0"..."9").contains(scalar)
      if isDigit, isInNumber { continue }
      isInNumber = isDigit
      kind.unicodeScalars.append(isDigit ? "0" : scalar)
    }
    return kind
  }
}
