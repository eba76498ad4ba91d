import Fingerprints

/// Finds the distinct text that a listing repeats: by a hash, then by comparing.
///
/// The hash has no secret, so texts can be made to have one hash, or to crowd one part of the table; such strangers are told
/// apart here. At most ``chain`` texts of one hash are told apart, and ``longestSearch`` places are looked at; further texts
/// are taken for new, and are compared like all others.
struct KnownTexts: Sendable {
  /// Texts of one hash, at most.
  static let chain = 4
  /// Places of the table that are looked at for one text.
  private static let longestSearch = 64

  /// One more than the number of the text whose hash belongs there, by open addressing; 0 where none stands. At most half
  /// full.
  private var places = [UInt32](repeating: 0, count: 256)
  /// The hash of each text.
  private var keys: [TextKey] = []
  /// For each text the listing of the fewest bytes that has it.
  private var witnesses: [Int32] = []
  /// Reads a witness again.
  private var other: ListingTextReader

  init(rereading reader: ListingTextReader) { other = reader }

  /// The text that `reader` has just read, when an earlier listing has it.
  ///
  /// The witness of a text is read again for each listing that repeats it. It is the shortest so far, so that what is
  /// read again in all is at most what was read; a short text can be written with many characters that take no room.
  ///
  /// - Complexity: O(bytes of the listing), over all listings of a text.
  mutating func text(of listing: Int, in reader: ListingTextReader, key: TextKey) -> Int32? {
    var place = firstPlace(of: key)
    var strangers = 0
    for _ in 0..<Self.longestSearch where strangers < Self.chain {
      let text = Int(places[place]) - 1
      guard text >= 0 else { return nil }
      if keys[text] == key {
        other.read(Int(witnesses[text]))
        if other.isSame(as: reader) {
          if reader.bytes < other.bytes { witnesses[text] = Int32(listing) }
          return Int32(text)
        }
        strangers += 1
      }
      place = (place + 1) & (places.count - 1)
    }
    return nil
  }

  /// Whether an earlier text may have a hash; one that is told of none is new.
  func mayHave(_ key: TextKey) -> Bool {
    var place = firstPlace(of: key)
    for _ in 0..<Self.longestSearch {
      let text = Int(places[place]) - 1
      guard text >= 0 else { return false }
      if keys[text] == key { return true }
      place = (place + 1) & (places.count - 1)
    }
    return false
  }

  /// The listing by which a text is read again, and the text's hash.
  func witness(of text: Int) -> (listing: Int, key: TextKey) { (Int(witnesses[text]), keys[text]) }

  /// Adds the next text, which `listing` is the first to have.
  mutating func add(of listing: Int, key: TextKey) {
    witnesses.append(Int32(listing))
    keys.append(key)
    if 2 * keys.count > places.count {
      places = [UInt32](repeating: 0, count: 2 * places.count)
      for text in keys.indices { put(text) }
    } else {
      put(keys.count - 1)
    }
  }

  private mutating func put(_ text: Int) {
    var place = firstPlace(of: keys[text])
    for _ in 0..<Self.longestSearch {
      if places[place] == 0 {
        places[place] = UInt32(text + 1)
        return
      }
      place = (place + 1) & (places.count - 1)
    }
  }

  private func firstPlace(of key: TextKey) -> Int {
    Int(truncatingIfNeeded: StableHash.combine(key.texts, key.tokens)) & (places.count - 1)
  }
}
