/// An address in another script than Chinese: words in small letters, punctuation gone, the commonest words for road
/// and room spelt in one way (after USPS Publication 28, appendices C1 and C2). No attempt at its parts.
enum ForeignAddress {
  static func parse(_ characters: [UInt32]) -> PostalAddress? {
    var words: [String] = []
    var word: [UInt32] = []
    func end(_ word: inout [UInt32]) {
      if !word.isEmpty { words.append(spelling(AddressParser.string(word))) }
      word.removeAll(keepingCapacity: true)
    }
    for character in characters {
      switch character {
      case 0x30...0x39: word.append(character)
      case 0x41...0x5A: word.append(character + 0x20)
      case 0x27, 0x2019: break
      case 0x80...: Casing.appendLowercase(character, to: &word)
      default: end(&word)
      }
    }
    end(&word)
    words.removeAll { $0.isEmpty }
    let hasNumber = words.contains { $0.utf8.contains { (0x30...0x39).contains($0) } }
    let hasName = words.contains { $0.utf8.contains { !(0x30...0x39).contains($0) } }
    guard words.count >= 3, hasNumber, hasName else { return nil }
    var address = PostalAddress()
    address.foreign = words.joined(separator: " ")
    return address
  }

  private static func spelling(_ word: String) -> String { spellings[word] ?? word }

  private static let spellings: [String: String] = [
    "street": "st", "str": "st", "strasse": "st", "straße": "st", "road": "rd", "avenue": "ave", "av": "ave",
    "boulevard": "blvd", "drive": "dr", "lane": "ln", "court": "ct", "place": "pl", "square": "sq", "highway": "hwy",
    "parkway": "pkwy", "terrace": "ter", "apartment": "apt", "suite": "ste", "floor": "fl", "flr": "fl", "room": "rm",
    "building": "bldg", "bld": "bldg", "unit": "unit", "number": "", "no": "", "north": "n", "south": "s", "east": "e",
    "west": "w",
  ]
}
