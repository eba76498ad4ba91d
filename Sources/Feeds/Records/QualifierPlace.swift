/// Where the bytes of a value's qualifier stand, or of its unit.
enum QualifierPlace {
  case absent
  case constant(Range<Int>)
  case captured(Range<Int>)
  case feed(Range<Int>)
}

extension RecordAssembly {
  /// The qualifier of a value, or its unit, from the first of its sources that says one.
  func place(
    _ sources: Range<Int>, of index: Int, in capture: borrowing RecordCapture
  ) -> QualifierPlace {
    for number in sources {
      switch plan.qualifiers[number] {
      case .constant(let range): return .constant(range)
      case .sameElement(let wanted):
        if let found = nearest(wanted, to: index, in: capture) { return .captured(found) }
      case .sameRecord(let wanted):
        if let found = capture.values.first(where: { $0.capture == wanted && $0.end > $0.start }) {
          return .captured(found.start..<found.end)
        }
      case .feed(let wanted):
        if let found = feed.values.first(where: { $0.capture == wanted && $0.end > $0.start }) {
          return .feed(found.start..<found.end)
        }
      }
    }
    return .absent
  }

  /// The value of another capture in the same element: the last before `index`, else the first after.
  ///
  /// What an element says stands together, and elements are numbered in order, so the search stays inside it.
  func nearest(_ wanted: Int, to index: Int, in capture: borrowing RecordCapture) -> Range<Int>? {
    let scope = capture.values[index].scope
    var place = index - 1
    while place >= 0, capture.values[place].scope >= scope {
      let value = capture.values[place]
      if value.capture == wanted, value.scope == scope, value.end > value.start { return value.start..<value.end }
      place -= 1
    }
    place = index + 1
    while place < capture.values.count {
      let value = capture.values[place]
      if value.capture == wanted, value.scope == scope, value.end > value.start { return value.start..<value.end }
      if value.scope > scope, plan.captures[Int(value.capture)].scopeDepth <= plan.captures[wanted].scopeDepth { break }
      place += 1
    }
    return nil
  }

  func bytes(_ place: QualifierPlace, _ capture: borrowing RecordCapture) -> ArraySlice<UInt8> {
    switch place {
    case .absent: []
    case .constant(let range): plan.constants[range]
    case .captured(let range): capture.bytes[range]
    case .feed(let range): feed.bytes[range]
    }
  }

  /// A qualifier, or what it is the key of.
  mutating func qualifier(_ key: ArraySlice<UInt8>, _ rule: ProfilePlan.Rule) -> ArraySlice<UInt8> {
    guard rule.qualifierLookup >= 0, let name = tables[rule.qualifierLookup].path(of: key.span) else { return key }
    return name[...]
  }
}
