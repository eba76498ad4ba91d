/// A way in which a copied text is made to look like another.
enum Disguise: String, CaseIterable {
  /// Latin letters replaced by Cyrillic and Greek ones that look the same.
  case lookAlikeLetters = "look-alike-letters"
  /// Zero-width characters between the letters.
  case invisibleCharacters = "invisible-characters"
  /// Letters, digits and signs in full width.
  case fullWidth = "full-width"
  /// Emoji and ornaments in the title.
  case emoji
  /// Sentences in another order.
  case reorderedSentences = "reordered-sentences"
  /// Promotional words before and after.
  case promotionalPadding = "promotional-padding"
  /// Words replaced by others that mean the same.
  case synonyms
  /// One sentence left out.
  case droppedSentence = "dropped-sentence"

  /// Changes an offer's text.
  func apply(to offer: inout Offer, _ random: inout RandomStream) {
    switch self {
    case .lookAlikeLetters:
      offer.title = offer.title.replacing(Disguise.lookAlikes)
      offer.description = offer.description.replacing(Disguise.lookAlikes)
    case .invisibleCharacters:
      offer.title = Disguise.sprinkle(offer.title, every: random.within(2...5), &random)
      offer.description = Disguise.sprinkle(offer.description, every: random.within(7...15), &random)
    case .fullWidth:
      offer.title = offer.title.inFullWidth
    case .emoji:
      offer.title =
        random.pick(Disguise.ornaments) + offer.title + random.pick(Disguise.ornaments)
        + (random.chance(50) ? random.pick(Disguise.ornaments) : "")
    case .reorderedSentences:
      offer.description = random.shuffled(offer.sentences).joined(separator: offer.separator)
    case .promotionalPadding:
      let words = offer.good.line.isEnglish ? Disguise.englishPromotions : Disguise.promotions
      let padding = random.pick(3, of: words)
      offer.title = [padding[0], offer.title, padding[1]].joined(separator: offer.separator)
      offer.description = [offer.description, padding[2]].joined(separator: offer.separator)
    case .synonyms:
      let before = offer
      offer.exchange(Disguise.exchanges.filter { _ in random.chance(60) })
      if offer.title == before.title, offer.description == before.description { offer.exchange(Disguise.exchanges) }
    case .droppedSentence:
      var sentences = offer.sentences
      if sentences.count > 4 { sentences.remove(at: random.within(1...(sentences.count - 2))) }
      offer.description = sentences.joined(separator: offer.separator)
    }
  }

  /// Up to `most` disguises, different ones; now and then none.
  static func some(upTo most: Int, _ random: inout RandomStream) -> [Disguise] {
    random.pick(random.within(0...most), of: allCases)
  }

  private static func sprinkle(_ text: String, every step: Int, _ random: inout RandomStream) -> String {
    var result = ""
    for (place, character) in text.enumerated() {
      result.append(character)
      if place % step == step - 1 { result += random.pick(["\u{200B}", "\u{2060}", "\u{200D}", "\u{00AD}"]) }
    }
    return result
  }

  private static let lookAlikes: [Character: Character] = [
    "A": "А", "B": "В", "C": "С", "E": "Е", "H": "Н", "K": "К", "M": "М", "N": "Ν", "P": "Р", "T": "Т", "X": "Х",
    "Y": "Υ",
    "a": "а", "c": "с", "e": "е", "i": "і", "o": "о", "p": "р", "s": "ѕ", "x": "х", "y": "у",
  ]

  private static let ornaments = "🌟 🎁 💥 ✅ ❗ 🍀 ➤ ◆ ☀️ 🆕 💯 🛒".words
  private static let promotions = "拍下立减 亏本冲量 工厂清仓价 今日前百名半价 包邮到家 正品保障假一赔三 直播间同款 月销过万 店长力荐 手慢无 赠运费险 回头客专享".words
  private static let englishPromotions = [
    "Hot Deal!", "Today Only", "Free Shipping", "Best Price", "Limited Stock", "Top Rated",
  ]

  private static let exchanges: [(String, String)] = [
    ("客人", "顾客"), ("平时", "日常"), ("方便", "便利"), ("适合", "合适"), ("建议", "推荐"), ("换", "更换"), ("试过", "测试过"), ("厘米", "公分"),
    ("公斤", "千克"), ("不会", "不至于"), ("我们", "本店"), ("属正常", "为正常现象"), ("刚好", "正好"), ("大约", "差不多"), ("可以", "能够"),
    ("缩水", "收缩"),
    ("做过", "经过"), ("发货", "寄出"), ("耐磨", "抗磨"), ("请", "麻烦"), (" before ", " ahead of "), (" every ", " each "),
    (" without ", " with no "), (" keeps ", " leaves "), (" which ", " and that "),
    (" after ", " following "), (" small ", " little "), (" photo ", " picture "), (" usually ", " mostly "),
    (" measures ", " comes to "),
    (" year ", " season "), (" takes ", " needs "), (" weighs ", " comes in at "), (" arrives ", " turns up "),
    (" box ", " package "),
    (" and ", " plus "), (" for ", " meant for "), (" of ", " out of "),
  ]
}

extension Offer {
  /// Replaces words by others, wherever they stand.
  fileprivate mutating func exchange(_ pairs: [(String, String)]) {
    for (word, other) in pairs {
      title = title.split(separator: word, omittingEmptySubsequences: false).joined(separator: other)
      description = description.split(separator: word, omittingEmptySubsequences: false).joined(separator: other)
    }
  }

  /// What stands between sentences.
  fileprivate var separator: String { good.line.isEnglish ? " " : "" }

  /// The description's sentences.
  fileprivate var sentences: [String] {
    var sentences: [String] = []
    var current = ""
    let stops: Set<Character> = good.line.isEnglish ? ["."] : ["。", "？"]
    for character in description {
      if current.isEmpty, character == " " { continue }
      current.append(character)
      if stops.contains(character) {
        sentences.append(current)
        current = ""
      }
    }
    return current.isEmpty ? sentences : sentences + [current]
  }
}

extension String {
  /// The text with characters replaced.
  fileprivate func replacing(_ table: [Character: Character]) -> String {
    String(map { table[$0] ?? $0 })
  }

  /// Letters, digits and signs of ASCII as their full-width forms (U+FF01 to U+FF5E).
  fileprivate var inFullWidth: String {
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      let isWidened = scalar.value > 0x20 && scalar.value < 0x7F
      text.append(isWidened ? Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar : scalar)
    }
    return String(text)
  }
}
