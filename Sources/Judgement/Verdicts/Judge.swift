public import DuplicateListings
public import Marketplace
public import StoreGroups
public import SyntheticImages

/// Makes verdicts of findings, by the rules of a signal pack. The only place that knows policy.
///
/// Missing is never clear: what a signal cannot evaluate stays in the verdict with its reason, and goes to a person.
public struct Judge: Sendable {
  /// The rules.
  public let pack: SignalPack
  /// The day by which exemptions end; the market's own when `nil`.
  public let today: Day?
  let readers: SignalReaders

  /// A judge by these rules.
  ///
  /// - Parameters:
  ///   - pack: The rules.
  ///   - today: The day by which exemptions end. Without it that is the day which the market names, and where the market
  ///     names none, no exemption holds; but a feed is written by those who are judged, so whoever has a clock gives it.
  public init(pack: SignalPack, today: Day? = nil) {
    self.pack = pack
    self.today = today
    readers = SignalReaders(pack)
  }

  /// Judges the findings of a run.
  ///
  /// - Complexity: O(findings · signals + listings · signals of listings).
  public func judge(
    market: Market, groups: GroupFindings, duplicates: DuplicateFindings, pictures: [PictureExamination]
  ) -> Verdicts {
    let context = JudgementContext(market: market, groups: groups, duplicates: duplicates, pictures: pictures)
    let groupVerdicts = groups.groups.enumerated().map { groupVerdict($0, $1, context) }
    let clusterVerdicts = duplicates.clusters.enumerated().map { clusterVerdict($0, $1, context) }
    let pictureVerdicts = pictures.enumerated().map { pictureVerdict($0, $1, context) }
    let listings = listingVerdicts(context, clusterVerdicts, pictureVerdicts)
    let stores = storeVerdicts(context, groupVerdicts)
    let shadows =
      stores.tallies + listings.tallies + tallies(readers.group.map(\.signal), groupVerdicts)
      + tallies(readers.cluster.map(\.signal), clusterVerdicts)
      + tallies(readers.picture.map(\.signal), pictureVerdicts)
    return Verdicts(
      groups: groupVerdicts, clusters: clusterVerdicts, pictures: pictureVerdicts, stores: stores.verdicts,
      listings: listings.verdicts,
      shadows: shadows.filter { $0.signal.status == .shadow }.sorted { $0.signal.code < $1.signal.code })
  }

  /// Measures each signal of each subject once: the readings that hit, by subject in the signals' order, and a tally of
  /// each signal, empty unless it is a shadow.
  func measured(
    _ readers: [SignalReaders.Reader<Int>], of subjects: Range<Int>, _ context: JudgementContext,
    as subject: (Int) -> Subject
  ) -> (hits: [Int: [SignalReading]], tallies: [ShadowTally]) {
    var hits: [Int: [SignalReading]] = [:]
    // One signal after the other: to take each up again for every subject costs more than what it measures.
    let tallies = readers.map { reader in
      let (measure, isShadow) = (reader.measure, reader.isShadow)
      var tally = ShadowTally(reader.signal, blockList: pack.composition.blockList)
      for number in subjects {
        let measurement = measure(number, context)
        if isShadow { tally.count(measurement, of: subject(number)) }
        if let reading = reader.hit(measurement) { hits[number, default: []].append(reading) }
      }
      return tally
    }
    return (hits, tallies)
  }

  /// What the shadows among these signals read of everything that has a verdict.
  private func tallies(_ signals: [Signal], _ verdicts: [Verdict]) -> [ShadowTally] {
    signals.filter { $0.status == .shadow }.map {
      ShadowTally($0, blockList: pack.composition.blockList, of: verdicts)
    }
  }

  /// The most that readings recommend. Only signals of the block list may go beyond review, and only live ones act.
  func recommendation(of readings: [SignalReading], else mildest: Recommendation = .approve) -> Recommendation {
    readings.reduce(mildest) { worst, reading in
      guard let action = reading.action else { return worst }
      let allowed = pack.composition.blockList.contains(reading.signal.code) ? action : min(action, .review)
      return max(worst, allowed)
    }
  }

  func verdict(
    _ subject: Subject, _ recommendation: Recommendation, score: Double, _ readings: [SignalReading],
    counterEvidence: [LocalizedText] = [], urgency: [Composition.Context] = []
  ) -> Verdict {
    let together = pack.composition.together.filter { $0.holds(for: readings) }
    let exemptions = Set(readings.compactMap(\.exemption)).sorted { $0.id < $1.id }
    return Verdict(
      subject: subject, recommendation: recommendation, score: score, readings: readings,
      counterEvidence: counterEvidence + exemptions.map(\.text), pack: pack.contentHash,
      priority: (urgency.map(\.priority) + together.map(\.priority)).reduce(0, +),
      context: urgency.map(\.text) + together.map(\.text))
  }
}
