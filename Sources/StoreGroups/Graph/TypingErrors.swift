/// What a number may have been before one slip of the hand: a character changed, two swapped, one lost or one doubled
/// (Damerau, "A technique for computer detection and correction of spelling errors", 1964).
///
/// Asked only of numbers whose check digit fails or that are one character too short or too long: those are surely wrong,
/// and of the few hundred numbers around one of 17 or 18 characters hardly any belongs to a stranger.
struct TypingErrors {
  private var corrected: [UInt8] = []
  private var prefixes: [UInt64] = []
  private var suffixes: [UInt64] = []
  private var powers: [UInt64] = [1]

  private static let digits = Array("0123456789".utf8)
  /// The characters of a resident id and of a credit code (GB 32100).
  private static let digitsAndX = Array("0123456789X".utf8)
  private static let code = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)

  init() {}

  /// The characters that numbers of a space are written with; empty for those that have no check digit.
  private static func alphabet(of space: ValueSpace) -> [UInt8] {
    switch space {
    case .entity, .unissuedEntity: code
    case .person, .unissuedPerson: digitsAndX
    case .card: digits
    default: []
    }
  }

  /// Calls `body` with each number that one slip may have turned into the one given, in a fixed order; some come twice.
  ///
  /// - Parameters:
  ///   - filter: Only numbers that it may hold are handed over: each one's fingerprint follows from that of the number
  ///     given in a few steps, so that the hundreds of others are never written out.
  /// - Complexity: O(characters × size of the alphabet).
  mutating func forEachOrigin(
    of number: Span<UInt8>, in space: ValueSpace, among filter: NumberFilter? = nil, _ body: (Span<UInt8>) -> Void
  ) {
    let alphabet = Self.alphabet(of: space)
    guard !alphabet.isEmpty else { return }
    let count = number.count
    prepare(number)
    func isWanted(_ fingerprint: UInt64) -> Bool { filter?.mayHold(fingerprint) ?? true }
    func write(_ prefix: Int, _ middle: (UInt8, UInt8)?, _ one: UInt8?, _ suffix: Int) {
      corrected.removeAll(keepingCapacity: true)
      for index in 0..<prefix { corrected.append(number[index]) }
      if let middle { corrected += [middle.0, middle.1] }
      if let one { corrected.append(one) }
      for index in suffix..<count { corrected.append(number[index]) }
      body(corrected.span)
    }
    for index in 0..<count {
      for character in alphabet where character != number[index] {
        if isWanted(joined(index, character, index + 1)) { write(index, nil, character, index + 1) }
      }
    }
    for index in 0..<max(count - 1, 0) where number[index] != number[index + 1] {
      let (first, second) = (number[index + 1], number[index])
      let fingerprint =
        ((prefixes[index] &* NumberFilter.base &+ UInt64(first)) &* NumberFilter.base &+ UInt64(second))
        &* powers[count - index - 2] &+ suffixes[index + 2]
      if isWanted(fingerprint) { write(index, (first, second), nil, index + 2) }
    }
    for index in 0..<count {
      let fingerprint = prefixes[index] &* powers[count - index - 1] &+ suffixes[index + 1]
      if isWanted(fingerprint) { write(index, nil, nil, index + 1) }
    }
    for index in 0...count {
      for character in alphabet where isWanted(joined(index, character, index)) { write(index, nil, character, index) }
    }
  }

  /// The fingerprint of the first characters, one more, and those from an index on.
  private func joined(_ prefix: Int, _ character: UInt8, _ suffix: Int) -> UInt64 {
    (prefixes[prefix] &* NumberFilter.base &+ UInt64(character)) &* powers[suffixes.count - 1 - suffix]
      &+ suffixes[suffix]
  }

  /// Computes the fingerprints of all beginnings and ends of a number.
  private mutating func prepare(_ number: Span<UInt8>) {
    prefixes.removeAll(keepingCapacity: true)
    prefixes.append(0)
    for index in number.indices { prefixes.append(prefixes[index] &* NumberFilter.base &+ UInt64(number[index])) }
    while powers.count <= number.count { powers.append(powers[powers.count - 1] &* NumberFilter.base) }
    suffixes.removeAll(keepingCapacity: true)
    for index in 0...number.count {
      suffixes.append(prefixes[number.count] &- prefixes[index] &* powers[number.count - index])
    }
  }
}

/// Tells which numbers a space surely does not hold, from their fingerprints: a Bloom filter (Bloom, "Space/time
/// trade-offs in hash coding with allowable errors", 1970) of two probes.
struct NumberFilter {
  /// The base of the polynomial that is a number's fingerprint, modulo 2^64.
  static let base: UInt64 = 0x9e37_79b9_7f4a_7c15
  private var bits: [UInt64]
  private let shift: UInt64

  /// A filter of numbers: sixteen bits each.
  init(expecting count: Int) {
    var size = 10
    while size < 40, 1 << size < count * 16 { size += 1 }
    shift = UInt64(64 - size)
    bits = [UInt64](repeating: 0, count: 1 << (size - 6))
  }

  static func fingerprint(_ number: Span<UInt8>) -> UInt64 {
    var value: UInt64 = 0
    for index in number.indices { value = value &* base &+ UInt64(number[index]) }
    return value
  }

  mutating func insert(_ number: Span<UInt8>) {
    let (first, second) = places(of: Self.fingerprint(number))
    bits[first >> 6] |= 1 << UInt64(first & 63)
    bits[second >> 6] |= 1 << UInt64(second & 63)
  }

  /// Whether a number with a fingerprint may be among those that were put in.
  func mayHold(_ fingerprint: UInt64) -> Bool {
    let (first, second) = places(of: fingerprint)
    return bits[first >> 6] >> UInt64(first & 63) & 1 == 1 && bits[second >> 6] >> UInt64(second & 63) & 1 == 1
  }

  private func places(of fingerprint: UInt64) -> (Int, Int) {
    let mixed = LetterHash.mix(fingerprint)
    return (Int(mixed >> shift), Int((mixed &* 0xc4ce_b9fe_1a85_ec53) >> shift))
  }
}
