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
  /// The currency of prices for which nothing says one; empty when the user names none.
  private let currency: [UInt8]
  /// Whether texts stand as records hold them: markup in them is text.
  private let isVerbatim: Bool
  /// Whether the feed has said a currency.
  var hasSaidCurrency = false
  private var html = HTMLText()
  /// The text of each vocabulary that was met last, and its word.
  private var meanings: [(isKnown: Bool, text: [UInt8], word: [UInt8])]

  /// An assembly that knows no record.
  init() { self.init(ProfilePlan(), limits: .default, declaration: nil, currency: []) }

  init(
    _ plan: ProfilePlan, limits: FeedLimits, declaration: FalseDeclaration?, currency: [UInt8], isVerbatim: Bool = false
  ) {
    self.declaration = declaration
    self.isVerbatim = isVerbatim
    self.currency = currency
    self.plan = plan
    self.limits = limits
    tables = Array(repeating: LookupTable(), count: plan.tableCount)
    meanings = Array(repeating: (false, [], []), count: plan.words.count)
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
      if plan.titleIsEvidence[record] { hasEvidence = titleSaysPrice(capture) }
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
    let qualifier = place(source.qualifiers, of: index, in: capture)
    switch rule.field {
    case .price, .salePrice:
      if takePlainPrice(rule, value, qualifier, capture) { return }
      let said = bytes(qualifier, capture)
      let price = try check(value, capture).price(
        plan.prices, currency: said.isEmpty ? currency[...] : said, hasSaid: hasSaidCurrency)
      hasSaidCurrency = hasSaidCurrency || !price.currency.isEmpty
      if rule.currencies >= 0, !tables[rule.currencies].isEmpty,
        !tables[rule.currencies].names(currency: price.currency.span)
      {
        throw check(value, capture).breach(
          "the currency is not among those that the feed declares", raw: bytes(qualifier, capture))
      }
      draft.append(rule.field, price.amount.span, qualifier: price.currency.span)
      if rule.field == .price, chosen[Int(Field.rawPrice.rawValue)] < 0 {
        draft.append(.rawPrice, capture.bytes.span.extracting(value.start..<value.end))
      }
      return
    case .experience: try check(value, capture).score()
    case .description where isVerbatim: break
    case .opened, .created, .updated, .partyBorn:
      let text = capture.bytes[value.start..<value.end]
      switch DateText.read(text, zone: rule.zone.isEmpty ? [] : Array(plan.constants[rule.zone])) {
      case .asWritten: break
      case .iso(let iso): return draft.append(rule.field, iso.span)
      case .none: return
      case .fault: throw check(value, capture).notADate
      }
    case .description where html.reduce(capture.bytes[value.start..<value.end]):
      let text = html.output.block
      if html.output.count > 0 { draft.append(.description, text.span.extracting(0..<html.output.count)) }
      return
    case .party:
      parties += 1
      guard parties <= limits.parties else {
        throw check(value, capture).breach(
          "the store has more than \(limits.parties) parties; \(FeedLimit.parties.advice)")
      }
    case .gtin where GTIN.canonical(of: capture.bytes.span.extracting(value.start..<value.end), into: &gtin):
      // What is none stays as it was written, for people to see.
      let digits = gtin
      draft.append(.gtin, digits.span)
      return
    case .link: if !Self.isWebAddress(capture.bytes[value.start..<value.end]) { try check(value, capture).address() }
    case .picture:
      let isSecondMain = pictures > 0 && isAlwaysMain(qualifier)
      let text = capture.bytes[value.start..<value.end]
      if isSecondMain || PictureList.mayHoldSeveral(text, separator: rule.separator) {
        let role = isSecondMain ? PictureList.detail[...] : bytes(qualifier, capture)
        return try takePictures(value, capture, rule, role)
      }
      if !Self.isWebAddress(text) { try check(value, capture).address() }
      try countPicture(value, capture)
    default: break
    }
    if rule.hasAllowedValues { try check(value, capture).allowedValue() }
    if rule.hasAllowedQualifiers || rule.qualifierRequirement == .always {
      try check(value, capture).qualifier(bytes(qualifier, capture))
    }
    if rule.lookup >= 0,
      let path = tables[rule.lookup].path(of: capture.bytes.span.extracting(value.start..<value.end))
    {
      let name = self.qualifier(bytes(qualifier, capture), rule)
      draft.append(rule.field, path.span, qualifier: name.span)
      return
    }
    if rule.qualifierLookup >= 0 {
      let name = self.qualifier(bytes(qualifier, capture), rule)
      draft.append(
        rule.field, capture.bytes.span.extracting(value.start..<value.end), qualifier: name.span)
      return
    }
    let part = rule.field.isOfParty ? UInt8(truncatingIfNeeded: max(0, parties - 1)) : 0
    if rule.words >= 0 || rule.separator != 0 || rule.pairMark != 0 || rule.end != 0 {
      return takeParts(capture.bytes[value.start..<value.end], rule, bytes(qualifier, capture))
    }
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
    if !source.units.isEmpty {
      let unit = bytes(place(source.units, of: index, in: capture), capture)
      if !unit.isEmpty { draft.append(.unit, unit.span) }
    }
  }

  private mutating func countPicture(
    _ value: RecordCapture.Value, _ capture: borrowing RecordCapture
  ) throws(RuleBreach) {
    pictures += 1
    guard pictures <= limits.pictures else {
      throw check(value, capture).breach(
        "the listing has more than \(limits.pictures) pictures; \(FeedLimit.pictures.advice)")
    }
  }

  /// Whether the format calls a picture main wherever it stands; only the first of a listing is then.
  private func isAlwaysMain(_ qualifier: QualifierPlace) -> Bool {
    guard case .constant(let range) = qualifier else { return false }
    return plan.constants[range].elementsEqual("main".utf8)
  }

  /// Takes the pictures that one text names: feeds put several into one, between `|` or commas.
  private mutating func takePictures(
    _ value: RecordCapture.Value, _ capture: borrowing RecordCapture, _ rule: ProfilePlan.Rule,
    _ role: ArraySlice<UInt8>
  ) throws(RuleBreach) {
    let text = capture.bytes[value.start..<value.end]
    var role = role
    var next = text.startIndex
    while next < text.endIndex {
      let address = PictureList.next(in: text, from: &next, separator: rule.separator)
      guard !address.isEmpty else { continue }
      if !Self.isWebAddress(address) { try check(value, capture).address(address) }
      if rule.hasAllowedQualifiers { try check(value, capture).qualifier(role) }
      try countPicture(value, capture)
      draft.append(.picture, address.span, qualifier: role.span)
      // Only one picture is the main one.
      if role.elementsEqual("main".utf8) { role = PictureList.detail[...] }
    }
  }

  /// Takes a text that holds several values, ends early, or means a word.
  private mutating func takeParts(_ text: ArraySlice<UInt8>, _ rule: ProfilePlan.Rule, _ qualifier: ArraySlice<UInt8>) {
    var text = text
    if rule.end != 0, let end = text.firstIndex(of: rule.end) { text = text[..<end] }
    if rule.words >= 0 {
      let word = word(of: text, rule.words)
      if rule.field == .status {
        // A status is one of our words or nothing.
        if !word.isEmpty { draft.append(rule.field, word.span) }
      } else {
        draft.append(rule.field, text.span, qualifier: word.span)
      }
      return
    }
    guard rule.separator != 0 else { return draft.append(rule.field, text.span, qualifier: qualifier.span) }
    for part in text.split(separator: rule.separator) {
      let part = RecordCapture.trimmed(part)
      guard !part.isEmpty else { continue }
      if rule.field == .gtin, GTIN.canonical(of: part.span, into: &gtin) {
        let digits = gtin
        draft.append(.gtin, digits.span)
      } else if rule.pairMark != 0, let mark = part.lastIndex(of: rule.pairMark) {
        let before = part[..<mark]
        let name = before.lastIndex(of: rule.pairMark).map { before[before.index(after: $0)...] } ?? before
        let value = part[(mark + 1)...]
        draft.append(rule.field, value.span, qualifier: name.span)
      } else {
        draft.append(rule.field, part.span, qualifier: qualifier.span)
      }
    }
  }

  /// A qualifier, or what it is the key of.
  private mutating func qualifier(_ key: ArraySlice<UInt8>, _ rule: ProfilePlan.Rule) -> ArraySlice<UInt8> {
    guard rule.qualifierLookup >= 0, let name = tables[rule.qualifierLookup].path(of: key.span) else { return key }
    return name[...]
  }

  /// The word that a text means; empty for none. Most records of a feed say the same, so the last answer is kept.
  private mutating func word(of text: ArraySlice<UInt8>, _ words: Int) -> [UInt8] {
    if meanings[words].isKnown, text.elementsEqual(meanings[words].text) { return meanings[words].word }
    let word = plan.words[words].first { $0.isPrefix ? text.starts(with: $0.text) : text.elementsEqual($0.text) }?.word
    meanings[words] = (true, Array(text), word ?? [])
    return word ?? []
  }

  private func titleSaysPrice(_ capture: borrowing RecordCapture) -> Bool {
    let value = chosen[Int(Field.title.rawValue)]
    guard value >= 0 else { return false }
    return PriceMention.stands(in: capture.bytes[capture.values[value].start..<capture.values[value].end])
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
    var given = price.currency == nil ? self.bytes(qualifier, capture) : []
    if given.isEmpty { given = self.currency[...] }
    let beside = given.span
    let currency = if let range = price.currency { text.extracting(range) } else { beside }
    guard currency.isEmpty ? isUnknownCurrencyTaken(rule) : Currency.isCode(currency) else { return false }
    if rule.currencies >= 0, !tables[rule.currencies].isEmpty, !tables[rule.currencies].names(currency: currency) {
      return false
    }
    if !currency.isEmpty { hasSaidCurrency = true }
    draft.append(rule.field, text.extracting(price.amount), qualifier: currency)
    if rule.field == .price, chosen[Int(Field.rawPrice.rawValue)] < 0 { draft.append(.rawPrice, text) }
    return true
  }

  private func isUnknownCurrencyTaken(_ rule: ProfilePlan.Rule) -> Bool {
    switch rule.qualifierRequirement {
    case .never: true
    case .onceSaid: !hasSaidCurrency
    case .always: false
    }
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
  ///
  /// - Parameter outerID: The key of the entry around it, which is its parent unless it names one.
  mutating func enter(_ capture: borrowing RecordCapture, into table: Int, outerID: ArraySlice<UInt8>?) {
    func text(_ field: Field) -> [UInt8] {
      for value in capture.values {
        let rule = plan.captures[Int(value.capture)].rule
        if rule >= 0, plan.rules[rule].field == field { return Array(capture.bytes[value.start..<value.end]) }
      }
      return []
    }
    guard capture.breakage == nil else { return }
    let parent = text(.groupID)
    tables[table].enter(text(.id), name: text(.name), parent: parent.isEmpty ? Array(outerID ?? []) : parent)
  }

  /// The id that an element has given so far.
  func id(of capture: borrowing RecordCapture) -> ArraySlice<UInt8>? {
    guard plan.hasConditionalID[capture.record] else { return capture.id }
    var best: (rank: Int, index: Int)?
    for index in capture.values.indices {
      let value = capture.values[index]
      let source = plan.captures[Int(value.capture)]
      if source.isID, value.end > value.start, source.rank < best?.rank ?? Int.max, counts(index, of: capture, source) {
        best = (source.rank, index)
      }
    }
    return best.map { capture.bytes[capture.values[$0.index].start..<capture.values[$0.index].end] }
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

  /// The qualifier of a value, or its unit, from the first of its sources that says one.
  private func place(
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
