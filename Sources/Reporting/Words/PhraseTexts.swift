import Judgement

extension Phrase {
  /// The phrase in all languages.
  var text: LocalizedText {
    switch self {
    // Headings.
    case .title: both("Storewarden report", "Storewarden 审查报告")
    case .subtitle:
      both(
        "Store groups, duplicate listings and picture provenance. Recommendations only: a person decides.",
        "店群、重复商品与图片来源。仅为建议，由人工作出决定。")
    case .summary: both("Summary", "概要")
    case .groups: both("Store groups", "店群")
    case .clusters: both("Duplicate listings", "重复商品")
    case .singleStores: both("Single stores", "单店问题")
    case .singleListings: both("Single listings", "单品问题")
    case .pictures: both("Pictures", "图片")
    case .heldBack: both("Values held back", "不作依据的共用信息")
    case .faults: both("Faulty registrations", "有误的注册信息")
    case .setAside: both("Not taken", "未采用的数据")
    case .run: both("This run", "本次运行")
    case .howToRead: both("How to read this report", "如何阅读本报告")
    case .facts: both("What was measured", "测得的事实")
    case .evidence: both("Evidence of each link", "每条关联的证据")
    case .whatHit: both("Signals that hit", "命中的信号")
    case .shadows: both("Signals on trial", "试运行的信号")
    case .shadowsNote:
      both(
        "They are read and counted so that they can be judged; they act on nothing and weigh nothing.",
        "仅读取并计数，供评估其效果；不参与处置，也不计入权重。")
    case .wouldReview: both("would send to review", "将转人工审核")
    case .wouldBlock: both("would hold", "将暂缓")
    case .readOf: both("Read", "读取")
    case .hitsOf: both("Hits", "命中")
    case .examplesOf: both("For example", "例如")
    case .urgent: both("Look at it sooner", "优先处理")

    // Counted things.
    case .stores: both("stores", "家店铺")
    case .listings: both("listings", "件商品")
    case .files: both("files", "个文件")
    case .maliciousGroups: both("malicious groups", "个恶意店群")
    case .linkedGroups: both("linked groups", "个关联店群")
    case .storesInMalicious: both("stores in malicious groups", "家店铺属于恶意店群")
    case .duplicateListings: both("listings in duplicate clusters", "件商品属于重复组")
    case .syntheticPictures: both("pictures declared synthetic", "张图片声明为合成")
    case .suspectedPictures: both("pictures suspected", "张图片疑似合成")
    case .unreadPictures: both("pictures not evaluable", "张图片无法评估")
    case .quarantined: both("Quarantined records", "已隔离的记录")
    case .refused: both("Refused files", "已拒收的文件")
    case .links: both("links", "条关联")
    case .ties: both("Shared", "共用信息")
    case .members: both("Stores", "店铺")

    // Columns and labels.
    case .feeds: both("Feeds", "数据文件")
    case .colon: both(": ", "：")
    case .score: both("Score", "得分")
    case .verdict: both("Recommendation", "建议")
    case .signals: both("Signals", "信号")
    case .signal: both("Signal", "信号")
    case .value: both("Value", "数值")
    case .band: both("Band", "等级")
    case .weight: both("Weight", "权重")
    case .policies: both("Policies", "依据的规则")
    case .unverified: both("source not read first-hand", "未核对原文")
    case .falsePositives: both("Known false positives", "已知误判情形")
    case .counterEvidence: both("Counter-evidence", "反面证据")
    case .noCounterEvidence: both("None was found.", "未发现。")
    case .notEvaluable: both("Not evaluable", "无法评估")
    case .clear: both("Clear", "未命中")
    case .holders: both("Held by", "共用数")
    case .bridge: both("bridge", "桥接")
    case .opened: both("Opened", "开店日期")
    case .place: both("Place", "位置")
    case .masked: both("Value (masked)", "内容（已脱敏）")
    case .probability: both("Probability", "概率")
    case .keep: both("Keep", "建议保留")
    case .copy: both("Copy", "复制品")
    case .otherCopies: both("Other copies", "其他复制品")
    case .allPictures: both("pictures", "张图片")
    case .removed: both("only in the listing to keep", "仅见于建议保留的商品")
    case .added: both("only in the copy", "仅见于复制品")
    case .disguises: both("Disguises", "伪装手法")
    case .resemblance: both("Resemblance", "相似度")
    case .createdFirst: both("Created first", "先创建")
    case .containment: both("Containment", "包含度")
    case .declared: both("Declared origin", "声明的来源")
    case .marks: both("Marks in the file", "文件中的标记")
    case .software: both("Software", "软件")
    case .location: both("Place in the file", "文件内位置")
    case .reason: both("Reason", "原因")
    case .field: both("Field", "字段")
    case .raw: both("As written", "原文")
    case .record: both("Record", "记录")
    case .recordsBefore: both("Whole records before it", "此前的完整记录数")
    case .store: both("Store", "店铺")
    case .listing: both("Listing", "商品")
    case .kind: both("Kind", "类型")
    case .corroborated: both("Corroborated holders", "另有佐证的店铺占比")
    case .version: both("Program", "程序版本")
    case .asOf: both("Market as of", "数据日期")
    case .unknown: both("not stated", "未说明")
    case .pack: both("Signal pack", "信号包")
    case .status: both("Status", "状态")
    case .price: both("Price", "价格")
    case .against: both("Against", "反面证据")
    case .strongestLink: both("Strongest link", "最强关联")
    case .notEvaluableBecause: both("Not evaluable", "无法评估，原因")
    case .unreadMetadata: both("Metadata that could not be read", "无法读取的元数据")

    // Sentences.
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
      both(
        "More about one of them: storewarden explain ID --market FEED…",
        "查看其中一项的详情：storewarden explain ID --market FEED…")
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
    case .distortion: both("Against the goods", "与商品比对")
    case .distortionUnmeasured:
      both(
        "Whether the picture is true to the goods was not measured.",
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
    }
  }
}
