/// The metadata of an ISO base media file that holds pictures: AVIF and HEIF (ISO/IEC 14496-12 and 23008-12).
enum ISOBoxes {
  /// The UUID of the box that holds a C2PA manifest store (C2PA 2.1, A.4).
  private static let c2pa: [UInt8] = [
    0xD8, 0xFE, 0xC3, 0xD6, 0x1B, 0x0E, 0x48, 0x3C, 0x92, 0x97, 0x58, 0x28, 0x87, 0x7E, 0xC4, 0x81,
  ]

  static func walk(_ view: ByteView, into container: inout PictureContainer) {
    for box in boxes(in: view, &container) {
      switch box.type {
      case "uuid" where box.body.starts(with: c2pa):
        // Version and flags, a purpose ended by NUL, and for a manifest store the offset of a box for hashes.
        guard let rest = box.body.dropping(20), let end = rest.firstIndex(of: 0),
          rest.prefix(end).starts(with: "manifest"), let store = rest.dropping(end + 9)
        else { break }
        container.add("uuid", at: box.body.offset - 8, size: box.body.count + 8, .jumbf(store.bytes))
      case "meta":
        guard let body = box.body.dropping(4) else { break }
        items(body, file: view, into: &container)
      default: break
      }
    }
  }

  private struct Box {
    let type: String
    let body: ByteView
  }

  private static func boxes(in view: ByteView, _ container: inout PictureContainer) -> [Box] {
    var boxes: [Box] = []
    var rest = view
    while rest.count >= 8, boxes.count < PictureContainer.partLimit {
      guard let short = rest.u32be(at: 0), let type = rest.slice(at: 4, count: 4) else { break }
      let header = short == 1 ? 16 : 8
      let size = short == 1 ? rest.u64be(at: 8) ?? 0 : short == 0 ? UInt64(rest.count) : UInt64(short)
      guard let length = Int(exactly: size), length >= header,
        let body = rest.slice(at: header, count: length - header), let next = rest.dropping(length)
      else {
        container.stop("a box claims more bytes than there are", at: rest.offset)
        break
      }
      boxes.append(Box(type: type.latin1, body: body))
      rest = next
    }
    return boxes
  }

  /// Reads the items of a `meta` box that are Exif or XMP.
  private static func items(_ meta: ByteView, file: ByteView, into container: inout PictureContainer) {
    let boxes = boxes(in: meta, &container)
    guard let information = boxes.first(where: { $0.type == "iinf" })?.body,
      let locations = boxes.first(where: { $0.type == "iloc" })?.body
    else { return }
    let data = boxes.first { $0.type == "idat" }?.body
    let wanted = entries(information, &container).filter { $0.type == "Exif" || $0.type == "mime" }
    // Each look-up walks the table of places, so that a file is asked for a few items only.
    for item in wanted.prefix(16) {
      guard let place = location(of: item.id, in: locations), place.extents.count == 1,
        let extent = place.extents.first
      else { continue }
      let source = place.inItemData ? data : file
      guard let bytes = source?.slice(at: extent.offset, count: extent.length) else {
        container.note("the item \(item.type) lies outside the file", at: locations.offset)
        continue
      }
      switch item.type {
      case "Exif":
        // Four bytes say how far behind them the TIFF header lies.
        guard let skip = bytes.u32be(at: 0), let exif = bytes.dropping(4 + Int(skip)) else { continue }
        container.add("Exif", at: bytes.offset, size: bytes.count, .exif(exif))
      case "mime" where item.contentType == "application/rdf+xml":
        container.add("mime", at: bytes.offset, size: bytes.count, .xmp(bytes.bytes))
      default: break
      }
    }
  }

  private struct Item {
    let id: Int
    let type: String
    let contentType: String
  }

  private static func entries(_ information: ByteView, _ container: inout PictureContainer) -> [Item] {
    let header = information.u8(at: 0) == 0 ? 6 : 8
    guard let body = information.dropping(header) else { return [] }
    return boxes(in: body, &container).compactMap { box in
      guard box.type == "infe", let version = box.body.u8(at: 0), version >= 2 else { return nil }
      let wide = version >= 3
      let id = wide ? box.body.u32be(at: 4).map { Int($0) } : box.body.u16be(at: 4).map { Int($0) }
      let start = wide ? 10 : 8
      guard let id, let type = box.body.slice(at: start, count: 4), let names = box.body.dropping(start + 4) else {
        return nil
      }
      let parts = names.bytes.split(separator: 0, maxSplits: 2, omittingEmptySubsequences: false)
      let content = parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : ""
      return Item(id: id, type: type.latin1, contentType: content)
    }
  }

  private struct Place {
    let inItemData: Bool
    let extents: [(offset: Int, length: Int)]
  }

  private static func location(of item: Int, in iloc: ByteView) -> Place? {
    guard let version = iloc.u8(at: 0), version <= 2, let sizes = iloc.u16be(at: 4) else { return nil }
    var cursor = Cursor(view: iloc, position: 6)
    let (offsetSize, lengthSize) = (Int(sizes >> 12), Int(sizes >> 8 & 15))
    let (baseSize, indexSize) = (Int(sizes >> 4 & 15), version > 0 ? Int(sizes & 15) : 0)
    // Extents of no bytes in the table would let a short file ask for endless work.
    guard indexSize + offsetSize + lengthSize > 0, let count = cursor.number(version < 2 ? 2 : 4) else { return nil }
    for _ in 0..<min(count, PictureContainer.partLimit) {
      guard let id = cursor.number(version < 2 ? 2 : 4), let method = version > 0 ? cursor.number(2) : 0,
        cursor.number(2) != nil, let base = cursor.number(baseSize), let extentCount = cursor.number(2)
      else { return nil }
      var extents: [(offset: Int, length: Int)] = []
      for _ in 0..<extentCount {
        guard cursor.number(indexSize) != nil, let offset = cursor.number(offsetSize),
          let length = cursor.number(lengthSize)
        else { return nil }
        let (sum, overflow) = base.addingReportingOverflow(offset)
        if id == item, !overflow { extents.append((sum, length)) }
      }
      if id == item { return Place(inItemData: method & 15 == 1, extents: extents) }
    }
    return nil
  }

  private struct Cursor {
    let view: ByteView
    var position: Int

    /// A big-endian number of 0 to 8 bytes.
    mutating func number(_ size: Int) -> Int? {
      guard let bytes = view.slice(at: position, count: size) else { return nil }
      position += size
      return Int(exactly: bytes.bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }
  }
}
