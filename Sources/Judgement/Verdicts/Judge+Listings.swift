internal import DuplicateListings
internal import Marketplace
internal import StoreGroups
public import SyntheticImages

extension Judge {
  func clusterVerdict(_ number: Int, _ cluster: DuplicateCluster, _ context: JudgementContext) -> Verdict {
    let readings = muted(
      readers.cluster.map { $0.read(cluster, context) }, of: cluster.listings.compactMap { context.store(of: $0) },
      listings: cluster.listings, context
    ).inOrder
    return verdict(.cluster(number), recommendation(of: readings, else: .note), score: cluster.score, readings)
  }

  /// Judges one picture by itself.
  public func judge(_ picture: PictureExamination) -> Verdict {
    let market = Market(files: [], stores: RecordTable(), listings: RecordTable())
    let context = JudgementContext(
      market: market, groups: GroupFindings(groups: [], heldBack: [], faults: []),
      duplicates: DuplicateFindings(clusters: [], comparedPairs: 0, notEvaluable: []), pictures: [picture])
    return pictureVerdict(0, picture, context)
  }

  /// A picture that could not be judged goes to a person; one that nobody fetched is only noted.
  func pictureVerdict(_ number: Int, _ picture: PictureExamination, _ context: JudgementContext) -> Verdict {
    let holders = [picture.listing].filter { $0 >= 0 }
    let readings = muted(
      readers.picture.map { $0.read(picture, context) }, of: holders.compactMap { context.store(of: $0) },
      listings: holders, context
    ).inOrder
    switch picture.outcome {
    case .notEvaluable:
      return verdict(.picture(number), picture.isUnfetched ? .note : .review, score: 0, readings)
    case .examined(let provenance):
      let score = readings.compactMap(\.value).max() ?? 0
      return verdict(
        .picture(number), recommendation(of: readings), score: score, readings,
        counterEvidence: provenance.declared == .captured ? [.cameraClaim] : [])
    }
  }

  /// Verdicts of the listings that a person has to look at, in order of listing; beside them what each signal of listings
  /// read, so that listings are measured once.
  func listingVerdicts(
    _ context: JudgementContext, _ clusterVerdicts: [Verdict], _ pictureVerdicts: [Verdict]
  ) -> (verdicts: [Verdict], tallies: [ShadowTally]) {
    let rule = pack.composition.listing
    var picturesOfListing: [Int: [SignalReading]] = [:]
    for (picture, verdict) in zip(context.pictures, pictureVerdicts)
    where rule.counts.contains(.pictures) && verdict.recommendation >= .review {
      picturesOfListing[picture.listing, default: []] += verdict.readings.filter { $0.isHit || $0.isNotEvaluable }
    }
    let pieces = ParallelPieces.map(context.market.listings.count) { [picturesOfListing] piece in
      listingVerdicts(of: piece, context, clusterVerdicts, picturesOfListing)
    }
    var tallies = readers.listing.map { ShadowTally($0.signal, blockList: pack.composition.blockList) }
    for piece in pieces {
      for index in tallies.indices { tallies[index].add(piece.tallies[index]) }
    }
    return (pieces.flatMap(\.verdicts), tallies)
  }

  private func listingVerdicts(
    of listings: Range<Int>, _ context: JudgementContext, _ clusterVerdicts: [Verdict],
    _ picturesOfListing: [Int: [SignalReading]]
  ) -> (verdicts: [Verdict], tallies: [ShadowTally]) {
    let rule = pack.composition.listing
    let countsCluster = rule.counts.contains(.cluster)
    let (hits, tallies) = measured(readers.listing, of: listings, context) { .listing($0) }
    var verdicts: [Verdict] = []
    for listing in listings {
      var readings = hits[listing] ?? []
      if !readings.isEmpty {
        readings = muted(
          readings, of: context.store(of: listing).map { [$0] } ?? [], listings: [listing], context)
      }
      var score = 0.0
      var worst = Recommendation.approve
      if let copied = picturesOfListing[listing] {
        readings += copied
        worst = .review
      }
      let cluster = Int(context.clusterOfListing[listing])
      if countsCluster, cluster >= 0, context.duplicates.clusters[cluster].keep != listing {
        readings += clusterVerdicts[cluster].hits
        score = clusterVerdicts[cluster].score
      }
      let odds = rule.prior + readings.reduce(0) { $0 + ($1.exemption == nil ? $1.weight : 0) }
      worst = recommendation(of: readings, else: odds >= rule.threshold ? max(worst, .review) : worst)
      guard worst >= .review else { continue }
      score = max(score, logistic(odds))
      verdicts.append(verdict(.listing(listing), worst, score: score, readings.inOrder))
    }
    return (verdicts, tallies)
  }
}

extension LocalizedText {
  fileprivate static let cameraClaim = LocalizedText(
    english: "The file says that a camera took it; such a claim can be copied.",
    chinese: "文件自称由相机拍摄；此类信息可被复制，仅供参考。")
}
