internal import Marketplace

extension Judge {
  /// The readings of a subject with what an exemption mutes: the hit stays, its action does not.
  ///
  /// - Parameters:
  ///   - readings: The readings.
  ///   - stores: The stores that are concerned; an exemption must name all of them.
  ///   - listings: The listings that are concerned; an exemption for brands must name the brands of all of them.
  func muted(
    _ readings: [SignalReading], of stores: [Int], listings: [Int], _ context: JudgementContext
  ) -> [SignalReading] {
    guard !pack.exemptions.isEmpty, !stores.isEmpty, readings.contains(where: \.isHit),
      let day = today ?? context.market.asOf
    else { return readings }
    let ids = Set(stores).map { context.market.id(ofStore: $0) }
    let holding = pack.exemptions.filter { exemption in
      guard exemption.holds(on: day), ids.allSatisfy(exemption.stores.contains) else { return false }
      guard !exemption.brands.isEmpty else { return true }
      return !listings.isEmpty
        && listings.allSatisfy { exemption.brands.contains(context.market.listings.string(.brand, of: $0) ?? "") }
    }
    guard !holding.isEmpty else { return readings }
    return readings.map { reading in
      var reading = reading
      if reading.isHit { reading.exemption = holding.first { $0.signals.contains(reading.signal.code) } }
      return reading
    }
  }
}
