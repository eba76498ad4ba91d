import Fingerprints

/// Finds the distinct text that a listing repeats: by a hash, then by comparing.
///
/// The hash has no secret, so texts can be made to have one hash, or to crowd one part of the table; such strangers are told
/// apart by whoever asks. At most ``chain`` texts of one hash are told apart, and ``longestSearch`` places are looked at;
/// further texts are taken for new, and are compared like all others. Only of texts so made does it matter in which pieces
/// a market is read.
struct KnownTexts: Sendable {
  /// Texts of one hash, at most.
  static let chain = 4
  /// Places of the table that are looked at for one text.
  private static let longestSearch = 64

  /// One more than the number of the text whose hash belongs there, by open addressing; 0 where none stands. At most half
  /// full.
  private var places = [UInt32](repeating: 0, count: 256)
  /// The hash of each text.
  private(set) var keys: [TextKey] = []

  /// The text of a hash that is the one sought.
  ///
  /// - Parameter isSame: Whether a text of the same hash is; asked of ``chain`` at most.
  func text(of key: TextKey, where isSame: (Int) -> Bool) -> Int32? {
    var place = firstPlace(of: key)
    var strangers = 0
    for _ in 0..<Self.longestSearch where strangers < Self.chain {
      let text = Int(places[place]) - 1
      guard text >= 0 else { return nil }
      if keys[text] == key {
        if isSame(text) { return Int32(text) }
        strangers += 1
      }
      place = (place + 1) & (places.count - 1)
    }
    return nil
  }

  /// Adds the next text.
  mutating func add(_ key: TextKey) {
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
