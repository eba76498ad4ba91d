/// Walks a profile's automaton along a document and collects what its records say.
///
/// No allocation happens per element once the buffers have grown to the largest record.
struct PathMatcher {
  /// An element whose text is wanted and that is still open.
  private struct OpenText {
    var state: Int16
    var level: Int
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
  /// The feed itself at 0, and one record a level.
  var levels: [RecordCapture]

  private var path: [Frame] = []
  private var unwantedDepth = 0
  private var elements: UInt32 = 0
  private var open: [OpenText] = []
  private var pieces: [Range<Int>] = []

  /// A matcher that wants nothing.
  init() {
    automaton = ProfileAutomaton()
    captures = []
    limits = .default
    levels = []
  }

  init(_ automaton: ProfileAutomaton, plan: ProfilePlan, limits: FeedLimits) {
    self.automaton = automaton
    captures = plan.captures
    self.limits = limits
    levels = Array(repeating: RecordCapture(), count: plan.deepestLevel + 1)
    levels[0].isOpen = true
    path.reserveCapacity(limits.depth)
  }

  /// An element begins.
  ///
  /// - Returns: What to ask the parser for, and the record that the element is, as an index of the plan's records, or
  ///   -1.
  mutating func start(_ name: XMLName) -> (interest: XMLInterest, record: Int) {
    var next = ProfileAutomaton.unwanted
    if unwantedDepth == 0 { next = path.isEmpty ? 0 : automaton.state(from: path[path.count - 1].state, name) }
    guard next != ProfileAutomaton.unwanted else {
      unwantedDepth += 1
      return (open.isEmpty ? [] : .text, -1)
    }
    elements &+= 1
    path.append(Frame(state: next, element: elements))
    let state = automaton.states[Int(next)]
    if state.firstText < state.endText {
      // What the feed says as a whole may stand inside a record that its root is.
      let level = captures[automaton.texts[state.firstText]].level
      open.append(OpenText(state: next, level: level, start: 0, end: 0, firstPiece: pieces.count))
    }
    var interest: XMLInterest = open.isEmpty ? [] : .text
    if state.firstAttribute < state.endAttribute { interest.insert(.attributes) }
    return (interest, state.record)
  }

  /// A record's element has begun.
  mutating func begin(record: Int, line: Int, column: Int) {
    guard let frame = path.last else { return }
    levels[automaton.states[Int(frame.state)].level].begin(record, line: line, column: column)
  }

  /// An attribute of the element that has just begun.
  mutating func attribute(_ name: XMLName, _ value: Span<UInt8>) {
    guard let state = path.last.map({ automaton.states[Int($0.state)] }) else { return }
    for index in state.firstAttribute..<state.endAttribute where automaton.attributes[index].name == name {
      let capture = automaton.attributes[index].capture
      let level = captures[capture].level
      guard hasRoom(level, capture, adding: value.count, to: 0) else { continue }
      let start = levels[level].bytes.count
      levels[level].append(value)
      keep(capture, level, start, levels[level].bytes.count)
    }
  }

  /// A run of text inside an element whose text is wanted.
  mutating func text(_ run: Span<UInt8>) {
    let top = open.count - 1
    guard top >= 0 else { return }
    let level = open[top].level
    if open[top].end != levels[level].bytes.count || open[top].end == open[top].start {
      if open[top].end > open[top].start { pieces.append(open[top].start..<open[top].end) }
      open[top].start = levels[level].bytes.count
    }
    let length = levels[level].bytes.count - open[top].start
    let capture = automaton.texts[automaton.states[Int(open[top].state)].firstText]
    guard hasRoom(level, capture, adding: run.count, to: length) else { return }
    levels[level].append(run)
    open[top].end = levels[level].bytes.count
  }

  /// The innermost element ends.
  ///
  /// - Returns: What to ask the parser for, and the level of the record that the element was, or -1.
  mutating func end() -> (interest: XMLInterest, level: Int) {
    guard unwantedDepth == 0, !path.isEmpty else {
      unwantedDepth -= 1
      return (open.isEmpty ? [] : .text, -1)
    }
    let state = automaton.states[Int(path[path.count - 1].state)]
    if state.firstText < state.endText { closeText(state) }
    path.removeLast()
    return (open.isEmpty ? [] : .text, state.record >= 0 ? state.level : -1)
  }

  /// Notes on the innermost open record that text of it was lost.
  ///
  /// - Returns: Whether there is such a record.
  mutating func setAsideOpenRecord(_ reason: String) -> Bool {
    guard let level = levels.lastIndex(where: \.isOpen), level > 0 else { return false }
    let capture = open.last.map { automaton.texts[automaton.states[Int($0.state)].firstText] } ?? -1
    levels[level].setAside(capture, reason)
    return true
  }

  private mutating func closeText(_ state: ProfileAutomaton.State) {
    var text = open.removeLast()
    if pieces.count > text.firstPiece { join(&text) }
    let (start, end) = levels[text.level].trimmed(text.start, text.end)
    for index in state.firstText..<state.endText { keep(automaton.texts[index], text.level, start, end) }
  }

  /// Brings the runs of a text together at the end of the buffer.
  private mutating func join(_ text: inout OpenText) {
    var joined: [UInt8] = []
    for piece in pieces[text.firstPiece...] { joined += levels[text.level].bytes[piece] }
    joined += levels[text.level].bytes[text.start..<text.end]
    pieces.removeLast(pieces.count - text.firstPiece)
    text.start = levels[text.level].bytes.count
    levels[text.level].bytes += joined
    text.end = levels[text.level].bytes.count
  }

  @inline(__always) private mutating func keep(_ number: Int, _ level: Int, _ start: Int, _ end: Int) {
    let capture = captures[number]
    let element = path[capture.scopeDepth].element
    levels[level].keep(
      RecordCapture.Value(capture: Int32(truncatingIfNeeded: number), scope: element, start: start, end: end),
      of: capture, limit: limits.values)
  }

  @inline(__always) private mutating func hasRoom(
    _ level: Int, _ capture: Int, adding count: Int, to length: Int
  ) -> Bool {
    if levels[level].breakage == nil, length + count <= limits.fieldBytes,
      levels[level].bytes.count + count <= limits.recordBytes
    {
      return true
    }
    let isField = length + count > limits.fieldBytes
    levels[level].setAside(
      capture,
      isField
        ? "the field is longer than \(limits.fieldBytes) bytes"
        : "the record is longer than \(limits.recordBytes) bytes")
    return false
  }
}
