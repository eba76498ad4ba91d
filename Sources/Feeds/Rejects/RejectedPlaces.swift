import Marketplace

/// The records of a feed that were set aside, by where they stand, each to be found once.
final class RejectedPlaces {
  private var byLine: [Int: [QuarantinedRecord]] = [:]
  /// Ids that others have, for which records were set aside, each with the line of the last of these.
  private var taken: [TakenID: Int] = [:]

  /// Whether a record was set aside because it says no currency and others do.
  let saysCurrency: Bool

  init(_ records: [QuarantinedRecord]) {
    saysCurrency = records.contains { $0.reason.hasSuffix(ValueCheck.unsaidCurrency) }
    for record in records { byLine[record.place.line, default: []].append(record) }
    for record in records {
      if let id = TakenID(record) { taken[id] = max(taken[id] ?? 0, record.place.line) }
    }
  }

  /// Ids that others have, for records that stand from a line on, in order.
  func taken(fromLine line: Int) -> [TakenID] {
    taken.filter { $0.value >= line }.map(\.key)
      .sorted { ($0.kind.rawValue, $0.id, $0.reason) < ($1.kind.rawValue, $1.id, $1.reason) }
  }

  /// The record that stands at a place, if it was set aside.
  func take(line: Int, column: Int) -> QuarantinedRecord? {
    guard let index = byLine[line]?.firstIndex(where: { $0.place.column == column }) else { return nil }
    return byLine[line]?.remove(at: index)
  }

  /// The record whose fault stands on one of some lines.
  func take(lines: ClosedRange<Int>) -> QuarantinedRecord? {
    for line in lines where byLine[line]?.isEmpty == false { return byLine[line]?.removeFirst() }
    return nil
  }
}
