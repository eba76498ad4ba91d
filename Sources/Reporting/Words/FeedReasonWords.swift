import Feeds
import Judgement

/// Why a record was set aside, or a feed refused: what the modules that read feeds say, in words of the reader's language.
///
/// What a feed itself says inside a reason, such as a name, stays as it is; so does a reason that is not known here, as
/// the operating system's or libxml2's own words.
enum FeedReasonWords {
  /// The reason in a language.
  static func text(_ reason: String, _ language: Language) -> String {
    language == .chinese ? chinese(reason) ?? reason : reason
  }

  /// Why a feed was refused, with personal data hidden.
  static func text(_ feed: RefusedFeed, _ language: Language) -> String {
    text(PersonalData.hidden(in: feed.reason), language)
  }

  private static func chinese(_ reason: String) -> String? {
    // Those with reasons in them first: a part may read like a whole.
    for form in outerForms {
      if let parts = form.parts(of: reason) { return form.chinese(with: parts.map { inner($0) }) }
    }
    for form in forms {
      if let parts = form.parts(of: reason) { return form.chinese(with: parts) }
    }
    return nil
  }

  /// A part of a reason that is a reason or a word of ours; reasons lie in each other once.
  private static func inner(_ part: String) -> String {
    for form in forms + innerForms {
      if let parts = form.parts(of: part) { return form.chinese(with: parts) }
    }
    return part.replacing(" and no ", with: " 或 ")
  }

  /// Reasons whose parts are names and numbers.
  static let forms = recordForms + rowForms + feedForms + documentForms

  /// Reasons with another reason, or a word of ours, in them.
  static let outerForms = [
    ReasonForm("the {} ends too early; fetch the feed again", "{1}过早结束；请重新下载数据源"),
    ReasonForm("the {} is damaged ({}); fetch the feed again", "{1}已损坏（{2}）；请重新下载数据源"),
    ReasonForm("this is not XML, and if it is a table, {}", "这不是 XML；如果是表格，则{1}"),
    ReasonForm(
      "this feed was refused (line {}: {}) and none of it is here; correct it and read it itself",
      "该数据源已被拒绝（第 {1} 行：{2}），此处没有其任何内容；请改正后直接读取该数据源"),
    ReasonForm(
      "nothing in it is a record of the format {}: no {} with what a record needs",
      "其中没有 {1} 格式的记录：没有内容齐全的 {2}"),
    ReasonForm(
      "nothing in it is a record of the format {}: no {} with what a record needs; {}",
      "其中没有 {1} 格式的记录：没有内容齐全的 {2}；{3}"),
    ReasonForm(
      "the document type declares {} \"{}\"; declarations of entities and attributes are refused, remove them from the DOCTYPE",
      "文档类型声明了{1}“{2}”；不接受实体和属性声明，请从 DOCTYPE 中删去"),
    ReasonForm("the table of stores has no column {}; name it in the header", "店铺表缺少列 {1}；请在表头中写明"),
    ReasonForm(
      "the {} at line {} has the same id; ids must be unique", "第 {2} 行的{1}使用了相同的 id；id 必须唯一"),
    ReasonForm(
      "the {} id stands already at {}; give every {} an id of its own", "该{1} id 已出现在 {2}；请为每个{3}使用各自的 id"),
    ReasonForm(
      "{} (byte {}); declare the true encoding", "{1}（第 {2} 字节）；请声明真实的编码"),
    ReasonForm(
      "{} (byte {}); name the true encoding with --encoding", "{1}（第 {2} 字节）；请用 --encoding 指定真实的编码"),
  ]

  /// What stands only inside other reasons.
  private static let innerForms = [
    ReasonForm("gzip stream", "gzip 数据流"),
    ReasonForm("ZIP archive", "ZIP 压缩包"),
    ReasonForm("Zstandard stream", "Zstandard 数据流"),
    ReasonForm("store", "店铺"),
    ReasonForm("listing", "商品"),
    ReasonForm("part", "商品附属记录"),
    ReasonForm("supplement", "商品补充记录"),
    ReasonForm("the entity", "实体"),
    ReasonForm("the unparsed entity", "未解析实体"),
    ReasonForm("attributes of", "元素的属性，元素名为"),
    ReasonForm("its records are not in order", "各记录次序有误"),
    ReasonForm("its end is not where it says", "结尾不在其声明的位置"),
    ReasonForm("its directory says something else of {} than stands before it", "目录对 {1} 的描述与前文不符"),
    ReasonForm("its directory does not name what it holds", "目录没有列出其内容"),
    ReasonForm("{} goes on behind its end", "{1} 在其结尾之后仍有数据"),
    ReasonForm("checksum or size of {} is wrong", "{1} 的校验和或大小有误"),
    ReasonForm("something stands behind its end", "结尾之后还有内容"),
    ReasonForm("no record begins at byte {}", "第 {1} 字节处没有记录"),
    ReasonForm("something else follows its last frame", "最后一帧之后还有其他内容"),
    ReasonForm("its checksum is wrong", "校验和有误"),
    ReasonForm("byte 0x{} begins no character of {}", "字节 0x{1} 不是任何 {2} 字符的开头"),
    ReasonForm("a report of what became of a feed holds no listings", "数据源的处理报告中没有商品"),
    ReasonForm(
      "an Atom feed of news is not a product feed; entries need g:id and g:price of http://base.google.com/ns/1.0",
      "新闻类 Atom 不是商品数据源；条目须有 http://base.google.com/ns/1.0 的 g:id 和 g:price"),
    ReasonForm(
      "an RSS of news is not a product feed; items need fields of http://base.google.com/ns/1.0 such as g:id and g:price",
      "新闻类 RSS 不是商品数据源；条目须有 http://base.google.com/ns/1.0 的字段，如 g:id 和 g:price"),
    ReasonForm(
      "an RSS of news is not a product feed; items need fields of http://base.google.com/ns/1.0 such as g:id and g:price, "
        + "or titles that say a price",
      "新闻类 RSS 不是商品数据源；条目须有 http://base.google.com/ns/1.0 的字段，如 g:id 和 g:price，或标题中写明价格"),
    ReasonForm(
      "an export of a blog has no items whose wp:post_type is product", "博客导出文件中没有 wp:post_type 为 product 的条目"),
  ]
}
