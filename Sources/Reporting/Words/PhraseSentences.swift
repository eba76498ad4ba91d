import Judgement

extension Phrase {
  /// The phrases that are whole sentences.
  var sentence: LocalizedText {
    switch self {
    case .complete: both("Everything in the feeds was read.", "已读取全部数据。")
    case .incomplete:
      both(
        "Incomplete: some of the input could not be judged. See “Not taken”.",
        "结果不完整：部分输入无法评估，见“未采用的数据”。")
    case .nothing: both("None.", "无。")
    case .hidden: both("not shown", "未显示")
    case .notShown: both("more; the full list is in --format jsonl", "项未显示；完整列表见 --format jsonl")
    case .more: both("more", "项未列出")
    case .moreInMachine: both("The full list is in --format jsonl or csv.", "完整列表见 --format jsonl 或 csv。")
    case .explainHint:
      both("More about one of them: storewarden explain ID FEED…", "查看其中一项的详情：storewarden explain ID FEED…")
    case .bridgeNote:
      both(
        "A bridge holds two parts of a group together alone: check it first.",
        "桥接关联单独连接店群的两部分，应首先核实。")
    case .graphNote:
      both(
        "Circles are stores, lines are links; colour and dashes show the strongest kind of evidence, width its weight.",
        "圆点为店铺，连线为关联；颜色与线型表示最强证据的类别，粗细表示权重。")
    case .drawnStores: both("stores drawn", "家店铺已绘出")
    case .drawnLinks: both("links drawn", "条关联已绘出")
    case .heldBackNote:
      both(
        "Many stores with nothing else in common share these values: an agent's phone, a return warehouse. "
          + "They join nobody.",
        "许多并无其他共同点的店铺共用这些信息，例如代办电话或退货仓库。它们不作为关联依据。")
    case .faultsNote:
      both(
        "These registered values cannot be what they claim to be. A typing error is the usual cause.",
        "这些注册信息不可能真实有效。常见原因是录入错误。")
    case .noPicture: both("No preview", "无预览")
    case .distortionUnmeasured:
      both(
        "Whether the picture is untrue to the goods was not measured.",
        "未评估图片与实物是否相符。")
    case .duplicateUnread:
      both("listings have too little text to compare; they are not cleared.", "件商品文字过少，无法比较，不视为通过。")
    case .partyNote: both("Registered values are masked.", "注册信息已脱敏。")
    case .experienceNote: both("Experience (context, never evidence)", "体验分（仅供参考，不作证据）")
    case .noLink: both("No chain of evidence joins them.", "两者之间没有证据链。")
    case .chain: both("Chain of evidence", "证据链")
    case .weakestLink: both("Weakest link", "最弱一环")
    case .memberOf: both("Member of group", "所属店群")
    case .inCluster: both("In cluster of duplicates", "所属重复组")
    case .hasPicture: both("Picture", "图片")
    case .unknownID:
      both(
        "No store, listing, group or cluster has this id.",
        "没有店铺、商品、店群或重复组使用此编号。")
    case .readScore:
      both(
        "The score, 0 to 1, says how sure the recommendation is. It is no measure of guilt.",
        "得分介于 0 与 1 之间，表示建议的把握程度，并非过错程度。")
    case .readWeight:
      both(
        "A weight is evidence in natural log-odds: +0.7 doubles the odds, +2.3 makes them ten times as high.",
        "权重为自然对数几率：+0.7 使几率加倍，+2.3 使几率增至十倍。")
    case .readNotEvaluable:
      both(
        "“Not evaluable” means that something could not be measured. It is neither a hit nor clear.",
        "“无法评估”表示未能测得，既非命中，也非通过。")
    case .readLinked:
      both(
        "Linked is not malicious: one owner may lawfully run several stores. A malicious group needs common control "
          + "and misuse.",
        "关联不等于恶意：同一经营者可以合法经营多家店铺。恶意店群须同时具备共同控制与滥用行为。")
    case .readMasked:
      both(
        "Registered identifiers are masked. Invisible and direction-changing characters of the feeds are spelled out "
          + "as ‹U+202E›.",
        "注册信息均已脱敏。数据中的不可见字符与方向控制字符以 ‹U+202E› 形式标出。")
    case .readPictures:
      both(
        "A picture is called synthetic only when it declares so. Synthetic is not the offence: untrue to the goods is.",
        "仅当图片自身声明时才称为合成。合成本身并非违规，与实物明显不符才是。")
    default: both(rawValue, rawValue)
    }
  }
}
