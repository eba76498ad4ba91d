import Marketplace

/// What judgements ask of the grouping: pairs that belong together, pairs that must not.
///
/// Judgements can contradict each other through third stores (a is b, b is c, a is not c). Nobody resolves that in
/// silence: the judgements of a contradiction are all set aside and reported, and the model decides as if they had not
/// been made.
struct PairConstraints: Sendable {
  /// Pairs that belong together, the lower index first, ascending.
  private(set) var together: [(a: Int, b: Int)] = []
  /// Pairs that must not, the lower index first, ascending.
  private(set) var apart: [(a: Int, b: Int)] = []
  /// What each judgement in force came to, in order of pairs.
  private(set) var outcomes: [JudgementOutcome] = []

  /// Nothing is asked.
  static let none = PairConstraints()

  private init() {}

  /// The same, as if nobody had judged two stores to belong together.
  var withoutJoins: PairConstraints {
    var constraints = self
    constraints.together = []
    return constraints
  }

  /// What the judgements in force ask of a market: of each pair the latest, of equals in time the last given.
  ///
  /// - Complexity: O(judgements) for each contradiction, O(judgements · log judgements) without.
  init(_ judgements: [StoreJudgement], in market: Market) {
    var latest: [Pair: StoreJudgement] = [:]
    for judgement in judgements {
      let pair = Pair(judgement.stores[0], judgement.stores[1])
      if let known = latest[pair], known.at > judgement.at { continue }
      latest[pair] = judgement
    }
    var places: [Pair: (a: Int, b: Int)] = [:]
    for pair in latest.keys {
      guard let a = market.store(withID: pair.low), let b = market.store(withID: pair.high), a != b else { continue }
      places[pair] = (min(a, b), max(a, b))
    }
    let pairs = latest.keys.sorted { ($0.low, $0.high) < ($1.low, $1.high) }
    let contradicted = Self.contradicted(pairs, latest, places)
    for pair in pairs {
      guard let judgement = latest[pair], judgement.decision != .withdrawn else { continue }
      guard let place = places[pair] else {
        outcomes.append(JudgementOutcome(judgement: judgement, state: .unknownStore))
        continue
      }
      if contradicted.contains(pair) {
        outcomes.append(JudgementOutcome(judgement: judgement, state: .contradicted))
        continue
      }
      outcomes.append(
        JudgementOutcome(judgement: judgement, state: judgement.decision == .unsure ? .shown : .applied))
      if judgement.decision == .same { together.append(place) }
      if judgement.decision == .different { apart.append(place) }
    }
    together.sort { ($0.a, $0.b) < ($1.a, $1.b) }
    apart.sort { ($0.a, $0.b) < ($1.a, $1.b) }
  }

  /// Whether two sets of stores may become one.
  ///
  /// - Complexity: O(pairs that must not).
  func allow(_ sets: inout UnionFind, _ a: Int, _ b: Int) -> Bool {
    guard !apart.isEmpty else { return true }
    let (a, b) = (sets.find(a), sets.find(b))
    for pair in apart {
      let (x, y) = (sets.find(pair.a), sets.find(pair.b))
      if (x == a && y == b) || (x == b && y == a) { return false }
    }
    return true
  }

  private struct Pair: Hashable {
    let low: String
    let high: String

    init(_ a: String, _ b: String) {
      low = min(a, b)
      high = max(a, b)
    }
  }

  /// The judgements of contradictions: of each "different" whose stores a path of "same" joins, itself and the shortest
  /// such path, again and again until none is left.
  private static func contradicted(
    _ pairs: [Pair], _ latest: [Pair: StoreJudgement], _ places: [Pair: (a: Int, b: Int)]
  ) -> Set<Pair> {
    var neighbours: [Int: [(store: Int, pair: Pair)]] = [:]
    for pair in pairs where latest[pair]?.decision == .same {
      guard let place = places[pair] else { continue }
      neighbours[place.a, default: []].append((place.b, pair))
      neighbours[place.b, default: []].append((place.a, pair))
    }
    var found: Set<Pair> = []
    for pair in pairs where latest[pair]?.decision == .different {
      guard let place = places[pair] else { continue }
      while let path = path(from: place.a, to: place.b, along: neighbours, without: found) {
        found.insert(pair)
        found.formUnion(path)
      }
    }
    return found
  }

  private static func path(
    from start: Int, to end: Int, along neighbours: [Int: [(store: Int, pair: Pair)]], without set: Set<Pair>
  ) -> [Pair]? {
    var arrivals: [Int: (store: Int, pair: Pair)] = [:]
    var queue = [start]
    var next = 0
    while next < queue.count, arrivals[end] == nil {
      let store = queue[next]
      next += 1
      for (other, pair) in neighbours[store] ?? [] where other != start && arrivals[other] == nil && !set.contains(pair)
      {
        arrivals[other] = (store, pair)
        queue.append(other)
      }
    }
    var path: [Pair] = []
    var store = end
    while let arrival = arrivals[store] {
      path.append(arrival.pair)
      store = arrival.store
    }
    return path.isEmpty ? nil : path
  }
}
