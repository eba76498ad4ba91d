public import DuplicateListings
public import Judgement
public import Marketplace

/// Says to a person or a machine how two listings compare: the probability, what was disguised, what tells the goods
/// apart, and which spans of each text stand in the other.
public struct ComparisonReport: Sendable {
  private let market: Market
  private let language: Language
  /// Scalars of a description that are shown to people.
  private static let shown = 600

  /// A report on listings of a market.
  public init(of market: Market, language: Language) {
    self.market = market
    self.language = language
  }

  /// What people read: shared spans stand in ⟦ ⟧.
  public func text(_ comparison: ListingComparison, width: Int = 100) -> String {
    var page = TerminalPage(width: width, isColoured: false)
    let (a, b) = (texts(of: comparison.a), texts(of: comparison.b))
    page.line("\(name(comparison.a)) — \(name(comparison.b))", style: .bold)
    let colon = Phrase.colon(language)
    let probability = comparison.probability.map(Self.percent) ?? Phrase.notEvaluable(language)
    page.line("\(Phrase.probability(language))\(colon)\(probability)", indent: 2)
    page.line("\(Phrase.resemblance(language))\(colon)\(Self.percent(comparison.resemblance))", indent: 2)
    page.line("\(Phrase.containment(language))\(colon)\(Self.percent(comparison.containment))", indent: 2)
    if !comparison.disguises.isEmpty {
      let names = comparison.disguises.map { $0.name[language] }.joined(separator: ", ")
      page.line("\(Phrase.disguises(language))\(colon)\(names)", indent: 2)
    }
    if !comparison.distinctions.isEmpty {
      let names = comparison.distinctions.map { $0.name[language] }.joined(separator: ", ")
      page.line("\(both("told apart by", "区别在于")[language])\(colon)\(names)", indent: 2)
    }
    for (listing, own, other) in [(comparison.a, a, b), (comparison.b, b, a)] {
      page.line(name(listing), indent: 2, style: .bold)
      for text in own where !text.isEmpty {
        let cut = String(String.UnicodeScalarView(text.unicodeScalars.prefix(Self.shown)))
        page.line(PersonalData.hidden(in: Self.marked(cut, SharedSpans(of: cut, in: other))), indent: 4)
      }
    }
    return page.text
  }

  /// A row for machines; spans are ranges of Unicode scalars, the end left out.
  public func row(_ comparison: ListingComparison, type: String) -> [UInt8] {
    var json = JSONWriter()
    let (a, b) = (texts(of: comparison.a), texts(of: comparison.b))
    json.line { json in
      json.member("type", type)
      json.member("a", market.id(ofListing: comparison.a))
      json.member("b", market.id(ofListing: comparison.b))
      json.member("probability", comparison.probability)
      json.member("resemblance", comparison.resemblance)
      json.member("containment", comparison.containment)
      json.member("titleResemblance", comparison.titleResemblance)
      json.member("disguises", comparison.disguises.lazy.map(\.rawValue))
      json.member("distinctions", comparison.distinctions.lazy.map(\.rawValue))
      json.object("spans") { json in
        json.object("a") { spans(a, in: b, into: &$0) }
        json.object("b") { spans(b, in: a, into: &$0) }
      }
    }
    return json.bytes
  }

  private func spans(_ own: [String], in other: [String], into json: inout JSONWriter) {
    let fields: [StaticString] = ["title", "description"]
    for (field, text) in zip(fields, own) {
      json.array(field) { json in
        for range in SharedSpans(of: text, in: other).ranges {
          json.array { json in
            json.number(range.lowerBound)
            json.number(range.upperBound)
          }
        }
      }
    }
  }

  private func texts(of listing: Int) -> [String] {
    [market.listings.string(.title, of: listing) ?? "", market.listings.string(.description, of: listing) ?? ""]
  }

  private func name(_ listing: Int) -> String {
    let store = market.listings.string(.store, of: listing)
    return market.id(ofListing: listing) + (store.map { " (\(Phrase.store(language)) \($0))" } ?? "")
  }

  private static func percent(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10) %"
  }

  private static func marked(_ text: String, _ spans: SharedSpans) -> String {
    var marked = String.UnicodeScalarView()
    var ranges = spans.ranges[...]
    for (place, scalar) in text.unicodeScalars.enumerated() {
      if let range = ranges.first, range.upperBound == place {
        marked.append("⟧")
        ranges.removeFirst()
      }
      if ranges.first?.lowerBound == place { marked.append("⟦") }
      marked.append(scalar)
    }
    if !ranges.isEmpty { marked.append("⟧") }
    return String(marked)
  }
}

extension Distinction {
  /// What people read.
  var name: LocalizedText {
    switch self {
    case .code: both("model code", "型号")
    case .colour: both("colour", "颜色")
    case .size: both("size", "尺码")
    case .wearer: both("whom it is for", "适用人群")
    case .gtin: both("GTIN", "商品条码")
    case .partNumber: both("part number", "零件号")
    case .measure: both("measure or count", "规格或数量")
    case .attribute: both("another variation attribute", "其他规格属性")
    }
  }
}
