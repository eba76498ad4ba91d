public import Pictures

/// Writes the label of synthetic content into a copy of a picture, and leaves every other byte of it as it was.
///
/// The label goes into the XMP packet: into the one that is there, or into a new one.
public struct LabelWriter: Sendable {
  private let limits: PictureLimits

  /// A writer.
  public init(limits: PictureLimits = PictureLimits()) { self.limits = limits }

  /// The file with the label in it.
  ///
  /// - Throws: ``LabelError``: also when the picture has a label already, or a signature that a label would break.
  public func label(_ file: [UInt8], with label: SyntheticContentLabel) throws(LabelError) -> [UInt8] {
    let container: PictureContainer
    do {
      container = try PictureContainer(file, limits: limits)
    } catch {
      throw .unreadable(error.description)
    }
    if container.endsEarly { throw .unreadable("the file ends before the picture does") }
    if case .examined(let provenance) = ProvenanceExaminer(limits: limits, readsPixels: false).examine(file),
      let fact = provenance.facts.first(where: { $0.marker == "tc260-aigc" })
    {
      throw .labelled(fact.value)
    }
    for part in container.parts {
      if case .jumbf = part.content { throw .signed }
    }
    let labelled =
      switch container.header.format {
      case .jpeg: try jpeg(file, container, label)
      case .png: try png(file, container, label)
      case .webp: try webp(file, container, label)
      default: throw LabelError.format(container.header.format.description)
      }
    try confirm(labelled, label)
    return labelled
  }

  /// Reads the label back, so that no copy leaves that says something else.
  private func confirm(_ file: [UInt8], _ label: SyntheticContentLabel) throws(LabelError) {
    guard
      case .examined(let provenance) = ProvenanceExaminer(limits: limits, readsPixels: false).examine(file),
      provenance.facts.contains(where: {
        $0.marker == "tc260-aigc" && $0.value.hasPrefix("Label=\(label.kind.code)")
      })
    else { throw .place("what was written does not read back") }
  }

  private static let xmpName = Array("http://ns.adobe.com/xap/1.0/\0".utf8)

  private func jpeg(
    _ file: [UInt8], _ container: PictureContainer, _ label: SyntheticContentLabel
  ) throws(LabelError) -> [UInt8] {
    let view = ByteView(file)
    let parts = container.parts.filter { $0.name == "APP1" }
    for part in parts {
      guard case .xmp(let packet) = part.content,
        view.dropping(part.offset + 4)?.starts(with: Self.xmpName) == true
      else { continue }
      guard let added = label.added(to: packet) else { throw .place("the XMP packet of the file is damaged") }
      let segment = try Self.segment(added)
      return Array(file[..<part.offset]) + segment + Array(file[(part.offset + part.size)...])
    }
    // Behind the JFIF and Exif segments, which readers want first.
    var place = 2
    for part in container.parts {
      let isFirst = part.name == "APP0" || { if case .exif = part.content { true } else { false } }()
      guard isFirst, part.offset == place else { break }
      place = part.offset + part.size
    }
    return Array(file[..<place]) + (try Self.segment(label.packet)) + Array(file[place...])
  }

  private static func segment(_ packet: [UInt8]) throws(LabelError) -> [UInt8] {
    let length = xmpName.count + packet.count + 2
    guard length <= 0xFFFF else { throw .place("the XMP packet of the file is full") }
    return [0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 0xFF)] + xmpName + packet
  }

  private func png(
    _ file: [UInt8], _ container: PictureContainer, _ label: SyntheticContentLabel
  ) throws(LabelError) -> [UInt8] {
    for part in container.parts {
      guard case .xmp(let packet) = part.content else { continue }
      // A packet that is compressed stays; the label then stands in a text of its own, which the guide knows too.
      let data = Array(file[(part.offset + 8)..<(part.offset + part.size - 4)])
      guard part.name == "iTXt" || part.name == "tEXt", data.count >= packet.count,
        data.suffix(packet.count).elementsEqual(packet), let added = label.added(to: packet)
      else {
        let text = Self.chunk("tEXt", Array("AIGC\0".utf8) + Self.ascii(label.json))
        return Array(file[..<33]) + text + Array(file[33...])
      }
      let chunk = Self.chunk(part.name, Array(data.dropLast(packet.count)) + added)
      return Array(file[..<part.offset]) + chunk + Array(file[(part.offset + part.size)...])
    }
    // Keyword, no compression, no language, no translated keyword.
    let chunk = Self.chunk("iTXt", Array("XML:com.adobe.xmp\0\0\0\0\0".utf8) + label.packet)
    // Behind the signature and the header chunk.
    return Array(file[..<33]) + chunk + Array(file[33...])
  }

  /// JSON in which everything outside ASCII is escaped: a `tEXt` chunk holds Latin-1.
  private static func ascii(_ json: String) -> [UInt8] {
    json.utf16.flatMap { unit -> [UInt8] in
      if unit < 0x80 { return [UInt8(unit)] }
      let digits = String(unit, radix: 16)
      return Array(("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
    }
  }

  private static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + data
    return bigEndian(UInt32(data.count)) + body + bigEndian(Inflation.crc32(body))
  }

  private static func bigEndian(_ number: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * UInt32($0))) }
  }

  private static func littleEndian(_ number: Int, _ size: Int) -> [UInt8] {
    (0..<size).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  private func webp(
    _ file: [UInt8], _ container: PictureContainer, _ label: SyntheticContentLabel
  ) throws(LabelError) -> [UInt8] {
    var body = Array(file[12...])
    if let trailer = container.parts.first(where: { if case .trailer = $0.content { true } else { false } }) {
      body = Array(file[12..<trailer.offset])
    }
    let trailer = Array(file[(12 + body.count)...])
    let view = ByteView(file)
    if view.dropping(12)?.starts(with: "VP8X") != true {
      // Metadata need the extended header (RFC 9649, 2.7).
      let hasAlpha = view.dropping(12)?.starts(with: "VP8L") == true && (view.u32le(at: 21) ?? 0) >> 28 & 1 == 1
      let header = container.header
      let extended: [UInt8] =
        [hasAlpha ? 0x10 : 0, 0, 0, 0] + Self.littleEndian(header.width - 1, 3)
        + Self.littleEndian(header.height - 1, 3)
      body = Array("VP8X".utf8) + Self.littleEndian(10, 4) + extended + body
    }
    // The flag that says that a packet is there.
    body[8] |= 0x04
    let existing = container.parts.first { if case .xmp = $0.content { true } else { false } }
    if let existing, case .xmp(let packet) = existing.content {
      guard let added = label.added(to: packet) else { throw .place("the XMP packet of the file is damaged") }
      let start = existing.offset - 12 + (body.count + 12 + trailer.count - file.count)
      let end = start + existing.size + (existing.size & 1)
      body.replaceSubrange(start..<min(end, body.count), with: Self.chunk(webp: "XMP ", added))
    } else {
      body += Self.chunk(webp: "XMP ", label.packet)
    }
    guard body.count + 4 <= 0xFFFF_FFFE else { throw .place("the file is full") }
    return Array("RIFF".utf8) + Self.littleEndian(body.count + 4, 4) + Array("WEBP".utf8) + body + trailer
  }

  private static func chunk(webp name: String, _ data: [UInt8]) -> [UInt8] {
    Array(name.utf8) + littleEndian(data.count, 4) + data + (data.count & 1 == 1 ? [0] : [])
  }
}
