import Fingerprints

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What is measured of two listings before it is said how likely one is a copy of the other.
struct PairFeatures: Sendable {
  /// The measures, in the order of ``names``; NaN where one could not be taken.
  let row: [Float]

  /// The names of the measures, and the direction in which each may move the probability: 1 up, −1 down.
  static let columns: [(name: String, direction: Int)] = [
    ("weighted-containment", 1), ("weighted-resemblance", 1), ("containment", 1), ("resemblance", 1),
    ("description-weighted-containment", 1), ("description-containment", 1), ("description-resemblance", 1),
    ("title-weighted-containment", 1), ("title-weighted-resemblance", 1), ("title-resemblance", 1),
    ("shared-weight", 1), ("shared-description", 1), ("numbers", 1), ("shared-numbers", 1), ("title-numbers", 1),
    ("attributes", 1), ("price", -1),
  ]

  /// Measures two distinct texts.
  init(_ a: Int, _ b: Int, of texts: ListingTexts) {
    let measured = Resemblance(of: a, and: b, in: texts.sets)
    let described = measured.second.a > 0 && measured.second.b > 0
    func second(_ value: Double) -> Float { described ? Float(value) : .nan }
    let numbers = texts.numbers.common(a, b)
    let attributes = texts.attributes.common(a, b)
    let (inDescriptions, inTitles) = (Self.agreement(numbers), Self.agreement(texts.titleNumbers.common(a, b)))
    row = [
      Float(measured.weighted.containment), Float(measured.weighted.jaccard), Float(measured.plain.containment),
      Float(measured.plain.jaccard), second(measured.weightedSecond.containment),
      second(measured.second.containment), second(measured.second.jaccard),
      Float(measured.weightedFirst.containment), Float(measured.weightedFirst.jaccard), Float(measured.first.jaccard),
      log2(1 + Float(measured.weighted.shared) / Float(Shingle.fullWeight)),
      second(Double(log2(1 + Float(measured.second.shared)))),
      inDescriptions,
      numbers.smaller > 0 ? Float(min(numbers.shared, 8)) : .nan,
      inTitles,
      attributes.smaller > 0 ? Float(attributes.shared) / Float(attributes.smaller) : .nan,
      abs(texts.prices[a] - texts.prices[b]),
    ]
  }

  /// Whether the numbers say that these are goods of one template, not copies of one listing: a copy keeps its numbers
  /// when everything around them is reworded.
  static func numbersContradict(_ a: Int, _ b: Int, of texts: ListingTexts) -> Bool {
    let own = texts.distinctions.numbers(a, b)
    if own.smaller >= 1 && own.shared == 0 || own.smaller >= 4 && own.shared * 3 < own.smaller { return true }
    return agreement(own) < 0 && agreement(texts.distinctions.titleNumbers(a, b)) < 0
  }

  private static func agreement(_ numbers: (shared: Int, smaller: Int)) -> Float {
    numbers.smaller > 0 ? Float(2 * numbers.shared - numbers.smaller) / Float(numbers.smaller + 1) : .nan
  }
}
