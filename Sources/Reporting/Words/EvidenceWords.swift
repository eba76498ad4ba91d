import Judgement
import StoreGroups

/// What people read about how evidence adds up and what hangs on it.
enum EvidenceWords {
  static let holdsTogether = both("What holds it together", "店群由何维系")
  static let dissolves = both("What would dissolve it", "去掉何种证据会使其解体")
  static let bridges = both("Bridges", "桥接关联")
  static let weakestPlace = both("Weakest place", "最薄弱处")
  static let themselves = both("What the two share themselves", "两店之间直接共用的信息")
  static let linked = both("Linked by what they share themselves.", "两店因直接共用的信息而关联。")
  static let throughOthers = both(
    "In one group through other stores: what they share themselves is not enough, or was not needed.",
    "两店经其他店铺同属一个店群：仅凭直接共用的信息不足以关联，或无须以此关联。")
  static let notLinked = both("Not linked.", "两店未关联。")
  static let nothingShared = both("They share no registered value, no copied listing.", "两店没有共用的注册信息，也没有互为复制的商品。")
  static let nothingDissolves = both(
    "Nothing by itself: without any one value or kind it stays whole.", "没有：去掉任何单一信息或任何一类证据，店群仍然完整。")
  static let notTried = both(
    "Not tried here, because the group is large: storewarden explain ID tries the values that most members hold.",
    "店群较大，此处未作测算；storewarden explain ID 会测算成员共用最多的信息。")

  /// `ties 7 of 11 stores in 21 links; 4 links would not stand without it`.
  static func share(_ share: GroupStructure.FamilyShare, of group: StoreGroup) -> LocalizedText {
    let (links, stores, deciding) = (share.links, share.stores, share.decidingLinks)
    let all = share.connectsAll ? both("; connects all by itself", "；单凭此类即可连接全部成员") : both("", "")
    return both(
      "ties \(stores) of \(group.stores.count) stores in \(links) of \(Phrase.links.number(group.links.count, .english)), "
        + "\(deciding) of which would not stand without it\(all.english)",
      "\(group.links.count) 条关联中 \(links) 条含有此类证据，涉及 \(group.stores.count) 家店铺中的 \(stores) 家；"
        + "其中 \(deciding) 条缺之不成立\(all.chinese)")
  }

  /// `2 links, +9.50 together, hold 4 stores to the other 7`.
  static func cut(_ cut: GroupCut) -> LocalizedText {
    let weight = Numbers.weight(cut.weight)
    let sure =
      cut.isExact ? both("", "") : both(" (the group is large: a weaker one may exist)", "（店群较大，可能存在更薄弱处）")
    let links = cut.links.count == 1 ? "1 link" : "\(cut.links.count) links"
    let part = cut.part.count == 1 ? "1 store" : "\(cut.part.count) stores"
    return both(
      "\(links), \(weight) together, \(cut.links.count == 1 ? "holds" : "hold") \(part) to the other "
        + "\(cut.rest.count)\(sure.english)",
      "\(cut.links.count) 条关联（合计 \(weight)）连接 \(cut.part.count) 家店铺与其余 \(cut.rest.count) 家\(sure.chinese)")
  }

  /// `Without device 7f3a****: it falls into 4 and 7`.
  static func dissolution(_ dissolution: Dissolution) -> LocalizedText {
    let (english, chinese) =
      switch dissolution.evidence {
      case .value(let kind, let masked, let members):
        (
          "Without \(kind.name.english)\(masked.isEmpty ? "" : " \(masked)") (\(members) members)",
          "若无\(kind.name.chinese)\(masked.isEmpty ? "" : " \(masked)")（\(members) 家成员店共用）"
        )
      case .kind(let kind): ("Without any \(kind.name.english)", "若无任何\(kind.name.chinese)")
      }
    let parts = parts(dissolution.parts.map(\.count))
    return both("\(english): \(parts.english)", "\(chinese)：\(parts.chinese)")
  }

  /// `it falls into 7 and 4, 2 stores stand alone`.
  private static func parts(_ sizes: [Int]) -> LocalizedText {
    let groups = sizes.filter { $0 > 1 }.map(String.init)
    let alone = sizes.count { $0 == 1 }
    if groups.isEmpty { return both("nothing links its stores", "成员店之间不再有关联") }
    let shown = groups.prefix(8)
    let more = groups.count > shown.count ? ", …" : ""
    let list =
      shown.count > 1 && more.isEmpty
      ? shown.dropLast().joined(separator: ", ") + " and " + (shown.last ?? "") : shown.joined(separator: ", ") + more
    let chineseList = shown.joined(separator: "、") + (more.isEmpty ? "" : "……")
    let rest = both(
      alone == 0 ? "" : alone == 1 ? ", 1 store stands alone" : ", \(alone) stores stand alone",
      alone == 0 ? "" : "，另有 \(alone) 家独立")
    return groups.count == 1
      ? both("\(list) stay together\(rest.english)", "剩 \(chineseList) 家相连\(rest.chinese)")
      : both("it falls into \(list)\(rest.english)", "分为 \(chineseList) 家\(rest.chinese)")
  }

  /// How many of the values were tried, when not all.
  static func tried(_ dissolutions: Dissolutions) -> LocalizedText? {
    dissolutions.isComplete
      ? nil
      : both(
        "The group is large: only the \(dissolutions.tried) kinds and values that most members hold were tried.",
        "店群较大：仅测算了成员共用最多的 \(dissolutions.tried) 项。")
  }

  /// What a step of a waterfall is.
  static func step(_ cause: EvidenceWaterfall.Cause) -> LocalizedText {
    switch cause {
    case .prior: both("before anything is known: two stores picked at random", "先验：任取两家店铺")
    case .counted(let tie), .countedOnce(let tie), .heldBack(let tie), .oneSided(let tie):
      both(
        TieText.weighed(tie, .english) + discount(tie).english, TieText.weighed(tie, .chinese) + discount(tie).chinese)
    case .throughGroup:
      both("what the two share with other members of the group", "两店与群内其他成员共用的信息")
    }
  }

  /// Why a tie weighs less than it would by itself; empty when it does not.
  static func discount(_ tie: Tie) -> LocalizedText {
    switch EvidenceWaterfall.cause(of: tie) {
    case .countedOnce:
      both(
        " · \(Numbers.weight(tie.alone)) by itself; one cause counts once, by the strongest tie",
        "，单独计 \(Numbers.weight(tie.alone))；同一原因只计最强一项")
    case .heldBack:
      tie.owned.map {
        both(
          " · strangers share it: one controller's with probability \(Numbers.decimal($0, 3))",
          "，多为无关店铺共用：同一控制人所有的概率 \(Numbers.decimal($0, 3))")
      } ?? both("", "")
    case .oneSided: both(" · declared by one side only", "，仅一方申报")
    case .prior, .counted, .throughGroup: both("", "")
    }
  }

  /// `sum +12.30 · probability 1.000 · links from +2.20 on`.
  static func sum(_ waterfall: EvidenceWaterfall) -> LocalizedText {
    let (sum, probability) = (Numbers.weight(waterfall.sum), Numbers.decimal(waterfall.probability, 3))
    let threshold = Numbers.weight(waterfall.threshold)
    return both(
      "\(sum) sum · probability \(probability) · links from \(threshold) on",
      "合计 \(sum) · 概率 \(probability) · \(threshold) 起视为关联")
  }

  static let keptApart = both(
    "Enough by itself, and yet they are kept apart: one tie that is not strong does not join two groups, what an agency "
      + "provides and what strangers are likelier to share join nobody, nor does anything join what a person judged "
      + "different.",
    "证据数值已足够，但两店仍未合并：单一的非强关联不足以合并两个店群，代理机构提供的信息、以及更可能为互不相干者共用的信息均不作为合并依据，"
      + "经人工认定为不同控制人的店铺亦不合并。")

  /// How much is missing.
  static func missing(_ waterfall: EvidenceWaterfall) -> LocalizedText {
    let gap = Numbers.weight(waterfall.threshold - waterfall.sum)
    return both(
      "\(gap) is missing: another tie of a different cause would be needed.", "尚差 \(gap)：还需要另一种原因的共用信息。")
  }
}
