internal import StoreGroups

extension Judge {
  /// `linked`, or `malicious` when signals of misuse hit, weigh enough by themselves, and the odds reach the threshold:
  /// linked alone is no offence.
  func groupVerdict(_ number: Int, _ group: StoreGroup, _ context: JudgementContext) -> Verdict {
    let readings = muted(
      readers.group.map { $0.read(group, context) }, of: group.stores, listings: [], context
    ).inOrder
    let composition = pack.composition
    let present = composition.counterEvidence.filter { shape in
      guard case .group(let measure) = Feature.named(shape.feature)?.usual,
        case .measured(let value) = measure(group, context)
      else { return false }
      return value >= 1
    }
    let odds =
      composition.prior + readings.reduce(0) { $0 + $1.weight } + present.reduce(0) { $0 + $1.weight }
    // What ties stores is no misuse, however strong: only misuse that calls for review can make a group malicious.
    let misuse = readings.filter { composition.misuse.contains($0.signal.code) && $0.exemption == nil }
    let isMisused = misuse.contains { ($0.action ?? .approve) >= .review }
    let misuseOdds = misuse.reduce(0) { $0 + $1.weight }
    let isMalicious = isMisused && misuseOdds >= composition.misuseThreshold && odds >= composition.threshold
    return verdict(
      .group(number), isMalicious ? .malicious : .linked, score: composition.calibration.probability(of: odds),
      readings,
      counterEvidence: present.map(\.text),
      urgency: urgency { if case .group(let measure) = $0 { measure(group, context) } else { nil } })
  }

  /// What of the composition's context holds for a subject.
  func urgency(_ measure: (Feature.Measure) -> Measurement?) -> [Composition.Context] {
    pack.composition.context.filter { item in
      guard let feature = Feature.named(item.feature), case .measured(let value) = measure(feature.usual) else {
        return false
      }
      return value >= item.from
    }
  }
}

/// The probability that log-odds stand for.
func logistic(_ odds: Double) -> Double { 1 / (1 + exponential(-odds)) }
