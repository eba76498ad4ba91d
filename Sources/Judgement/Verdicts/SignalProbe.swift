public import DuplicateListings
public import Marketplace
public import StoreGroups
public import SyntheticImages

/// Reads single signals of single subjects of a run's findings: what tests of signals ask.
public struct SignalProbe: Sendable {
  private let pack: SignalPack
  private let context: JudgementContext

  /// A probe.
  ///
  /// - Complexity: O(listings).
  public init(
    pack: SignalPack, market: Market, groups: GroupFindings, duplicates: DuplicateFindings,
    pictures: [PictureExamination]
  ) {
    self.pack = pack
    context = JudgementContext(market: market, groups: groups, duplicates: duplicates, pictures: pictures)
  }

  /// What a signal reads of a subject, whatever the signal's status.
  ///
  /// - Parameters:
  ///   - code: The signal's code.
  ///   - subject: The id of a store or listing, a picture's address; for a group a member's id, for a cluster a listing's.
  /// - Returns: `nil` when there is no such signal or subject.
  public func reading(of code: String, named subject: String) -> SignalReading? {
    guard let signal = pack.signals.first(where: { $0.code == code }),
      let measurement = measurement(of: signal, named: subject)
    else { return nil }
    return SignalReading(signal, measurement)
  }

  private func measurement(of signal: Signal, named subject: String) -> Measurement? {
    guard let feature = Feature.named(signal.feature) else { return nil }
    switch feature.measure(ParameterValues(of: feature, setting: signal.parameters)) {
    case .store(let measure): return context.market.store(withID: subject).map { measure($0, context) }
    case .listing(let measure): return context.market.listing(withID: subject).map { measure($0, context) }
    case .group(let measure):
      guard let store = context.market.store(withID: subject), context.groupOfStore[store] >= 0 else { return nil }
      return measure(context.groups.groups[Int(context.groupOfStore[store])], context)
    case .cluster(let measure):
      guard let listing = context.market.listing(withID: subject), context.clusterOfListing[listing] >= 0 else {
        return nil
      }
      return measure(context.duplicates.clusters[Int(context.clusterOfListing[listing])], context)
    case .picture(let measure):
      return context.pictures.first { $0.href == subject }.map { measure($0, context) }
    }
  }
}
