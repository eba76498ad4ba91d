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

  let automaton: ProfileAutomaton
  let captures: [ProfilePlan.Capture]
  let limits: FeedLimits
  /// The feed itself at 0, and one record a level.
  var levels: [RecordCapture]

  private var path: [Int16] = []
  private var scopes: [UInt32] = []
  private var unwantedDepth = 0
  private var elements: UInt32 = 0
  private var open: [OpenText] = []
  private var pieces: [Range<Int>] = []

  init(_ automaton: ProfileAutomaton, plan: ProfilePlan, limits: FeedLimits) {
    self.automaton = automaton
    captures = plan.captures
    self.limits = limits
    levels = Array(repeating: RecordCapture(), count: plan.deepestLevel + 1)
    levels[0].isOpen = true
  }

  /// An element begins.
  ///
  /// - Returns: The record that it is, as an index of the plan's records, or -1.
  @inline(__always) mutating func start(_ name: XMLName) -> Int {
    if unwantedDepth > 0 {
      unwantedDepth += 1
      return -1
    }
    let next: Int16 = path.isEmpty ? 0 : automaton.state(from: path[path.count - 1], name)
    guard next != ProfileAutomaton.unwanted else {
      unwantedDepth = 1
      return -1
    }
    path.append(next)
    elements &+= 1
    scopes.append(elements)
    let state = automaton.states[Int(next)]
    if state.firstText < state.endText {
      open.append(OpenText(state: next, level: state.level, start: 0, end: 0, firstPiece: pieces.count))
    }
    return state.record
  }

  /// A record's element has begun.
  mutating func begin(record: Int, line: Int, column: Int) {
    guard let state = path.last else { return }
    levels[automaton.states[Int(state)].level].begin(record, line: line, column: column)
  }

  /// What to ask the parser for: after a start tag, attributes too.
  @inline(__always) func interest(afterStart: Bool) -> XMLInterest {
    var interest: XMLInterest = open.isEmpty ? [] : .text
    if afterStart, unwantedDepth == 0, let state = path.last,
      automaton.states[Int(state)].firstAttribute < automaton.states[Int(state)].endAttribute
    {
      interest.insert(.attributes)
    }
    return interest
  }

  /// An attribute of the element that has just begun.
  mutating func attribute(_ name: XMLName, _ value: Span<UInt8>) {
    guard let state = path.last.map({ automaton.states[Int($0)] }) else { return }
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
  /// - Returns: The record that it was, as an index of the plan's records, or -1, and its level.
  @inline(__always) mutating func end() -> (record: Int, level: Int) {
    if unwantedDepth > 0 {
      unwantedDepth -= 1
      return (-1, 0)
    }
    guard let last = path.popLast() else { return (-1, 0) }
    let state = automaton.states[Int(last)]
    if state.firstText < state.endText { closeText(state) }
    scopes.removeLast()
    return (state.record, state.level)
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
    guard var text = open.popLast() else { return }
    if pieces.count > text.firstPiece {
      // Earlier runs, then the last one, joined at the end of the buffer.
      var joined: [UInt8] = []
      for piece in pieces[text.firstPiece...] { joined += levels[text.level].bytes[piece] }
      joined += levels[text.level].bytes[text.start..<text.end]
      pieces.removeLast(pieces.count - text.firstPiece)
      text.start = levels[text.level].bytes.count
      levels[text.level].bytes += joined
      text.end = levels[text.level].bytes.count
    }
    let (start, end) = levels[text.level].trimmed(text.start, text.end)
    for index in state.firstText..<state.endText { keep(automaton.texts[index], text.level, start, end) }
  }

  @inline(__always) private mutating func keep(_ capture: Int, _ level: Int, _ start: Int, _ end: Int) {
    guard levels[level].values.count < limits.values else {
      return levels[level].setAside(capture, "the record has more than \(limits.values) values")
    }
    let scope = scopes[captures[capture].scopeDepth]
    levels[level].keep(
      RecordCapture.Value(capture: Int32(truncatingIfNeeded: capture), scope: scope, start: start, end: end),
      of: captures[capture])
  }

  @inline(__always) private mutating func hasRoom(
    _ level: Int, _ capture: Int, adding count: Int, to length: Int
  ) -> Bool {
    if levels[level].breakage != nil { return false }
    guard length + count <= limits.fieldBytes else {
      levels[level].setAside(capture, "the field is longer than \(limits.fieldBytes) bytes")
      return false
    }
    guard levels[level].bytes.count + count <= limits.recordBytes else {
      levels[level].setAside(capture, "the record is longer than \(limits.recordBytes) bytes")
      return false
    }
    return true
  }
}
