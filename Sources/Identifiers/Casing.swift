/// Small letters and scripts of text beyond ASCII.
enum Casing {
  /// Appends a scalar's small letter or letters.
  static func appendLowercase(_ scalar: UInt32, to letters: inout [UInt32]) {
    guard scalar >= 0x80 else {
      letters.append((0x41...0x5A).contains(scalar) ? scalar + 0x20 : scalar)
      return
    }
    // Ideographs and syllables, most of what is read here, have no case.
    guard scalar < 0x2E80 || scalar >= 0xA640, let unicode = Unicode.Scalar(scalar),
      unicode.properties.changesWhenLowercased
    else {
      letters.append(scalar)
      return
    }
    letters.append(contentsOf: unicode.properties.lowercaseMapping.scalarValues)
  }

  /// Whether Cyrillic or Greek letters stand beside Latin ones, or all letters are look-alikes of Latin ones.
  static func mixesLookalikes(_ letters: some Sequence<UInt32>) -> Bool {
    var hasLatin = false
    var hasOther = false
    var onlyLookalikes = true
    for letter in letters {
      switch letter {
      case 0x61...0x7A, 0xC0...0x24F: hasLatin = true
      case 0x370...0x52F:
        hasOther = true
        if !isLookalike(letter) { onlyLookalikes = false }
      default: break
      }
    }
    return hasOther && (hasLatin || onlyLookalikes)
  }

  /// Small Cyrillic and Greek letters that look like Latin ones: а с е о р х у і ј ѕ ԁ ո ο ν α.
  private static func isLookalike(_ letter: UInt32) -> Bool {
    switch letter {
    case 0x430, 0x441, 0x435, 0x43E, 0x440, 0x445, 0x443, 0x456, 0x458, 0x455, 0x501, 0x3BF, 0x3BD, 0x3B1: true
    default: false
    }
  }
}
