#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A product as a set for matching describes it: named fields in a fixed order, the title first.
public struct ProductRecord: Sendable {
  /// The names of the fields but the price.
  public let names: [String]
  /// The fields but the price.
  let texts: [ProductText]
  /// All fields but the price.
  let whole: ProductText
  /// The natural logarithm of the price; NaN without one.
  let price: Float

  /// A product.
  public init(_ fields: [(name: String, value: String)]) {
    let described = fields.filter { $0.name != "price" }
    names = described.map(\.name)
    texts = (described.isEmpty ? [("", "")] : described.map { ($0.name, $0.value) }).map { ProductText($0.1) }
    whole = ProductText(described.map(\.value).joined(separator: " "))
    let amount =
      fields.first { $0.name == "price" }
      .flatMap { Float($0.value.filter { $0.isNumber || $0 == "." }) } ?? 0
    price = amount > 0 ? log(amount) : .nan
  }
}

/// Two products, and whether they are one.
public struct ProductPair: Sendable {
  /// One product.
  public let a: ProductRecord
  /// The other.
  public let b: ProductRecord
  /// Whether both are the same product.
  public let isMatch: Bool

  /// A pair.
  public init(a: ProductRecord, b: ProductRecord, isMatch: Bool) {
    self.a = a
    self.b = b
    self.isMatch = isMatch
  }

  /// Pairs in the serialisation of the matching sets: `COL name VAL value …`, a tab, the other, a tab, 0 or 1.
  ///
  /// - Returns: `nil` with the first line that is no pair, counted from 1.
  public static func pairs(serialised text: String) throws(ProductPairFault) -> [ProductPair] {
    var pairs: [ProductPair] = []
    var known: [Substring: ProductRecord] = [:]
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() where !line.isEmpty
    {
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard parts.count == 3, let label = Int(parts[2].filter(\.isNumber)), label <= 1, parts[0].hasPrefix("COL ")
      else {
        throw ProductPairFault(line: number + 1)
      }
      func record(_ part: Substring) -> ProductRecord {
        if let record = known[part] { return record }
        let record = ProductRecord(fields(of: part))
        known[part] = record
        return record
      }
      pairs.append(ProductPair(a: record(parts[0]), b: record(parts[1]), isMatch: label == 1))
    }
    return pairs
  }

  private static func fields(of part: Substring) -> [(name: String, value: String)] {
    var fields: [(name: String, value: [Substring])] = []
    var words = part.split(separator: " ")[...]
    while let word = words.popFirst() {
      if word == "COL", let value = words.prefix(4).firstIndex(of: "VAL") {
        fields.append((words[..<value].joined(separator: " "), []))
        words = words[(value + 1)...]
      } else if !fields.isEmpty {
        fields[fields.count - 1].value.append(word)
      }
    }
    return fields.map { ($0.name, $0.value.joined(separator: " ")) }
  }
}

/// A line that is no pair of products.
public struct ProductPairFault: Error, Equatable, CustomStringConvertible {
  /// The line, from 1.
  public let line: Int

  /// What is wrong, and what to do.
  public var description: String {
    "line \(line): not a pair; write COL name VAL value … for each product, tabs between, and 0 or 1 behind"
  }
}
