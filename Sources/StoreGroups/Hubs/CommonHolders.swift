/// What the holders of one value hold besides, and how many of them: filled anew for each value without allocating.
struct CommonHolders {
  private var counts: [Int32]
  private var touched: [Int32] = []
  private var value = -1

  /// From so many common holders on values of different families may be parallel; fewer are any ring's.
  private static let least = 8
  /// Share of a value's holders who hold what is parallel to it.
  private static let share = 0.3

  init(_ graph: HolderGraph) { counts = [Int32](repeating: 0, count: graph.valueCount) }

  /// Looks at a value.
  ///
  /// - Complexity: O(values that its holders hold).
  mutating func look(at value: Int, in graph: HolderGraph) {
    for other in touched { counts[Int(other)] = 0 }
    touched.removeAll(keepingCapacity: true)
    self.value = value
    for edge in graph.edges(of: value) {
      for position in graph.held(by: Int(graph.holders[edge])) {
        let other = graph.heldValues[position]
        if counts[Int(other)] == 0 { touched.append(other) }
        counts[Int(other)] += 1
      }
    }
  }

  /// How many holders of the value hold another.
  func common(_ other: Int) -> Int { Int(counts[other]) }

  /// Whether two of its holders share another value of a sort.
  func sharesAny(_ isMeant: (Int) -> Bool) -> Bool {
    touched.contains { counts[Int($0)] > 1 && Int($0) != value && isMeant(Int($0)) }
  }

  /// Values that much the same stores hold: of its own family those that two of its holders share, of others, among
  /// what agents lend, those that most share. Two things that one agent lends to all his clients, his phone and his desk,
  /// say no more than one, so neither speaks for the other.
  func parallels(in graph: HolderGraph, families: [UInt8], isLent: [Bool]) -> Set<Int32> {
    var parallels: Set<Int32> = []
    let holders = Double(graph.holderCount(of: value))
    for other in touched where counts[Int(other)] > 1 && Int(other) != value {
      let common = Int(counts[Int(other)])
      if families[Int(other)] == families[value] {
        parallels.insert(other)
      } else if isLent[value], isLent[Int(other)], common >= Self.least, Double(common) >= Self.share * holders {
        parallels.insert(other)
      }
    }
    return parallels
  }
}
