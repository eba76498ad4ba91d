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

  /// The record that the last call made.
  var draft = RecordDraft()
  /// Whether it says anything that only a record of this format says.
  private(set) var hasEvidence = false
  /// Whether it took the id of the record around it.
  private(set) var usedOuterID = false
  /// Ids made for a record that has none, where the profile says so, the better first; one must be given to the draft.
  var derivedIDs: [[UInt8]] = []
  let plan: ProfilePlan
  let limits: FeedLimits
  /// The value chosen for each field that may be said once, as an index of the capture's values; -1 for none.
  var chosen = InlineArray<64, Int>(repeating: -1)
  var present = FieldSet()
  /// What the feed as a whole had said when it last said something.
  private(set) var feed: (values: [RecordCapture.Value], bytes: [UInt8]) = ([], [])
  var tables: [LookupTable]
  /// Room for the digits of a GTIN.
  var gtin: [UInt8] = []
  /// The values that name pictures, in order, where the record says them out of order.
  var pictureOrder: [Int] = []
  /// Parties and pictures taken so far.
  var parties = 0
  var pictures = 0

  private let declaration: FalseDeclaration?
  /// The currency of prices for which nothing says one; empty when the user names none.
  let currency: [UInt8]
  /// Whether texts stand as records hold them: markup in them is text.
  let isVerbatim: Bool
  /// Whether the feed has said a currency.
  var hasSaidCurrency = false
  var html = HTMLText()
  /// The text of each vocabulary that was met last, and its word.
  var meanings: [(isKnown: Bool, text: [UInt8], word: [UInt8])]

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
      for index in capture.values.indices where !takePlain(index, of: capture) { try take(index, of: capture) }
      for index in pictureOrder { try take(index, of: capture, isOrdered: true) }
      if plan.records[record].derivesID, !present.contains(.id) { deriveIDs(capture) }
      try complete(record, outerID: outerID)
      return .whole
    } catch {
      return .broken(error)
    }
  }

  /// Sets the record aside when its title shows that the feed's encoding is not the one declared.
  private func checkDeclaration(_ capture: borrowing RecordCapture) throws(RuleBreach) {
    let title = chosen[Int(Field.title.rawValue)]
    guard let declaration, title >= 0 else { return }
    let value = capture.values[title]
    guard let reason = declaration.reason(for: capture.bytes[value.start..<value.end]) else { return }
    throw RuleBreach(field: .title, raw: capture.excerpt(value), reason: reason)
  }

  private func titleSaysPrice(_ capture: borrowing RecordCapture) -> Bool {
    let value = chosen[Int(Field.title.rawValue)]
    guard value >= 0 else { return false }
    return PriceMention.stands(in: capture.bytes[capture.values[value].start..<capture.values[value].end])
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

  /// Defaults, what the record around it gives, and what must be there.
  private mutating func complete(_ record: Int, outerID: ArraySlice<UInt8>?) throws(RuleBreach) {
    for (field, fallback) in plan.fallbacks[record] where !present.contains(field) {
      if let fallback {
        draft.append(field, fallback.span)
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
}
