import Marketplace

/// What a record is known by.
extension RecordAssembly {
  /// The id that an element has given so far.
  func id(of capture: borrowing RecordCapture) -> ArraySlice<UInt8>? {
    guard plan.hasConditionalID[capture.record] else { return capture.id }
    var best: (rank: Int, index: Int)?
    for index in capture.values.indices {
      let value = capture.values[index]
      let source = plan.captures[Int(value.capture)]
      if source.isID, value.end > value.start, source.rank < best?.rank ?? Int.max, counts(index, of: capture) {
        best = (source.rank, index)
      }
    }
    return best.map { capture.bytes[capture.values[$0.index].start..<capture.values[$0.index].end] }
  }

  /// Makes ids of the record's link and of its content, marked as such.
  mutating func deriveIDs(_ capture: borrowing RecordCapture) {
    func text(_ field: Field) -> ArraySlice<UInt8>? {
      let value = chosen[Int(field.rawValue)]
      return value < 0 ? nil : capture.bytes[capture.values[value].start..<capture.values[value].end]
    }
    if let link = text(.link) {
      var hash = StableHash()
      hash.combine(link)
      derivedIDs.append(Array("link#\(hash.digits)".utf8))
    }
    var hash = StableHash()
    for field in [Field.title, .price, .description, .brand, .mpn] { hash.combine(text(field) ?? []) }
    derivedIDs.append(Array("content#\(hash.digits)".utf8))
    present.insert(.id)
  }

  /// Gives the record one of ``derivedIDs``.
  mutating func give(id: [UInt8]) { draft.append(.id, id.span) }
}
