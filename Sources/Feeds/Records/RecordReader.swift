import Marketplace

/// Reads one document: finds its format at the root, matches its records, checks them and hands them on.
///
/// The matcher and the assembly live in memory of their own, because every event changes them and a stored property of an
/// object is checked for exclusive access at run time, which cost 6 % on a Google feed. The parser tells one event at a
/// time and nothing here calls back into it, so accesses cannot overlap.
@safe final class RecordReader<Sink: RecordSink>: XMLEventHandler {
  /// Records that were whole in the document, set aside or not.
  private(set) var recordCount = 0
  /// Those that said something that only this format says, and those that need not.
  private var recognisedCount = 0
  /// Those that should say something that only this format says.
  private var judgedCount = 0
  private let file: String
  private let profiles: ProfileLibrary
  private let limits: FeedLimits
  private let currency: [UInt8]
  private let sink: Sink
  private var profile: FeedProfile?
  /// What finds text that is not in the encoding declared, where there is doubt.
  var declaration: FalseDeclaration?
  /// The profile to use when its root is there, chosen among several with the same root.
  var preferred: FeedProfile?
  /// Where the record that begins stands, in documents that are not XML; the start tag's place otherwise.
  var place: (line: Int, column: Int)?
  /// Finds the place of a field's value, where it is known better than the record's.
  var locate: ((_ field: String, _ raw: String) -> (line: Int, column: Int)?)?
  private var isRecognised = false
  /// Whether the document stands in one of rejects. A constant, because it is asked at every attribute.
  private let isInRejects: Bool
  /// What records outside a document of rejects have, by kind and id.
  private var taken: [TakenKey: String] = [:]
  /// The attribute that marks a record around others as one that counts, in a document of rejects.
  private var keptMark: XMLName?
  /// Whether a price that stood in the feed said its currency.
  private var hasSaidCurrency = false
  private var isInnermost: [Bool] = []
  /// The level of the record around others that has begun last, and the levels of those that are marked.
  private var markedLevel = 0
  private var marked: Set<Int> = []
  private let matcher: UnsafeMutablePointer<PathMatcher>
  private let assembly: UnsafeMutablePointer<RecordAssembly>
  private var ledgers = [RecordLedger](repeating: RecordLedger(), count: RecordKind.allCases.count)

  init(
    file: String, profiles: ProfileLibrary, limits: FeedLimits, currency: [UInt8], sink: Sink, isInRejects: Bool = false
  ) {
    self.isInRejects = isInRejects
    self.file = file
    self.currency = currency
    self.profiles = profiles
    self.limits = limits
    self.sink = sink
    unsafe matcher = .allocate(capacity: 1)
    unsafe matcher.initialize(to: PathMatcher())
    unsafe assembly = .allocate(capacity: 1)
    unsafe assembly.initialize(to: RecordAssembly())
  }

  deinit {
    unsafe assembly.deinitialize(count: 1)
    unsafe assembly.deallocate()
    unsafe matcher.deinitialize(count: 1)
    unsafe matcher.deallocate()
  }

  /// The day of export, when the feed says one that exists.
  var asOf: Day? {
    for capture in unsafe assembly.pointee.plan.asOf {
      for value in unsafe matcher.pointee[0].values where value.capture == capture {
        if let day = DateText.day(unsafe matcher.pointee[0].bytes[value.start..<value.end]) { return day }
      }
    }
    return nil
  }

  /// Why a document that was read to its end is no feed, if it is none.
  var emptiness: String? {
    guard let profile, recognisedCount == 0 || Double(recognisedCount) < leastShare * Double(judgedCount) else {
      return nil
    }
    let places = profile.records.filter { !$0.at.steps.isEmpty && !$0.onlyWhenUsed && $0.isRecord }
      .map { $0.at.steps.map(\.local).joined(separator: "/") }
    return
      "nothing in it is a record of the format \(format): no \(places.isEmpty ? "listing" : places.joined(separator: " and no ")) "
      + "with what a record needs" + (profile.hint.map { "; \($0)" } ?? "")
  }

  /// The share of the records that must show evidence of the format.
  private var leastShare: Double { profile?.records.map(\.evidenceShare).max() ?? 0 }

  override func start(_ name: XMLName) -> XMLInterest {
    if !isRecognised { guard let parser, recognise(name, in: parser) else { return [] } }
    let (interest, record) = unsafe matcher.pointee.start(name)
    if record >= 0, let place = place ?? parser?.placeOfTag() {
      unsafe matcher.pointee.begin(record: record, line: place.line, column: place.column)
      if isInRejects, !isInnermost[record] {
        markedLevel = unsafe matcher.pointee.levelOfElement
        marked.remove(markedLevel)
        return interest.union(.attributes)
      }
    }
    return interest
  }

  override func attribute(_ name: XMLName, _ value: Span<UInt8>) {
    if isInRejects, name == keptMark { marked.insert(markedLevel) }
    unsafe matcher.pointee.attribute(name, value)
  }

  override func text(_ bytes: Span<UInt8>) { unsafe matcher.pointee.text(bytes) }

  override func end() -> XMLInterest {
    let (interest, level) = unsafe matcher.pointee.end()
    if level >= 0 { finish(level: level) }
    return interest
  }

  override func undefinedEntity(named name: String) -> Bool {
    unsafe matcher.pointee.setAsideOpenRecord(
      "the entity &\(name); is not declared and its text is lost; write the character itself or a number (&#NNN;)")
  }

  /// Sets the innermost open record aside for a reason.
  func setAsideOpenRecord(_ reason: String) -> Bool { unsafe matcher.pointee.setAsideOpenRecord(reason) }

  /// The format of the document; empty before its root.
  private(set) var format = ""

  private func recognise(_ name: XMLName, in parser: XMLPushParser) -> Bool {
    guard let profile = preferred ?? profiles.profile(accepting: name, in: parser) else {
      let spelling = parser.spelling(of: name)
      for profile in profiles.all {
        guard let space = profile.namespace(ofRoot: spelling) else { continue }
        parser.refuse(
          "the root element <\(spelling)> is not in the namespace of the \(profile.format) format; write xmlns=\"\(space)\" in it"
        )
        return false
      }
      let known = profiles.all.map { "\($0.format) (<\($0.roots.map(\.local).joined(separator: ">, <"))>)" }
      parser.refuse(
        "the root element <\(spelling)> belongs to no known feed format; known are \(known.joined(separator: ", "))"
      )
      return false
    }
    use(profile, as: profile.format, rootSpace: name.space) { parser.intern($0) }
    return true
  }

  /// Elements inside one another that every document may have: rows of records have fewer.
  static var leastDepth: Int { 64 }

  /// Makes ready for a document of a format that is known.
  ///
  /// - Parameters:
  ///   - title: What the format is called.
  ///   - rootSpace: The namespace that names without a prefix share.
  ///   - isVerbatim: Whether texts stand as records hold them: white space at their ends counts, and markup is text.
  ///   - intern: Gives the identity of a name in the document.
  func use(
    _ profile: FeedProfile, as title: String, rootSpace: UInt, isVerbatim: Bool = false, intern: (String) -> UInt
  ) {
    let plan = profile.plan
    isInnermost = RecordRule.innermost(among: plan.records)
    let automaton = ProfileAutomaton(plan, rootSpace: rootSpace, intern: intern)
    self.profile = profile
    format = title
    isRecognised = true
    // Documents that are not XML have a depth of their own.
    var matcherLimits = limits
    matcherLimits.depth = max(limits.depth, Self.leastDepth)
    unsafe matcher.pointee = PathMatcher(automaton, plan: plan, limits: matcherLimits, keepsSpace: isVerbatim)
    unsafe assembly.pointee = RecordAssembly(
      plan, limits: limits, declaration: declaration, currency: currency, isVerbatim: isVerbatim)
    unsafe assembly.pointee.hasSaidCurrency = hasSaidCurrency
    sink.begin(format: title)
  }

  /// Passes on a remark on the feed.
  func remark(_ kind: FeedRemark.Kind, line: Int, column: Int) {
    sink.remark(FeedRemark(place: SourcePlace(file: file, line: line, column: column), kind: kind))
  }

  private func finish(level: Int) {
    unsafe matcher.pointee[level].isOpen = false
    if unsafe !assembly.pointee.plan.alternatives[matcher.pointee[level].record].isEmpty {
      let record = unsafe assembly.pointee.record(of: matcher.pointee[level])
      unsafe matcher.pointee[level].become(record, assembly.pointee.plan.captures)
    }
    let record = unsafe matcher.pointee[level].record
    let role = unsafe assembly.pointee.plan.records[record].role
    let isContainer = unsafe assembly.pointee.plan.records[record].onlyWhenUsed
    if isContainer, unsafe !matcher.pointee[level].isUsed, !isMarked(level) { return }
    let outer = outerLevel(of: level)
    let outerID = outer > 0 ? unsafe assembly.pointee.id(of: matcher.pointee[outer]) : nil
    guard case .record(let kind) = role else {
      if case .entry(let table) = role {
        unsafe assembly.pointee.enter(matcher.pointee[level], into: table, outerID: outerID)
      }
      return
    }
    let outcome = unsafe assembly.pointee.assemble(
      matcher.pointee[level], feed: matcher.pointee[0], outerID: outerID)
    switch outcome {
    case .none: return
    case .broken(let breach):
      if !isContainer { countEvidence() }
      setAside(level, field: breach.field?.profileName ?? "record", raw: breach.raw, reason: breach.reason)
    case .whole where isInRejects && !isInnermost[record] && !isMarked(level):
      // It was whole in its feed, and stands here for the records inside it.
      return
    case .whole:
      if !isContainer { countEvidence() }
      if unsafe assembly.pointee.usedOuterID { unsafe matcher.pointee[outer].isUsed = true }
      take(level, kind, isContainer: isContainer)
    }
  }

  /// The level of the innermost record around one that has an id; of an entry around one for an entry. 0 for none.
  private func outerLevel(of level: Int) -> Int {
    let isRecord = unsafe assembly.pointee.plan.records[matcher.pointee[level].record].isRecord
    var outer = level - 1
    while outer > 0 {
      let record = unsafe matcher.pointee[outer].record
      if record >= 0, unsafe assembly.pointee.plan.records[record].isRecord == isRecord,
        unsafe assembly.pointee.id(of: matcher.pointee[outer]) != nil
      {
        return outer
      }
      outer -= 1
    }
    return 0
  }

  /// Counts a record that is no container: one of those is there because a record in it is.
  private func countEvidence() {
    judgedCount += 1
    if unsafe assembly.pointee.hasEvidence { recognisedCount += 1 }
  }

  private func take(_ level: Int, _ kind: RecordKind, isContainer: Bool) {
    if !kind.saysMore {
      if isInRejects, let (id, reason) = takenElsewhere(level, kind) {
        return setAside(level, field: "id", raw: id, reason: reason)
      }
      if let use = earlierUse(of: level, kind) {
        // Several containers may name the same store: a catalogue and its prices.
        if isContainer { return }
        return setAside(
          level, field: "id", raw: RecordCapture.excerpt(use.id),
          reason: "the \(kind.rawValue) at line \(use.line) has the same id; ids must be unique")
      }
    }
    recordCount += 1
    unsafe sink.take(
      assembly.pointee.draft, kind, line: matcher.pointee[level].line, column: matcher.pointee[level].column)
  }

  /// An id of the record that another outside this document has, and what was said of it.
  private func takenElsewhere(_ level: Int, _ kind: RecordKind) -> (id: String, reason: String)? {
    guard !taken.isEmpty else { return nil }
    var ids = unsafe assembly.pointee.derivedIDs.map { RecordCapture.excerpt($0[...]) }
    if let id = unsafe assembly.pointee.id(of: matcher.pointee[level]) { ids.append(RecordCapture.excerpt(id)) }
    for id in ids { if let reason = taken[TakenKey(kind: kind, id: id)] { return (id, reason) } }
    return nil
  }

  /// Makes ready for a feed that stands in a document of rejects.
  func readAgain(taken: [TakenID], hasSaidCurrency: Bool, markedBy mark: XMLName?) {
    self.hasSaidCurrency = hasSaidCurrency
    for taken in taken { self.taken[TakenKey(kind: taken.kind, id: taken.id)] = taken.reason }
    keptMark = mark
  }

  /// Whether the record around others at a level is marked as one that was itself set aside.
  private func isMarked(_ level: Int) -> Bool { isInRejects && marked.contains(level) }

  /// Enters the record's id, or the first free one of those made for it.
  ///
  /// - Returns: The record that has the id already, if one has.
  private func earlierUse(of level: Int, _ kind: RecordKind) -> (id: ArraySlice<UInt8>, line: Int)? {
    let number = kind == .store ? 0 : 1
    let line = unsafe matcher.pointee[level].line
    let derived = unsafe assembly.pointee.derivedIDs
    guard !derived.isEmpty else {
      guard let id = unsafe assembly.pointee.id(of: matcher.pointee[level]),
        let line = ledgers[number].enter(id, line: line)
      else {
        return nil
      }
      return (id, line)
    }
    var use: (id: ArraySlice<UInt8>, line: Int)?
    for id in derived {
      guard let line = ledgers[number].enter(id[...], line: line) else {
        unsafe assembly.pointee.give(id: id)
        return nil
      }
      use = (id[...], line)
    }
    return use
  }

  private func setAside(_ level: Int, field: String, raw: String, reason: String) {
    let capture = unsafe (line: matcher.pointee[level].line, column: matcher.pointee[level].column)
    let place = locate?(field, raw) ?? capture
    report(
      QuarantinedRecord(
        place: SourcePlace(file: file, line: place.line, column: place.column),
        record: unsafe assembly.pointee.id(of: matcher.pointee[level]).map { RecordCapture.excerpt($0) }, field: field,
        raw: raw, reason: reason))
  }

  /// Sets aside a row that is a record but cannot be told as one.
  func setAside(record: String?, line: Int, column: Int, field: String, raw: String, reason: String) {
    recognisedCount += 1
    report(
      QuarantinedRecord(
        place: SourcePlace(file: file, line: line, column: column), record: record, field: field, raw: raw,
        reason: reason))
  }

  private func report(_ record: QuarantinedRecord) {
    recordCount += 1
    sink.setAside(record)
  }
}

/// An id of a kind of record.
private struct TakenKey: Hashable {
  let kind: RecordKind
  let id: String
}
