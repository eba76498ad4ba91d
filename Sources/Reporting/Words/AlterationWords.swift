internal import Fingerprints
internal import Judgement

/// What was done to a picture, for people and for machines.
extension PictureAlteration {
  /// The kind, as machines read it.
  var word: String {
    switch self {
    case .mirrored: "mirrored"
    case .turned: "turned"
    case .rotated: "rotated"
    case .cropped: "cropped"
    case .extended: "extended"
    case .stretched: "stretched"
    case .covered: "covered"
    }
  }

  /// Its measure: degrees, or per cent; `nil` when it has none.
  var measure: Int? {
    switch self {
    case .mirrored: nil
    case .turned(let value), .rotated(let value), .cropped(keeping: let value), .extended(by: let value),
      .stretched(let value), .covered(let value):
      value
    }
  }

  /// The alteration in the languages of staff.
  var text: LocalizedText {
    switch self {
    case .mirrored: both("mirrored", "左右镜像")
    case .turned(let degrees): both("turned by \(degrees)°", "旋转 \(degrees)°")
    case .rotated(let degrees): both("rotated by \(degrees)°", "倾斜 \(degrees)°")
    case .cropped(let kept): both("cropped to \(kept) % of its area", "裁剪至原面积的 \(kept)%")
    case .extended(let share):
      both("\(share) % of it lies around the other: a border or more of the scene", "外围多出 \(share)%（边框或更大画面）")
    case .stretched(let share): both("stretched by \(share) %", "拉伸 \(share)%")
    case .covered(let share):
      both("\(share) % of it looks different: a sticker, a banner, text", "\(share)% 画面不同（贴纸、横幅或文字）")
    }
  }

  /// Several, as a line; that the pictures are the same as a whole when there is none.
  static func line(_ alterations: [PictureAlteration], _ language: Language) -> String {
    guard !alterations.isEmpty else { return both("unaltered", "未改动")[language] }
    return alterations.map { $0.text[language] }.joined(separator: language == .english ? "; " : "；")
  }

  /// Writes an array of them.
  static func write(_ alterations: [PictureAlteration], into json: inout JSONWriter) {
    json.array("alterations") { json in
      for alteration in alterations {
        json.object { json in
          json.member("kind", alteration.word)
          json.member("measure", alteration.measure)
        }
      }
    }
  }
}
