import Marketplace

/// Turns what a record's element said into a record: chooses among places, checks every value, fills in defaults.
struct RecordAssembly {
  /// What came of an element.
  enum Outcome {
    /// The draft holds the record.
    case whole
    /// The element is no record of this format.
    case none
    /// The record breaks a rule.
    case broken(field: Field?, raw: String, reason: String)
  }

  /// A rule that a value breaks.
  private struct Breach: Error {
    var field: Field
    var raw: String
    var reason: String
  }

  /// The record that the last call made.
  private(set) var draft = RecordDraft()
  /// Whether it took the id of the record around it.
  private(set) var usedOuterID = false
  let plan: ProfilePlan
  let limits: FeedLimits
  /// The allowed values of each rule, as bytes: by record, then by rule.
  private let values: [[(values: [[UInt8]], qualifiers: [[UInt8]])]]
  /// The value chosen for each field that may be said once, as an index of the capture's values; -1 for none.
  private var chosen = [Int](repeating: -1, count: Field.allCases.count)
  private var present = [Bool](repeating: false, count: Field.allCases.count)
  private var part = 0
  private var parties = 0
  private var pictures = 0

  init(_ plan: ProfilePlan, limits: FeedLimits) {
    self.plan = plan
    self.limits = limits
    values = plan.records.map { record in
      record.fields.map { ($0.values.map { Array($0.utf8) }, $0.qualifierValues.map { Array($0.utf8) }) }
    }
  }

  /// Assembles the record that `capture` holds into ``draft``.
  ///
  /// - Parameter outerID: The id of the record around it.
  mutating func assemble(_ capture: RecordCapture, outerID: ArraySlice<UInt8>?) -> Outcome {
    draft.removeAll()
    for index in chosen.indices {
      chosen[index] = -1
      present[index] = false
    }
    part = 0
    parties = 0
    pictures = 0
    usedOuterID = false
    let rule = plan.records[capture.record]
    do throws(Breach) {
      if let breakage = capture.breakage {
        let field = plan.captures.indices.contains(breakage.capture) ? plan.captures[breakage.capture].rule : -1
        return .broken(
          field: field >= 0 ? rule.fields[field].field : nil, raw: breakage.raw, reason: breakage.reason)
      }
      try choose(capture, rule)
      guard rule.evidence.isEmpty || rule.evidence.contains(where: { present[Int($0.rawValue)] }) else { return .none }
      for index in capture.values.indices { try take(index, of: capture, rule) }
      try complete(rule, outerID: outerID)
      return .whole
    } catch {
      return .broken(field: error.field, raw: error.raw, reason: error.reason)
    }
  }

  /// Picks one value for each field that may be said once, by the profile's order of preference.
  private mutating func choose(_ capture: RecordCapture, _ rule: RecordRule) throws(Breach) {
    for (index, value) in capture.values.enumerated() where value.end > value.start {
      let source = plan.captures[Int(value.capture)]
      guard source.rule >= 0 else { continue }
      let field = rule.fields[source.rule].field
      present[Int(field.rawValue)] = true
      guard !field.isRepeatable else { continue }
      let earlier = chosen[Int(field.rawValue)]
      guard earlier >= 0 else {
        chosen[Int(field.rawValue)] = index
        continue
      }
      let other = capture.values[earlier]
      let rank = plan.captures[Int(other.capture)].rank
      if source.rank < rank {
        chosen[Int(field.rawValue)] = index
      } else if source.rank == rank, !rule.fields[source.rule].firstCounts,
        capture.bytes[other.start..<other.end] != capture.bytes[value.start..<value.end]
      {
        throw Breach(
          field: field, raw: capture.excerpt(value),
          reason: "\(field.profileName) is said twice and differently; say it once")
      }
    }
  }

  private mutating func take(_ index: Int, of capture: RecordCapture, _ rule: RecordRule) throws(Breach) {
    let value = capture.values[index]
    let source = plan.captures[Int(value.capture)]
    guard source.rule >= 0, value.end > value.start else { return }
    let fieldRule = rule.fields[source.rule]
    let field = fieldRule.field
    guard field.isRepeatable || chosen[Int(field.rawValue)] == index else { return }
    let text = capture.bytes[value.start..<value.end]
    let qualifier = qualifier(of: index, in: capture, source)
    func breach(_ reason: String, raw: ArraySlice<UInt8>? = nil) -> Breach {
      Breach(field: field, raw: RecordCapture.excerpt(raw ?? text), reason: reason)
    }
    if fieldRule.qualifierRequired, qualifier?.isEmpty ?? true {
      throw breach("\(field.profileName) does not say its \(field == .price ? "currency" : "kind")")
    }
    let allowed = values[capture.record][source.rule]
    if !allowed.values.isEmpty, !allowed.values.contains(where: { $0[...] == text }) {
      throw breach("\(field.profileName) must be one of \(fieldRule.values.joined(separator: ", "))")
    }
    if let qualifier, !allowed.qualifiers.isEmpty, !allowed.qualifiers.contains(where: { $0[...] == qualifier }) {
      throw breach(
        "the kind of \(field.profileName) must be one of \(fieldRule.qualifierValues.joined(separator: ", "))",
        raw: qualifier)
    }
    switch field {
    case .price, .salePrice:
      do throws(PriceFault) {
        let price = try PriceReading.read(text, style: plan.prices, currency: qualifier ?? [])
        draft.append(field, price.amount.span, qualifier: price.currency.span)
        if field == .price { append(.rawPrice, text, nil) }
      } catch {
        throw breach(error.reason)
      }
      return
    case .experience:
      guard ScoreText.isScore(text) else { throw breach("a score is a decimal from 0 to 5") }
    case .opened, .created, .updated:
      guard DateText.isDateOrTime(text) else {
        throw breach("not a date; write YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ")
      }
    case .partyBorn:
      guard DateText.isDateOrTime(text) else { throw breach("not a date; write YYYY-MM-DD") }
    case .party:
      parties += 1
      guard parties <= limits.parties else { throw breach("the store has more than \(limits.parties) parties") }
      part = parties - 1
    case .picture:
      pictures += 1
      guard pictures <= limits.pictures else { throw breach("the listing has more than \(limits.pictures) pictures") }
    default: break
    }
    append(field, text, qualifier)
  }

  private mutating func append(_ field: Field, _ text: ArraySlice<UInt8>, _ qualifier: ArraySlice<UInt8>?) {
    let part = field.isOfParty ? UInt8(truncatingIfNeeded: part) : 0
    if let qualifier {
      draft.append(field, text.span, qualifier: qualifier.span, part: part)
    } else {
      draft.append(field, text.span, part: part)
    }
  }

  /// Defaults, what the record around it gives, and what must be there.
  private mutating func complete(_ rule: RecordRule, outerID: ArraySlice<UInt8>?) throws(Breach) {
    for fieldRule in rule.fields where !present[Int(fieldRule.field.rawValue)] {
      if fieldRule.fromOuterID, let outerID {
        append(fieldRule.field, outerID, nil)
        usedOuterID = true
        present[Int(fieldRule.field.rawValue)] = true
      } else if let fallback = fieldRule.fallback {
        draft.append(fieldRule.field, fallback)
        present[Int(fieldRule.field.rawValue)] = true
      }
    }
    for field in rule.required where !present[Int(field.rawValue)] {
      throw Breach(field: field, raw: "", reason: "\(field.profileName) is missing")
    }
  }

  /// The qualifier of a value, or `nil` when none of its sources says one.
  private func qualifier(of index: Int, in capture: RecordCapture, _ source: ProfilePlan.Capture) -> ArraySlice<UInt8>?
  {
    for candidate in source.qualifiers {
      switch candidate {
      case .constant(let text): return text[...]
      case .sameElement(let wanted):
        if let found = nearest(wanted, to: index, in: capture) { return found }
      case .sameRecord(let wanted):
        if let found = capture.values.first(where: { $0.capture == wanted && $0.end > $0.start }) {
          return capture.bytes[found.start..<found.end]
        }
      }
    }
    return nil
  }

  /// The value of another capture in the same element: the last before `index`, else the first after.
  ///
  /// What an element says stands together, and elements are numbered in order, so the search stays inside it.
  private func nearest(_ wanted: Int, to index: Int, in capture: RecordCapture) -> ArraySlice<UInt8>? {
    let scope = capture.values[index].scope
    func matches(_ value: RecordCapture.Value) -> Bool {
      value.capture == wanted && value.scope == scope && value.end > value.start
    }
    for value in capture.values[..<index].reversed() {
      if matches(value) { return capture.bytes[value.start..<value.end] }
      if value.scope < scope { break }
    }
    for value in capture.values[(index + 1)...] {
      if matches(value) { return capture.bytes[value.start..<value.end] }
      if value.scope > scope, plan.captures[Int(value.capture)].scopeDepth <= plan.captures[wanted].scopeDepth { break }
    }
    return nil
  }
}
