extension FeedReasonWords {
  /// Why a record is set aside, whatever it was read from.
  static let recordForms = [
    ReasonForm("not a price; write a decimal with its currency, such as 15.00 EUR", "不是价格；请写小数并附币种，如 15.00 EUR"),
    ReasonForm("a price cannot be negative", "价格不能为负"),
    ReasonForm(
      "a price has at most 14 digits before the point and 4 decimals that matter", "价格小数点前最多 14 位，有效小数最多 4 位"),
    ReasonForm(
      "the separator may group thousands or begin decimals; write two decimals, such as 1299.00 or 1.30",
      "分隔符可能是千分位，也可能是小数点；请写两位小数，如 1299.00 或 1.30"),
    ReasonForm(
      "the sign stands for several currencies; write the ISO 4217 code, such as USD",
      "该货币符号对应多种货币；请写 ISO 4217 代码，如 USD"),
    ReasonForm("the currency is no code of ISO 4217; write one, such as EUR", "币种不是 ISO 4217 代码；请写此类代码，如 EUR"),
    ReasonForm("the currency is not among those that the feed declares", "币种不在数据源所声明的币种之列"),
    ReasonForm("a score is a decimal from 0 to 5", "评分须为 0 到 5 的小数"),
    ReasonForm("not a date; write YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ", "不是日期；请写 YYYY-MM-DD 或 YYYY-MM-DDThh:mm:ssZ"),
    ReasonForm(
      "an address begins with http:// or https://, or is a path relative to the feed",
      "网址须以 http:// 或 https:// 开头，或为相对于数据源的路径"),
    ReasonForm("the kind of {} must be one of {}", "{1} 的类型须为以下之一：{2}"),
    ReasonForm(
      "the field is longer than {} bytes; shorten it, or allow more with --limit {}",
      "字段超过 {1} 字节；请缩短，或用 --limit {2} 放宽限制"),
    ReasonForm(
      "the record is longer than {} bytes; shorten it, or allow more with --limit {}",
      "记录超过 {1} 字节；请缩短，或用 --limit {2} 放宽限制"),
    ReasonForm("the record has more than {} values; allow more with --limit {}", "记录的值超过 {1} 个；可用 --limit {2} 放宽限制"),
    ReasonForm(
      "the listing has more than {} pictures; allow more with --limit {}", "商品的图片超过 {1} 张；可用 --limit {2} 放宽限制"),
    ReasonForm("the store has more than {} parties; allow more with --limit {}", "店铺的当事人超过 {1} 个；可用 --limit {2} 放宽限制"),
    ReasonForm(
      "the entity &{}; is not declared and its text is lost; write the character itself or a number (&#NNN;)",
      "实体 &{1}; 未声明，其文本已丢失；请直接写该字符或用编号（&#NNN;）"),
    ReasonForm(
      "the text is UTF-8, but the feed declares {}; declare encoding=\"UTF-8\"",
      "文本为 UTF-8，而数据源声明为 {1}；请声明 encoding=\"UTF-8\""),
    ReasonForm("its listing is another store's; name the store that sells it", "所属商品是其他店铺的；请写明销售该商品的店铺"),
    ReasonForm(
      "it only says more of the listing \"{}\", which no feed has; read its feed too",
      "仅补充商品“{1}”的信息，而任何数据源中都没有该商品；请一并读取其数据源"),
    ReasonForm("{} is said twice and differently; say it once", "{1} 出现两次且内容不同；请只写一次"),
    ReasonForm("{} does not say its currency, and others in the feed do", "{1} 未写币种，而数据源中的其他记录写了"),
    ReasonForm("{} does not say its currency", "{1} 未写币种"),
    ReasonForm("{} does not say its kind", "{1} 未写类型"),
    ReasonForm("{} must be one of {}", "{1} 须为以下之一：{2}"),
    ReasonForm("{} is missing", "缺少 {1}"),
  ]

  /// Why a row of a table or of JSON Lines is set aside, or the file refused for it.
  static let rowForms = [
    ReasonForm("the line is longer than {} bytes", "该行超过 {1} 字节"),
    ReasonForm(
      "this row says that the feed \"{}\" was refused, so the rows of it do not count; write the records again without it",
      "该行称数据源“{1}”已被拒绝，因此其各行不作数；请去掉该数据源后重新写出记录"),
    ReasonForm(
      "this is JSON, but its first row is no record: \"type\" must be \"store\", \"listing\", \"supplement\" or "
        + "\"quarantine\"; `storewarden records` writes such rows",
      "这是 JSON，但首行不是记录：\"type\" 须为 \"store\"、\"listing\"、\"supplement\" 或 \"quarantine\"；`storewarden records` 会写出这样的行"),
    ReasonForm(
      "\"type\" must be \"store\", \"listing\", \"supplement\" or \"quarantine\"",
      "\"type\" 须为 \"store\"、\"listing\"、\"supplement\" 或 \"quarantine\""),
    ReasonForm("the record was set aside before", "该记录此前已被隔离"),
    ReasonForm("the value must be a text and is an object", "值须为文本，此处却是对象"),
    ReasonForm(
      "the row that begins here is longer than {} bytes; is a quotation mark left open?", "从此处开始的行超过 {1} 字节；是否有引号未闭合？"),
    ReasonForm("the table holds a NUL; if it is UTF-16, save it as UTF-8", "表格中含 NUL；如为 UTF-16，请另存为 UTF-8"),
    ReasonForm("the rows of the store are more than a record may hold", "该店铺的行数超过一条记录的容量"),
    ReasonForm(
      "text stands behind the quotation mark that closes the cell; write quotation marks in a cell twice",
      "闭合单元格的引号之后还有文本；单元格内的引号须写两个"),
    ReasonForm(
      "the row has {} cells and the header {}; is a delimiter in a cell without quotation marks, or is the table cut off?",
      "该行有 {1} 个单元格，表头有 {2} 个；是否有单元格含分隔符而未加引号，或表格被截断？"),
    ReasonForm(
      "a spreadsheet has rounded this number and its last digits are lost; export the column as text",
      "电子表格对该数字作了舍入，末尾数字已丢失；请将该列按文本导出"),
    ReasonForm(
      "the table ends inside quotation marks that were opened in this row; close them, or export it again",
      "表格在本行打开的引号之内结束；请闭合引号，或重新导出"),
    ReasonForm(
      "this is a table, but none of its columns says what stores register; a table of stores has the columns {}, {} and "
        + "others such as {}; Sources/Feeds/Tables/README.md names them all",
      "这是表格，但没有一列是店铺的登记信息；店铺表有 {1}、{2} 以及 {3} 等列；全部列名见 Sources/Feeds/Tables/README.md"),
    ReasonForm(
      "byte 0x{} begins no character of UTF-8; save the file as UTF-8, or name its encoding: --encoding GB18030, "
        + "--encoding windows-1252",
      "字节 0x{1} 不是任何 UTF-8 字符的开头；请将文件另存为 UTF-8，或指定其编码：--encoding GB18030、--encoding windows-1252"),
    ReasonForm("a row begins with {", "每行须以左花括号开头"),
    ReasonForm("text stands behind the object; write one object a line", "对象之后还有文本；每行只写一个对象"),
    ReasonForm("objects and arrays stand more than {} deep in one another", "对象和数组嵌套超过 {1} 层"),
    ReasonForm("the name of a member stands in quotation marks", "成员名须加引号"),
    ReasonForm("a colon stands between a name and its value", "名称与值之间须有冒号"),
    ReasonForm("a comma stands between two members", "两个成员之间须有逗号"),
    ReasonForm("a comma stands between two items", "两个元素之间须有逗号"),
    ReasonForm("an object has more than {} members", "对象的成员超过 {1} 个"),
    ReasonForm("the name \"{}\" stands twice in one object; write it once", "名称“{1}”在同一对象中出现两次；请只写一次"),
    ReasonForm("this is no value of JSON", "不是 JSON 值"),
    ReasonForm("a control character stands in a string; write it as \\u00NN", "字符串中有控制字符；请写成 \\u00NN"),
    ReasonForm("a backslash stands before \" \\ / b f n r t or u", "反斜杠之后须为 \" \\ / b f n r t 或 u"),
    ReasonForm("half of a surrogate pair stands alone; the text was cut or damaged", "代理对只有一半；文本被截断或损坏"),
    ReasonForm("a text holds U+0000, which no text does", "文本中含 U+0000，任何文本都不应有此字符"),
    ReasonForm("four hexadecimal digits stand behind \\u", "\\u 之后须有四位十六进制数字"),
    ReasonForm(
      "the line ends inside a value; JSON Lines has one whole object a line, and this is not one or is cut off",
      "该行在值的中途结束；JSON Lines 每行须为一个完整对象，此行不是或被截断"),
  ]
}
