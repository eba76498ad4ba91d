/// Findings held against a truth.
public enum Evaluation {
  /// Every figure, in a fixed order.
  ///
  /// - `links`: pairs of stores in one group, against pairs truly under one control, malicious or not; `links-b3`
  ///   the same by B-cubed.
  /// - `malicious`: stores in groups called malicious, against stores truly in malicious groups.
  /// - `accused`: honest stores called malicious.
  /// - `link:KIND`: true ties of a kind whose stores stand in one group.
  /// - `duplicates`, `duplicates-b3`: pairs of listings in one cluster; `copies`: listings that have a true twin and
  ///   were clustered with one.
  /// - `disguise:NAME`: listings disguised so that were clustered with a true twin.
  /// - `images`: truly synthetic pictures called synthetic or suspected, real ones so called; `image:NAME` by the
  ///   picture's disguise. Only when the truth has pictures.
  public static func scores(of found: LabelledRows, against truth: LabelledRows) -> [Score] {
    groupScores(found.groups, truth.groups) + duplicateScores(found.duplicates, truth.duplicates)
      + imageScores(found.images, truth.images)
  }

  private static func groupScores(_ found: [LabelledRows.Group], _ truth: [LabelledRows.Group]) -> [Score] {
    let called = found.filter { $0.verdict == "malicious" || $0.verdict == "linked" }
    var numbers: [String: Int] = [:]
    let foundGroups = Clustering(called.map(\.stores), numbers: &numbers)
    let trueGroups = Clustering(truth.map(\.stores), numbers: &numbers)
    let foundPairs = foundGroups.pairs
    let truePairs = trueGroups.pairs
    let guilty = Set(truth.filter { $0.malicious == true }.flatMap(\.stores))
    let accused = Set(called.filter { $0.verdict == "malicious" }.flatMap(\.stores))
    var scores = [
      Score(name: "links", value: .agreement(agreement(foundPairs, truePairs))),
      Score(name: "links-b3", value: .agreement(Agreement(bCubed: foundGroups, against: trueGroups))),
      Score(name: "malicious", value: .agreement(agreement(accused, guilty))),
      Score(name: "accused", value: .count(accused.subtracting(guilty).count)),
    ]
    var tally = Tally()
    for tie in truth.flatMap(\.ties) {
      guard let a = numbers[tie.a], let b = numbers[tie.b] else {
        tally.count(tie.kind, hit: false)
        continue
      }
      tally.count(tie.kind, hit: foundPairs.contains(MemberPair(a, b)))
    }
    scores += tally.scores(prefix: "link:")
    return scores
  }

  private static func duplicateScores(
    _ found: [LabelledRows.Duplicates], _ truth: [LabelledRows.Duplicates]
  ) -> [Score] {
    var numbers: [String: Int] = [:]
    let foundClusters = Clustering(found.map(\.listings), numbers: &numbers)
    let trueClusters = Clustering(truth.map(\.listings), numbers: &numbers)
    let foundPairs = foundClusters.pairs
    let truePairs = trueClusters.pairs
    let copies = Set(trueClusters.clusters.joined())
    let flagged = Set(found.filter { $0.listings.count > 1 }.flatMap(\.listings))
    let recovered = Set(foundPairs.intersection(truePairs).flatMap { [$0.a, $0.b] })
    var tally = Tally()
    for copy in truth.flatMap(\.disguises) {
      for disguise in copy.by { tally.count(disguise, hit: numbers[copy.listing].map(recovered.contains) ?? false) }
    }
    return [
      Score(name: "duplicates", value: .agreement(agreement(foundPairs, truePairs))),
      Score(name: "duplicates-b3", value: .agreement(Agreement(bCubed: foundClusters, against: trueClusters))),
      Score(
        name: "copies",
        value: .agreement(Agreement(hits: recovered.count, found: flagged.count, true: copies.count))),
    ] + tally.scores(prefix: "disguise:")
  }

  private static func imageScores(_ found: [LabelledRows.Image], _ truth: [LabelledRows.Image]) -> [Score] {
    guard !truth.isEmpty else { return [] }
    var verdicts: [String: String] = [:]
    for image in found { verdicts[image.href] = image.verdict }
    // A picture named twice counts once, as its last row says.
    var labels: [String: LabelledRows.Image] = [:]
    for image in truth { labels[image.href] = image }
    var tally = Tally()
    var counts = (synthetic: 0, caught: 0, real: 0, alarmed: 0)
    for (href, image) in labels {
      let hot = ["synthetic", "suspected"].contains(verdicts[href] ?? "")
      if image.synthetic == true {
        counts.synthetic += 1
        counts.caught += hot ? 1 : 0
        if let disguise = image.disguise { tally.count(disguise, hit: hot) }
      } else {
        counts.real += 1
        counts.alarmed += hot ? 1 : 0
      }
    }
    let alarms = Score.Value.alarms(
      hits: Double(counts.caught) / Double(max(1, counts.synthetic)),
      falseAlarms: Double(counts.alarmed) / Double(max(1, counts.real)), of: labels.count)
    return [Score(name: "images", value: alarms)] + tally.scores(prefix: "image:")
  }

  private static func agreement<Element>(_ found: Set<Element>, _ truth: Set<Element>) -> Agreement {
    Agreement(hits: found.intersection(truth).count, found: found.count, true: truth.count)
  }
}

/// Hits and totals by name.
private struct Tally {
  private var counts: [String: (hits: Int, total: Int)] = [:]

  mutating func count(_ name: String, hit: Bool) {
    let (hits, total) = counts[name] ?? (0, 0)
    counts[name] = (hits + (hit ? 1 : 0), total + 1)
  }

  func scores(prefix: String) -> [Score] {
    counts.sorted { $0.key < $1.key }.map { name, count in
      Score(name: prefix + name, value: .share(Double(count.hits) / Double(count.total), of: count.total))
    }
  }
}
