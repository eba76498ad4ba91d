internal import Pictures

/// The hashes by which a manifest is bound to the bytes of its picture (C2PA 2.1, 18.5 and 18.7).
struct AssetBinding: Sendable {
  private let file: [UInt8]
  /// The bytes that the manifests themselves take, which no hash can cover.
  private let manifests: [Range<Int>]
  private let format: PictureFormat

  init(_ file: [UInt8], _ container: PictureContainer) {
    self.file = file
    let names: Set = ["APP11", "caBX", "C2PA", "uuid", "tag52545"]
    manifests = container.parts.filter { part in
      guard names.contains(part.name) else { return false }
      // A JUMBF store that was put together stands for its segments, which are listed as well.
      if part.name == "APP11", case .jumbf = part.content { return false }
      return true
    }.map { $0.offset..<min($0.offset + $0.size, file.count) }
    format = container.header.format
  }

  /// Checks the hash of a manifest against the picture.
  func check(_ manifest: C2PAStore.Manifest) throws(CredentialFault) {
    for assertion in hashes(manifest) {
      switch assertion.kind {
      case .data: try checkData(assertion.value)
      case .boxes: try checkBoxes(assertion.value)
      case .other: continue
      }
    }
    if hashes(manifest).isEmpty { throw .binding("the manifest has no hash of it") }
  }

  /// What is not checked: AVIF and HEIC are bound by a tree of hashes.
  func unchecked(_ manifest: C2PAStore.Manifest) -> String? {
    hashes(manifest).contains { $0.kind == .other }
      ? "the picture is bound by hashes of ISO boxes, which are not checked" : nil
  }

  /// What a hash leaves out besides the manifests; `nil` when nothing.
  func extra(_ manifest: C2PAStore.Manifest) -> String? {
    for assertion in hashes(manifest) where assertion.kind == .data {
      for range in (try? exclusions(assertion.value)) ?? [] {
        let covered = manifests.map { $0.clamped(to: range).count }.reduce(0, +)
        if covered < range.count {
          return "the signed hash leaves out \(range.count - covered) bytes besides the manifest"
        }
      }
    }
    return nil
  }

  private enum Kind { case data, boxes, other }

  private func hashes(_ manifest: C2PAStore.Manifest) -> [(kind: Kind, value: CBORValue)] {
    manifest.box.children.filter { $0.contentType == "c2as" }.flatMap(\.children).compactMap { assertion in
      let kind: Kind
      switch assertion.label.split(separator: "_").first.map({ String($0) }) {
      case "c2pa.hash.data": kind = .data
      case "c2pa.hash.boxes": kind = .boxes
      case "c2pa.hash.bmff", "c2pa.hash.bmff.v2", "c2pa.hash.bmff.v3": kind = .other
      default: return nil
      }
      guard let content = assertion.children.first(where: { $0.type == "cbor" }),
        let value = try? CBORValue(content.payload)
      else { return (kind, .null) }
      return (kind, value)
    }
  }

  private func exclusions(_ value: CBORValue) throws(CredentialFault) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for exclusion in value["exclusions"]?.elements ?? [] {
      guard let start = exclusion["start"]?.whole, let length = exclusion["length"]?.whole,
        start >= 0, length >= 0, start <= Int64(file.count), length <= Int64(file.count) - start
      else { throw .binding("its hash leaves out bytes that the file has not") }
      ranges.append(Int(start)..<Int(start + length))
    }
    ranges.sort { $0.lowerBound < $1.lowerBound }
    return ranges
  }

  private func checkData(_ value: CBORValue) throws(CredentialFault) {
    guard let expected = value["hash"]?.bytes, let hash = AssetHash(value["alg"]?.text ?? "sha256") else {
      throw .binding("its hash cannot be read")
    }
    var kept: [Range<Int>] = []
    var position = 0
    for range in try exclusions(value) {
      guard range.lowerBound >= position else { throw .binding("its hash leaves out the same bytes twice") }
      kept.append(position..<range.lowerBound)
      position = range.upperBound
    }
    kept.append(position..<file.count)
    guard hash.of(file, in: kept) == expected else { throw .binding("the picture was changed after signing") }
  }

  private func checkBoxes(_ value: CBORValue) throws(CredentialFault) {
    let boxes = AssetBox.boxes(of: file, format)
    var position = 0
    for entry in value["boxes"]?.elements ?? [] {
      let names = entry["names"]?.elements.compactMap(\.text) ?? []
      guard let expected = entry["hash"]?.bytes,
        let hash = AssetHash(entry["alg"]?.text ?? value["alg"]?.text ?? "sha256")
      else { throw .binding("its hash cannot be read") }
      var ranges: [Range<Int>] = []
      for name in names {
        guard position < boxes.count, boxes[position].name == name else {
          throw .binding("the file's parts are not those that were signed")
        }
        ranges.append(boxes[position].range)
        position += 1
      }
      if names == ["C2PA"] { continue }
      guard hash.of(file, in: ranges) == expected else {
        throw .binding("the picture was changed after signing (\(names.joined(separator: ", ").excerpt))")
      }
    }
    guard position == boxes.count else { throw .binding("the file has parts that were not signed") }
  }
}

/// A part of a file as C2PA's general box hash names it (2.1, 18.7 and A.5).
struct AssetBox: Hashable, Sendable {
  let name: String
  let range: Range<Int>

  /// The parts of a JPEG or PNG, in order; empty for other formats.
  static func boxes(of file: [UInt8], _ format: PictureFormat) -> [AssetBox] {
    switch format {
    case .png: png(ByteView(file))
    case .jpeg: jpeg(ByteView(file))
    default: []
    }
  }

  private static func png(_ view: ByteView) -> [AssetBox] {
    var boxes = [AssetBox(name: "PNGh", range: 0..<min(8, view.count))]
    var position = 8
    while let length = view.u32be(at: position), let type = view.slice(at: position + 4, count: 4),
      view.slice(at: position, count: Int(length) + 12) != nil
    {
      let end = position + Int(length) + 12
      let name = type.latin1 == "caBX" ? "C2PA" : type.latin1
      boxes.append(AssetBox(name: name, range: position..<end))
      position = end
    }
    return boxes
  }

  private static func jpeg(_ view: ByteView) -> [AssetBox] {
    var boxes: [AssetBox] = []
    var position = 0
    while let marker = view.u8(at: position + 1), view.u8(at: position) == 0xFF {
      var end = position + 2
      let hasLength = !(0xD0...0xD9).contains(marker) && marker != 0x01
      if hasLength {
        guard let length = view.u16be(at: position + 2), view.slice(at: position + 2, count: Int(length)) != nil else {
          break
        }
        end += Int(length)
      }
      if marker == 0xDA {
        // A scan's data belong to it, up to the next marker that is no restart.
        while let next = view.firstIndex(of: 0xFF, from: end), let code = view.u8(at: next + 1) {
          end = next
          if code != 0, !(0xD0...0xD7).contains(code) { break }
          end = next + 2
        }
      }
      let isManifest = marker == 0xEB && view.dropping(position + 4)?.starts(with: "JP") == true
      let name = isManifest ? "C2PA" : Self.name(marker)
      if isManifest, let last = boxes.last, last.name == "C2PA" {
        boxes[boxes.count - 1] = AssetBox(name: name, range: last.range.lowerBound..<end)
      } else {
        boxes.append(AssetBox(name: name, range: position..<end))
      }
      position = end
      if marker == 0xD9 { break }
    }
    return boxes
  }

  private static func name(_ marker: UInt8) -> String {
    switch marker {
    case 0xD8: "SOI"
    case 0xD9: "EOI"
    case 0xDA: "SOS"
    case 0xDB: "DQT"
    case 0xC4: "DHT"
    case 0xDD: "DRI"
    case 0xDC: "DNL"
    case 0xFE: "COM"
    case 0xE0...0xEF: "APP\(marker - 0xE0)"
    case 0xC0...0xCF: "SOF\(marker - 0xC0)"
    default: String(marker, radix: 16, uppercase: true)
    }
  }
}
