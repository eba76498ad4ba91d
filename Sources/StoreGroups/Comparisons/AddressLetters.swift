import Identifiers

/// An address of any country cut into what can be compared letter by letter: house, street, postcode, places.
///
/// No parser of any country's rules: the first number is the house, a later one of four digits or more the postcode,
/// the words beside the house are the street, the other parts are places. Spaces within a part go, because people set
/// them at will.
struct AddressLetters {
  private(set) var house: Range<Int>?
  private(set) var postcode: Range<Int>?
  private(set) var street: [UInt16] = []
  private(set) var places: [[UInt16]] = []

  private struct Word {
    let range: Range<Int>
    let part: Int
    let digits: Int
  }

  /// Cuts an address.
  ///
  /// - Parameter letters: What ``MatchingLetters`` made of it.
  init(_ letters: [UInt16]) {
    if letters.contains(where: { (0x3400...0x9FFF).contains($0) }) {
      cutChinese(letters)
      return
    }
    let words = Self.words(of: letters)
    guard let last = words.last else { return }
    var code: Int?
    // The house stands before the postcode; an address of one number that stands in a later part has no house.
    for (number, word) in words.enumerated().reversed() where word.digits >= 4 && word.digits * 2 > word.range.count {
      if number > 0, word.part > 0 || last.part == 0 { code = number }
      break
    }
    let first = words.indices.first { words[$0].digits > 0 && $0 != code && words[$0].part <= 1 }
    if let code { postcode = words[code].range }
    if let first { house = words[first].range }
    let streetPart = first.map { words[$0].part } ?? 0
    var part = -1
    var ended = false
    for (number, word) in words.enumerated() where number != code && number != first {
      if word.part == streetPart, !ended {
        if first.map({ number < $0 }) == true, !street.isEmpty || word.range.count > 5 || last.part > 0 { continue }
        street.append(contentsOf: letters[word.range])
        if last.part == 0, Self.endsStreet(letters[word.range]) { ended = true }
        continue
      }
      // A state or a county's abbreviation tells little that the place before it does not.
      guard word.range.count > 3 || part == word.part else { continue }
      if part == word.part, !places.isEmpty {
        places[places.count - 1].append(contentsOf: letters[word.range])
      } else {
        places.append(Array(letters[word.range]))
        part = word.part
      }
    }
  }

  private static func words(of letters: [UInt16]) -> [Word] {
    var words: [Word] = []
    var (first, part, digits) = (0, 0, 0)
    for index in 0...letters.count {
      let unit = index < letters.count ? letters[index] : MatchingLetters.comma
      guard unit == MatchingLetters.space || unit == MatchingLetters.comma else {
        if (0x30...0x39).contains(unit) { digits += 1 }
        continue
      }
      if index > first, words.count < 32 { words.append(Word(range: first..<index, part: part, digits: digits)) }
      if unit == MatchingLetters.comma { part += 1 }
      first = index + 1
      digits = 0
    }
    return words
  }

  private static func endsStreet(_ word: ArraySlice<UInt16>) -> Bool {
    streetWords.contains { word.elementsEqual($0) }
  }

  private static let streetWords = [
    "street", "st", "road", "rd", "avenue", "ave", "lane", "ln", "drive", "dr", "court", "ct", "place", "pl", "way",
    "boulevard", "blvd", "crescent", "cres", "circuit", "close", "square", "sq", "terrace", "highway", "hwy", "parkway",
    "trail", "loop", "circle",
  ].map { Array($0.utf16) }

  /// The numbers of a Chinese address are the house, what stands between the last region and the first number is the
  /// street, the region before it the place.
  private mutating func cutChinese(_ letters: [UInt16]) {
    let regions: [UInt16] = [0x7701, 0x5E02, 0x533A, 0x53BF, 0x9547, 0x4E61]  // 省 市 区 县 镇 乡
    let firstDigit = letters.firstIndex { (0x30...0x39).contains($0) } ?? letters.count
    var start = 0
    var place: ArraySlice<UInt16> = []
    for index in 0..<firstDigit where regions.contains(letters[index]) && index - start >= 2 && index + 1 < firstDigit {
      place = letters[start...index]
      start = index + 1
    }
    street = letters[start..<firstDigit].filter { $0 >= 0x3400 }
    if !place.isEmpty { places = [place.filter { $0 >= 0x3400 }] }
    guard firstDigit < letters.count else { return }
    house = firstDigit..<letters.count
  }
}
