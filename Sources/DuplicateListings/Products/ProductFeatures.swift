#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What is measured of two product descriptions: how alike their words are, which codes and measures they share, and
/// what each says that the other does not.
struct ProductFeatures {
  let frequencies: ProductFrequencies
  private(set) var row: [Float] = []

  init(_ frequencies: ProductFrequencies) { self.frequencies = frequencies }

  /// Measures a pair; the columns depend on the names of the fields alone.
  mutating func measure(_ a: ProductRecord, _ b: ProductRecord) {
    row.removeAll(keepingCapacity: true)
    let (titleA, titleB) = (a.texts[0], b.texts[0])
    likeness(a.whole, b.whole)
    likeness(titleA, titleB)
    containment(titleA, b.whole)
    containment(titleB, a.whole)
    codes(titleA, titleB)
    codes(a.whole, b.whole)
    measures(titleA, titleB)
    let (firstA, firstB) = (titleA.words.first ?? "", titleB.words.first ?? "")
    row.append(firstA == firstB ? 1 : 0)
    row.append(titleB.wordSet.contains(firstA) ? 1 : 0)
    row.append(titleA.wordSet.contains(firstB) ? 1 : 0)
    row.append(abs(a.price - b.price))
    for field in 1..<max(1, min(a.texts.count, b.texts.count)) {
      likeness(a.texts[field], b.texts[field])
      codes(a.texts[field], titleB)
      codes(b.texts[field], titleA)
      codes(a.texts[field], b.texts[field])
    }
    remainder(titleA, titleB)
  }

  /// Cosine, Jaccard and containment of the words by rarity, the same of three-letter pieces, the rarest shared word,
  /// and the ratio of lengths.
  private mutating func likeness(_ a: ProductText, _ b: ProductText) {
    guard !a.words.isEmpty, !b.words.isEmpty else {
      row += repeatElement(.nan, count: 7)
      return
    }
    let (allA, allB) = (total(a.words), total(b.words))
    let shared = total(a.words.filter(b.wordSet.contains))
    row.append(shared.squares / (allA.squares * allB.squares).squareRoot())
    row.append(shared.sum / (allA.sum + allB.sum - shared.sum))
    row.append(shared.sum / min(allA.sum, allB.sum))
    let grams = sharedGrams(a, b)
    row.append(grams.shared / (grams.a + grams.b - grams.shared))
    row.append(grams.shared / min(grams.a, grams.b))
    row.append(shared.greatest)
    row.append(Float(min(a.words.count, b.words.count)) / Float(max(a.words.count, b.words.count)))
  }

  private mutating func containment(_ a: ProductText, _ b: ProductText) {
    guard !a.words.isEmpty, !b.words.isEmpty else {
      row += [.nan, .nan]
      return
    }
    let grams = sharedGrams(a, b)
    row.append(total(a.words.filter(b.wordSet.contains)).sum / min(total(a.words).sum, total(b.words).sum))
    row.append(grams.shared / min(grams.a, grams.b))
  }

  private func total(_ words: some Sequence<String>) -> (sum: Float, squares: Float, greatest: Float) {
    var total: (sum: Float, squares: Float, greatest: Float) = (0, 0, 0)
    for word in words {
      let weight = frequencies.weight(ofWord: word)
      total = (total.sum + weight, total.squares + weight * weight, max(total.greatest, weight))
    }
    return total
  }

  private func sharedGrams(_ a: ProductText, _ b: ProductText) -> (a: Float, b: Float, shared: Float) {
    var sums: (a: Float, b: Float, shared: Float) = (0, 0, 0)
    var (i, j) = (0, 0)
    while i < a.grams.count || j < b.grams.count {
      let left = i < a.grams.count ? a.grams[i] : .max
      let right = j < b.grams.count ? b.grams[j] : .max
      let weight = frequencies.weight(ofGram: min(left, right))
      if left <= right {
        sums.a += weight
        i += 1
      }
      if right <= left {
        sums.b += weight
        j += 1
      }
      if left == right { sums.shared += weight }
    }
    return sums
  }

  /// Shared codes, those that only one has, the likeness of the closest and of the weightiest, and the longest that
  /// stands within the other's closed-up text.
  private mutating func codes(_ a: ProductText, _ b: ProductText) {
    let (onlyA, onlyB) = (a.codes.subtracting(b.codes), b.codes.subtracting(a.codes))
    let shared = a.codes.intersection(b.codes)
    row.append(Float(shared.count))
    // Sums over sets, in a fixed order, so that rounding is the same in every run.
    row.append(total(shared.sorted()).sum)
    row.append(total(onlyA.sorted()).sum)
    row.append(total(onlyB.sorted()).sum)
    let (lettersA, lettersB) = (a.codes.filter(Self.hasLetter), b.codes.filter(Self.hasLetter))
    var closest: Float = -1
    for x in lettersA { for y in lettersB { closest = max(closest, Self.likeness(x, y)) } }
    row.append(closest)
    row.append(Float(max(Self.longest(of: a.codes, in: b.closed), Self.longest(of: b.codes, in: a.closed))))
    if let x = weightiest(lettersA.isEmpty ? a.codes : lettersA),
      let y = weightiest(lettersB.isEmpty ? b.codes : lettersB)
    {
      row.append(Self.likeness(x, y))
    } else {
      row.append(.nan)
    }
    row.append(Float(lettersA.subtracting(b.codes).count))
    row.append(Float(lettersB.subtracting(a.codes).count))
  }

  private func weightiest(_ codes: Set<String>) -> String? {
    codes.max { x, y in
      let (left, right) = (frequencies.weight(ofWord: x), frequencies.weight(ofWord: y))
      return (left, x.count, x) < (right, y.count, y)
    }
  }

  private static func hasLetter(_ code: String) -> Bool { code.contains(where: \.isLetter) }

  /// 1 when one holds the other, else the share of the longer that both begin with.
  private static func likeness(_ x: String, _ y: String) -> Float {
    if x.count >= 4, y.count >= 4, x.contains(y) || y.contains(x) { return 1 }
    return Float(x.commonPrefix(with: y)) / Float(max(x.count, y.count))
  }

  private static func longest(of codes: Set<String>, in closed: [UInt8]) -> Int {
    codes.filter { $0.utf8.count >= 4 && closed.holds(Array($0.utf8)) }.map(\.utf8.count).max() ?? 0
  }

  /// Units in which both name the same number, and units in which they name different ones; shared and own numbers.
  private mutating func measures(_ a: ProductText, _ b: ProductText) {
    var (agreeing, differing): (Float, Float) = (0, 0)
    for (unit, numbers) in a.measures where !unit.isEmpty {
      guard let others = b.measures[unit] else { continue }
      if numbers.isDisjoint(with: others) { differing += 1 } else { agreeing += 1 }
    }
    let (all, others) = (Set(a.measures.values.joined()), Set(b.measures.values.joined()))
    row += [
      Float(all.intersection(others).count), Float(all.subtracting(others).count),
      Float(others.subtracting(all).count), differing, agreeing,
    ]
  }

  /// The weight of what only one title says: in all, and its rarest word.
  private mutating func remainder(_ a: ProductText, _ b: ProductText) {
    let onlyA = total(a.words.filter { !b.wordSet.contains($0) })
    let onlyB = total(b.words.filter { !a.wordSet.contains($0) })
    row += [onlyA.sum, onlyB.sum, onlyA.greatest, onlyB.greatest]
  }
}

extension String {
  /// How many characters both begin with.
  fileprivate func commonPrefix(with other: String) -> Int { zip(self, other).prefix { $0 == $1 }.count }
}

extension [UInt8] {
  /// Whether `part` stands somewhere within.
  fileprivate func holds(_ part: [UInt8]) -> Bool {
    guard part.count <= count else { return false }
    return (0...(count - part.count)).contains { self[$0..<($0 + part.count)].elementsEqual(part) }
  }
}
