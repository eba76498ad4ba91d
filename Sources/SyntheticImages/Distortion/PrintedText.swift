/// What is printed on a picture, held against what the listing says it is.
public struct PrintedText: Hashable, Sendable {
  /// The lines that were surely read.
  public let lines: [String]
  /// Whether the listing's own brand is printed there.
  public let showsOwnBrand: Bool
  /// A brand of other listings of the market that is printed there and that the listing does not name; `nil` when none is,
  /// or the listing's own is there as well.
  public let otherBrand: String?

  /// Holds printed lines against a listing.
  ///
  /// - Parameters:
  ///   - lines: The lines.
  ///   - brand: The listing's brand; empty when it names none.
  ///   - title: Its title.
  ///   - brands: The brands of the market.
  public init(lines: [String], brand: String, title: String, brands: BrandNames) {
    self.lines = lines
    let printed = lines.map { BrandNames.folded($0) }
    let own = BrandNames.folded(brand)
    showsOwnBrand = !own.isEmpty && printed.contains { BrandNames.holds(own, in: $0) }
    let named = BrandNames.folded("\(brand) \(title)")
    otherBrand =
      showsOwnBrand || own.isEmpty
      ? nil : brands.named(in: printed).first { !BrandNames.holds(BrandNames.folded($0), in: named) }
  }
}

/// What reading the print on a picture came to.
public enum PrintReading: Hashable, Sendable {
  /// It was read.
  case read(PrintedText)
  /// The reader failed, or took too long: nothing is known.
  case failed
}

/// The brands that a market's listings name, to be looked for in print.
public struct BrandNames: Sendable {
  private var names: [String: String] = [:]
  private var longest = 0

  /// No brand.
  public init() {}

  /// Takes in a brand as a listing names it. One that is too short to be told from other words is left out: four letters
  /// and digits, or two ideographs, are the least.
  public mutating func insert(_ brand: String) {
    let folded = Self.folded(brand)
    let isHan = folded.unicodeScalars.contains { $0.properties.isIdeographic }
    guard folded.count >= (isHan ? 2 : 4), !folded.allSatisfy({ $0.isNumber || $0 == " " }) else { return }
    if names[folded] == nil { names[folded] = brand }
    longest = max(longest, folded.split(separator: " ").count)
  }

  /// The brands that folded lines hold, in order of lines.
  func named(in lines: [String]) -> [String] {
    lines.flatMap { line -> [String] in
      let words = line.split(separator: " ")
      var found: [String] = []
      for start in words.indices {
        for count in 1...max(1, longest) where start + count <= words.count {
          if let name = names[words[start..<start + count].joined(separator: " ")] { found.append(name) }
        }
      }
      return found
    }
  }

  /// Small letters and digits, words apart by one space; a run of ideographs is one word.
  static func folded(_ text: String) -> String {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }

  /// Whether a folded text holds a folded name: as whole words, or, for ideographs, anywhere.
  static func holds(_ name: String, in text: String) -> Bool {
    let isHan = name.unicodeScalars.contains { $0.properties.isIdeographic }
    return isHan ? text.contains(name) : " \(text) ".contains(" \(name) ")
  }
}
