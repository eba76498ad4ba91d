import Judgement

extension Phrase {
  /// The phrase as it follows a number: `1 store`, `2 stores`, `2 家店铺`.
  func counted(_ count: Int, _ language: Language) -> String {
    guard language == .english, count == 1 else { return self(language) }
    return switch self {
    case .stores: "store"
    case .listings: "listing"
    case .files: "file"
    case .allPictures: "picture"
    case .links: "link"
    case .maliciousGroups: "malicious group"
    case .linkedGroups: "linked group"
    case .storesInMalicious: "store in malicious groups"
    case .duplicateListings: "listing in duplicate clusters"
    case .syntheticPictures: "picture declared synthetic"
    case .suspectedPictures: "picture suspected"
    case .unreadPictures: "picture not evaluable"
    case .duplicateUnread: "listing has too little text to compare; it is not cleared."
    default: self(language)
    }
  }

  /// A number of things: `3 stores`, `3 家店铺`.
  func number(_ count: Int, _ language: Language) -> String {
    "\(Numbers.count(count)) \(counted(count, language))"
  }
}

extension Language {
  /// What stands between the items of a list.
  var comma: String { self == .chinese ? "、" : ", " }

  /// What stands between a label and its value.
  var colon: String { self == .chinese ? "：" : ": " }
}
