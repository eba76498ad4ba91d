/// Named clusters with their members as numbers, so that pairs can be counted without strings.
struct Clustering {
  /// Members of each cluster, ascending and without repetition.
  let clusters: [[Int]]

  init(_ named: [[String]], numbers: inout [String: Int]) {
    clusters = named.map { names in
      var members: [Int] = []
      for name in names {
        let number = numbers[name, default: numbers.count]
        numbers[name] = number
        members.append(number)
      }
      return Set(members).sorted()
    }
  }

  /// Every pair that some cluster holds, each once.
  ///
  /// - Complexity: O(sum of squared cluster sizes).
  var pairs: Set<MemberPair> {
    var pairs: Set<MemberPair> = []
    for members in clusters {
      for (position, a) in members.enumerated() {
        for b in members[(position + 1)...] { pairs.insert(MemberPair(a, b)) }
      }
    }
    return pairs
  }

  /// The cluster that stands for each member: the largest that holds it, the first of equals.
  var clusterOfMember: [Int: [Int]] {
    var chosen: [Int: [Int]] = [:]
    for members in clusters {
      for member in members where members.count > (chosen[member]?.count ?? 0) { chosen[member] = members }
    }
    return chosen
  }
}

/// Two members of a cluster, the smaller number first.
struct MemberPair: Hashable {
  let a: Int
  let b: Int

  init(_ a: Int, _ b: Int) {
    self.a = min(a, b)
    self.b = max(a, b)
  }
}

extension Agreement {
  /// B-cubed precision and recall over every member that stands in a cluster of either side; a member in no cluster
  /// of a side is alone there. Bagga and Baldwin, "Entity-Based Cross-Document Coreferencing Using the Vector Space
  /// Model", 1998.
  init(bCubed found: Clustering, against truth: Clustering) {
    let foundOf = found.clusterOfMember
    let trueOf = truth.clusterOfMember
    let members = Set(foundOf.keys).union(trueOf.keys).sorted()
    guard !members.isEmpty else {
      self.init(precision: 1, recall: 1)
      return
    }
    var precision = 0.0
    var recall = 0.0
    for member in members {
      let a = foundOf[member] ?? [member]
      let b = trueOf[member] ?? [member]
      let shared = Double(Set(a).intersection(b).count)
      precision += shared / Double(a.count)
      recall += shared / Double(b.count)
    }
    self.init(precision: precision / Double(members.count), recall: recall / Double(members.count))
  }
}
