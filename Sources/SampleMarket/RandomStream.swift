/// A stream of pseudo-random numbers that is the same on every machine and in every release of Swift.
///
/// SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014). Each
/// part of a market draws from a stream of its own, named for the part, so that a change in one part leaves the others
/// as they were. Drawing, shuffling and choosing are written here because the standard library does not promise to
/// keep its ways of doing so.
struct RandomStream {
  private var state: UInt64

  /// The stream of the part `name` of the market that `seed` makes.
  init(seed: UInt64, name: String) {
    // FNV-1a, 64 bits, over the name.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    state = seed ^ hash
    _ = next()
  }

  /// 64 random bits.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number below `bound`, which is at least 1.
  mutating func below(_ bound: Int) -> Int {
    Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(max(1, bound))).high)
  }

  /// A number of `range`.
  mutating func within(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  /// A number from 0 up to, not including, 1.
  mutating func fraction() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// Whether something that happens `percent` times in a hundred happens.
  mutating func chance(_ percent: Int) -> Bool {
    below(100) < percent
  }

  /// A number around `middle`, seldom further than `spread` away: the mean of three uniform draws.
  mutating func around(_ middle: Int, spread: Int) -> Int {
    let sum = within(-spread...spread) + within(-spread...spread) + within(-spread...spread)
    return middle + sum / 3
  }

  /// One of `choices`, which are not empty.
  mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[below(choices.count)]
  }

  /// `count` different places of `choices` in random order; all of them when there are fewer.
  mutating func pick<Element>(_ count: Int, of choices: [Element]) -> [Element] {
    var pool = choices
    let wanted = min(count, pool.count)
    for place in 0..<wanted { pool.swapAt(place, within(place...(pool.count - 1))) }
    return Array(pool.prefix(wanted))
  }

  /// The elements in random order (Fisher and Yates).
  mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    pick(elements.count, of: elements)
  }

  /// `count` decimal digits.
  mutating func digits(_ count: Int) -> String {
    var text = ""
    for _ in 0..<count { text.append(String(below(10))) }
    return text
  }
}
