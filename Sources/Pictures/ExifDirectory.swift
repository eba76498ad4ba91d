/// The tags of a TIFF structure as Exif uses it (CIPA DC-008, 4.6), read without trusting one offset.
///
/// Directories that point back to one already read are not read again, so that a cycle ends.
public struct ExifDirectory: Sendable {
  /// The tags, in the order of the file.
  public private(set) var entries: [Entry] = []
  /// What is wrong with the structure, `nil` when nothing is.
  public private(set) var fault: String?

  /// Which of the linked directories a tag stands in.
  public enum Directory: String, Sendable {
    /// The picture's own: make, model, software.
    case primary
    /// How it was taken: exposure, comments.
    case exif
    /// Where it was taken.
    case gps
    /// The embedded thumbnail's.
    case thumbnail
  }

  /// A tag and its value.
  public struct Entry: Sendable {
    /// The directory that it stands in.
    public let directory: Directory
    /// The tag's number.
    public let tag: UInt16
    /// The field type: 1 BYTE, 2 ASCII, 3 SHORT, 4 LONG, 5 RATIONAL, 7 UNDEFINED, …
    public let type: UInt16
    /// The number of values.
    public let count: Int
    /// The value's bytes.
    public let value: ByteView
    /// Whether numbers start with their most significant byte.
    public let isBigEndian: Bool
  }

  private static let directoryLimit = 16
  private static let entryLimit = 1024

  /// Reads a structure; what cannot be read is left out and named in ``fault``.
  ///
  /// - Complexity: O(tags), at most 16 directories of 1,024 tags.
  public init(_ view: ByteView) {
    let bigEndian: Bool
    if view.starts(with: [0x4D, 0x4D, 0x00, 0x2A]) {
      bigEndian = true
    } else if view.starts(with: [0x49, 0x49, 0x2A, 0x00]) {
      bigEndian = false
    } else {
      fault = "no TIFF header"
      return
    }
    let numbers = ByteOrder(view: view, isBigEndian: bigEndian)
    var waiting: [(offset: Int, directory: Directory)] = []
    if let first = numbers.u32(at: 4) { waiting.append((first, .primary)) }
    var visited: [Int] = []
    while !waiting.isEmpty, visited.count < Self.directoryLimit {
      let (offset, directory) = waiting.removeFirst()
      guard !visited.contains(offset) else {
        fault = "a directory points back to another"
        continue
      }
      visited.append(offset)
      read(numbers, at: offset, directory, &waiting)
    }
  }

  private mutating func read(
    _ numbers: ByteOrder, at offset: Int, _ directory: Directory,
    _ waiting: inout [(offset: Int, directory: Directory)]
  ) {
    guard let count = numbers.u16(at: offset) else {
      fault = "a directory lies outside"
      return
    }
    if count > Self.entryLimit { fault = "a directory of \(count) tags" }
    for index in 0..<min(count, Self.entryLimit) {
      let place = offset + 2 + index * 12
      guard let tag = numbers.u16(at: place), let type = numbers.u16(at: place + 2),
        let values = numbers.u32(at: place + 4), let pointer = numbers.u32(at: place + 8)
      else {
        fault = "a directory is cut off"
        return
      }
      let (size, overflow) = values.multipliedReportingOverflow(by: Self.size(ofType: type))
      guard !overflow, let value = numbers.view.slice(at: size <= 4 ? place + 8 : pointer, count: size) else {
        fault = "the value of tag \(tag) lies outside"
        continue
      }
      let entry = Entry(
        directory: directory, tag: UInt16(tag), type: UInt16(type), count: values, value: value,
        isBigEndian: numbers.isBigEndian)
      entries.append(entry)
      switch tag {
      case 0x8769: waiting.append((pointer, .exif))
      case 0x8825: waiting.append((pointer, .gps))
      default: break
      }
    }
    if directory == .primary, let next = numbers.u32(at: offset + 2 + count * 12), next != 0 {
      waiting.append((next, .thumbnail))
    }
  }

  /// The first value of a tag in a directory.
  public func first(_ tag: UInt16, in directory: Directory) -> Entry? {
    entries.first { $0.tag == tag && $0.directory == directory }
  }

  /// A text tag's value without trailing NULs and blanks; `nil` when it is absent or empty.
  public func text(_ tag: UInt16, in directory: Directory = .primary) -> String? {
    guard let text = first(tag, in: directory)?.text, !text.isEmpty else { return nil }
    return text
  }

  private static func size(ofType type: Int) -> Int {
    switch type {
    case 3, 8: 2
    case 4, 9, 11, 13: 4
    case 5, 10, 12: 8
    default: 1
    }
  }
}

extension ExifDirectory.Entry {
  /// The value as text, up to the first NUL, without blanks around it.
  public var text: String {
    let end = value.firstIndex(of: 0) ?? value.count
    let text = MetadataText.decode(value.prefix(end))
    return String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }

  /// A comment with its eight bytes of character code (CIPA DC-008, 4.6.5, UserComment).
  ///
  /// Exif leaves the byte order of UTF-16 open; the order in which more characters are of the Basic Latin block is
  /// taken, which tells any text that a program wrote.
  public var comment: String {
    guard let code = value.slice(at: 0, count: 8), let body = value.dropping(8) else { return text }
    if code.starts(with: "UNICODE\0") {
      let big = stride(from: 0, to: body.count - 1, by: 2).compactMap { body.u16be(at: $0) }
      let little = big.map(\.byteSwapped)
      let latin = { (units: [UInt16]) in units.prefix(512).count { $0 < 0x80 && $0 != 0 } }
      let best = latin(big) >= latin(little) ? big : little
      return String(decoding: best.prefix { $0 != 0 }, as: UTF16.self)
    }
    if code.starts(with: "ASCII\0\0\0") || code.starts(with: Array(repeating: 0, count: 8)) {
      return MetadataText.decode(body.prefix(body.firstIndex(of: 0) ?? body.count))
    }
    return text
  }
}

/// Numbers of a TIFF structure in the order of bytes that its header declares.
private struct ByteOrder {
  let view: ByteView
  let isBigEndian: Bool

  func u16(at index: Int) -> Int? { (isBigEndian ? view.u16be(at: index) : view.u16le(at: index)).map { Int($0) } }

  func u32(at index: Int) -> Int? { (isBigEndian ? view.u32be(at: index) : view.u32le(at: index)).map { Int($0) } }
}
