import Pictures

/// The IPTC-IIM records among Photoshop's image resources.
///
/// Source: IPTC Information Interchange Model 4.2; Adobe Photoshop File Formats, Image Resource Blocks.
enum IPTCRecords {
  /// The credit lines (data set 2:110).
  static func credits(_ resources: ByteView) -> [String] {
    var credits: [String] = []
    var rest = resources
    while rest.starts(with: "8BIM"), let id = rest.u16be(at: 4), let nameLength = rest.u8(at: 6) {
      // A name with its length before it and the data behind it are both padded to even lengths.
      let name = (Int(nameLength) + 2) & ~1
      guard let size = rest.u32be(at: 6 + name), let data = rest.slice(at: 10 + name, count: Int(size)) else { break }
      if id == 0x0404 { credits += Self.credits(in: data) }
      guard let next = rest.dropping(10 + name + (Int(size) + 1) & ~1) else { break }
      rest = next
    }
    return credits
  }

  private static func credits(in records: ByteView) -> [String] {
    var credits: [String] = []
    var rest = records
    while rest.u8(at: 0) == 0x1C, let record = rest.u8(at: 1), let number = rest.u8(at: 2),
      let size = rest.u16be(at: 3), size < 0x8000, let value = rest.slice(at: 5, count: Int(size)),
      let next = rest.dropping(5 + Int(size))
    {
      if record == 2, number == 110 { credits.append(value.utf8) }
      rest = next
    }
    return credits
  }
}
