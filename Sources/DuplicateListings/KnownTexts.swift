/// Finds the distinct text that a listing repeats: by a hash, then by comparing.
///
/// The hash has no secret, so texts can be made to have one hash; such strangers are told apart here. At most
/// ``chain`` texts of one hash are told apart; further ones are taken for new, and are compared like all others.
struct KnownTexts {
  /// Texts of one hash, at most.
  static let chain = 4

  private struct Place: Hashable {
    let key: TextKey
    let position: Int
  }

  private var texts: [Place: Int32] = [:]
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
    for position in 0..<Self.chain {
      guard let text = texts[Place(key: key, position: position)] else { return nil }
      other.read(Int(witnesses[Int(text)]))
      guard other.isSame(as: reader) else { continue }
      if reader.bytes < other.bytes { witnesses[Int(text)] = Int32(listing) }
      return text
    }
    return nil
  }

  /// Adds the next text, which `listing` is the first to have.
  mutating func add(_ text: Int32, of listing: Int, key: TextKey) {
    witnesses.append(Int32(listing))
    for position in 0..<Self.chain {
      let place = Place(key: key, position: position)
      if texts[place] == nil {
        texts[place] = text
        return
      }
    }
  }
}
