/// A C2PA manifest store with one manifest that names one action (C2PA Technical Specification 2.1, sections 8 and 11;
/// boxes after ISO/IEC 19566-5). It is not signed: a reader may take it for a declaration and for no more.
struct ContentCredentials {
  /// The digital source type, a code of the IPTC scheme.
  let sourceType: String
  /// The action, such as `c2pa.created`.
  let action: String
  /// The program that it names.
  let software: String

  /// The store as a JUMBF superbox.
  var box: [UInt8] {
    let actions: CBOR = .map([
      (
        "actions",
        .array([
          .map([
            ("action", .text(action)),
            ("digitalSourceType", .text("http://cv.iptc.org/newscodes/digitalsourcetype/\(sourceType)")),
            ("softwareAgent", .map([("name", .text(software))])),
          ])
        ])
      )
    ])
    let claim: CBOR = .map([
      ("instanceID", .text("xmp:iid:00000000-0000-4000-8000-000000000001")),
      ("claim_generator_info", .map([("name", .text(software)), ("version", .text("1.0"))])),
      ("signature", .text("self#jumbf=c2pa.signature")),
      ("created_assertions", .array([.map([("url", .text("self#jumbf=c2pa.assertions/c2pa.actions.v2"))])])),
      ("alg", .text("sha256")),
    ])
    let manifest = superbox(
      "c2ma", "urn:c2pa:00000000-0000-4000-8000-000000000002",
      superbox("c2as", "c2pa.assertions", superbox("cbor", "c2pa.actions.v2", box("cbor", actions.bytes)))
        + superbox("c2cl", "c2pa.claim.v2", box("cbor", claim.bytes))
        + superbox("c2cs", "c2pa.signature", box("cbor", CBOR.array([]).bytes)))
    return superbox("c2pa", "c2pa", manifest)
  }

  /// A superbox: a description box, then its content.
  private func superbox(_ type: String, _ label: String, _ content: [UInt8]) -> [UInt8] {
    var description: [UInt8] = []
    description.append(type)
    description += [0x00, 0x11, 0x00, 0x10, 0x80, 0x00, 0x00, 0xAA, 0x00, 0x38, 0x9B, 0x71]
    description.append(0x03)  // requestable, with a label
    description.append(label + "\0")
    return box("jumb", box("jumd", description) + content)
  }

  private func box(_ type: String, _ content: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(content.count + 8, bytes: 4)
    bytes.append(type)
    return bytes + content
  }
}

/// A value of CBOR (RFC 8949) of the kinds that a manifest needs.
enum CBOR {
  /// A text.
  case text(String)
  /// An array.
  indirect case array([CBOR])
  /// A map with text keys, in order.
  indirect case map([(String, CBOR)])

  /// The encoding.
  var bytes: [UInt8] {
    switch self {
    case .text(let text): return head(3, text.utf8.count) + text.utf8
    case .array(let values): return values.reduce(head(4, values.count)) { $0 + $1.bytes }
    case .map(let members):
      return members.reduce(head(5, members.count)) { $0 + CBOR.text($1.0).bytes + $1.1.bytes }
    }
  }

  private func head(_ major: UInt8, _ count: Int) -> [UInt8] {
    switch count {
    case 0..<24: [major << 5 | UInt8(count)]
    case 24..<256: [major << 5 | 24, UInt8(count)]
    default: [major << 5 | 25, UInt8(truncatingIfNeeded: count >> 8), UInt8(truncatingIfNeeded: count)]
    }
  }
}
