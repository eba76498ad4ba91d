/// Which shared values speak for common control, and which are hubs: agents' phones, return warehouses, networks.
///
/// Hubs come in every size from three holders up, so no limit on holders finds them. What tells them apart is that
/// their holders have nothing else in common: of an owned value's holders most are tied to another holder by something
/// of a different family. Both are learnt in turn, four times over: which holders are corroborated by values that are
/// no hubs, and, from that, which values are hubs (``CorroborationMixture``).
struct HubModel: Sendable {
  /// Log-odds that each value is owned by one controller, from all its holders.
  private(set) var logOdds: [Double]
  /// Whether each holding, by position in the graph's `holders`, is corroborated.
  private(set) var corroborated: [Bool]
  /// How many holders of each value are corroborated.
  private(set) var corroboratedHolders: [Int32]
  private let kinds: [UInt8]
  private var gains: [Double] = []
  private var losses: [Double] = []
  private var shares: [[Double]] = []

  /// Learns which values of a graph are hubs.
  ///
  /// - Complexity: O(sum over stores of the square of shared values held), at most `valuesPerSpace` a space.
  init(graph: HolderGraph, parameters: LinkageParameters, distrusted: DistrustedValues = .none) {
    let modelKinds = (0..<graph.valueCount).map { graph.modelKind(of: $0) }
    let families = modelKinds.map { UInt8($0.family.ordinal) }
    kinds = modelKinds.map { UInt8($0.ordinal) }
    logOdds = []
    corroborated = [Bool](repeating: false, count: graph.holders.count)
    corroboratedHolders = [Int32](repeating: 0, count: graph.valueCount)
    var mixtures = TieKind.allCases.map { CorroborationMixture(prior: parameters.kind($0)) }
    logOdds = (0..<graph.valueCount).map { value in
      mixtures[Int(kinds[value])].shareLogOdds[CorroborationMixture.bucket(holders: graph.holderCount(of: value))]
    }
    withhold(distrusted)
    for _ in 0..<4 {
      corroborate(graph, families: families)
      mixtures = fit(graph, parameters: parameters)
      for value in 0..<graph.valueCount {
        logOdds[value] = mixtures[Int(kinds[value])].logOdds(
          holders: graph.holderCount(of: value), corroborated: Int(corroboratedHolders[value]))
      }
      withhold(distrusted)
    }
    gains = mixtures.map { logarithm($0.ownedRate / $0.coincidentalRate) }
    losses = mixtures.map { logarithm((1 - $0.ownedRate) / (1 - $0.coincidentalRate)) }
    shares = mixtures.map(\.shareLogOdds)
  }

  /// Makes hubs of the values that are held back whatever their holders have in common.
  private mutating func withhold(_ distrusted: DistrustedValues) {
    for value in distrusted.isDistrusted.indices where distrusted.isDistrusted[value] { logOdds[value] = -30 }
  }

  /// Whether strangers share a value, as far as the evidence shows.
  func isHub(_ value: Int) -> Bool { logOdds[value] < 0 }

  /// Log-odds that a value is owned, from its other holders alone: what two of them share besides does not count, so
  /// that no evidence is counted twice.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - first: The position of one holder in the graph's `holders`.
  ///   - second: The position of another.
  func logOdds(_ value: Int, without first: Int, _ second: Int, in graph: HolderGraph) -> (Double, others: Int) {
    let kind = Int(kinds[value])
    let holders = graph.holderCount(of: value)
    let others = Int(corroboratedHolders[value]) - (corroborated[first] ? 1 : 0) - (corroborated[second] ? 1 : 0)
    let odds =
      shares[kind][CorroborationMixture.bucket(holders: holders)] + Double(others) * gains[kind]
      + Double(holders - 2 - others) * losses[kind]
    return (odds, others)
  }

  /// The most that ``logOdds(_:without:_:in:)`` can be for two holders of a value.
  func mostLogOdds(_ value: Int) -> Double { logOdds[value] - 2 * min(losses[Int(kinds[value])], 0) }

  /// Marks the holders of each value whom an owned value of another family ties to another holder.
  private mutating func corroborate(_ graph: HolderGraph, families: [UInt8]) {
    var counts = [Int32](repeating: 0, count: graph.valueCount)
    for value in 0..<graph.valueCount {
      let edges = graph.edges(of: value)
      for edge in edges {
        for position in graph.held(by: Int(graph.holders[edge])) { counts[Int(graph.heldValues[position])] += 1 }
      }
      var total: Int32 = 0
      for edge in edges {
        var found = false
        for position in graph.held(by: Int(graph.holders[edge])) {
          let other = Int(graph.heldValues[position])
          if counts[other] > 1, families[other] != families[value], logOdds[other] >= 0 {
            found = true
            break
          }
        }
        corroborated[edge] = found
        if found { total += 1 }
      }
      corroboratedHolders[value] = total
      for edge in edges {
        for position in graph.held(by: Int(graph.holders[edge])) { counts[Int(graph.heldValues[position])] = 0 }
      }
    }
  }

  private func fit(_ graph: HolderGraph, parameters: LinkageParameters) -> [CorroborationMixture] {
    var seen = [[CorroborationMixture.Observation: Int]](repeating: [:], count: TieKind.allCases.count)
    for value in 0..<graph.valueCount {
      let observation = CorroborationMixture.Observation(
        holders: graph.holderCount(of: value), corroborated: Int(corroboratedHolders[value]))
      seen[Int(kinds[value])][observation, default: 0] += 1
    }
    return TieKind.allCases.map { kind in
      let observations = seen[kind.ordinal].map { ($0.key, count: $0.value) }.sorted { $0.0 < $1.0 }
      return CorroborationMixture(fitting: observations, prior: parameters.kind(kind))
    }
  }
}
