@testable import Pictures

/// Pictures with marks in them, made byte by byte.
enum Marked {
  static func big(_ number: Int, _ size: Int) -> [UInt8] {
    (0..<size).map { UInt8(truncatingIfNeeded: number >> (8 * (size - 1 - $0))) }
  }

  static func plain(width: Int = 8, height: Int = 8) -> PixelImage {
    PixelImage(width: width, height: height, rgb: (0..<(width * height * 3)).map { UInt8($0 * 7 % 251) })
  }

  /// A PNG with texts, each with its keyword.
  static func png(_ texts: [(String, String)]) throws -> [UInt8] {
    try png(chunks: texts.map { ("tEXt", Array($0.0.utf8) + [0] + Array($0.1.utf8)) })
  }

  static func png(chunks: [(String, [UInt8])]) throws -> [UInt8] {
    var file = try plain().png()
    var inserted: [UInt8] = []
    for (type, data) in chunks {
      let body = Array(type.utf8) + data
      inserted += big(data.count, 4) + body + big(Int(Inflation.crc32(body)), 4)
    }
    // Behind the signature and the header chunk.
    file.insert(contentsOf: inserted, at: 33)
    return file
  }

  static func jpeg(_ segments: [(UInt8, [UInt8])]) throws -> [UInt8] {
    var file = try plain().jpeg()
    file.insert(contentsOf: segments.flatMap { [0xFF, $0.0] + big($0.1.count + 2, 2) + $0.1 }, at: 2)
    return file
  }

  /// A JPEG with an XMP packet whose description holds `inner`.
  static func xmp(_ inner: String) throws -> [UInt8] {
    let packet = """
      <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\(inner)\
      </rdf:RDF></x:xmpmeta>
      """
    return try jpeg([(0xE1, Array("http://ns.adobe.com/xap/1.0/\0".utf8) + Array(packet.utf8))])
  }

  /// A JPEG with texts in its Exif tags; the tag 0x9286 goes to the Exif directory as a comment.
  static func exif(_ tags: [(Int, String)], settings: [Int] = []) throws -> [UInt8] {
    let exifTags: [(Int, Int, [UInt8])] =
      settings.map { ($0, 3, [1, 0]) }
      + tags.filter { $0.0 == 0x9286 }.map { ($0.0, 7, Array("ASCII\0\0\0".utf8) + Array($0.1.utf8)) }
    let main: [(Int, Int, [UInt8])] = tags.filter { $0.0 != 0x9286 }.map { ($0.0, 2, Array($0.1.utf8) + [0]) }
    let exifStart = 8 + 2 + (main.count + 1) * 12 + 4
    var values = exifStart + 2 + exifTags.count * 12 + 4
    var bytes: [UInt8] = Array("MM\0*".utf8) + big(8, 4)
    var data: [UInt8] = []
    func write(_ tags: [(Int, Int, [UInt8])], link: Int?) {
      bytes += big(tags.count + (link == nil ? 0 : 1), 2)
      for (number, type, value) in tags {
        bytes += big(number, 2) + big(type, 2) + big(type == 3 ? 1 : value.count, 4)
        if value.count <= 4 {
          bytes += value + Array(repeating: 0, count: 4 - value.count)
        } else {
          bytes += big(values, 4)
          values += value.count
          data += value
        }
      }
      if let link { bytes += big(0x8769, 2) + big(4, 2) + big(1, 4) + big(link, 4) }
      bytes += big(0, 4)
    }
    write(main, link: exifStart)
    write(exifTags, link: nil)
    return try jpeg([(0xE1, Array("Exif\0\0".utf8) + bytes + data)])
  }

  /// A manifest of a C2PA store.
  struct Manifest {
    var label: String
    var actions: [(action: String, source: String?)] = []
    var ingredients: [(relationship: String, manifest: String)] = []
  }

  /// A PNG with a C2PA store; the last manifest is the active one.
  static func c2pa(_ manifests: [Manifest]) throws -> [UInt8] {
    try png(chunks: [("caBX", superbox("c2pa", "c2pa", manifests.map { manifest($0) }))])
  }

  private static func manifest(_ manifest: Manifest) -> [UInt8] {
    let actions = manifest.actions.map { action in
      map([("action", text(action.action))] + (action.source.map { [("digitalSourceType", text($0))] } ?? []))
    }
    var assertions = [superbox("cbor", "c2pa.actions.v2", [box("cbor", map([("actions", array(actions))]))])]
    for (index, ingredient) in manifest.ingredients.enumerated() {
      let link = map([("url", text("self#jumbf=/c2pa/\(ingredient.manifest)"))])
      let body = map([("relationship", text(ingredient.relationship)), ("activeManifest", link)])
      let label = index == 0 ? "c2pa.ingredient.v3" : "c2pa.ingredient.v3__\(index)"
      assertions.append(superbox("cbor", label, [box("cbor", body)]))
    }
    let claim = map([("claim_generator_info", map([("name", text("Maker"))]))])
    return superbox(
      "c2ma", manifest.label,
      [
        superbox("c2as", "c2pa.assertions", assertions),
        superbox("c2cl", "c2pa.claim.v2", [box("cbor", claim)]),
      ])
  }

  static func box(_ type: String, _ payload: [UInt8]) -> [UInt8] {
    big(payload.count + 8, 4) + Array(type.utf8) + payload
  }

  static func superbox(_ content: String, _ label: String, _ children: [[UInt8]]) -> [UInt8] {
    let uuid: [UInt8] = Array(content.utf8) + [0, 0x11, 0, 0x10, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71]
    return box("jumb", box("jumd", uuid + [3] + Array(label.utf8) + [0]) + children.flatMap { $0 })
  }

  static func text(_ text: String) -> [UInt8] { [0x79] + big(text.utf8.count, 2) + Array(text.utf8) }

  static func array(_ items: [[UInt8]]) -> [UInt8] { [0x99] + big(items.count, 2) + items.flatMap { $0 } }

  static func map(_ pairs: [(String, [UInt8])]) -> [UInt8] {
    [0xB9] + big(pairs.count, 2) + pairs.flatMap { text($0.0) + $0.1 }
  }
}
