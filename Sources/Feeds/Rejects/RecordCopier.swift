/// Copies a feed without its good records: its root with all that is no record, and the records that were set aside as
/// they stand, each behind a comment with the reason.
final class RecordCopier {
  /// What becomes of the bytes that pass by.
  private enum Mode {
    /// They are no record: copied, without the white space before a record.
    case between
    /// A record that was set aside: copied to the letter.
    case keeping(depth: Int)
    /// A good record: left out.
    case leavingOut(depth: Int)
  }

  private let plan: ProfilePlan
  private let automaton: ProfileAutomaton
  /// Records that hold no other record, by number.
  private let isInnermost: [Bool]
  private let rejected: RejectedPlaces
  private let write: ([UInt8]) -> Void
  private var path: [Int16] = []
  private var mode = Mode.between

  init(
    _ profile: FeedProfile, root: XMLName, parser: XMLPushParser, rejected: RejectedPlaces,
    write: @escaping ([UInt8]) -> Void
  ) {
    plan = profile.plan
    automaton = ProfileAutomaton(plan, rootSpace: root.space) { parser.intern($0) }
    isInnermost = RecordRule.innermost(among: plan.records)
    self.rejected = rejected
    self.write = write
  }

  /// An element begins; the root first.
  func start(_ name: XMLName, _ parser: XMLPushParser, _ window: inout CopyWindow) {
    let state =
      path.isEmpty
      ? 0 : path.last.map { $0 < 0 ? $0 : automaton.state(from: $0, name) } ?? ProfileAutomaton.unwanted
    path.append(state)
    guard case .between = mode else { return }
    let tag = parser.offsetOfTag
    let isRoot = path.count == 1
    if isRoot { window.pass(to: tag) }
    let record = state < 0 ? -1 : automaton.states[Int(state)].record
    var isMarked = false
    if record >= 0, plan.records[record].isRecord {
      let place = parser.placeOfTag()
      let fault = rejected.take(line: place.line, column: place.column)
      isMarked = fault != nil && !isInnermost[record]
      begin(record: record, fault, tag, &window)
    }
    if case .leavingOut = mode { return }
    if isRoot || isMarked { copyTag(upTo: parser.byteOffset, isRoot: isRoot, isMarked: isMarked, &window) }
  }

  private func begin(record: Int, _ fault: QuarantinedRecord?, _ tag: Int, _ window: inout CopyWindow) {
    guard isInnermost[record] || fault != nil else { return }
    copyBetween(upTo: tag, &window)
    window.pass(to: tag)
    guard let fault else {
      mode = .leavingOut(depth: path.count)
      return
    }
    write([0x0A] + RejectsDocument.comment(fault))
    if isInnermost[record] { mode = .keeping(depth: path.count) }
  }

  /// Writes a start tag with what it must say beside what it says: the root, that names without a prefix are not those of
  /// rejects; a record around others, that it was itself set aside.
  private func copyTag(upTo end: Int, isRoot: Bool, isMarked: Bool, _ window: inout CopyWindow) {
    let tag = StartTag(window.upTo(end))
    write(Array(tag.name))
    if isRoot, !tag.declaresDefaultNamespace { write(Array(" xmlns=\"\"".utf8)) }
    if isMarked {
      write(
        RejectsDocument.attribute("xmlns:rejects", RejectsDocument.namespace) + Array(" rejects:record=\"kept\"".utf8))
    }
    write(Array(tag.rest))
    window.pass(to: end)
  }

  /// The innermost element ends.
  func end(_ parser: XMLPushParser, _ window: inout CopyWindow) {
    defer { path.removeLast() }
    switch mode {
    case .keeping(let depth) where depth == path.count:
      copy(upTo: parser.byteOffset, &window)
      mode = .between
    case .leavingOut(let depth) where depth == path.count:
      window.pass(to: parser.byteOffset)
      mode = .between
    case .between where path.count == 1: copyBetween(upTo: parser.byteOffset, &window)
    default: break
    }
  }

  /// A chunk has been parsed.
  func passed(_ parser: XMLPushParser, _ window: inout CopyWindow) {
    guard !path.isEmpty else { return }
    switch mode {
    case .between: copyBetween(upTo: parser.byteOffset, &window)
    case .keeping: copy(upTo: parser.byteOffset, &window)
    case .leavingOut: window.pass(to: parser.byteOffset)
    }
  }

  private func copy(upTo end: Int, _ window: inout CopyWindow) {
    write(Array(window.upTo(end)))
    window.pass(to: end)
  }

  /// Copies what is no record. White space at the end waits, and goes when a record follows; comments of an earlier
  /// document of rejects go.
  private func copyBetween(upTo end: Int, _ window: inout CopyWindow) {
    var bytes = window.upTo(end)
    let last = bytes.lastIndex { !" \t\r\n".utf8.contains($0) }.map { $0 + 1 } ?? bytes.startIndex
    let waiting = bytes.endIndex - last
    bytes = bytes[..<last]
    let mark = Array(RejectsDocument.mark.utf8)
    while let start = bytes.firstRange(of: mark)?.lowerBound {
      guard let close = bytes[start...].firstRange(of: Array("-->".utf8)) else { break }
      let last = bytes[..<start].lastIndex { !" \t\r\n".utf8.contains($0) }.map { $0 + 1 } ?? bytes.startIndex
      write(Array(bytes[..<last]))
      bytes = bytes[close.upperBound...]
    }
    write(Array(bytes))
    window.pass(to: end - waiting)
  }
}
