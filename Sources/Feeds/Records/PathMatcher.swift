import Marketplace

/// Walks a profile's automaton along a document and collects what its records say.
///
/// No allocation happens per element once the buffers have grown to the largest record. The stacks lie in memory of
/// their own, as deep as a document may be, so that no array is grown and checked at every tag;
/// they are indexed only by counts that are kept here.
@safe struct PathMatcher: ~Copyable {
  /// An element whose text is wanted and that is still open.
  private struct OpenText {
    var level: Int
    /// The first capture of the text, which tells its field in faults.
    var capture: Int
    /// The run of bytes that is being added to.
    var start: Int
    var end: Int
    /// Where its earlier runs begin in `pieces`: text around a child that is wanted for itself comes in several.
    var firstPiece: Int
  }

  /// A wanted element that is open.
  private struct Frame {
    var state: Int16
    /// Its number in order of start tags.
    var element: UInt32
  }

  private let automaton: ProfileAutomaton
  private let captures: [ProfilePlan.Capture]
  private let limits: FeedLimits
  /// Whether white space at the ends of a text counts.
  private let keepsSpace: Bool
  /// The feed itself at 0, and one record a level.
  private let levels: UnsafeMutablePointer<RecordCapture>
  private let levelCount: Int
  private let path: UnsafeMutablePointer<Frame>
  private var depth = 0
  private let open: UnsafeMutablePointer<OpenText>
  private var openCount = 0
  private var unwantedDepth = 0
  private var elements: UInt32 = 0
  private var pieces: [Range<Int>] = []

  /// A matcher that wants nothing.
  init() { self.init(ProfileAutomaton(), captures: [], levels: 1, limits: .default, keepsSpace: false) }

  init(_ automaton: ProfileAutomaton, plan: ProfilePlan, limits: FeedLimits, keepsSpace: Bool = false) {
    self.init(
      automaton, captures: plan.captures, levels: plan.deepestLevel + 1, limits: limits, keepsSpace: keepsSpace)
  }

  private init(
    _ automaton: ProfileAutomaton, captures: [ProfilePlan.Capture], levels: Int, limits: FeedLimits, keepsSpace: Bool
  ) {
    self.keepsSpace = keepsSpace
    self.automaton = automaton
    self.captures = captures
    self.limits = limits
    levelCount = levels
    unsafe self.levels = .allocate(capacity: levels)
    for level in 0..<levels { unsafe (self.levels + level).initialize(to: RecordCapture()) }
    unsafe self.levels[0].isOpen = true
    // The parser refuses what is deeper.
    unsafe path = .allocate(capacity: limits.depth + 1)
    unsafe open = .allocate(capacity: limits.depth + 1)
  }

  deinit {
    unsafe levels.deinitialize(count: levelCount)
    unsafe levels.deallocate()
    unsafe path.deallocate()
    unsafe open.deallocate()
  }

  /// What the record at a level has said, or the feed itself at 0.
  subscript(level: Int) -> RecordCapture {
    _read {
      precondition(level >= 0 && level < levelCount)
      yield unsafe levels[level]
    }
    _modify {
      precondition(level >= 0 && level < levelCount)
      yield unsafe &levels[level]
    }
  }

  /// An element begins.
  ///
  /// - Returns: What to ask the parser for, and the record that the element is, as an index of the plan's records, or
  ///   -1.
  @inline(__always) mutating func start(_ name: XMLName) -> (interest: XMLInterest, record: Int) {
    guard unwantedDepth == 0 else {
      unwantedDepth &+= 1
      return (openCount == 0 ? [] : .text, -1)
    }
    let next = depth == 0 ? 0 : automaton.state(from: unsafe path[depth &- 1].state, name)
    guard next != ProfileAutomaton.unwanted, depth <= limits.depth else {
      unwantedDepth = 1
      return (openCount == 0 ? [] : .text, -1)
    }
    elements &+= 1
    unsafe path[depth] = Frame(state: next, element: elements)
    depth &+= 1
    let state = automaton.states[Int(next)]
    if state.firstText < state.endText {
      // What the feed says as a whole may stand inside a record that its root is.
      let capture = automaton.texts[state.firstText]
      unsafe open[openCount] = OpenText(
        level: captures[capture].level, capture: capture, start: 0, end: 0, firstPiece: pieces.count)
      openCount &+= 1
    }
    var interest: XMLInterest = openCount == 0 ? [] : .text
    if state.firstAttribute < state.endAttribute { interest.insert(.attributes) }
    return (interest, state.record)
  }

  /// A record's element has begun.
  mutating func begin(record: Int, line: Int, column: Int) {
    guard depth > 0 else { return }
    let level = automaton.states[Int(unsafe path[depth - 1].state)].level
    self[level].begin(record, line: line, column: column)
  }

  /// The level of the record that the innermost element is.
  var levelOfElement: Int { depth > 0 ? automaton.states[Int(unsafe path[depth - 1].state)].level : 0 }

  /// An attribute of the element that has just begun.
  mutating func attribute(_ name: XMLName, _ value: Span<UInt8>) {
    guard depth > 0 else { return }
    let state = automaton.states[Int(unsafe path[depth - 1].state)]
    for index in state.firstAttribute..<state.endAttribute where automaton.attributes[index].name == name {
      let capture = automaton.attributes[index].capture
      let level = captures[capture].level
      guard hasRoom(level, capture, adding: value.count, to: 0) else { continue }
      let start = self[level].arena.count
      self[level].arena.append(value)
      keep(capture, level, start, self[level].arena.count)
    }
  }

  /// A run of text inside an element whose text is wanted.
  @inline(__always) mutating func text(_ run: Span<UInt8>) {
    guard openCount > 0 else { return }
    let top = unsafe open + (openCount &- 1)
    let level = unsafe levels + top.pointee.level
    let count = unsafe level.pointee.arena.count
    if unsafe top.pointee.end != count || top.pointee.end == top.pointee.start {
      if unsafe top.pointee.end > top.pointee.start {
        unsafe pieces.append(top.pointee.start..<top.pointee.end)
      }
      unsafe top.pointee.start = count
    }
    guard
      hasRoom(
        unsafe top.pointee.level, unsafe top.pointee.capture, adding: run.count, to: unsafe count - top.pointee.start)
    else { return }
    unsafe level.pointee.arena.append(run)
    unsafe top.pointee.end = level.pointee.arena.count
  }

  /// The innermost element ends.
  ///
  /// - Returns: What to ask the parser for, and the level of the record that the element was, or -1.
  @inline(__always) mutating func end() -> (interest: XMLInterest, level: Int) {
    guard unwantedDepth == 0, depth > 0 else {
      unwantedDepth &-= 1
      return (openCount == 0 ? [] : .text, -1)
    }
    let state = automaton.states[Int(unsafe path[depth &- 1].state)]
    if state.firstText < state.endText { closeText(state) }
    depth &-= 1
    return (openCount == 0 ? [] : .text, state.record >= 0 ? state.level : -1)
  }

  /// Notes on the innermost open record that text of it was lost.
  ///
  /// - Returns: Whether there is such a record.
  mutating func setAsideOpenRecord(_ reason: String) -> Bool {
    guard let level = (1..<levelCount).last(where: { unsafe levels[$0].isOpen }) else { return false }
    self[level].setAside(openCount > 0 ? unsafe open[openCount - 1].capture : -1, reason)
    return true
  }

  @inline(__always) private mutating func closeText(_ state: ProfileAutomaton.State) {
    openCount &-= 1
    if unsafe pieces.count > open[openCount].firstPiece { join() }
    let text = unsafe open[openCount]
    let (start, end) =
      keepsSpace ? (text.start, text.end) : unsafe levels[text.level].trimmed(text.start, text.end)
    for index in state.firstText..<state.endText { keep(automaton.texts[index], text.level, start, end) }
  }

  /// Brings the runs of the text that has just ended together at the end of the buffer.
  @inline(never) private mutating func join() {
    let text = unsafe open[openCount]
    var joined: [UInt8] = []
    for piece in pieces[text.firstPiece...] { joined += self[text.level].bytes[piece] }
    joined += self[text.level].bytes[text.start..<text.end]
    pieces.removeLast(pieces.count - text.firstPiece)
    unsafe open[openCount].start = self[text.level].arena.count
    self[text.level].arena.append(joined.span)
    unsafe open[openCount].end = self[text.level].arena.count
  }

  @inline(__always) private mutating func keep(_ number: Int, _ level: Int, _ start: Int, _ end: Int) {
    let capture = captures[number]
    let element = unsafe path[capture.scopeDepth].element
    unsafe levels[level].keep(
      RecordCapture.Value(capture: Int32(truncatingIfNeeded: number), scope: element, start: start, end: end),
      isID: capture.isID, rank: capture.rank, limit: limits.values)
  }

  @inline(__always) private mutating func hasRoom(
    _ level: Int, _ capture: Int, adding count: Int, to length: Int
  ) -> Bool {
    if unsafe !levels[level].isBroken, length &+ count <= limits.fieldBytes,
      unsafe levels[level].arena.count &+ count <= limits.recordBytes
    {
      return true
    }
    refuseRoom(level, capture, isField: length + count > limits.fieldBytes)
    return false
  }

  @inline(never) private mutating func refuseRoom(_ level: Int, _ capture: Int, isField: Bool) {
    self[level].setAside(
      capture,
      isField
        ? "the field is longer than \(limits.fieldBytes) bytes; shorten it, or \(FeedLimit.field.advice)"
        : "the record is longer than \(limits.recordBytes) bytes; shorten it, or \(FeedLimit.record.advice)")
  }
}
