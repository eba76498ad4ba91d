/// How a country writes its telephone numbers: calling code, lengths without it (ITU-T E.164, E.129), trunk prefix.
struct NumberingPlan {
  /// The calling code.
  let code: Int
  /// The fewest and most digits of a national number.
  let lengths: ClosedRange<Int>
  /// What is dialled before a national number at home and dropped abroad; empty when nothing is.
  let trunk: String

  /// The plan of a region by ISO 3166-1 letters, small; `nil` when it is not known.
  init?(region: String) {
    guard let plan = Self.byRegion[region] else { return nil }
    self = plan
  }

  /// The plan of a calling code that stands at the start of digits.
  ///
  /// - Complexity: O(1): no calling code has more than three digits, and none begins another.
  init?(prefixing digits: Written) {
    for length in 1...3 where digits.count > length {
      if let plan = Self.byCode[digits.number(0..<length)] {
        self = plan
        return
      }
    }
    return nil
  }

  private init(code: Int, lengths: ClosedRange<Int>, trunk: String) {
    self.code = code
    self.lengths = lengths
    self.trunk = trunk
  }

  /// Region, calling code, fewest and most digits, trunk prefix.
  private static let rows: [(String, Int, Int, Int, String)] = [
    ("us", 1, 10, 10, "1"), ("ca", 1, 10, 10, "1"), ("ru", 7, 10, 10, "8"), ("kz", 7, 10, 10, "8"),
    ("eg", 20, 8, 10, "0"), ("za", 27, 9, 9, "0"), ("gr", 30, 10, 10, ""), ("nl", 31, 9, 9, "0"),
    ("be", 32, 8, 9, "0"), ("fr", 33, 9, 9, "0"), ("es", 34, 9, 9, ""), ("hu", 36, 8, 9, "06"),
    ("it", 39, 6, 11, ""), ("ro", 40, 9, 9, "0"), ("ch", 41, 9, 9, "0"), ("at", 43, 4, 13, "0"),
    ("gb", 44, 9, 10, "0"), ("dk", 45, 8, 8, ""), ("se", 46, 7, 10, "0"), ("no", 47, 8, 8, ""),
    ("pl", 48, 9, 9, ""), ("de", 49, 5, 13, "0"), ("pe", 51, 8, 9, "0"), ("mx", 52, 10, 10, ""),
    ("cu", 53, 6, 8, "0"), ("ar", 54, 10, 11, "0"), ("br", 55, 10, 11, "0"), ("cl", 56, 9, 9, ""),
    ("co", 57, 8, 10, "0"), ("ve", 58, 10, 10, "0"), ("my", 60, 8, 10, "0"), ("au", 61, 9, 9, "0"),
    ("id", 62, 8, 12, "0"), ("ph", 63, 8, 10, "0"), ("nz", 64, 8, 10, "0"), ("sg", 65, 8, 8, ""),
    ("th", 66, 8, 9, "0"), ("jp", 81, 9, 10, "0"), ("kr", 82, 8, 10, "0"), ("vn", 84, 9, 10, "0"),
    ("cn", 86, 10, 11, "0"), ("tr", 90, 10, 10, "0"), ("in", 91, 10, 10, "0"), ("pk", 92, 9, 10, "0"),
    ("af", 93, 9, 9, "0"), ("lk", 94, 9, 9, "0"), ("mm", 95, 7, 10, "0"), ("ir", 98, 10, 10, "0"),
    ("ma", 212, 9, 9, "0"), ("dz", 213, 8, 9, "0"), ("tn", 216, 8, 8, ""), ("ly", 218, 8, 9, "0"),
    ("gm", 220, 7, 7, ""), ("sn", 221, 9, 9, ""), ("ml", 223, 8, 8, ""), ("gn", 224, 8, 9, ""),
    ("ci", 225, 10, 10, ""), ("bf", 226, 8, 8, ""), ("ne", 227, 8, 8, ""), ("tg", 228, 8, 8, ""),
    ("bj", 229, 8, 10, ""), ("mu", 230, 7, 8, ""), ("lr", 231, 7, 9, "0"), ("sl", 232, 8, 8, "0"),
    ("gh", 233, 9, 9, "0"), ("ng", 234, 8, 10, "0"), ("td", 235, 8, 8, ""), ("cm", 237, 9, 9, ""),
    ("cv", 238, 7, 7, ""), ("gq", 240, 9, 9, ""), ("ga", 241, 7, 8, "0"), ("cg", 242, 9, 9, ""),
    ("cd", 243, 7, 9, "0"), ("ao", 244, 9, 9, ""), ("sc", 248, 7, 7, ""), ("sd", 249, 9, 9, "0"),
    ("rw", 250, 9, 9, "0"), ("et", 251, 9, 9, "0"), ("so", 252, 7, 9, "0"), ("dj", 253, 8, 8, ""),
    ("ke", 254, 7, 10, "0"), ("tz", 255, 9, 9, "0"), ("ug", 256, 9, 9, "0"), ("bi", 257, 8, 8, ""),
    ("mz", 258, 8, 9, ""), ("zm", 260, 9, 9, "0"), ("mg", 261, 9, 9, "0"), ("re", 262, 9, 9, "0"),
    ("zw", 263, 7, 10, "0"), ("na", 264, 8, 9, "0"), ("mw", 265, 7, 9, "0"), ("ls", 266, 8, 8, ""),
    ("bw", 267, 7, 8, ""), ("sz", 268, 8, 8, ""), ("km", 269, 7, 7, ""), ("gi", 350, 8, 8, ""),
    ("pt", 351, 9, 9, ""), ("lu", 352, 5, 11, ""), ("ie", 353, 7, 10, "0"), ("is", 354, 7, 9, ""),
    ("al", 355, 8, 9, "0"), ("mt", 356, 8, 8, ""), ("cy", 357, 8, 8, ""), ("fi", 358, 5, 12, "0"),
    ("bg", 359, 7, 9, "0"), ("lt", 370, 8, 8, "0"), ("lv", 371, 8, 8, ""), ("ee", 372, 7, 8, ""),
    ("md", 373, 8, 8, "0"), ("am", 374, 8, 8, "0"), ("by", 375, 9, 10, "8"), ("ad", 376, 6, 9, ""),
    ("mc", 377, 8, 9, "0"), ("sm", 378, 6, 10, ""), ("ua", 380, 9, 9, "0"), ("rs", 381, 7, 10, "0"),
    ("me", 382, 8, 9, "0"), ("xk", 383, 8, 9, "0"), ("hr", 385, 8, 9, "0"), ("si", 386, 8, 8, "0"),
    ("ba", 387, 8, 9, "0"), ("mk", 389, 8, 8, "0"), ("cz", 420, 9, 9, ""), ("sk", 421, 9, 9, "0"),
    ("li", 423, 7, 9, "0"), ("bz", 501, 7, 7, ""), ("gt", 502, 8, 8, ""), ("sv", 503, 8, 8, ""),
    ("hn", 504, 8, 8, ""), ("ni", 505, 8, 8, ""), ("cr", 506, 8, 8, ""), ("pa", 507, 7, 8, ""),
    ("ht", 509, 8, 8, ""), ("bo", 591, 8, 8, "0"), ("gy", 592, 7, 7, ""), ("ec", 593, 8, 9, "0"),
    ("py", 595, 7, 9, "0"), ("sr", 597, 6, 7, ""), ("uy", 598, 8, 8, "0"), ("tl", 670, 7, 8, ""),
    ("bn", 673, 7, 7, ""), ("pg", 675, 7, 8, ""), ("fj", 679, 7, 7, ""), ("nc", 687, 6, 6, ""),
    ("pf", 689, 6, 8, ""), ("kp", 850, 8, 10, "0"), ("hk", 852, 8, 8, ""), ("mo", 853, 8, 8, ""),
    ("kh", 855, 8, 9, "0"), ("la", 856, 8, 10, "0"), ("bd", 880, 6, 10, "0"), ("tw", 886, 8, 9, "0"),
    ("mv", 960, 7, 7, ""), ("lb", 961, 7, 8, "0"), ("jo", 962, 8, 9, "0"), ("sy", 963, 8, 9, "0"),
    ("iq", 964, 8, 10, "0"), ("kw", 965, 8, 8, ""), ("sa", 966, 9, 9, "0"), ("ye", 967, 7, 9, "0"),
    ("om", 968, 8, 8, ""), ("ps", 970, 8, 9, "0"), ("ae", 971, 8, 9, "0"), ("il", 972, 8, 9, "0"),
    ("bh", 973, 8, 8, ""), ("qa", 974, 8, 8, ""), ("bt", 975, 7, 8, ""), ("mn", 976, 8, 8, "0"),
    ("np", 977, 8, 10, "0"), ("tj", 992, 9, 9, ""), ("tm", 993, 8, 8, "8"), ("az", 994, 9, 9, "0"),
    ("ge", 995, 9, 9, "0"), ("kg", 996, 9, 9, "0"), ("uz", 998, 9, 9, ""),
    ("ss", 211, 9, 9, "0"), ("mr", 222, 8, 8, ""), ("cf", 236, 8, 8, ""), ("st", 239, 7, 7, ""),
    ("gw", 245, 7, 9, ""), ("io", 246, 7, 7, ""), ("ac", 247, 5, 6, ""), ("sh", 290, 4, 5, ""),
    ("er", 291, 7, 7, "0"), ("aw", 297, 7, 7, ""), ("fo", 298, 6, 6, ""), ("gl", 299, 6, 6, ""),
    ("fk", 500, 5, 5, ""), ("pm", 508, 6, 9, "0"), ("gp", 590, 9, 9, "0"), ("gf", 594, 9, 9, "0"),
    ("mq", 596, 9, 9, "0"), ("cw", 599, 7, 8, ""), ("nf", 672, 6, 6, ""), ("nr", 674, 7, 7, ""),
    ("to", 676, 5, 7, ""), ("sb", 677, 5, 7, ""), ("vu", 678, 5, 7, ""), ("pw", 680, 7, 7, ""),
    ("wf", 681, 6, 6, ""), ("ck", 682, 5, 5, ""), ("nu", 683, 4, 7, ""), ("ws", 685, 5, 10, ""),
    ("ki", 686, 5, 8, ""), ("tv", 688, 5, 7, ""), ("tk", 690, 4, 7, ""), ("fm", 691, 7, 7, ""),
    ("mh", 692, 7, 7, ""),
  ]

  private static let byRegion: [String: NumberingPlan] = Dictionary(
    rows.map { ($0.0, NumberingPlan(code: $0.1, lengths: $0.2...$0.3, trunk: $0.4)) }, uniquingKeysWith: { a, _ in a })

  /// By calling code, for codes of up to three digits.
  private static let byCode: [NumberingPlan?] = {
    var plans = [NumberingPlan?](repeating: nil, count: 1000)
    for row in rows.reversed() {
      plans[row.1] = NumberingPlan(code: row.1, lengths: row.2...row.3, trunk: row.4)
    }
    return plans
  }()

  /// The plan of mainland China.
  static let china = NumberingPlan(code: 86, lengths: 10...11, trunk: "0")
}

extension NumberingPlan {
  /// Whether a national number can be one, beyond its length: the first digits of the countries that merchants come
  /// from most.
  func allows(_ national: Written) -> Bool {
    guard lengths.contains(national.count), national.isNumeric else { return false }
    let first = national.digit(0)
    guard first != 0 || Self.keepsZero(code) else { return false }
    switch code {
    case 1: return first >= 2 && national.digit(3) >= 2
    case 7: return first == 3 || first == 4 || (6...9).contains(first)
    case 34: return first >= 5
    case 39: return first == 0 ? national.count >= 6 : first != 3 || national.count >= 9
    case 44: return national.count == 10 || national.has("800") || national.has("500")
    case 60: return allowsMalaysian(national)
    case 62: return first == 2 ? national.count >= 9 : true
    case 65: return first == 3 || first == 6 || first >= 8
    case 66: return first == 2 || (3...5).contains(first) || first == 7 ? national.count == 8 : national.count == 9
    case 81:
      let isMobile = first >= 5 && national.digit(1) == 0
      return national.count == (isMobile ? 10 : 9)
    case 84: return first == 2 ? national.count == 10 : first >= 3 && national.count == 9
    case 852: return first >= 2
    case 853: return first == 2 || first == 6 || first == 8
    case 886: return [2, 4, 9].contains(first) ? national.count == 9 : first != 1
    default: return true
    }
  }

  /// Countries whose national numbers may begin with a zero that is dialled from abroad, too: Italy and San Marino, and
  /// African plans that put a two-digit prefix in front of every number.
  private static func keepsZero(_ code: Int) -> Bool { [39, 225, 229, 241, 242, 378].contains(code) }

  private func allowsMalaysian(_ national: Written) -> Bool {
    switch national.digit(0) {
    case 1: national.count >= 9
    case 3: national.count == 9
    default: national.count == 8 || national.count == 9
    }
  }
}
