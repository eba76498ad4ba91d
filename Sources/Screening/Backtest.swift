internal import DuplicateListings
public import Feeds
public import Judgement
public import Marketplace
internal import StoreGroups
internal import SyntheticImages

/// What a change of signals would have changed: one market judged by two packs.
public struct Backtest: Sendable {
  /// The findings as the old pack judges them.
  public let old: ScanFindings
  /// The findings as the new pack judges them.
  public let new: ScanFindings
  /// Every verdict that differs, by kind and name.
  public let flips: [Flip]
  /// Verdicts that were compared.
  public let compared: Int
  /// How long the first scan took as a whole, and how long judging alone, when that was done by itself.
  public private(set) var durations: (scan: Duration, judging: Duration?) = (.zero, nil)

  /// A verdict that differs.
  public struct Flip: Sendable {
    /// The kind of subject.
    public let kind: Signal.SubjectKind
    /// The id of the subject, or a picture's address.
    public let name: String
    /// What the old pack recommends; ``Recommendation/approve`` when it says nothing.
    public let old: Recommendation
    /// What the new pack recommends.
    public let new: Recommendation
    /// Codes of the signals that the packs read otherwise, in order.
    public let signals: [String]
  }

  /// Scans feeds and judges them by both packs. The market is scanned a second time only when the packs differ in what
  /// makes a link.
  public init(
    old: SignalPack, new: SignalPack, reader: FeedReader, sources: [FeedSource], today: Day? = nil
  ) async {
    let clock = ContinuousClock()
    let start = clock.now
    let first = await Scan(reader: reader, pack: old, today: today).run(sources)
    let scanned = clock.now
    guard old.composition.linkageKey == new.composition.linkageKey else {
      self.init(old: first, new: await Scan(reader: reader, pack: new, today: today).run(sources))
      return
    }
    let second = first.judged(by: Judge(pack: new, today: today))
    let judged = clock.now
    self.init(old: first, new: second)
    durations = (scanned - start, judged - scanned)
  }

  init(old: ScanFindings, new: ScanFindings) {
    self.old = old
    self.new = new
    let (before, after) = (Self.byName(old), Self.byName(new))
    let keys = Set(before.keys).union(after.keys).sorted { ($0.kind.rawValue, $0.name) < ($1.kind.rawValue, $1.name) }
    compared = keys.count
    flips = keys.compactMap { key in
      let (was, becomes) = (before[key], after[key])
      let (a, b) = (was?.recommendation ?? .approve, becomes?.recommendation ?? .approve)
      guard a != b else { return nil }
      return Flip(kind: key.kind, name: key.name, old: a, new: b, signals: Self.differing(was, becomes))
    }
  }

  private struct Key: Hashable {
    let kind: Signal.SubjectKind
    let name: String
  }

  private static func byName(_ findings: ScanFindings) -> [Key: Verdict] {
    let all = findings.verdicts
    var named: [Key: Verdict] = [:]
    for (kind, verdicts) in [
      (Signal.SubjectKind.group, all.groups), (.cluster, all.clusters), (.picture, all.pictures),
      (.store, all.stores), (.listing, all.listings),
    ] {
      for verdict in verdicts { named[Key(kind: kind, name: findings.name(of: verdict.subject))] = verdict }
    }
    return named
  }

  /// Signals that hit in one verdict and not in the other, or in another band, or with another weight or action.
  private static func differing(_ a: Verdict?, _ b: Verdict?) -> [String] {
    func hits(_ verdict: Verdict?) -> [String: String] {
      var said: [String: String] = [:]
      for reading in verdict?.hits ?? [] {
        guard case .hit(_, let band) = reading.outcome else { continue }
        let range = reading.signal.bands.first { $0.band == band }
        said[reading.signal.code] =
          "\(band) \(reading.weight) \(reading.signal.status) \(reading.exemption?.id ?? "") \(range?.action ?? .approve)"
      }
      return said
    }
    let (before, after) = (hits(a), hits(b))
    return Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }.sorted()
  }
}

extension ScanFindings {
  /// The same findings, judged otherwise. What makes a link is not looked at again.
  public func judged(by judge: Judge) -> ScanFindings {
    ScanFindings(
      market: market, groups: groups, duplicates: duplicates, pictures: pictures,
      verdicts: judge.judge(market: market, groups: groups, duplicates: duplicates, pictures: pictures),
      quarantined: quarantined, refused: refused, pictureFiles: pictureFiles)
  }

  /// What people call a subject: its id, or a picture's address.
  public func name(of subject: Subject) -> String {
    switch subject {
    case .store(let index): market.id(ofStore: index)
    case .listing(let index): market.id(ofListing: index)
    case .group(let index): groups.groups[index].id
    case .cluster(let index): duplicates.clusters[index].id
    case .picture(let index): pictures[index].href
    }
  }
}
