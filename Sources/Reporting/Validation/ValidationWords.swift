import Feeds
import Judgement
import Marketplace

/// The words of a report on a feed.
enum ValidationWord {
  static let format = both("Format", "格式")
  static let encoding = both("Encoding", "编码")
  static let size = both("Size", "大小")
  static let asOf = both("As of", "截至")
  static let records = both("Records", "记录")
  static let setAside = both("set aside", "条被隔离")
  static let ids = both("Ids", "编号")
  static let distinct = both("distinct", "个不重复")
  static let repeated = both("repeated (set aside)", "个重复（已隔离）")
  static let derived = both("made of link or content, because the listing has none", "个由链接或内容生成，因商品没有编号")
  static let storeCoverage = both("Stores say", "店铺字段覆盖率")
  static let listingCoverage = both("Listings say", "商品字段覆盖率")
  static let partCoverage = both("Parts of listings say", "商品补充信息字段覆盖率")
  static let parts = both("parts of listings", "条商品补充信息")
  static let never = both("never", "从未出现")
  static let currencies = both("Prices", "价格")
  static let noCurrency = both("no currency", "无币种")
  static let scripts = both("Scripts", "文字")
  static let faults = both("Faults", "问题")
  static let furtherFaults = both("faults of other kinds", "个其他问题")
  static let warnings = both("Warnings", "提醒")
  static let schema = both("Schema", "模式校验")
  static let result = both("Result", "结果")
  static let fine = both("fine: every record can be used", "正常：所有记录均可使用")
  static let refused = both("refused: nothing of it is used", "拒收：不采用其中任何内容")
  static let partly = both("records are set aside, the others can be used", "部分记录被隔离，其余可用")
  static let against = both("the feed can be read, but is against its schema", "数据可读取，但不符合模式")
  static let notChecked = both(
    "the feed can be read; the schema was not checked", "数据可读取；未进行模式校验")
  static let agrees = both("agrees with storewarden-feed-1.xsd", "符合 storewarden-feed-1.xsd")
  static let violations = both("places are against storewarden-feed-1.xsd", "处不符合 storewarden-feed-1.xsd")
  static let more = both("more", "处未列出")
  static let before = both("records stood before the fault", "条记录位于出错处之前")

  /// What a feed is not when the schema cannot be asked.
  static func notNative(_ format: String) -> LocalizedText {
    both(
      "not checked: this is no native feed (it is \(format)); the schema describes the namespace \(FeedReader.nativeNamespace)",
      "未校验：这不是原生格式（而是 \(format)）；模式仅描述命名空间 \(FeedReader.nativeNamespace)")
  }
}

/// Something that a report warns of: nothing is set aside for it.
struct ValidationWarning {
  /// Its name for machines.
  let kind: String
  /// How often.
  let count: Int
  /// What it is, without the number.
  let text: LocalizedText
  /// Where it stands or what it names; text of the feed.
  var detail: String?

  /// The warnings about a feed.
  static func all(_ survey: FeedSurvey) -> [ValidationWarning] {
    // Prices and pictures may stand apart from their listings, in parts of the same feed.
    let (hasPrices, hasPictures) = (survey.parts.count(of: .price) > 0, survey.parts.count(of: .picture) > 0)
    var warnings = [
      ValidationWarning(
        kind: "derived-ids", count: survey.derivedIDs,
        text: both(
          "listings without an id; one was made of their link or content, and changes with it",
          "没有编号的商品（编号由链接或内容生成，随之变化）")),
      ValidationWarning(
        kind: "no-pictures", count: hasPictures ? 0 : survey.withoutPictures,
        text: both("listings without a picture", "没有图片的商品")),
      ValidationWarning(
        kind: "relative-pictures", count: survey.relativePictures,
        text: both(
          "pictures with a path relative to the feed; keep them beside it", "使用相对路径的图片（请与数据文件放在一起）")),
      ValidationWarning(
        kind: "no-price", count: hasPrices ? 0 : survey.withoutPrice, text: both("listings without a price", "没有价格的商品")),
      ValidationWarning(
        kind: "no-currency", count: survey.currencies.first { $0.code == nil }?.count ?? 0,
        text: both(
          "prices without a currency; they are not compared", "没有币种的价格（不参与比较）")),
    ].filter { $0.count > 0 }
    for remark in survey.remarks {
      switch remark.kind {
      case .unknownColumn(let name):
        warnings.append(
          ValidationWarning(
            kind: "unknown-column", count: 1,
            text: both("this column or member is not known and not read", "此列或字段未识别，不读取"),
            detail: "\(remark.place): \(name)"))
      }
    }
    if survey.furtherRemarks > 0 {
      warnings.append(
        ValidationWarning(
          kind: "further", count: survey.furtherRemarks, text: both("further warnings", "其他提醒")))
    }
    return warnings
  }
}

extension FeedSurvey.Coverage {
  /// The shares of records that say each of a kind's fields, in the order of the fields.
  func shares(of kind: RecordKind) -> [(field: String, share: Double)] {
    Field.allCases.filter { $0.belongs(to: kind) }
      .map { ($0.name, records == 0 ? 0 : Double(count(of: $0)) / Double(records)) }
  }
}

extension Field {
  /// Whether records of a kind say it; what prices were written as is no field of its own.
  fileprivate func belongs(to kind: RecordKind) -> Bool {
    switch self {
    case .id, .status: true
    case .name, .opened, .experience, .party, .partyName, .partyID, .partyPhone, .partyEmail, .partyAddress,
      .partyBorn, .account, .address, .device, .network, .affiliation:
      kind == .store
    case .rawPrice: false
    case .store, .title, .description, .brand, .category, .gtin, .mpn, .price, .salePrice, .link, .picture,
      .attribute, .unit, .availability, .condition, .groupID, .created, .updated:
      kind != .store
    case .partOf: kind == .part
    }
  }
}

extension SchemaReport.Violation {
  /// The message as people may see it: personal data hidden, and the value of a date of birth left out.
  var shown: String {
    guard message.contains("}born'") else { return PersonalData.hidden(in: message) }
    return "Element '{\(FeedReader.nativeNamespace)}born': not a valid value of the atomic type 'xs:date'."
  }
}
