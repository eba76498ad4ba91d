import Judgement
import Screening

extension ScanFindings {
  /// Verdicts on stores that a signal of the store itself calls for: the gravest, then the most urgent, then the surest
  /// first. Members of groups are not repeated for what their group did.
  var singleStores: [Verdict] { singles(verdicts.stores, of: .store) }

  /// Verdicts on listings that a signal of the listing itself calls for, in the same order. What stands in clusters or
  /// beside pictures is not repeated.
  var singleListings: [Verdict] { singles(verdicts.listings, of: .listing) }

  private func singles(_ verdicts: [Verdict], of kind: Signal.SubjectKind) -> [Verdict] {
    let own = verdicts.enumerated().filter { _, verdict in
      verdict.recommendation >= .review && verdict.hits.contains { $0.signal.subject == kind && $0.asksForAPerson }
    }
    return own.sorted { a, b in
      let (x, y) = (a.element, b.element)
      return (-x.recommendation.rawValue, -x.priority, -x.score, a.offset)
        < (-y.recommendation.rawValue, -y.priority, -y.score, b.offset)
    }.map(\.element)
  }
}

extension SignalReading {
  /// Whether the reading acts and sends its subject to a person.
  fileprivate var asksForAPerson: Bool {
    guard case .hit(_, let band) = outcome, signal.status == .live, exemption == nil else { return false }
    return signal.action(in: band).map { $0 >= .review } ?? false
  }
}
