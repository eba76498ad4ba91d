/// What is known of how records of one party agree before any market is seen. Levels: equal, close (one slip), similar,
/// initial or near, different; the first place of a row is unused.
struct RecordPriors {
  /// Probabilities for two records of one party, by ``ComparedField``.
  var m: AgreementModel.Table
  /// Probabilities for records of two parties.
  var u: AgreementModel.Table
  /// How often a record of another party bears the same whole name.
  var usualShareOfName = 2e-4
  /// How many pairs of one party the market must show before its own shares outweigh ``m``.
  var worthOfM = 100.0
  /// As many for ``u``.
  var worthOfU = 20.0
  /// Share of the candidate pairs that are of one party, to begin with.
  var shareOfCandidates = 0.1
  /// The most rounds of expectation maximisation.
  var rounds = 40
  /// Log-odds from which on two records are one party's: 0.9.
  var threshold = 2.2
  /// The least log-odds that two records picked at random are of one party; and the most.
  var leastPrior = -20.0
  var mostPrior = -6.0

  /// Our judgement of companies' records: names are changed, shortened and translated more, and nobody is born.
  static let company: RecordPriors = {
    var priors = person
    priors.m[ComparedField.name.rawValue] = [0, 0.8, 0.05, 0.06, 0.02, 0.07]
    priors.u[ComparedField.name.rawValue] = [0, 0.02, 0.004, 0.02, 0.006, 0.95]
    return priors
  }()

  /// Our judgement of people's records, from how forms are filled.
  static let person = RecordPriors(
    m: [
      [0, 0.85, 0.06, 0.03, 0.01, 0.05], [0, 0.9, 0.04, 0.02, 0.01, 0.03], [0, 0.82, 0.1, 0.02, 0.01, 0.05],
      [0, 0.75, 0.08, 0.05, 0.01, 0.11], [0, 0.8, 0.05, 0.01, 0.01, 0.13], [0, 0.85, 0.05, 0.01, 0.01, 0.08],
      [0, 0.8, 0.08, 0.04, 0.01, 0.07], [0, 0.6, 0.05, 0.01, 0.01, 0.33], [0, 0.6, 0.05, 0.01, 0.01, 0.33],
    ],
    u: [
      [0, 0.01, 0.003, 0.01, 0.007, 0.97], [0, 0.0005, 0.002, 0.02, 0.02, 0.9575],
      [0, 0.0001, 0.0001, 0.001, 0.001, 0.9978],
      [0, 0.001, 0.002, 0.01, 0.001, 0.986], [0, 0.02, 0.08, 0.001, 0.001, 0.898],
      [0, 0.005, 0.02, 0.001, 0.001, 0.973],
      [0, 0.005, 0.005, 0.02, 0.001, 0.969], [0, 0.0001, 0.0001, 0.001, 0.001, 0.9978],
      [0, 0.0001, 0.0001, 0.001, 0.001, 0.9978],
    ])
}
