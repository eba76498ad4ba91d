import Marketplace

/// Which of the places where a record may say a field counts.
extension RecordAssembly {
  /// Picks one value for each field that may be said once, by the profile's order of preference.
  mutating func choose(_ capture: borrowing RecordCapture) throws(RuleBreach) {
    pictureOrder.removeAll(keepingCapacity: true)
    var lastPicture = -1
    var isOutOfOrder = false
    for index in capture.values.indices {
      let value = capture.values[index]
      let handling = plan.handling[Int(value.capture)]
      guard handling.isValue, value.end > value.start, !handling.isConditional || counts(index, of: capture) else {
        continue
      }
      let field = Int(handling.field.rawValue)
      present.insert(handling.field)
      if handling.field == .picture {
        let rule = plan.captures[Int(value.capture)].rule
        if rule < lastPicture { isOutOfOrder = true }
        lastPicture = rule
      }
      guard !handling.isRepeatable else { continue }
      guard chosen[field] >= 0 else {
        chosen[field] = index
        continue
      }
      let other = capture.values[chosen[field]]
      let source = plan.captures[Int(value.capture)]
      let rank = plan.captures[Int(other.capture)].rank
      if source.rank < rank {
        chosen[field] = index
      } else if source.rank == rank, !plan.rules[source.rule].firstCounts,
        capture.bytes[other.start..<other.end] != capture.bytes[value.start..<value.end]
      {
        throw RuleBreach(
          field: handling.field, raw: capture.excerpt(value),
          reason: "\(handling.field.profileName) is said twice and differently; say it once")
      }
    }
    if isOutOfOrder { orderPictures(capture) }
  }

  /// Picks the pictures' order: the profile's main picture first, wherever the record says it.
  mutating func orderPictures(_ capture: borrowing RecordCapture) {
    func rule(_ index: Int) -> Int { plan.captures[Int(capture.values[index].capture)].rule }
    for index in capture.values.indices {
      let number = rule(index)
      guard number >= 0, plan.rules[number].field == .picture else { continue }
      // Few and nearly in order: insertion keeps those of one rule as they came.
      let place = pictureOrder.lastIndex { rule($0) <= number }.map { $0 + 1 } ?? 0
      pictureOrder.insert(index, at: place)
    }
  }

  /// Whether the profile's condition on a value holds.
  func counts(_ index: Int, of capture: borrowing RecordCapture) -> Bool {
    let source = plan.captures[Int(capture.values[index].capture)]
    guard source.condition >= 0 else { return true }
    let rule = plan.records[capture.record].fields[plan.rules[source.rule].number]
    let found = nearest(source.condition, to: index, in: capture)
    return rule.condition?.holds(for: found.map { capture.bytes[$0] }) ?? true
  }

  /// Whether the element is a record at all.
  func isRecord(_ capture: borrowing RecordCapture) -> Bool { isRecord(capture.record, capture) }

  /// Which record the element is, of those that it may be; the first when it is none.
  func record(of capture: borrowing RecordCapture) -> Int {
    plan.alternatives[capture.record].first { isRecord($0, capture) && !isRecord(capture) } ?? capture.record
  }

  private func isRecord(_ record: Int, _ capture: borrowing RecordCapture) -> Bool {
    let wanted = plan.recordConditions[record]
    guard wanted >= 0 else { return true }
    let found = capture.values.first { $0.capture == wanted }.map { capture.bytes[$0.start..<$0.end] }
    return plan.records[record].condition?.holds(for: found) ?? true
  }
}
