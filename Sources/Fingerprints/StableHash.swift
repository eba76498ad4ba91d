/// A hash that is the same in every run and on every machine, unlike the standard library's seeded `Hasher`.
public enum StableHash {
  /// Mixes every bit of `value` into every bit of the result; a bijection.
  ///
  /// The finaliser of SplitMix64 (Steele, Lea & Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014).
  @inlinable public static func mix(_ value: UInt64) -> UInt64 {
    var z = value &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z &>> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z &>> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z &>> 31)
  }

  /// The hash of `first` followed by `next`; the order counts.
  @inlinable public static func combine(_ first: UInt64, _ next: UInt64) -> UInt64 {
    mix((first &<< 7 | first &>> 57) ^ mix(next))
  }

  /// The hash of a sequence of scalars or numbers, in order.
  @inlinable public static func hash(_ values: some Sequence<UInt32>, seed: UInt64 = 0) -> UInt64 {
    var state = mix(seed)
    for value in values { state = combine(state, UInt64(value)) }
    return state
  }
}
