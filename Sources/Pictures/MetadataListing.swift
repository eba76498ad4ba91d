/// The metadata of a picture file as a list that people read: what stands where, and what it says.
public struct MetadataListing: Hashable, Sendable {
  /// A line of the list.
  public struct Line: Hashable, Sendable {
    /// 0 for a part of the file, more for what lies inside it.
    public let depth: Int
    /// What it is called: `APP1`, `iTXt`, `c2pa.actions`, `Model`.
    public let part: String
    /// Where it starts, in bytes from the start of the file; `nil` for what lies in a compressed or split part.
    public let offset: Int?
    /// How many bytes it takes.
    public let size: Int
    /// What it says, at most 120 characters.
    public let summary: String
  }

  /// The lines, in the order of the file.
  public private(set) var lines: [Line] = []

  /// Lists the parts of a container.
  public init(_ container: PictureContainer) {
    for part in container.parts {
      // What lies inside is read first, for the summary, and listed below.
      let place = lines.count
      let summary = describe(part.content)
      lines.insert(line(0, part.name, part.offset, part.size, summary), at: place)
    }
  }

  private mutating func add(_ depth: Int, _ part: String, _ offset: Int?, _ size: Int, _ summary: String) {
    lines.append(line(depth, part, offset, size, summary))
  }

  private func line(_ depth: Int, _ part: String, _ offset: Int?, _ size: Int, _ summary: String) -> Line {
    Line(depth: depth, part: Self.cut(part), offset: offset, size: size, summary: Self.cut(summary))
  }

  /// Adds the lines of what a part holds, and returns the part's own summary.
  private mutating func describe(_ content: PicturePart.Content) -> String {
    switch content {
    case .exif(let view):
      let exif = ExifDirectory(view)
      for entry in exif.entries {
        let name = ExifTagName.of(entry.tag, in: entry.directory)
        let isPersonal = PersonalMetadata.isIn(entry.tag, of: entry.directory)
        let value = isPersonal ? PersonalMetadata.veil : entry.summary
        add(1, "\(entry.directory.rawValue) \(name)", entry.value.offset, entry.value.count, value)
      }
      return exif.fault.map { "Exif, \(exif.entries.count) tags; \($0)" } ?? "Exif, \(exif.entries.count) tags"
    case .xmp(let bytes):
      let packet = XMPPacket(bytes)
      for property in packet.properties {
        let name = property.parent.map { "\($0)/\(property.name)" } ?? property.name
        let value = PersonalMetadata.isIn(property) ? PersonalMetadata.veil : property.value
        add(1, "{\(property.namespace)}\(name)", nil, property.value.utf8.count, value)
      }
      let count = "XMP, \(packet.properties.count) properties"
      return packet.fault.map { "\(count); \($0)" } ?? count
    case .jumbf(let bytes):
      do {
        let boxes = try JUMBFBox.read(bytes)
        for box in boxes { describe(box, depth: 1) }
        return "JUMBF, \(bytes.count) bytes"
      } catch {
        return "JUMBF, \(bytes.count) bytes; \(error)"
      }
    case .photoshop(let view): return "Photoshop image resources, \(view.count) bytes"
    case .text(let keyword, let text):
      return "\(keyword): \(PersonalMetadata.isIn(keyword: keyword) ? PersonalMetadata.veil : text)"
    case .application(let view): return view.prefix(view.firstIndex(of: 0) ?? 0).latin1
    case .trailer(let view): return "\(view.count) bytes behind the end of the picture"
    case .other: return ""
    }
  }

  private mutating func describe(_ box: JUMBFBox, depth: Int) {
    add(depth, box.label.isEmpty ? box.type : box.label, nil, box.payload.count, Self.named(box.contentType))
    for child in box.children { describe(child, depth: depth + 1) }
  }

  /// The first four bytes of a content type: letters where its standard chose some, hexadecimal where it did not.
  private static func named(_ type: String) -> String {
    if type.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) { return type }
    return type.unicodeScalars.map { ($0.value < 16 ? "0" : "") + String($0.value, radix: 16) }.joined()
  }

  private static func cut(_ text: String) -> String {
    let start = text.prefix(120)
    return start.endIndex == text.endIndex ? text : start + "…"
  }
}

extension ExifDirectory.Entry {
  /// The value for people: a text, or the first few numbers.
  fileprivate var summary: String {
    switch type {
    case 2: return text
    case 7 where tag == 0x9286: return comment
    case 3: return numbers(size: 2).map { String($0) }.joined(separator: " ")
    case 4: return numbers(size: 4).map { String($0) }.joined(separator: " ")
    case 5:
      let terms = numbers(size: 4)
      return stride(from: 0, to: terms.count - 1, by: 2).map { "\(terms[$0])/\(terms[$0 + 1])" }.joined(separator: " ")
    default: return "\(value.count) bytes"
    }
  }

  private func numbers(size: Int) -> [UInt32] {
    stride(from: 0, to: min(value.count, 8 * size) - size + 1, by: size).compactMap { place in
      switch (size, isBigEndian) {
      case (2, true): value.u16be(at: place).map { UInt32($0) }
      case (2, false): value.u16le(at: place).map { UInt32($0) }
      case (_, true): value.u32be(at: place)
      default: value.u32le(at: place)
      }
    }
  }
}
