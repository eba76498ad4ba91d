/// The marker segments of a JPEG (ITU-T T.81, annex B) that carry metadata.
enum JPEGSegments {
  private static let exif = Array("Exif\0\0".utf8)
  private static let xmp = Array("http://ns.adobe.com/xap/1.0/\0".utf8)
  private static let extendedXMP = Array("http://ns.adobe.com/xmp/extension/\0".utf8)
  private static let photoshop = Array("Photoshop 3.0\0".utf8)

  static func walk(_ view: ByteView, into container: inout PictureContainer) {
    var extensions = ExtendedXMP(limit: view.count)
    var jumbf = SegmentedJUMBF()
    var position = 2
    var ended = false
    while let start = view.firstIndex(of: 0xFF, from: position), let marker = view.u8(at: start + 1) {
      position = start + 2
      switch marker {
      // Fill bytes, stuffed bytes, restarts and what has no length.
      case 0xFF: position = start + 1
      case 0x00, 0x01, 0xD0...0xD8: continue
      case 0xD9:
        ended = true
        if let trailer = view.dropping(position), trailer.count > 0 {
          container.add("trailer", at: position, size: trailer.count, .trailer(trailer))
        }
        position = view.count
      default:
        guard let length = view.u16be(at: position).map({ Int($0) }), length >= 2,
          let payload = view.slice(at: position + 2, count: length - 2)
        else {
          container.stop("a segment claims more bytes than there are", at: start)
          position = view.count
          ended = true
          continue
        }
        position += length
        let segment = Segment(marker: marker, offset: start, size: length + 2, payload: payload)
        take(segment, &extensions, &jumbf, into: &container)
      }
    }
    if !ended { container.stop("the JPEG picture is cut off: it has no end marker", at: view.count) }
    extensions.finish(into: &container)
    jumbf.finish(into: &container)
  }

  private struct Segment {
    let marker: UInt8
    let offset: Int
    let size: Int
    let payload: ByteView
  }

  private static func take(
    _ segment: Segment, _ extensions: inout ExtendedXMP, _ jumbf: inout SegmentedJUMBF,
    into container: inout PictureContainer
  ) {
    let payload = segment.payload
    switch segment.marker {
    case 0xE0...0xEF:
      let name = "APP\(segment.marker - 0xE0)"
      let content: PicturePart.Content
      switch segment.marker {
      case 0xE1 where payload.starts(with: exif):
        content = payload.dropping(exif.count).map { .exif($0) } ?? .other
      case 0xE1 where payload.starts(with: xmp):
        content = .xmp(payload.dropping(xmp.count)?.bytes ?? [])
      case 0xE1 where payload.starts(with: extendedXMP):
        extensions.take(payload.dropping(extendedXMP.count), at: segment.offset, into: &container)
        content = .other
      case 0xEB where payload.starts(with: "JP"):
        jumbf.take(payload, at: segment.offset, into: &container)
        content = .other
      case 0xED where payload.starts(with: photoshop):
        content = payload.dropping(photoshop.count).map { .photoshop($0) } ?? .other
      default: content = .application(payload)
      }
      container.add(name, at: segment.offset, size: segment.size, content)
    case 0xFE:
      container.add(
        "COM", at: segment.offset, size: segment.size, .text(keyword: "Comment", text: MetadataText.decode(payload)))
    default: break
    }
  }
}

/// XMP that is too long for one segment (XMP specification part 3, 1.1.3.1), put together from its portions.
private struct ExtendedXMP {
  private struct Packet {
    let id: [UInt8]
    let offset: Int
    var bytes: [UInt8]
    var missing: Int
  }

  private var packets: [Packet] = []
  /// The most bytes of a packet: it cannot be longer than its file.
  private let limit: Int

  init(limit: Int) { self.limit = min(limit, XMPPacket.byteLimit) }

  mutating func take(_ portion: ByteView?, at offset: Int, into container: inout PictureContainer) {
    guard let portion, let id = portion.slice(at: 0, count: 32)?.bytes, let total = portion.u32be(at: 32),
      let start = portion.u32be(at: 36), let data = portion.dropping(40), Int(total) <= limit,
      Int(start) + data.count <= Int(total)
    else {
      container.note("a portion of extended XMP does not fit its packet", at: offset)
      return
    }
    if !packets.contains(where: { $0.id == id }), packets.count < 8 {
      packets.append(
        Packet(id: id, offset: offset, bytes: Array(repeating: 0x20, count: Int(total)), missing: Int(total)))
    }
    guard let index = packets.firstIndex(where: { $0.id == id && $0.bytes.count == Int(total) }) else {
      container.note("a portion of extended XMP belongs to no packet", at: offset)
      return
    }
    packets[index].bytes.replaceSubrange(Int(start)..<(Int(start) + data.count), with: data.bytes)
    packets[index].missing -= data.count
  }

  func finish(into container: inout PictureContainer) {
    for packet in packets {
      if packet.missing > 0 { container.note("extended XMP lacks \(packet.missing) bytes", at: packet.offset) }
      container.add("APP1", at: packet.offset, size: packet.bytes.count, .xmp(packet.bytes))
    }
  }
}

/// JUMBF spread over APP11 segments (ISO/IEC 19566-5, annex D.2).
///
/// A segment holds `JP`, the box's instance number (2 bytes), its place in the sequence (4), and a slice of the box.
/// Every slice repeats the box's header, which is dropped from all but the first.
private struct SegmentedJUMBF {
  private struct Slice {
    let instance: UInt16
    let sequence: UInt32
    let offset: Int
    let data: ByteView
  }

  private var slices: [Slice] = []

  mutating func take(_ payload: ByteView, at offset: Int, into container: inout PictureContainer) {
    guard let instance = payload.u16be(at: 2), let sequence = payload.u32be(at: 4), let data = payload.dropping(8),
      data.count >= 8, slices.count < PictureContainer.partLimit
    else {
      container.note("a JUMBF segment is too short for its header, or one too many", at: offset)
      return
    }
    slices.append(Slice(instance: instance, sequence: sequence, offset: offset, data: data))
  }

  func finish(into container: inout PictureContainer) {
    var instances: [UInt16] = []
    for slice in slices where !instances.contains(slice.instance) && instances.count < 64 {
      instances.append(slice.instance)
    }
    for instance in instances {
      // A stable order, also when two segments claim the same place.
      let ordered = slices.filter { $0.instance == instance }.sorted {
        ($0.sequence, $0.offset) < ($1.sequence, $1.offset)
      }
      guard let first = ordered.first else { continue }
      var bytes: [UInt8] = []
      for (index, slice) in ordered.enumerated() {
        // A length of 1 says that the header goes on with eight bytes of length.
        let header = slice.data.u32be(at: 0) == 1 ? 16 : 8
        bytes += (index == 0 ? slice.data : slice.data.dropping(header))?.bytes ?? []
      }
      container.add("APP11", at: first.offset, size: bytes.count, .jumbf(bytes))
    }
  }
}
