internal import Marketplace
public import SyntheticImages

/// What the pixels of a store's pictures say together.
public struct StorePictures: Sendable {
  /// The index of the store.
  public let store: Int
  /// The evidence of all its pictures that were judged, each file once.
  public let evidence: StoreEvidence
}

extension ScanFindings {
  /// The fewest pictures of a store that are added up: of fewer one alone decides.
  public static let leastPictures = 5

  /// What the pixels of each store's pictures say together, in order of store.
  ///
  /// - Complexity: O(pictures).
  public var storePictures: [StorePictures] {
    var scores: [Int: [ForensicScore]] = [:]
    var seen: Set<String> = []
    var last: Int32 = -1
    for picture in pictures {
      guard market.storeOfListing.indices.contains(picture.listing), case .scored(let score) = picture.pixels else {
        continue
      }
      let store = market.storeOfListing[picture.listing]
      // Pictures come by listing, and listings of one store mostly together: what is remembered stays small.
      if store != last { seen.removeAll(keepingCapacity: true) }
      last = store
      guard store >= 0, seen.insert(picture.href).inserted else { continue }
      scores[Int(store), default: []].append(score)
    }
    guard !scores.isEmpty, let calibration = ForensicModel.bundled?.calibration else { return [] }
    return scores.keys.sorted().compactMap { store in
      guard let all = scores[store], all.count >= Self.leastPictures,
        let evidence = StoreEvidence(all, calibration: calibration)
      else { return nil }
      return StorePictures(store: store, evidence: evidence)
    }
  }
}
