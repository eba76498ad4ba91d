import Synchronization

/// The prefixes of mainland China's mobile numbers.
///
/// The plan gives them out by their first digits, five at the finest (1740 0 to 1740 5), so the library is asked once for
/// each five that occur, and millions of stores cost a look at a table.
enum MobilePrefix {
  /// Prefixes given out since the library's plans of 2022: 161.
  private static let supplement = 161

  /// Five digits from 13000 to 19999: 0 not asked yet, 1 assigned, 2 not.
  private static let answers = InlineArray<7000, Atomic<UInt8>> { _ in Atomic(0) }

  /// Whether a number's prefix is given to a network that serves people.
  ///
  /// - Precondition: Eleven digits, the first two from 13 to 19.
  static func isAssigned(_ national: Written) -> Bool {
    if national.number(0..<3) == supplement { return true }
    let place = national.number(0..<5) - 13_000
    let known = answers[place].load(ordering: .relaxed)
    if known != 0 { return known == 1 }
    var international = national
    international.insert("86", at: 0)
    // Threads that ask at once get the same answer.
    let isAssigned =
      if case .assigned = NumberingPlan.read(international, isInternational: true, home: .china) { true } else { false }
    answers[place].store(isAssigned ? 1 : 2, ordering: .relaxed)
    return isAssigned
  }
}
