import Marketplace

/// A profile made ready for matching: its paths as one tree, whose states a reader walks as elements begin and end.
///
/// State 0 is the root element. What a state captures is told by ``Capture`` numbers.
struct ProfilePlan: Sendable {
  /// An element on the way to something wanted.
  struct State: Sendable {
    /// Elements below it, each with its state.
    var children: [(name: QualifiedName, state: Int)] = []
    /// Attributes wanted.
    var attributes: [(name: QualifiedName, capture: Int)] = []
    /// Captures that the element's text fills.
    var text: [Int] = []
    /// The record that the element is, as an index of ``records``; -1 for none.
    var record = -1
    /// How many records stand around it, itself included.
    var level = 0
    /// How many elements stand above it.
    let depth: Int
  }

  /// One thing to take from the document. Holds no reference, so that looking at one costs no more than its bytes.
  struct Capture: Sendable {
    /// The record that it belongs to; -1 for the feed itself.
    let record: Int
    /// The field rule that it is a value of, as an index of ``rules``; -1 when it only qualifies one.
    var rule = -1
    /// Its place in the order of preference of a field; lower is preferred.
    var rank = 0
    /// Where its qualifier comes from, in order of preference, as indices of ``qualifiers``.
    var qualifiers = 0..<0
    /// Where its unit comes from, likewise.
    var units = 0..<0
    /// The depth of the element that it shares with its qualifier.
    let scopeDepth: Int
    /// The record's level, 0 for the feed.
    var level = 0
    /// Whether it is a value of the record's id.
    var isID = false
    /// The capture that decides whether it counts; -1 when it always does.
    var condition = -1
  }

  /// Where a qualifier comes from.
  enum Qualifier: Sendable {
    /// Always these bytes of ``constants``.
    case constant(Range<Int>)
    /// A capture inside the same element as the value.
    case sameElement(capture: Int)
    /// A capture anywhere in the record.
    case sameRecord(capture: Int)
    /// A capture of the feed itself.
    case feed(capture: Int)
  }

  /// What must be known of a field rule for every value.
  struct Rule: Sendable {
    let field: Field
    let isRepeatable: Bool
    let firstCounts: Bool
    let qualifierRequirement: QualifierRequirement
    let hasAllowedValues: Bool
    let hasAllowedQualifiers: Bool
    /// The table that the value is looked up in; -1 for none.
    let lookup: Int
    /// The table that must have the currency; -1 for none.
    let currencies: Int
    /// The byte between several values in one text; 0 for none.
    let separator: UInt8
    /// The byte between qualifier and value in one text; 0 for none.
    let pairMark: UInt8
    /// The table that the qualifier is looked up in; -1 for none.
    let qualifierLookup: Int
    /// The byte that ends the value inside its text; 0 for none.
    let end: UInt8
    /// The zone of times that say none, as a range of ``constants``.
    let zone: Range<Int>
    /// What texts mean, as an index of ``words``; -1 when nothing is said of that.
    let words: Int
    /// Its number among its record's rules.
    let number: Int
  }

  /// A text and the word that it means; a text may stand for all that begin so.
  struct Word: Sendable {
    let text: [UInt8]
    let isPrefix: Bool
    let word: [UInt8]
  }

  private(set) var states = [State(depth: 0)]
  private(set) var captures: [Capture] = []
  private(set) var rules: [Rule] = []
  /// What the values and qualifiers of each of ``rules`` may be, where it says; empty for anything.
  private(set) var allowed: [(values: [[UInt8]], qualifiers: [[UInt8]])] = []
  /// What becomes of the values of each of ``captures``.
  private(set) var handling: [ValueHandling] = []
  private(set) var qualifiers: [Qualifier] = []
  private(set) var constants: [UInt8] = []
  private(set) var words: [[Word]] = []
  /// The records, as the profile has them.
  let records: [RecordRule]
  /// The fields that only this format has, for each of ``records``.
  let evidence: [FieldSet]
  /// What each record's fields are when nothing says: a text, or `nil` for the id of the record around it.
  let fallbacks: [[(field: Field, text: [UInt8]?)]]
  let namespaces: [String: [String]]
  /// The spellings of names where upper and lower case mean the same (``FeedProfile/spellings``).
  let spellings: [String: Set<String>]
  let prices: PriceStyle
  let tableCount: Int
  /// The capture that decides whether an element is a record, for each of ``records``; -1 when it always is.
  private(set) var recordConditions: [Int] = []
  /// Whether a title that says a price is evidence, for each of ``records``.
  let titleIsEvidence: [Bool]
  /// Whether a condition decides which value is the record's id, for each of ``records``.
  let hasConditionalID: [Bool]
  /// The other records that an element of each of ``records`` may be; which, their conditions tell.
  private(set) var alternatives: [[Int]] = []
  /// The captures of the day of export, in order of preference.
  private(set) var asOf: [Int] = []

  /// A plan without a record.
  init() {
    records = []
    evidence = []
    spellings = [:]
    titleIsEvidence = []
    hasConditionalID = []
    fallbacks = []
    namespaces = [:]
    prices = .plain
    tableCount = 0
  }

  /// The plan of a profile.
  init(_ profile: FeedProfile) {
    records = profile.records
    evidence = profile.records.map { FieldSet($0.evidence) }
    fallbacks = profile.records.map { record in
      record.fields.filter { $0.fromOuterID || $0.fallback != nil }
        .map { rule in (rule.field, rule.fallback.map { Array($0.utf8) }) }
    }
    hasConditionalID = profile.records.map { $0.fields.contains { $0.field == .id && $0.condition != nil } }
    namespaces = profile.namespaces
    spellings = profile.spellings
    titleIsEvidence = profile.records.map(\.titleIsEvidence)
    prices = profile.prices
    tableCount = profile.tables.count
    alternatives = Array(repeating: [], count: records.count)
    for (index, record) in records.enumerated() {
      let state = state(at: record.at.steps)
      let first = states[state].record
      if first < 0 { states[state].record = index } else { alternatives[first].append(index) }
    }
    for path in profile.asOf { asOf.append(add(path, record: -1, scopeDepth: 0)) }
    for (index, record) in records.enumerated() {
      addFields(of: record, index: index)
      let steps = record.at.steps
      recordConditions.append(
        record.condition.map { add($0.path.inside(steps), record: index, scopeDepth: steps.count) } ?? -1)
    }
    handling = captures.map { ValueHandling($0, in: self) }
    setLevels(below: 0, level: 0)
    for index in captures.indices where captures[index].record >= 0 {
      captures[index].level = states[state(at: records[captures[index].record].at.steps)].level
    }
  }

  /// The spellings of a local name that count as it.
  func variants(of local: String) -> Set<String> { FeedProfile.variants(of: local, in: spellings) }

  /// The highest level of any state.
  var deepestLevel: Int { states.map(\.level).max() ?? 0 }

  private mutating func addFields(of record: RecordRule, index: Int) {
    let base = record.at.steps
    for (number, rule) in record.fields.enumerated() {
      allowed.append((rule.values.map { Array($0.utf8) }, rule.qualifierValues.map { Array($0.utf8) }))
      rules.append(
        Rule(
          field: rule.field, isRepeatable: rule.field.isRepeatable, firstCounts: rule.firstCounts,
          qualifierRequirement: rule.qualifierRequirement, hasAllowedValues: !rule.values.isEmpty,
          hasAllowedQualifiers: !rule.qualifierValues.isEmpty, lookup: rule.lookup ?? -1,
          currencies: rule.currencies ?? -1, separator: rule.separator ?? 0, pairMark: rule.pairMark ?? 0,
          qualifierLookup: rule.qualifierLookup ?? -1, end: rule.end ?? 0,
          zone: constant(rule.zone), words: rule.words.isEmpty ? -1 : words.count, number: number))
      if !rule.words.isEmpty {
        words.append(
          rule.words.map { text, word in
            let isPrefix = text.hasSuffix("*")
            return Word(
              text: Array((isPrefix ? text.dropLast() : text[...]).utf8), isPrefix: isPrefix, word: Array(word.utf8))
          })
      }
      for (preference, path) in rule.paths.enumerated() {
        let scope = base + (rule.scope?.steps ?? path.steps)
        let whole = rule.scope.map { path.inside($0.steps) } ?? path
        let capture = add(whole.inside(base), record: index, scopeDepth: scope.count)
        let sources = rule.qualifiers.map { resolve($0, scope: scope, base: base, record: index) }
        if let condition = rule.condition {
          captures[capture].condition = add(
            condition.path.inside(scope), record: index, scopeDepth: scope.count)
        }
        captures[capture].rule = rules.count - 1
        captures[capture].rank = number * 32 + preference
        captures[capture].isID = rule.field == .id
        captures[capture].qualifiers = qualifiers.count..<(qualifiers.count + sources.count)
        qualifiers += sources
        let units = rule.units.map { resolve($0, scope: scope, base: base, record: index) }
        captures[capture].units = qualifiers.count..<(qualifiers.count + units.count)
        qualifiers += units
      }
    }
  }

  private mutating func resolve(
    _ source: QualifierSource, scope: [QualifiedName], base: [QualifiedName], record: Int
  ) -> Qualifier {
    switch source {
    case .constant(let text): return .constant(constant(text))
    case .nearby(let path):
      return .sameElement(capture: add(path.inside(scope), record: record, scopeDepth: scope.count))
    case .record(let path):
      return .sameRecord(capture: add(path.inside(base), record: record, scopeDepth: base.count))
    case .feed(let path): return .feed(capture: add(path, record: -1, scopeDepth: 0))
    }
  }

  private mutating func constant(_ text: String) -> Range<Int> {
    let start = constants.count
    constants += Array(text.utf8)
    return start..<constants.count
  }

  private mutating func add(_ path: FieldPath, record: Int, scopeDepth: Int) -> Int {
    let capture = captures.count
    captures.append(Capture(record: record, scopeDepth: scopeDepth))
    let state = state(at: path.steps)
    if let attribute = path.attribute {
      states[state].attributes.append((attribute, capture))
    } else {
      states[state].text.append(capture)
    }
    return capture
  }

  private mutating func state(at steps: [QualifiedName]) -> Int {
    var state = 0
    for step in steps {
      if let next = states[state].children.first(where: { $0.name == step })?.state {
        state = next
      } else {
        states.append(State(depth: states[state].depth + 1))
        states[state].children.append((step, states.count - 1))
        state = states.count - 1
      }
    }
    return state
  }

  private mutating func setLevels(below state: Int, level: Int) {
    let level = level + (states[state].record >= 0 ? 1 : 0)
    states[state].level = level
    for child in states[state].children { setLevels(below: child.state, level: level) }
  }
}
