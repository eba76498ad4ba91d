import Marketplace

/// Finds records of one party that no equal number ties: the same person under a mistyped number, a name in another
/// order, a day of birth with day and month exchanged.
struct PartyResolution {
  /// One party under several records.
  struct Party {
    /// Its stores, ascending and distinct; two or more.
    var stores: [Int32]
    /// In which roles each store names the party.
    var roles: [HolderRole]
    /// The name on its first record.
    var name: [UInt16]
    /// Log-odds of the weakest of the links that join the records.
    var weight: Double
  }

  /// A pair of records with the log-odds that they are one party's.
  struct Match {
    let a: Int32
    let b: Int32
    let weight: Double
  }

  /// Pairs that are glanced at together before each is compared: their records lie far apart, and short steps
  /// let the processor wait for many of them at once.
  private static let pairsAtOnce = 64

  /// Stores from which on some party has an open record as good as always.
  private static let few = 1_000

  private let records: PartyRecords
  private let priors: RecordPriors

  /// Parties in order of their first store; none when every record is closed.
  ///
  /// - Parameter judged: How the values of all parties were judged: see ``PartyRecordReader``.
  static func find(
    in market: Market, kind: PartyRecords.Kind, priors: RecordPriors, judged: [PartyJudgement] = []
  ) -> [Party] {
    // Few stores hardly ever have an open record: then names and addresses need not be read.
    if market.stores.count < Self.few {
      let numbers = PartyRecordReader(market: market, kind: kind, judged: judged, readsNames: false).read()
      guard numbers.records.contains(where: \.isOpen) else { return [] }
    }
    let records = PartyRecordReader(market: market, kind: kind, judged: judged).read()
    guard records.records.contains(where: \.isOpen) else { return [] }
    return PartyResolution(records: records, priors: priors).parties()
  }

  init(records: PartyRecords, priors: RecordPriors) {
    self.records = records
    self.priors = priors
  }

  /// Pairs of records that are one party's, strongest first.
  ///
  /// - Complexity: O(records · log records + candidates).
  func matches() -> [Match] {
    let (admissible, agreements) = candidates()
    guard !admissible.isEmpty else { return [] }
    let model = AgreementModel(candidates: agreements.sorted, random: sample().sorted, priors: priors)
    // Counted behind the candidates, because both take much memory and neither needs the other.
    let evidence = RecordEvidence(records, ValueFrequencies(records: records, priors: priors), model)
    let all = Double(records.records.count) * Double(records.records.count - 1) / 2
    let share = min(max(model.matches, 1) / all, 0.5)
    let prior = min(max(logarithm(share / (1 - share)), priors.leastPrior), priors.mostPrior)
    var matches: [Match] = []
    for (pair, number) in admissible {
      let (a, b) = (Int(pair >> 32), Int(pair & 0xffff_ffff))
      let weight = prior + evidence.weight(a, b, agreements[number])
      if weight >= priors.threshold { matches.append(Match(a: Int32(a), b: Int32(b), weight: weight)) }
    }
    matches.sort { $0.weight != $1.weight ? $0.weight > $1.weight : ($0.a, $0.b) < ($1.a, $1.b) }
    return matches
  }

  /// How the pairs of records that share a key agree; of the pairs only those are kept that may be one party's, which are
  /// few among those that share a common name.
  private func candidates() -> (admissible: [(pair: UInt64, agreement: Int)], agreements: AgreementCounts) {
    let pairs = RecordBlocks(records: records).pairs
    var agreements = AgreementCounts()
    var admissible: [(pair: UInt64, agreement: Int)] = []
    forEachAgreement(of: pairs) { pair, agreement in
      let number = agreements.add(agreement)
      if isAdmissible(agreement) { admissible.append((pair, number)) }
    }
    return (admissible, agreements)
  }

  /// Calls `body` with each pair, the first record in its upper half, and how its records agree.
  private func forEachAgreement(of pairs: [UInt64], _ body: (UInt64, RecordAgreement) -> Void) {
    var glances = [RecordGlance](repeating: RecordGlance(), count: Self.pairsAtOnce)
    for first in stride(from: 0, to: pairs.count, by: Self.pairsAtOnce) {
      let some = pairs[first..<min(first + Self.pairsAtOnce, pairs.count)]
      for (place, pair) in some.enumerated() {
        glances[place] = records.glance(Int(pair >> 32), Int(pair & 0xffff_ffff))
      }
      for (place, pair) in some.enumerated() {
        body(pair, records.agreement(Int(pair >> 32), Int(pair & 0xffff_ffff), glances[place]))
      }
    }
  }

  /// A household shares a surname, an address and a telephone; only a number or a day of birth tells that two of its
  /// members are one. A name alone is borne by many: something else must agree with it. And no number without a name
  /// makes a party, because one that is written wrong may be anybody's.
  private func isAdmissible(_ agreement: RecordAgreement) -> Bool {
    let name = agreement.levels[RecordAgreement.names.lowerBound]
    guard name != 0, name != RecordAgreement.different else { return false }
    return agreement.hasIdentity || !agreement.hasForeignWord && agreement.hasSupport
  }

  /// How pairs picked at random agree: the same pairs in every run.
  private func sample() -> AgreementCounts {
    var counts = AgreementCounts()
    let count = UInt64(records.records.count)
    guard count > 1 else { return counts }
    var state: UInt64 = 0x2545_f491_4f6c_dd1d
    var pairs: [UInt64] = []
    pairs.reserveCapacity(Int(min(count * count, 40_000)))
    for _ in 0..<min(count * count, 40_000) {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let (a, b) = (LetterHash.mix(state) % count, LetterHash.mix(state ^ 0x5851_f42d) % count)
      if a != b { pairs.append(a << 32 | b) }
    }
    forEachAgreement(of: pairs) { _ = counts.add($1) }
    return counts
  }

  /// The parties that matches join.
  ///
  /// Two records with different valid numbers never come together, whatever stands between them.
  func parties() -> [Party] {
    var sets = UnionFind(count: records.records.count)
    // By representative, once a set has more than one record.
    var closed: [Int: [Int]] = [:]
    func numbered(_ root: Int) -> [Int] { closed[root] ?? (records.records[root].isOpen ? [] : [root]) }
    var weights: [Int: Double] = [:]
    for match in matches() {
      let (a, b) = (sets.find(Int(match.a)), sets.find(Int(match.b)))
      guard a != b else { continue }
      let (x, y) = (numbered(a), numbered(b))
      guard !x.contains(where: { one in y.contains { isContradiction(one, $0) } }) else { continue }
      let weight = min(weights[a] ?? .infinity, weights[b] ?? .infinity, match.weight)
      sets.union(a, b)
      let root = sets.find(a)
      weights[root] = weight
      closed[root] = oneOfEachNumber(x + y)
    }
    return weights.keys.filter { sets.find($0) == $0 }.map { sets.members(with: $0) }
      .sorted { $0[0] < $1[0] }
      .compactMap { party($0, weight: weights[sets.find($0[0])] ?? 0) }
  }

  /// Records of which each has a number that none before it has: there are as many as schemes, however large the set.
  private func oneOfEachNumber(_ all: [Int]) -> [Int] {
    all.reduce(into: []) { kept, record in
      let scheme = records.records[record].scheme
      if !kept.contains(where: { records.records[$0].scheme == scheme }) { kept.append(record) }
    }
  }

  private func isContradiction(_ a: Int, _ b: Int) -> Bool {
    let (x, y) = (records.records[a], records.records[b])
    return x.scheme == y.scheme && !records.areEqual(x.id, y.id)
  }

  private func party(_ members: [Int], weight: Double) -> Party? {
    var party = Party(stores: [], roles: [], name: [], weight: weight)
    for member in members.sorted() {
      let record = records.records[member]
      if party.stores.last == record.store {
        party.roles[party.roles.count - 1].formUnion(record.role)
      } else {
        party.stores.append(record.store)
        party.roles.append(record.role)
      }
      if party.name.isEmpty {
        for part in record.names {
          if !party.name.isEmpty { party.name.append(0x20) }
          party.name.append(contentsOf: records.letters[records.parts[part].range])
        }
      }
    }
    return party.stores.count > 1 ? party : nil
  }
}
