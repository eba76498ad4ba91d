import Synchronization

/// The prefixes of mainland China's mobile numbers.
///
/// The plan gives them out by their first digits, of which four decide but for 1740 0 to 1740 5, so the library is asked
/// once for each four that occur, and millions of stores cost a look at a table.
enum MobilePrefix {
  /// Prefixes given out since the library's plans of 2022: 161.
  private static let supplement = 161

  /// The four digits whose fifth decides.
  private static let finer = 1740

  /// Four digits from 1300 to 1999, then 1740 with its fifth: 0 not asked yet, 1 assigned, 2 not.
  private static let answers = InlineArray<710, Atomic<UInt8>> { _ in Atomic(0) }

  /// Whether a prefix is given to a network that serves people.
  ///
  /// - Parameter five: The first five digits of a national number of eleven.
  /// - Precondition: The first two are from 13 to 19.
  static func isAssigned(_ five: Int) -> Bool {
    if five / 100 == supplement { return true }
    let place = five / 10 == finer ? 700 + five % 10 : five / 10 - 1_300
    let known = answers[place].load(ordering: .relaxed)
    if known != 0 { return known == 1 }
    // Threads that ask at once get the same answer.
    let number = E164Number(callingCode: 86, leadingZeros: 0, national: UInt64(five) * 1_000_000)
    let nothing: [UInt8] = []
    var international = Written(nothing.span)
    number.write(to: &international)
    international.dropFirst()
    let isAssigned =
      if case .assigned = NumberingPlan.read(international, isInternational: true, home: .china) { true } else { false }
    answers[place].store(isAssigned ? 1 : 2, ordering: .relaxed)
    return isAssigned
  }
}
