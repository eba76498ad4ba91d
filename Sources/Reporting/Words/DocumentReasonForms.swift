extension FeedReasonWords {
  /// Why the bytes of a feed are refused before they are parsed, or what they hold is no feed.
  static let feedForms = [
    ReasonForm("the feed cannot be opened: {}", "无法打开数据源：{1}"),
    ReasonForm("the feed cannot be read on: {}", "无法继续读取数据源：{1}"),
    ReasonForm("the feed is empty; fetch or export it again", "数据源为空；请重新下载或导出"),
    ReasonForm("the feed has no element", "数据源中没有元素"),
    ReasonForm("the feed is packed twice; unpack it first", "数据源经过两次压缩；请先解压"),
    ReasonForm("the feed is in UTF-32; save it as UTF-8", "数据源为 UTF-32；请另存为 UTF-8"),
    ReasonForm("the feed begins with two byte order marks; remove one", "数据源开头有两个字节顺序标记；请删去一个"),
    ReasonForm(
      "UTF-16 is declared, but the bytes are not UTF-16; declare the true encoding", "声明为 UTF-16，但字节并非 UTF-16；请声明真实的编码"),
    ReasonForm(
      "the declared encoding \"{}\" is not read; save the feed as UTF-8 (read are UTF-8, UTF-16 with a byte order mark, {} "
        + "and EUC-KR)",
      "不读取所声明的编码“{1}”；请将数据源另存为 UTF-8（可读取 UTF-8、带字节顺序标记的 UTF-16、{2} 和 EUC-KR）"),
    ReasonForm("this system cannot convert {}; save the feed as UTF-8", "本系统无法转换 {1}；请将数据源另存为 UTF-8"),
    ReasonForm("this system cannot convert {}", "本系统无法转换 {1}"),
    ReasonForm("the feed ends inside a character of {}", "数据源在 {1} 字符的中途结束"),
    ReasonForm("not enough memory to unpack the feed", "内存不足，无法解压数据源"),
    ReasonForm("not enough memory for a parser", "内存不足，无法创建解析器"),
    ReasonForm(
      "the feed grows to more than {} times its size when unpacked, which no honest feed does; if it is to be trusted, "
        + "allow more with --limit {}",
      "数据源解压后超过原大小的 {1} 倍，正常数据源不会如此；如确属可信，可用 --limit {2} 放宽限制"),
    ReasonForm(
      "the feed is larger than {} bytes when unpacked; split it, or allow more with --limit {}",
      "数据源解压后超过 {1} 字节；请拆分，或用 --limit {2} 放宽限制"),
    ReasonForm(
      "the Zstandard stream needs a window of more than {} bytes; pack it again without --long or --ultra, or allow more "
        + "with --limit {}",
      "Zstandard 数据流所需窗口超过 {1} 字节；请不带 --long 和 --ultra 重新压缩，或用 --limit {2} 放宽限制"),
    ReasonForm(
      "the Zstandard stream needs a dictionary to be unpacked; unpack it first (zstd -d -D DICTIONARY)",
      "解压该 Zstandard 数据流需要字典；请先解压（zstd -d -D DICTIONARY）"),
    ReasonForm(
      "the ZIP archive has more than {} members; unpack it and name the folder of its feeds",
      "ZIP 压缩包的成员超过 {1} 个；请解压后指定数据源所在的文件夹"),
    ReasonForm("{} in the ZIP archive is encrypted; unpack it first", "ZIP 压缩包中的 {1} 已加密；请先解压"),
    ReasonForm(
      "{} in the ZIP archive is packed by method {}; read are stored and deflate: pack it again or unpack it first",
      "ZIP 压缩包中的 {1} 以 {2} 方法压缩，而可读取的只有 stored 和 deflate；请重新压缩或先解压"),
    ReasonForm(
      "{} in the ZIP archive is stored without its size before it; pack it again or unpack it first",
      "ZIP 压缩包中的 {1} 未压缩存储，且之前没有写明大小；请重新压缩或先解压"),
    ReasonForm(
      "the ZIP archive holds several feeds, {} and {} among them; unpack it and name the folder",
      "ZIP 压缩包中有多个数据源，如 {1} 和 {2}；请解压后指定文件夹"),
    ReasonForm(
      "the ZIP archive holds no feed ({}) but nothing at all; name the file that is one",
      "ZIP 压缩包中没有数据源（{1}），是空的；请指定数据源文件"),
    ReasonForm(
      "the ZIP archive holds no feed ({}) but {}; name the file that is one", "ZIP 压缩包中没有数据源（{1}），只有 {2}；请指定数据源文件"),
    ReasonForm(
      "this is an HTML page, not a feed; check the address it came from", "这是 HTML 网页，不是数据源；请检查其来源网址"),
    ReasonForm(
      "this is a JSON array; JSON Lines has one object a line and no brackets around",
      "这是 JSON 数组；JSON Lines 每行一个对象，外面没有方括号"),
    ReasonForm(
      "this is not XML, and neither JSON Lines nor a table with columns that are known; an XML document begins with <",
      "这不是 XML，也不是 JSON Lines 或列名已知的表格；XML 文档以 < 开头"),
    ReasonForm(
      "the root element <{}> is not in the namespace of the {} format; write xmlns=\"{}\" in it",
      "根元素 <{1}> 不在 {2} 格式的命名空间中；请在其中写 xmlns=\"{3}\""),
    ReasonForm(
      "the root element <{}> belongs to no known feed format; known are {}", "根元素 <{1}> 不属于任何已知的数据源格式；已知格式有 {2}"),
    ReasonForm("the schema cannot be loaded", "无法加载模式文件"),
    ReasonForm("rows stand here, not XML", "此处是行，不是 XML"),
  ]

  /// Why an XML document cannot be parsed on.
  static let documentForms = [
    ReasonForm(
      "the document ends too early (open elements: {}); fetch or export it again", "文档过早结束（未闭合元素：{1} 个）；请重新下载或导出"),
    ReasonForm("the document is not complete; fetch or export it again", "文档不完整；请重新下载或导出"),
    ReasonForm(
      "the document goes on after its end, or has no element at all; fetch or export it again",
      "文档在结尾之后仍有内容，或根本没有元素；请重新下载或导出"),
    ReasonForm(
      "the document goes on after the end of its root element; fetch or export it again", "文档在根元素结束之后仍有内容；请重新下载或导出"),
    ReasonForm(
      "this is not well-formed XML: {}; correct the place, or export the feed with another program",
      "XML 格式有误：{1}；请改正该处，或用其他程序导出数据源"),
    ReasonForm("the parser stopped here (libxml2 error {})", "解析器在此停止（libxml2 错误 {1}）"),
    ReasonForm(
      "byte 0x{} begins no character of UTF-8 (byte {}); save the feed as UTF-8, or declare its true encoding",
      "字节 0x{1} 不是任何 UTF-8 字符的开头（第 {2} 字节）；请将数据源另存为 UTF-8，或声明其真实编码"),
    ReasonForm(
      "the control character {} stands here, which XML does not allow; remove it from the data",
      "此处有 XML 不允许的控制字符 {1}；请从数据中删去"),
    ReasonForm(
      "the character {} stands here, which XML does not allow; remove it from the data", "此处有 XML 不允许的字符 {1}；请从数据中删去"),
    ReasonForm("a character stands here that XML does not allow; remove it", "此处有 XML 不允许的字符；请删去"),
    ReasonForm(
      "the reference {} names no character that XML allows; write &#NNN; with the number of one, or remove it",
      "引用 {1} 所指不是 XML 允许的字符；请写 &#NNN;，其中 NNN 为字符编号，或删去"),
    ReasonForm(
      "a character reference names no character that XML allows; write &#NNN; with the number of one, or remove it",
      "字符引用所指不是 XML 允许的字符；请写 &#NNN;，其中 NNN 为字符编号，或删去"),
    ReasonForm("this reference stands for no character that XML allows", "该引用所指不是 XML 允许的字符"),
    ReasonForm(
      "the entity &{}; is not declared; write the character itself or a number (&#NNN;)",
      "实体 &{1}; 未声明；请直接写该字符或用编号（&#NNN;）"),
    ReasonForm(
      "Entity '{}' not defined; write the character itself or a number (&#NNN;)", "实体 &{1}; 未声明；请直接写该字符或用编号（&#NNN;）"),
    ReasonForm(
      "an entity is not declared; write the character itself or a number (&#NNN;)", "某个实体未声明；请直接写该字符或用编号（&#NNN;）"),
    ReasonForm(
      "the document type is malformed; declarations of entities and attributes are refused, remove them from the DOCTYPE",
      "文档类型有误；不接受实体和属性声明，请从 DOCTYPE 中删去"),
    ReasonForm("the document type declaration is longer than {} bytes", "文档类型声明超过 {1} 字节"),
    ReasonForm("the document type (<!DOCTYPE …>) is broken; remove it", "文档类型（<!DOCTYPE …>）有误；请删去"),
    ReasonForm("the document type must stand before the root element, once", "文档类型须在根元素之前，且只有一个"),
    ReasonForm("an & is followed by no entity; write & as &amp;", "& 之后不是实体；请将 & 写成 &amp;"),
    ReasonForm("an & is followed by no name; write & as &amp;", "& 之后不是名称；请将 & 写成 &amp;"),
    ReasonForm("this & begins no reference; write & as &amp;", "此处的 & 不是引用的开头；请将 & 写成 &amp;"),
    ReasonForm("a reference to an entity stands where none may; remove it", "此处不允许实体引用；请删去"),
    ReasonForm("a < stands in an attribute's value; write < as &lt;", "属性值中有 <；请将 < 写成 &lt;"),
    ReasonForm("an attribute's value has a <; write < as &lt; in attributes", "属性值中有 <；请将 < 写成 &lt;"),
    ReasonForm("an attribute's value has no quotes; write name=\"value\"", "属性值没有引号；请写成 name=\"value\" 的形式"),
    ReasonForm("an attribute's value must stand in quotes", "属性值须加引号"),
    ReasonForm(
      "an attribute's value has no closing quote; close it, and write quotes in it as &quot;",
      "属性值的引号未闭合；请闭合，其中的引号写成 &quot;"),
    ReasonForm("the attribute {} has no value; write name=\"value\"", "属性 {1} 没有值；请写成 name=\"value\" 的形式"),
    ReasonForm("an attribute has no value; write name=\"value\"", "某个属性没有值；请写成 name=\"value\" 的形式"),
    ReasonForm("an attribute must have a value: name=\"value\"", "属性须有值，形式为 name=\"value\""),
    ReasonForm("the attribute {} stands twice in one element; remove one", "属性 {1} 在同一元素中出现两次；请删去一个"),
    ReasonForm("an attribute stands twice in one element; remove one", "某个属性在同一元素中出现两次；请删去一个"),
    ReasonForm("the element has two attributes of the same name", "元素有两个同名属性"),
    ReasonForm(
      "an attribute is broken; write name=\"value\" with a space before each", "某个属性有误；请写成 name=\"value\" 的形式，每个之前有空格"),
    ReasonForm("a < is followed by no name; write < in text as &lt;", "< 之后不是名称；请将文本中的 < 写成 &lt;"),
    ReasonForm("this does not belong into a tag; write < as &lt; in text", "标签中不应有此内容；请将文本中的 < 写成 &lt;"),
    ReasonForm("the tag <{}> of line {} is not closed; end it with >", "第 {2} 行的标签 <{1}> 未闭合；请以 > 结束"),
    ReasonForm("a tag is not closed; end it with >", "某个标签未闭合；请以 > 结束"),
    ReasonForm(
      "the element <{}> of line {} is closed by </{}>; every start tag needs its end tag",
      "第 {2} 行的元素 <{1}> 被 </{3}> 结束；每个开始标签都须有对应的结束标签"),
    ReasonForm(
      "an end tag closes another element than the last one opened; every start tag needs its end tag",
      "结束标签与最近打开的元素不符；每个开始标签都须有对应的结束标签"),
    ReasonForm(
      "the end tag does not belong to the open element <{}>; every start tag needs its end tag",
      "结束标签与打开的元素 <{1}> 不符；每个开始标签都须有对应的结束标签"),
    ReasonForm("an end tag stands outside of all elements", "结束标签位于所有元素之外"),
    ReasonForm("an element must begin here; an XML document begins with <", "此处须开始一个元素；XML 文档以 < 开头"),
    ReasonForm("an XML document begins with <; this one does not", "XML 文档以 < 开头，此文档不是"),
    ReasonForm("a name must stand here, and of characters that names may have", "此处须为名称，且只含名称允许的字符"),
    ReasonForm("a name has one colon at most, between two names", "名称最多有一个冒号，位于两个名称之间"),
    ReasonForm("a name holds more than one colon, or one where none may be; remove it", "名称的冒号多于一个，或位置不对；请删去"),
    ReasonForm("a name is longer than {} bytes", "名称超过 {1} 字节"),
    ReasonForm("a name is longer than {} characters; shorten it", "名称超过 {1} 个字符；请缩短"),
    ReasonForm(
      "the document has more different names than {}, or than fit into {} bytes", "文档中不同的名称超过 {1} 个，或合计超过 {2} 字节"),
    ReasonForm(
      "the prefix {} of <{}> is not declared; declare the prefix with xmlns:{}=\"…\" in the root element",
      "<{2}> 的前缀 {1} 未声明；请在根元素中用 xmlns:{3}=\"…\" 声明"),
    ReasonForm(
      "a prefix is not declared; declare the prefix with xmlns:prefix", "某个前缀未声明；请用 xmlns: 加前缀声明"),
    ReasonForm(
      "the namespace prefix {} of {} is not defined; declare the prefix with xmlns:prefix",
      "{2} 的命名空间前缀 {1} 未声明；请用 xmlns: 加前缀声明"),
    ReasonForm("the namespace \"{}\" is not a URI", "命名空间“{1}”不是 URI"),
    ReasonForm("a namespace declaration is wrong ({}); correct it", "命名空间声明有误（{1}）；请改正"),
    ReasonForm(
      "the prefixes xml and xmlns and their namespaces may not be declared otherwise", "前缀 xml 和 xmlns 及其命名空间不得另行声明"),
    ReasonForm("a prefix may not be bound to an empty namespace", "前缀不得绑定到空命名空间"),
    ReasonForm("a comment is not closed; close it with -->", "注释未闭合；请以 --> 结束"),
    ReasonForm("-- stands inside a comment; remove it, or close the comment with -->", "注释中有 --；请删去，或以 --> 结束注释"),
    ReasonForm("a comment has -- in it", "注释中有 --"),
    ReasonForm(
      "a processing instruction is broken; it begins with <?name and ends with ?>", "处理指令有误；应以 <? 和名称开头，以 ?> 结束"),
    ReasonForm("a processing instruction needs a target and white space behind it", "处理指令须有目标名称，其后须有空白"),
    ReasonForm("]]> stands in the text; write it as ]]&gt;", "文本中有 ]]>；请写成 ]]&gt;"),
    ReasonForm("text has ]]> in it; write > as &gt;", "文本中有 ]]>；请将 > 写成 &gt;"),
    ReasonForm("the CDATA section is not closed; close the CDATA section with ]]>", "CDATA 段未闭合；请以 ]]> 结束"),
    ReasonForm(
      "the XML declaration does not stand at the start; it must be the first bytes of the file, once",
      "XML 声明不在开头；须为文件最前面的字节，且只有一次"),
    ReasonForm("the XML declaration must be the first bytes of the file, once", "XML 声明须为文件最前面的字节，且只有一次"),
    ReasonForm(
      "the XML declaration is broken; write <?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      "XML 声明有误；请写 <?xml version=\"1.0\" encoding=\"UTF-8\"?>"),
    ReasonForm(
      "the XML declaration is not of the form <?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      "XML 声明的形式须为 <?xml version=\"1.0\" encoding=\"UTF-8\"?>"),
    ReasonForm(
      "this is no version of XML that is read; declare version=\"1.0\"", "不读取此版本的 XML；请声明 version=\"1.0\""),
    ReasonForm(
      "this begins no comment, CDATA section or document type that may stand here", "此处不是允许出现的注释、CDATA 段或文档类型"),
    ReasonForm(
      "one tag, comment or section is longer than {} bytes, which is as much as the parser takes; split it",
      "某个标签、注释或段超过解析器所能接受的 {1} 字节；请拆分"),
    ReasonForm(
      "elements stand more than {} deep in one another; allow more with --limit {}", "元素嵌套超过 {1} 层；可用 --limit {2} 放宽限制"),
    ReasonForm(
      "an element has more than {} attributes; allow more with --limit {}", "元素的属性超过 {1} 个；可用 --limit {2} 放宽限制"),
    ReasonForm(
      "an element declares more than {} namespaces; allow more with --limit {}", "元素声明的命名空间超过 {1} 个；可用 --limit {2} 放宽限制"
    ),
    ReasonForm("a start tag is longer than {} bytes; allow more with --limit {}", "开始标签超过 {1} 字节；可用 --limit {2} 放宽限制"),
  ]
}
