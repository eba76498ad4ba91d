import Identifiers
import Marketplace

/// Turns what a record's element said into a record: chooses among places, checks every value, fills in defaults.
///
/// Not copyable, so that looking into one costs no reference counts.
struct RecordAssembly: ~Copyable {
  /// What came of an element.
  enum Outcome {
    /// The element is no record: the profile's condition does not hold.
    case none
    /// The draft holds the record.
    case whole
    /// The record breaks a rule.
    case broken(RuleBreach)
  }

  /// Where a qualifier's bytes stand.
  private enum QualifierPlace {
    case absent
    case constant(Range<Int>)
    case captured(Range<Int>)
    case feed(Range<Int>)
  }

  /// The record that the last call made.
  private(set) var draft = RecordDraft()
  /// Whether it says anything that only a record of this format says.
  private(set) var hasEvidence = false
  /// Whether it took the id of the record around it.
  private(set) var usedOuterID = false
  /// Ids made for a record that has none, where the profile says so, the better first; one must be given to the draft.
  private(set) var derivedIDs: [[UInt8]] = []
  let plan: ProfilePlan
  let limits: FeedLimits
  /// The value chosen for each field that may be said once, as an index of the capture's values; -1 for none.
  private var chosen = InlineArray<64, Int>(repeating: -1)
  private var present = FieldSet()
  /// What the feed as a whole had said when it last said something.
  private var feed: (values: [RecordCapture.Value], bytes: [UInt8]) = ([], [])
  private var tables: [LookupTable]
  private var gtin: [UInt8] = []
  private var pictureOrder: [Int] = []
  private var parties = 0
  private var pictures = 0

  private let declaration: FalseDeclaration?

  /// An assembly that knows no record.
  init() { self.init(ProfilePlan(), limits: .default, declaration: nil) }

  init(_ plan: ProfilePlan, limits: FeedLimits, declaration: FalseDeclaration?) {
    self.declaration = declaration
    self.plan = plan
    self.limits = limits
    tables = Array(repeating: LookupTable(), count: plan.tableCount)
  }

  /// Assembles the record that `capture` holds into ``draft``.
  ///
  /// - Parameters:
  ///   - feed: What the feed as a whole has said.
  ///   - outerID: The id of the record around it.
  mutating func assemble(
    _ capture: borrowing RecordCapture, feed: borrowing RecordCapture, outerID: ArraySlice<UInt8>?
  ) -> Outcome {
    guard isRecord(capture) else { return .none }
    if self.feed.values.count != feed.values.count { self.feed = (feed.values, feed.bytes) }
    draft.removeAll()
    chosen = InlineArray(repeating: -1)
    present = FieldSet()
    parties = 0
    pictures = 0
    usedOuterID = false
    if !derivedIDs.isEmpty { derivedIDs.removeAll() }
    hasEvidence = true
    let record = capture.record
    if let breakage = capture.breakage {
      let rule = plan.captures.indices.contains(breakage.capture) ? plan.captures[breakage.capture].rule : -1
      return .broken(
        RuleBreach(field: rule >= 0 ? plan.rules[rule].field : nil, raw: breakage.raw, reason: breakage.reason))
    }
    do throws(RuleBreach) {
      try choose(capture)
      let evidence = plan.evidence[record]
      hasEvidence = evidence.isEmpty || !present.isDisjoint(with: evidence)
      try checkDeclaration(capture)
      for index in capture.values.indices { try take(index, of: capture) }
      for index in pictureOrder { try take(index, of: capture, isOrdered: true) }
      if plan.records[record].derivesID, !present.contains(.id) { deriveIDs(capture) }
      try complete(record, outerID: outerID)
      return .whole
    } catch {
      return .broken(error)
    }
  }

  /// Picks one value for each field that may be said once, by the profile's order of preference.
  private mutating func choose(_ capture: borrowing RecordCapture) throws(RuleBreach) {
    pictureOrder.removeAll(keepingCapacity: true)
    var lastPicture = -1
    var isOutOfOrder = false
    for index in capture.values.indices {
      let value = capture.values[index]
      let source = plan.captures[Int(value.capture)]
      guard source.rule >= 0, value.end > value.start, counts(index, of: capture, source) else { continue }
      let rule = plan.rules[source.rule]
      let field = Int(rule.field.rawValue)
      present.insert(rule.field)
      if rule.field == .picture {
        if source.rule < lastPicture { isOutOfOrder = true }
        lastPicture = source.rule
      }
      guard !rule.isRepeatable else { continue }
      guard chosen[field] >= 0 else {
        chosen[field] = index
        continue
      }
      let other = capture.values[chosen[field]]
      let rank = plan.captures[Int(other.capture)].rank
      if source.rank < rank {
        chosen[field] = index
      } else if source.rank == rank, !rule.firstCounts,
        capture.bytes[other.start..<other.end] != capture.bytes[value.start..<value.end]
      {
        throw RuleBreach(
          field: rule.field, raw: capture.excerpt(value),
          reason: "\(rule.field.profileName) is said twice and differently; say it once")
      }
    }
    if isOutOfOrder { orderPictures(capture) }
  }

  /// Sets the record aside when its title shows that the feed's encoding is not the one declared.
  private func checkDeclaration(_ capture: borrowing RecordCapture) throws(RuleBreach) {
    let title = chosen[Int(Field.title.rawValue)]
    guard let declaration, title >= 0 else { return }
    let value = capture.values[title]
    guard let reason = declaration.reason(for: capture.bytes[value.start..<value.end]) else { return }
    throw RuleBreach(field: .title, raw: capture.excerpt(value), reason: reason)
  }

  /// Picks the pictures' order: the profile's main picture first, wherever the record says it.
  private mutating func orderPictures(_ capture: borrowing RecordCapture) {
    func rule(_ index: Int) -> Int { plan.captures[Int(capture.values[index].capture)].rule }
    for index in capture.values.indices {
      let number = rule(index)
      guard number >= 0, plan.rules[number].field == .picture else { continue }
      // Few and nearly in order: insertion keeps those of one rule as they came.
      let place = pictureOrder.lastIndex { rule($0) <= number }.map { $0 + 1 } ?? 0
      pictureOrder.insert(index, at: place)
    }
  }

  private mutating func take(
    _ index: Int, of capture: borrowing RecordCapture, isOrdered: Bool = false
  ) throws(RuleBreach) {
    let value = capture.values[index]
    let source = plan.captures[Int(value.capture)]
    guard source.rule >= 0, value.end > value.start else { return }
    let rule = plan.rules[source.rule]
    guard rule.isRepeatable ? counts(index, of: capture, source) : chosen[Int(rule.field.rawValue)] == index else {
      return
    }
    if rule.field == .picture, !pictureOrder.isEmpty, !isOrdered { return }
    let qualifier = qualifier(of: index, in: capture, source)
    switch rule.field {
    case .price, .salePrice:
      if takePlainPrice(rule, value, qualifier, capture) { return }
      let price = try check(value, capture).price(plan.prices, currency: bytes(qualifier, capture))
      if rule.currencies >= 0, !tables[rule.currencies].isEmpty,
        !tables[rule.currencies].names(currency: price.currency.span)
      {
        throw check(value, capture).breach(
          "the currency is not among those that the feed declares", raw: bytes(qualifier, capture))
      }
      draft.append(rule.field, price.amount.span, qualifier: price.currency.span)
      if rule.field == .price { draft.append(.rawPrice, capture.bytes.span.extracting(value.start..<value.end)) }
      return
    case .experience: try check(value, capture).score()
    case .opened, .created, .updated, .partyBorn: try check(value, capture).date()
    case .party:
      parties += 1
      guard parties <= limits.parties else {
        throw check(value, capture).breach("the store has more than \(limits.parties) parties")
      }
    case .gtin where GTIN.canonical(of: capture.bytes.span.extracting(value.start..<value.end), into: &gtin):
      // What is none stays as it was written, for people to see.
      let digits = gtin
      draft.append(.gtin, digits.span)
      return
    case .link: if !Self.isWebAddress(capture.bytes[value.start..<value.end]) { try check(value, capture).address() }
    case .picture:
      if !Self.isWebAddress(capture.bytes[value.start..<value.end]) { try check(value, capture).address() }
      pictures += 1
      guard pictures <= limits.pictures else {
        throw check(value, capture).breach("the listing has more than \(limits.pictures) pictures")
      }
    default: break
    }
    if rule.hasAllowedValues { try check(value, capture).allowedValue() }
    if rule.hasAllowedQualifiers || rule.qualifierRequired {
      try check(value, capture).qualifier(bytes(qualifier, capture))
    }
    if rule.lookup >= 0,
      let path = tables[rule.lookup].path(of: capture.bytes.span.extracting(value.start..<value.end))
    {
      draft.append(rule.field, path.span)
      return
    }
    let part = rule.field.isOfParty ? UInt8(truncatingIfNeeded: max(0, parties - 1)) : 0
    let text = capture.bytes.span.extracting(value.start..<value.end)
    switch qualifier {
    case .absent: draft.append(rule.field, text, part: part)
    case .constant(let range):
      let constants = plan.constants
      draft.append(rule.field, text, qualifier: constants.span.extracting(range), part: part)
    case .captured(let range):
      draft.append(rule.field, text, qualifier: capture.bytes.span.extracting(range), part: part)
    case .feed(let range):
      let feed = feed.bytes
      draft.append(rule.field, text, qualifier: feed.span.extracting(range), part: part)
    }
  }

  /// Takes a price whose spelling is canonical already, as nearly all are, without copying it about.
  ///
  /// - Returns: Whether it was one; if not, nothing was taken.
  private mutating func takePlainPrice(
    _ rule: ProfilePlan.Rule, _ value: RecordCapture.Value, _ qualifier: QualifierPlace,
    _ capture: borrowing RecordCapture
  ) -> Bool {
    let bytes = capture.bytes
    let text = bytes.span.extracting(value.start..<value.end)
    guard let price = CanonicalPrice(text, mayNameCurrency: plan.prices == .written) else { return false }
    // What the text says wins over what stands beside it.
    let given = price.currency == nil ? self.bytes(qualifier, capture) : []
    let beside = given.span
    let currency = if let range = price.currency { text.extracting(range) } else { beside }
    guard currency.isEmpty ? !rule.qualifierRequired : Currency.isCode(currency) else { return false }
    if rule.currencies >= 0, !tables[rule.currencies].isEmpty, !tables[rule.currencies].names(currency: currency) {
      return false
    }
    draft.append(rule.field, text.extracting(price.amount), qualifier: currency)
    if rule.field == .price { draft.append(.rawPrice, text) }
    return true
  }

  private func check(_ value: RecordCapture.Value, _ capture: borrowing RecordCapture) -> ValueCheck {
    let rule = plan.rules[plan.captures[Int(value.capture)].rule]
    return ValueCheck(
      text: capture.bytes[value.start..<value.end], rule: plan.records[capture.record].fields[rule.number])
  }

  /// Makes ids of the record's link and of its content, marked as such.
  private mutating func deriveIDs(_ capture: borrowing RecordCapture) {
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

  /// Enters what `capture` holds into a table.
  mutating func enter(_ capture: borrowing RecordCapture, into table: Int) {
    func text(_ field: Field) -> [UInt8] {
      for value in capture.values {
        let rule = plan.captures[Int(value.capture)].rule
        if rule >= 0, plan.rules[rule].field == field { return Array(capture.bytes[value.start..<value.end]) }
      }
      return []
    }
    guard capture.breakage == nil else { return }
    tables[table].enter(text(.id), name: text(.name), parent: text(.groupID))
  }

  /// Gives the record one of ``derivedIDs``.
  mutating func give(id: [UInt8]) { draft.append(.id, id.span) }

  /// Defaults, what the record around it gives, and what must be there.
  private mutating func complete(_ record: Int, outerID: ArraySlice<UInt8>?) throws(RuleBreach) {
    for (field, fallback) in plan.fallbacks[record] where !present.contains(field) {
      if let fallback {
        draft.append(field, fallback)
      } else if let outerID {
        draft.append(field, outerID.span)
        usedOuterID = true
      } else {
        continue
      }
      present.insert(field)
    }
    for field in plan.records[record].required where !present.contains(field) {
      throw RuleBreach(field: field, raw: "", reason: "\(field.profileName) is missing")
    }
  }

  /// Whether an address begins with `http:` or `https:`, as nearly all do, which spares the check.
  private static func isWebAddress(_ text: ArraySlice<UInt8>) -> Bool {
    let start = text.startIndex
    guard text.count > 6, text[start] == UInt8(ascii: "h"), text[start + 1] == UInt8(ascii: "t"),
      text[start + 2] == UInt8(ascii: "t"), text[start + 3] == UInt8(ascii: "p")
    else { return false }
    return text[start + 4] == UInt8(ascii: ":")
      || (text[start + 4] == UInt8(ascii: "s") && text[start + 5] == UInt8(ascii: ":"))
  }

  private func bytes(_ place: QualifierPlace, _ capture: borrowing RecordCapture) -> ArraySlice<UInt8> {
    switch place {
    case .absent: []
    case .constant(let range): plan.constants[range]
    case .captured(let range): capture.bytes[range]
    case .feed(let range): feed.bytes[range]
    }
  }

  /// Whether the profile's condition on a value holds.
  @inline(__always) private func counts(
    _ index: Int, of capture: borrowing RecordCapture, _ source: ProfilePlan.Capture
  ) -> Bool {
    source.condition < 0 || holds(source, index, in: capture)
  }

  private func holds(_ source: ProfilePlan.Capture, _ index: Int, in capture: borrowing RecordCapture) -> Bool {
    let rule = plan.records[capture.record].fields[plan.rules[source.rule].number]
    let found = nearest(source.condition, to: index, in: capture)
    return rule.condition?.holds(for: found.map { capture.bytes[$0] }) ?? true
  }

  /// Whether the element is a record at all.
  private func isRecord(_ capture: borrowing RecordCapture) -> Bool {
    let wanted = plan.recordConditions[capture.record]
    guard wanted >= 0 else { return true }
    let found = capture.values.first { $0.capture == wanted }.map { capture.bytes[$0.start..<$0.end] }
    return plan.records[capture.record].condition?.holds(for: found) ?? true
  }

  /// The qualifier of a value, from the first of its sources that says one.
  private func qualifier(
    of index: Int, in capture: borrowing RecordCapture, _ source: ProfilePlan.Capture
  ) -> QualifierPlace {
    for number in source.qualifiers {
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
  private func nearest(_ wanted: Int, to index: Int, in capture: borrowing RecordCapture) -> Range<Int>? {
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
}
