/// Goods before anybody describes them.
struct Good {
  /// The line that they belong to.
  let line: GoodsLine
  /// What they are.
  let noun: String
  /// What they are made of.
  let material: String
  /// What is good about them, in order of weight.
  let features: [String]
  /// For whom.
  let use: String
  /// The brand.
  let brand: String
  /// The model number.
  var model: String
  /// The colour's place in ``GoodsLine/colours``.
  var colour: Int
  /// Size or quantity.
  var measure: String
  /// The usual price in hundredths.
  var price: Int
  /// The GTIN, if the goods have one.
  var gtin: String?

  /// The colour's name in the line's language.
  var colourName: String {
    line.isEnglish ? GoodsLine.colours[colour].english : GoodsLine.colours[colour].chinese
  }
}

/// Writes titles and descriptions in a shop's own words.
struct Copywriter {
  /// How the shop writes titles, from 0 to 4.
  let habit: Int
  /// What it says under each listing.
  let service: [String]

  /// The writer of a shop.
  init(isEnglish: Bool, _ random: inout RandomStream) {
    habit = random.below(5)
    let offered = isEnglish ? [random.pick(Phrases.englishService)] : Phrases.service.map { random.pick($0) }
    service = offered.map { filled($0, for: nil, &random) }
  }

  /// New goods of a line.
  static func good(of line: GoodsLine, _ random: inout RandomStream) -> Good {
    let letters = Array("ABCDEFGHKLMNPRSTWXY")
    let model =
      String((0..<random.within(1...3)).map { _ in random.pick(letters) })
      + (random.chance(40) ? "-" : "") + String(random.within(10...9899))
    let brand =
      line.isEnglish
      ? random.pick(ShopNames.englishBrandHeads) + random.pick(ShopNames.englishBrandTails)
      : random.pick(ShopNames.heads) + random.pick(ShopNames.tails)
        + (random.chance(35) ? random.pick(PersonNames.given) : "")
    let noun = random.pick(line.nouns).split(separator: ":")
    let materials = noun.count > 1 ? noun[1].split(separator: ",").map(String.init) : line.materials
    // Few goods are dear: the lesser of two draws.
    let yuan = min(random.within(line.price), random.within(line.price))
    return Good(
      line: line, noun: String(noun[0]), material: random.pick(materials),
      features: random.pick(4, of: line.features).map { filled($0, for: nil, &random) }, use: random.pick(line.uses),
      brand: brand, model: model, colour: random.below(GoodsLine.colours.count),
      measure: filled(random.pick(line.measures), for: nil, &random),
      price: yuan * 100 + random.pick([0, 50, 80, 90, 99]),
      gtin: nil)
  }

  /// A title for goods.
  func title(of good: Good, _ random: inout RandomStream) -> String {
    let feature = random.pick(good.features)
    if good.line.isEnglish {
      let forms = [
        [good.brand, good.material, good.noun, good.model],
        [good.brand, good.noun, "in", good.colourName + ",", feature],
        [good.colourName, good.material, good.noun, "for", good.use, good.model],
        [good.brand, good.model, good.noun, "-", feature + ",", good.measure],
        [good.noun, "by", good.brand, "|", good.measure, "|", good.colourName],
      ]
      let words = forms[(habit + random.below(2)) % forms.count]
      return words.joined(separator: " ")
    }
    let style = random.pick(2, of: Phrases.styles)
    let use = random.pick(good.line.uses)
    switch (habit + random.below(2)) % 5 {
    case 0: return "\(good.brand)\(style[0])\(good.material)\(good.noun)\(use)\(feature)\(good.measure)"
    case 1: return "【\(good.brand)】\(good.noun) \(good.model) \(good.colourName) \(feature) \(use)"
    case 2:
      return "\(style[0])\(style[1])\(good.noun)\(good.colourName)\(good.material)\(feature) \(good.brand)\(good.model)"
    case 3: return "\(good.brand) \(good.model)｜\(good.material)\(good.noun)｜\(feature)｜\(good.measure)"
    default: return "\(use)用\(good.noun) \(good.brand)\(style[0])款 \(good.colourName)\(good.measure)\(feature)"
    }
  }

  /// A description of goods.
  func description(of good: Good, _ random: inout RandomStream) -> String {
    let isEnglish = good.line.isEnglish
    var sentences = [random.pick(isEnglish ? Phrases.englishOpenings : Phrases.openings)]
    sentences += random.pick(random.within(3...5), of: good.line.sentences)
    sentences += random.pick(random.within(1...2), of: isEnglish ? Phrases.englishAssurances : Phrases.assurances)
    let text =
      sentences.map { filled($0, for: good, &random).capitalised } + (random.chance(60) ? [random.pick(service)] : [])
    return text.joined(separator: isEnglish ? " " : "")
  }
}

extension String {
  /// The text with its first letter in capitals, when it has such a letter.
  fileprivate var capitalised: String { prefix(1).uppercased() + dropFirst() }
}

/// A template with its slots filled: words from `good`, numbers from the stream.
func filled(_ template: String, for good: Good?, _ random: inout RandomStream) -> String {
  var text = ""
  var rest = template[...]
  while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
    text += rest[..<open]
    let slot = rest[rest.index(after: open)..<close]
    rest = rest[rest.index(after: close)...]
    let bounds = slot.split(separator: "-").compactMap { Int($0) }
    switch (slot, good) {
    case ("noun", let good?): text += good.noun
    case ("material", let good?): text += good.material
    case ("feature", let good?): text += random.pick(good.features)
    case ("use", let good?): text += random.chance(50) ? good.use : random.pick(good.line.uses)
    case ("colour", let good?): text += good.colourName
    case ("brand", let good?): text += good.brand
    case ("model", let good?): text += good.model
    default:
      text += bounds.count == 2 && bounds[0] <= bounds[1] ? String(random.within(bounds[0]...bounds[1])) : String(slot)
    }
  }
  text += rest
  return text
}
