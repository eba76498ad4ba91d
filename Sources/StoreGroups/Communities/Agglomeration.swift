/// Joins stores into groups: links in descending order of evidence, then what only a group as a whole shares.
///
/// A group that only agents' and landlords' goods tie together is an agency's clientele, and is taken apart again. Two
/// groups that something of an owner's own holds together each, and only such goods tie to one another, are two owners
/// behind one agent: what he lends his clients is one fact, however many goods it is.
///
/// A store that shares a phone with one member and copied listings with another is tied to the group by two families,
/// though to neither member by more than one: collective linkage (Bhattacharya, Getoor 2007). Because a group of g
/// stores has g chances to share something with h others by coincidence, each family beyond the best pair's own costs
/// ln(g·h). So does each further tie of a family that no agent explains (``IndependentTies``).
struct Agglomeration {
  /// A link that was accepted.
  struct Accepted {
    /// Its position among the candidates.
    let candidate: Int
    /// Log-odds that the rest of the two groups adds to the pair's own.
    let throughGroup: Double
  }

  private let comparison: PairComparison
  private let constraints: PairConstraints
  private let candidates: [CandidatePairs.Candidate]
  private(set) var sets: UnionFind
  /// Accepted links, in order of candidates.
  private(set) var accepted: [Accepted] = []
  /// Whether something of an owner's own holds a set together, by representative.
  private var isEstablished: [Bool] = []

  private var parameters: LinkageParameters { comparison.parameters }

  /// Groups stores.
  ///
  /// - Complexity: O(candidates · log candidates) a round; rounds are few and at most 16.
  init(
    candidates: [CandidatePairs.Candidate], comparison: PairComparison, constraints: PairConstraints = .none
  ) {
    self.constraints = constraints
    self.candidates = candidates
    self.comparison = comparison
    sets = UnionFind(count: comparison.graph.storeCount)
    join(Array(candidates.indices))
    let kept = withoutAgencies()
    if kept.count < candidates.count { join(kept) }
  }

  /// Parts groups that hang together by too little.
  mutating func part(by cohesion: Cohesion) {
    let links = accepted.map { (a: Int(candidates[$0.candidate].a), b: Int(candidates[$0.candidate].b)) }
    let (parts, isKept) = cohesion.parted(sets, links)
    sets = parts
    accepted = accepted.indices.filter { isKept[$0] }.map { accepted[$0] }
  }

  private mutating func join(_ usable: [Int]) {
    sets = UnionFind(count: comparison.graph.storeCount)
    goods = [:]
    isEstablished = [Bool](repeating: false, count: comparison.graph.storeCount)
    accepted = []
    for pair in constraints.together { unite(pair.a, pair.b, isOwn: true) }
    let refused = joinPairs(usable)
    var rest = usable.filter { score($0) < parameters.threshold } + refused
    rest.sort()
    for _ in 0..<16 {
      rest.removeAll { sets.find(Int(candidates[$0].a)) == sets.find(Int(candidates[$0].b)) }
      guard joinGroups(along: rest) else { break }
    }
    accepted.sort { $0.candidate < $1.candidate }
  }

  private mutating func unite(_ a: Int, _ b: Int, isOwn: Bool) {
    let (x, y) = (sets.find(a), sets.find(b))
    let isOwn = isOwn || isEstablished[x] || isEstablished[y]
    sets.union(x, y)
    isEstablished[sets.find(x)] = isOwn
  }

  private func score(_ candidate: Int) -> Double { candidates[candidate].evidence.total + parameters.prior }

  /// Joins stores by links that need no group: by what is an owner's own first, and then strongest first.
  ///
  /// - Returns: The links that a guard refused: they would join two groups by one tie that is not strong by kind, two
  ///   owners' by what an agent lends, or anybody by nothing but what strangers are likelier to share.
  private mutating func joinPairs(_ usable: [Int]) -> [Int] {
    var order = usable.filter { score($0) >= parameters.threshold }
    order.sort {
      let (own, other) = (candidates[$0].evidence.isOwn, candidates[$1].evidence.isOwn)
      if own != other { return own }
      let (x, y) = (score($0), score($1))
      return x != y ? x > y : $0 < $1
    }
    var refused: [Int] = []
    // Pairs of groups that have no more in common than an agent; groups that grew are looked at anew in later rounds.
    var apart: Set<UInt64> = []
    for index in order {
      let candidate = candidates[index]
      let (a, b) = (sets.find(Int(candidate.a)), sets.find(Int(candidate.b)))
      guard constraints.allow(&sets, a, b) else { continue }
      guard candidate.evidence.isLikelyOwned else {
        refused.append(index)
        continue
      }
      if a != b, isGuarded(a, b), !candidate.evidence.isStrong, candidate.evidence.families < 2 {
        refused.append(index)
        continue
      }
      if a != b, !candidate.evidence.isOwn, isEstablished[a], isEstablished[b] {
        let pair = UInt64(min(a, b)) << 32 | UInt64(max(a, b))
        if apart.contains(pair) || isOfOneAgent([index], a, b) {
          apart.insert(pair)
          refused.append(index)
          continue
        }
      }
      unite(a, b, isOwn: candidate.evidence.isOwn)
      accepted.append(Accepted(candidate: index, throughGroup: 0))
    }
    return refused
  }

  /// The candidates without those that tie the clients of agencies: groups of whose members none has anything of an owner's
  /// own in common with another, or, of larger ones, few; very small ones only when all have the same goods of an agent.
  private mutating func withoutAgencies() -> [Int] {
    var isOwned = [Bool](repeating: false, count: comparison.graph.storeCount)
    for candidate in candidates where candidate.evidence.isOwn {
      let (a, b) = (Int(candidate.a), Int(candidate.b))
      guard sets.find(a) == sets.find(b) else { continue }
      isOwned[a] = true
      isOwned[b] = true
    }
    var owned = [Int: Int]()
    for store in isOwned.indices where isOwned[store] { owned[sets.find(store), default: 0] += 1 }
    var isLent: [Int: Bool] = [:]
    return candidates.indices.filter { index in
      let candidate = candidates[index]
      guard !candidate.evidence.isOwn else { return true }
      let root = sets.find(Int(candidate.a))
      let size = sets.size(ofRoot: root)
      guard size >= parameters.guardedSize, root == sets.find(Int(candidate.b)) else { return true }
      guard let owned = owned[root] else {
        if size >= parameters.clienteleSize { return false }
        let known = isLent[root] ?? isLentToAll(sets.members(with: root))
        isLent[root] = known
        return !known
      }
      return size < parameters.agencySize || Double(owned) >= parameters.ownShare * Double(size)
    }
  }

  /// Whether what ties stores is lent to all of them alike: goods of two families at least, which all hold beside a
  /// phone, a device or a room of their own. A controller's are the only ones that his stores have.
  private func isLentToAll(_ stores: [Int]) -> Bool {
    let graph = comparison.graph
    guard let first = stores.first else { return false }
    var families: Set<EvidenceFamily> = []
    for position in graph.held(by: first) {
      let value = graph.heldValues[position]
      let space = graph.spaces[Int(value)]
      guard stores.allSatisfy({ graph.heldValues[graph.held(by: $0)].contains(value) }) else { continue }
      guard stores.allSatisfy({ graph.hasOwn(space, store: $0) }) else { return false }
      families.insert(space.tieKind([], []).family)
    }
    return families.count > 1
  }

  private func isGuarded(_ a: Int, _ b: Int) -> Bool {
    min(sets.size(ofRoot: a), sets.size(ofRoot: b)) >= parameters.guardedSize
  }

  /// A join of two groups: which, along which candidate, and how sure.
  private struct Join {
    let a: Int
    let b: Int
    let candidate: Int
    let score: Double
    /// Whether something of an owner's own is part of it.
    let isOwn: Bool
  }

  /// Joins groups by all that their members share between them, once round.
  ///
  /// - Returns: Whether any were joined.
  private mutating func joinGroups(along rest: [Int]) -> Bool {
    var entries: [(a: Int, b: Int, candidate: Int)] = []
    for candidate in rest {
      let (a, b) = (sets.find(Int(candidates[candidate].a)), sets.find(Int(candidates[candidate].b)))
      guard sets.size(ofRoot: a) > 1 || sets.size(ofRoot: b) > 1 else { continue }
      entries.append((min(a, b), max(a, b), candidate))
    }
    entries.sort { ($0.a, $0.b, $0.candidate) < ($1.a, $1.b, $1.candidate) }
    var copies = GroupCopies(graph: comparison.graph)
    var joins: [Join] = []
    var first = 0
    while first < entries.count {
      var last = first
      while last < entries.count, entries[last].a == entries[first].a, entries[last].b == entries[first].b { last += 1 }
      if let join = join(of: entries[first..<last].map(\.candidate), entries[first].a, entries[first].b, &copies) {
        joins.append(join)
      }
      first = last
    }
    joins.sort { $0.score != $1.score ? $0.score > $1.score : $0.candidate < $1.candidate }
    for join in joins where sets.find(join.a) == join.a && sets.find(join.b) == join.b {
      // A group that grew in this round waits for the next, where it is weighed as it then is.
      guard !grown.contains(join.a), !grown.contains(join.b) else { continue }
      guard constraints.allow(&sets, join.a, join.b) else { continue }
      unite(join.a, join.b, isOwn: join.isOwn)
      grown.insert(join.a)
      grown.insert(join.b)
      accepted.append(Accepted(candidate: join.candidate, throughGroup: join.score - score(join.candidate)))
    }
    defer { grown.removeAll(keepingCapacity: true) }
    return !grown.isEmpty
  }

  private var grown: Set<Int> = []

  /// The join of two groups along their candidates, when together they are enough.
  private mutating func join(of between: [Int], _ a: Int, _ b: Int, _ copies: inout GroupCopies) -> Join? {
    let listings = EvidenceFamily.listings.ordinal
    var together = SIMD8<Double>(repeating: 0)
    var best = between[0]
    var (isStrong, isOwn, isLikelyOwned) = (false, false, false)
    var sufficient: Set<Int32> = []
    for candidate in between {
      if score(candidate) >= parameters.threshold { sufficient.insert(candidates[candidate].evidence.heaviest) }
      together = pointwiseMax(together, candidates[candidate].evidence.weights)
      isStrong = isStrong || candidates[candidate].evidence.isStrong
      isOwn = isOwn || candidates[candidate].evidence.isOwn
      isLikelyOwned = isLikelyOwned || candidates[candidate].evidence.isLikelyOwned
      if candidates[candidate].evidence.total > candidates[best].evidence.total { best = candidate }
    }
    // Without hope even if every listing were a copy, nothing more is looked up.
    let most = parameters.kind(.copiedListings).ceiling
    guard together.sum() - together[listings] + most + parameters.prior >= parameters.threshold else { return nil }
    together[listings] = max(together[listings], copies.weight(sets, a, b, comparison))
    isOwn = isOwn || together[listings] >= 1
    guard isLikelyOwned || together[listings] >= 1 else { return nil }
    if !isOwn, isEstablished[a], isEstablished[b], isOfOneAgent(between, a, b) { return nil }
    let chances = logarithm(Double(sets.size(ofRoot: a)) * Double(sets.size(ofRoot: b)))
    let own = candidates[best].evidence.weights
    var summed = SIMD8<Double>(repeating: 0)
    var families = 0
    for family in EvidenceFamily.allCases {
      let weight = together[family.ordinal]
      guard weight > 0 else { continue }
      if weight >= 1 { families += 1 }
      summed[family.ordinal] = max(own[family.ordinal], weight - chances)
    }
    var score = parameters.prior + summed.sum()
    func isEnough() -> Bool {
      score >= parameters.threshold && (isStrong || families > 1 || sufficient.count > 1 || !isGuarded(a, b))
    }
    if !isEnough() {
      let further = IndependentTies(
        of: between.lazy.map { [candidates] in candidates[$0] }, in: comparison, chances: chances, summed: summed)
      score += further.weight
      families += further.count
    }
    guard isEnough() else { return nil }
    return Join(a: a, b: b, candidate: best, score: score, isOwn: isOwn)
  }

  /// Whether all that candidates show two groups to have in common may be what one agent lends: no two things of one
  /// kind, no more than he has to lend, and among all that he lends one that nearly all members of both groups have. A
  /// controller spreads his telephones and rooms over his stores; an agent's clients all have his.
  private mutating func isOfOneAgent(_ between: [Int], _ a: Int, _ b: Int) -> Bool {
    var values: Set<Int> = []
    var spaces: Set<ValueSpace> = []
    for candidate in between {
      comparison.forEachShared(Int(candidates[candidate].a), Int(candidates[candidate].b)) { shared in
        guard shared.weight >= 1 else { return }
        values.insert(shared.value)
        spaces.insert(comparison.graph.spaces[shared.value])
      }
      if values.count > min(spaces.count, parameters.goodsOfOneAgent) { return false }
    }
    if values.contains(where: { isHeldByNearlyAll($0, a) && isHeldByNearlyAll($0, b) }) { return true }
    return !commonGoods(of: a).isDisjoint(with: commonGoods(of: b))
  }

  /// What nearly all stores of a group have of the goods that agents lend: a room, a telephone, a mailbox, a device. Of what a
  /// whole park or a carrier's customers share nothing is said.
  ///
  /// - Complexity: O(members · (log members + goods · log values of one)), once for each eighth that a group grows by.
  private mutating func commonGoods(of root: Int) -> Set<Int> {
    let size = sets.size(ofRoot: root)
    if let known = goods[root], size - known.size < max(1, known.size / 8) { return known.values }
    let (graph, withheld) = (comparison.graph, comparison.withheld)
    let members = sets.members(with: root)
    let most = max(Self.mostGoods, Self.mostLooks / size)
    var seen: Set<Int> = []
    for store in members.prefix(Self.mostAsked) {
      for position in graph.held(by: store) where seen.count < most {
        let value = Int(graph.heldValues[position])
        let (space, role) = (graph.spaces[value], graph.roles[Int(graph.heldEdges[position])])
        // What few have takes no place among the goods: a store may have very much of that.
        guard comparison.hubs.isLent(value), space != .network, space.mostStrength == .strong,
          graph.holderCount(of: value) * 2 >= size
        else { continue }
        if value != Int(withheld.value), space.tieKind(role, role) != withheld.kind { seen.insert(value) }
      }
    }
    let values = seen.filter { isHeldByNearlyAll($0, root, members) }
    goods[root] = (size, values)
    return values
  }

  /// What nearly all stores of a group have, by representative, and how many they were when it was looked at.
  private var goods: [Int: (size: Int, values: Set<Int>)] = [:]

  /// Members of a group that are asked what they have, goods that are looked at in a large group, and goods times members
  /// in a small one: what nearly all have, one of the first has, unless these left it empty or have too much to look at.
  private static let (mostAsked, mostGoods, mostLooks) = (16, 128, 8_192)

  /// Whether nearly all stores of a group hold a value, among those that say anything of the sort.
  ///
  /// - Parameter members: The group's, when they are at hand.
  private func isHeldByNearlyAll(_ value: Int, _ root: Int, _ members: [Int]? = nil) -> Bool {
    let graph = comparison.graph
    let size = sets.size(ofRoot: root)
    // No more than half leave a field empty, so that most values are done with before the members are walked.
    guard graph.holderCount(of: value) * 2 >= size else { return false }
    let members = members ?? sets.members(with: root)
    let holders = members.count { graph.holds(value, store: $0) }
    guard holders * 2 >= size else { return false }
    let space = graph.spaces[value]
    let silent = members.count { !graph.says(space, store: $0) }
    return Double(holders) >= parameters.shareOfClients * Double(size - silent)
  }
}

/// The clusters of copies that groups offer, looked up once a group and round.
private struct GroupCopies {
  private let graph: HolderGraph
  private var offered: [Int: [Int32]] = [:]

  init(graph: HolderGraph) { self.graph = graph }

  /// What the copies that two groups share weigh.
  mutating func weight(_ sets: UnionFind, _ a: Int, _ b: Int, _ comparison: PairComparison) -> Double {
    let (x, y) = (values(sets, a), values(sets, b))
    var (best, all) = (0.0, 0.0)
    var (i, j) = (0, 0)
    while i < x.count, j < y.count {
      if x[i] == y[j] {
        let weight = comparison.copyWeight(Int(x[i]))
        best = max(best, weight)
        all += weight
      }
      let (p, q) = (x[i], y[j])
      if p <= q { i += 1 }
      if q <= p { j += 1 }
    }
    return comparison.copiesWeight(best: best, all: all)
  }

  private mutating func values(_ sets: UnionFind, _ root: Int) -> [Int32] {
    if let known = offered[root] { return known }
    var values: [Int32] = []
    for member in sets.members(with: root) {
      for position in graph.held(by: member) {
        let value = graph.heldValues[position]
        if graph.spaces[Int(value)] == .copies { values.append(value) }
      }
    }
    values.sort()
    var distinct: [Int32] = []
    for value in values where distinct.last != value { distinct.append(value) }
    offered[root] = distinct
    return distinct
  }
}
