/// A colour that listings name.
public enum DeclaredColour: String, CaseIterable, Sendable {
  case black, white, grey, silver, red, pink, orange, brown, beige, camel, yellow, gold, green, teal, blue, purple

  /// The names by which listings call it.
  private var names: [String] {
    switch self {
    case .black: ["black", "黑"]
    case .white: ["white", "ivory", "白"]
    case .grey: ["grey", "gray", "灰"]
    case .silver: ["silver", "银"]
    case .red: ["red", "crimson", "burgundy", "红"]
    case .pink: ["pink", "粉", "玫", "桃"]
    case .orange: ["orange", "橙", "橘"]
    case .brown: ["brown", "coffee", "棕", "褐", "咖"]
    case .beige: ["beige", "cream", "米", "杏"]
    case .camel: ["camel", "khaki", "驼", "卡其"]
    case .yellow: ["yellow", "黄"]
    case .gold: ["gold", "golden", "金"]
    case .green: ["green", "绿"]
    case .teal: ["teal", "cyan", "青绿"]
    case .blue: ["blue", "navy", "蓝", "藏青"]
    case .purple: ["purple", "violet", "紫"]
    }
  }

  /// The one colour that a text names; `nil` when it names none, or several: a set in three colours is no promise.
  ///
  /// - Parameters:
  ///   - text: An attribute's value, or a title.
  ///   - isColour: Whether the text is the value of a colour attribute. Elsewhere a single ideograph such as 金 or 米
  ///     means other things, and is taken only before 色.
  public init?(in text: String, isColour: Bool) {
    let folded = text.lowercased()
    let words = folded.split { !$0.isLetter && !$0.isNumber }.map { String($0) }
    var found: Set<DeclaredColour> = []
    for colour in Self.allCases {
      for name in colour.names {
        let isNamed =
          name.utf8.first.map { $0 < 0x80 } == true
          ? words.contains(name) : folded.contains(isColour ? name : name + "色")
        if isNamed { found.insert(colour) }
      }
    }
    // 粉红 and 玫红 are pink, 米白 is beige, 银灰 silver: the ideographs of both are in it. 青 alone is in no list, as it may
    // be green, blue or black.
    if found == [.pink, .red] { found = [.pink] }
    if found == [.beige, .white] { found = [.beige] }
    if found == [.silver, .grey] { found = [.silver] }
    if found == [.teal, .green] { found = [.teal] }
    if found == [.orange, .red] { found = [.orange] }
    guard found.count == 1, let colour = found.first else { return nil }
    self = colour
  }

  /// Whether a pixel can be of this colour under some light: hues are wide, as white balance and shade move them.
  func admits(_ pixel: LabColour) -> Bool {
    let (lightness, chroma) = (pixel.lightness, pixel.chroma)
    func hue(_ low: Float, _ high: Float) -> Bool {
      let value = pixel.hue
      return low <= high ? value >= low && value <= high : value >= low || value <= high
    }
    switch self {
    case .black: return lightness < 42 && chroma < 20
    case .white: return lightness > 72 && chroma < 16
    case .grey, .silver: return (20...92).contains(lightness) && chroma < 16
    case .red: return chroma > 18 && hue(345, 55)
    case .pink: return chroma > 8 && lightness > 40 && hue(315, 55)
    case .orange: return chroma > 18 && hue(25, 90)
    case .brown: return chroma > 5 && lightness < 68 && hue(15, 100)
    case .beige: return chroma > 2 && lightness > 52 && hue(30, 125)
    case .camel: return chroma > 4 && (28...88).contains(lightness) && hue(35, 125)
    case .yellow: return chroma > 18 && hue(65, 120)
    case .gold: return chroma > 10 && hue(45, 115)
    case .green: return chroma > 6 && hue(95, 205)
    case .teal: return chroma > 5 && hue(150, 265)
    case .blue: return chroma > 5 && hue(175, 320)
    case .purple: return chroma > 6 && hue(275, 360)
    }
  }
}

/// Whether a picture shows goods in the colour that the listing declares.
public struct ColourCheck: Hashable, Sendable {
  /// What the listing declares.
  public let declared: DeclaredColour
  /// The share of the goods' pixels that can be of that colour.
  public let share: Double
  /// The colour of most of what else is there, when the declared one is missing.
  public let seen: DeclaredColour?

  /// The least share that counts as being there: a model's skin, a lining and a shadow fill the rest.
  static let least = 0.02

  /// Whether the declared colour is nowhere on the goods.
  public var isContradicted: Bool { share < Self.least }

  /// The check of a picture; `nil` when too little of it is goods.
  init?(_ declared: DeclaredColour, _ goods: GoodsColours) {
    guard goods.share > 0.04, goods.pixels.count >= 100 else {
      // White goods on white leave nothing before the background: no contradiction can be seen.
      return nil
    }
    let total = Double(goods.pixels.count)
    self.declared = declared
    share = Double(goods.pixels.count { declared.admits($0) }) / total
    seen =
      share < Self.least
      ? DeclaredColour.allCases.max { first, second in
        goods.pixels.count { first.admits($0) } < goods.pixels.count { second.admits($0) }
      } : nil
  }
}
