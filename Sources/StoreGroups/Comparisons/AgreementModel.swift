/// The model of Fellegi and Sunter (1969): how often records of one party agree (m) and how often records of two
/// parties do (u), for each field and level.
///
/// u comes from pairs picked at random, m by expectation maximisation over the candidate pairs (Dempster, Laird and
/// Rubin 1977; Winkler 1988). The candidates of a block are no random pairs, so that within it the pairs of two parties
/// have probabilities of their own, which serve to tell the two classes apart and are then forgotten.
struct AgreementModel {
  /// Probabilities by field and level, 1 to 5.
  typealias Table = [[Double]]

  private(set) var m: Table
  private(set) var u: Table
  /// Pairs of records that are of one party, as far as the candidates show.
  private(set) var matches: Double = 0

  /// Learns a model.
  ///
  /// - Parameters:
  ///   - candidates: How many candidate pairs agree so.
  ///   - random: How many pairs picked at random agree so.
  ///   - priors: What is known before, and how many pairs it is worth.
  /// - Complexity: O(rounds × distinct agreements).
  init(
    candidates: [(RecordAgreement, count: Int)], random: [(RecordAgreement, count: Int)],
    priors: RecordPriors
  ) {
    m = priors.m
    u = Self.estimate(random.map { ($0.0, Double($0.count)) }, priors.u, worth: priors.worthOfU)
    var others = u
    let total = candidates.reduce(0.0) { $0 + Double($1.count) }
    guard total > 0 else { return }
    var share = priors.shareOfCandidates
    for _ in 0..<priors.rounds {
      var (same, apart): ([(RecordAgreement, Double)], [(RecordAgreement, Double)]) = ([], [])
      matches = 0
      for (agreement, count) in candidates {
        let odds = logarithm(share / (1 - share)) + Self.logRatio(agreement, m, others)
        let posterior = 1 / (1 + exponential(-odds))
        same.append((agreement, posterior * Double(count)))
        apart.append((agreement, (1 - posterior) * Double(count)))
        matches += posterior * Double(count)
      }
      m = Self.estimate(same, priors.m, worth: priors.worthOfM)
      others = Self.estimate(apart, u, worth: priors.worthOfU)
      let before = share
      share = min(max(matches / total, 1e-6), 1 - 1e-6)
      if abs(share - before) < 1e-7 { break }
    }
  }

  /// The log-odds that an agreement adds over all its fields, without regard to how common the values are.
  private static func logRatio(_ agreement: RecordAgreement, _ m: Table, _ u: Table) -> Double {
    var sum = 0.0
    for place in 0..<12 {
      let level = Int(agreement.levels[place])
      guard level > 0, let field = ComparedField.ofPlace[place] else { continue }
      sum += logarithm(m[field.rawValue][level] / u[field.rawValue][level])
    }
    return sum
  }

  /// What an agreement says at least of how alike two records are, as an upper bound where values are rare.
  func weight(_ field: ComparedField, _ level: UInt8) -> Double {
    logarithm(m[field.rawValue][Int(level)] / u[field.rawValue][Int(level)])
  }

  /// Shares of the levels of each field, drawn towards what is known before.
  private static func estimate(_ pairs: [(RecordAgreement, Double)], _ priors: Table, worth: Double) -> Table {
    var table = priors.map { row in row.map { $0 * worth } }
    for (agreement, count) in pairs {
      for place in 0..<12 {
        let level = Int(agreement.levels[place])
        guard level > 0, let field = ComparedField.ofPlace[place] else { continue }
        table[field.rawValue][level] += count
      }
    }
    return table.map { row in
      let sum = row.reduce(0, +)
      return row.map { max($0 / max(sum, 1e-12), 1e-9) }
    }
  }
}
