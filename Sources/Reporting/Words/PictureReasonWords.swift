import Judgement

/// Why a picture, or some of its metadata, could not be read: what the modules that read pictures say, in words of the
/// reader's language.
///
/// Reasons are sentences of a few dozen forms, with numbers, names and further reasons in them. A form that is not known
/// here, as of a decoder's own library, stays as it is.
enum PictureReasonWords {
  /// The reason in a language.
  static func text(_ reason: String, _ language: Language) -> String {
    language == .chinese ? chinese(reason, depth: 0) : reason
  }

  /// How many reasons lie within each other; a file's own names may look like reasons without end.
  private static let deepest = 4

  private static func chinese(_ reason: String, depth: Int) -> String {
    guard depth <= deepest else { return reason }
    let colon = reason.firstRange(of: ": ")
    // `APP1@90: why`.
    if let colon, reason[..<colon.lowerBound].contains("@"), !reason[..<colon.lowerBound].contains(" ") {
      let rest = String(reason[colon.upperBound...])
      let words = chinese(rest, depth: depth + 1)
      return words == rest ? reason : "\(reason[..<colon.lowerBound])：\(words)"
    }
    for form in forms {
      guard let parts = form.parts(of: reason) else { continue }
      return form.chinese(with: parts.map { chinese($0, depth: depth + 1) })
    }
    // `Exif: why`.
    guard let colon else { return reason }
    let (head, rest) = (String(reason[..<colon.lowerBound]), String(reason[colon.upperBound...]))
    let words = chinese(rest, depth: depth + 1)
    return words == rest ? reason : "\(chinese(head, depth: depth + 1))：\(words)"
  }

  /// A sentence, and how it reads in Chinese: `{1}` and `{2}` stand for its parts.
  struct Form {
    private let pieces: [String]
    private let chinese: String

    init(_ english: String, _ chinese: String) {
      pieces = english.split(separator: "{}", omittingEmptySubsequences: false).map { String($0) }
      self.chinese = chinese
    }

    /// What stands in the places of a sentence of this form; `nil` of another.
    func parts(of sentence: String) -> [String]? {
      guard var rest = sentence.dropping(prefix: pieces[0]) else { return nil }
      if pieces.count == 1 { return rest.isEmpty ? [] : nil }
      var parts: [String] = []
      for piece in pieces.dropFirst().dropLast() {
        guard let found = rest.firstRange(of: piece) else { return nil }
        parts.append(String(rest[..<found.lowerBound]))
        rest = String(rest[found.upperBound...])
      }
      let last = pieces[pieces.count - 1]
      guard rest.hasSuffix(last) else { return nil }
      return parts + [String(rest.dropLast(last.count))]
    }

    /// The sentence in Chinese, with its parts in their places.
    func chinese(with parts: [String]) -> String {
      var words = ""
      var rest = chinese[...]
      while let brace = rest.firstIndex(of: "{") {
        words += rest[..<brace]
        let place = rest[brace...].dropFirst().first?.wholeNumberValue ?? 0
        if parts.indices.contains(place - 1) { words += parts[place - 1] }
        rest = rest[brace...].dropFirst(3)
      }
      return words + rest
    }

    /// The sentence in English, with a number for each part.
    var example: String { pieces.joined(separator: "7") }
  }

  static let forms = [
    // Whole files.
    Form("the file is empty", "文件为空"),
    Form("the file is no picture of a known format", "文件不是已知格式的图片"),
    Form("the file is larger than {} bytes", "文件超过 {1} 字节"),
    Form("the picture claims {} pixels, more than {}", "图片声称有 {1} 像素，超过 {2} 的上限"),
    Form("the {} picture was refused: {}", "拒绝处理该 {1} 图片：{2}"),
    Form("the {} picture is cut off: {}", "{1} 图片被截断：{2}"),
    Form("the {} picture is damaged: {}", "{1} 图片已损坏：{2}"),
    Form("this kind of {} picture is not decoded: {}", "不解码此类 {1} 图片：{2}"),
    Form("there is not enough memory for the picture", "内存不足，无法处理图片"),
    Form("the picture cannot be read: {}", "无法读取图片：{1}"),
    Form("there is no such file", "文件不存在"),
    Form("it is not a regular file", "不是普通文件"),
    Form("it cannot be read: {}", "无法读取：{1}"),
    Form("a picture of {} pixels shows nothing", "{1} 像素的图片看不出任何内容"),
    Form("the picture is an address; it was not fetched", "图片为网址，未下载"),
    Form("the picture's path is refused: {}", "图片路径被拒绝：{1}"),
    Form("the feed's folder cannot be found", "找不到数据源所在文件夹"),
    Form("a symbolic link leads out of the feed's folder", "符号链接指向数据源文件夹之外"),
    Form("it leads out of the feed's folder", "路径指向数据源文件夹之外"),
    Form("it is encoded over and over", "路径被反复编码"),
    Form("it is empty", "路径为空"),
    Form("it is longer than {} bytes", "超过 {1} 字节"),
    Form("it has control characters", "含控制字符"),
    Form("it is an absolute path", "为绝对路径"),
    Form("it has a backslash", "含反斜杠"),
    Form("it starts with a drive letter", "以盘符开头"),
    Form("it is an address of a kind that is not read", "为不读取的网址类型"),
    Form("a process for the picture cannot be started: {}", "无法启动读取图片的进程：{1}"),
    Form("the process that read the picture said too much", "读取图片的进程输出过多"),
    Form("the process that read the picture ended with {}", "读取图片的进程异常结束，状态 {1}"),
    Form(
      "the process that read the picture was ended (signal {}): it asked for too much memory or time, or a decoder failed",
      "读取图片的进程被终止（信号 {1}）：占用内存或时间过多，或解码器出错"),

    // Pixels.
    Form("{} pixels are too few: the longest side must have {}", "{1} 像素太小：最长边至少须有 {2} 像素"),
    Form("it has no more than 256 colours", "颜色不超过 256 种"),
    Form("nearly all of it is one flat colour", "几乎全部为同一纯色"),

    // What hangs behind.
    Form("{} hangs behind the picture", "图片之后附有{1}"),
    Form("a ZIP archive", "ZIP 压缩包"),
    Form("a RAR archive", "RAR 压缩包"),
    Form("a 7z archive", "7z 压缩包"),
    Form("a PDF document", "PDF 文档"),
    Form("a web page or script", "网页或脚本"),
    Form("a program", "可执行程序"),

    // Containers.
    Form("byte {}: {}", "第 {1} 字节：{2}"),
    Form("the header is not whole", "文件头不完整"),
    Form("the frame header is not whole", "帧头不完整"),
    Form("it ends before the frame header", "在帧头之前结束"),
    Form("it does not start with a header chunk", "开头不是文件头数据块"),
    Form("no frame header before the picture's data", "图像数据之前没有帧头"),
    Form("the lossless stream has no signature", "无损数据流缺少签名"),
    Form("no picture chunk comes first", "首个数据块不是图像"),
    Form("no key frame comes first", "首帧不是关键帧"),
    Form("the file ends before the picture does", "文件在图片结束前中断"),
    Form("the file is shorter than it claims", "文件短于其声称的长度"),
    Form("the picture has no end", "图片没有结尾"),
    Form("the picture has no end chunk", "图片没有结束数据块"),
    Form("it has no end marker", "没有结束标记"),
    Form("an image block is not whole", "图像块不完整"),
    Form("an extension block is not whole", "扩展块不完整"),
    Form("a block of an unknown kind", "未知类型的块"),
    Form("a box claims more bytes than there are", "某个盒声称的字节数超出实际"),
    Form("a segment claims more bytes than there are", "某个段声称的字节数超出实际"),
    Form("a chunk claims more bytes than there are", "某个数据块声称的字节数超出实际"),
    Form("the item {} lies outside the file", "项目 {1} 位于文件之外"),
    Form("the check sum of chunk {} is wrong", "数据块 {1} 的校验和不符"),
    Form("a text chunk has no keyword", "文本数据块没有关键字"),
    Form("an international text chunk is not whole", "国际文本数据块不完整"),
    Form("a compressed text was not read: {}", "压缩文本未读取：{1}"),
    Form("it is damaged", "已损坏"),
    Form("it ends too early", "过早结束"),
    Form("it inflates to more than the limit", "解压后超出上限"),
    Form("a portion of extended XMP does not fit its packet", "扩展 XMP 的一部分与其数据包不符"),
    Form("a portion of extended XMP belongs to no packet", "扩展 XMP 的一部分不属于任何数据包"),
    Form("extended XMP lacks {} bytes", "扩展 XMP 缺少 {1} 字节"),
    Form("the packet is longer than {} bytes", "数据包超过 {1} 字节"),
    Form(
      "a JUMBF segment is too short for its header, or one too many", "某个 JUMBF 段短于其头部，或多余"),
    Form("a box claims more bytes than there are, at byte {}", "第 {1} 字节处的盒声称的字节数超出实际"),
    Form("a superbox has no description, at byte {}", "第 {1} 字节处的超级盒没有描述"),
    Form("boxes are nested too deep", "盒嵌套过深"),
    Form("there are too many boxes", "盒过多"),
    Form("C2PA manifest store: {}", "C2PA 清单库：{1}"),
    Form("C2PA assertion {}: its CBOR cannot be read: {}", "C2PA 断言 {1}：CBOR 无法读取：{2}"),
    Form("its CBOR cannot be read: {}", "CBOR 无法读取：{1}"),
    Form("the bytes end within a value", "字节在值的中途结束"),
    Form("a value has a form that RFC 8949 does not know", "值的形式不符合 RFC 8949"),
    Form("values are nested more than 64 deep", "值嵌套超过 64 层"),
    Form("there are more than 100,000 values", "值超过 100,000 个"),
    Form("no TIFF header", "没有 TIFF 头"),
    Form("a directory points back to another", "某个目录指回另一目录"),
    Form("a directory lies outside", "某个目录位于范围之外"),
    Form("a directory of {} tags", "某个目录有 {1} 个标签"),
    Form("a directory is cut off", "某个目录被截断"),
    Form("the value of tag {} lies outside", "标签 {1} 的值位于范围之外"),

    // Decoders.
    Form("a side of 0 pixels", "边长为 0 像素"),
    Form("no decoder is built in", "未内置解码器"),
    Form("it has no alpha channel", "没有透明通道"),
    Form("a colour space that is not known", "未知的色彩空间"),
    Form("a feature that is not known", "未知的特性"),
    Form("a sample layout that is not known", "未知的样本排列"),
    Form("an animation has no one picture", "动画没有单一画面"),
    Form("inflates over the limit", "解压后超出上限"),
    Form("more pixels than the limit", "像素超出上限"),
    Form("more pixels than there is room for", "像素超出可用空间"),
    Form("more scans than any encoder writes", "扫描次数多于任何编码器"),
    Form("rows are missing", "缺少若干行"),
    Form("the bit stream is damaged", "比特流已损坏"),
    Form("the bytes end within a chunk", "字节在数据块中途结束"),
    Form("the compressed stream is damaged", "压缩数据流已损坏"),
    Form("the last scans are missing", "缺少最后几次扫描"),
    Form("the picture's data end too early", "图像数据过早结束"),
    Form("the stream ends too early", "数据流过早结束"),

    // Signed manifests.
    Form("no list of trusted certificates was given", "未提供受信任证书列表"),
    Form("no chain leads from {} to a trusted certificate", "从 {1} 到受信任证书之间没有证书链"),
    Form("the certificate of {} ran out on {}", "{1} 的证书已于 {2} 过期"),
    Form("the signer's certificate is an issuer's", "签名者的证书属于签发机构"),
    Form("the signer's certificate is not for signing", "签名者的证书不用于签名"),
    Form("the signer's certificate is not for content", "签名者的证书不用于内容签名"),
    Form("the chain of certificates is too long", "证书链过长"),
    Form("the signed hash leaves out {} bytes besides the manifest", "签名哈希除清单外还遗漏了 {1} 字节"),
    Form("the certificate: {}", "证书：{1}"),
    Form("the signature: {}", "签名：{1}"),
    Form("the assertions: {}", "断言：{1}"),
    Form("the binding to the picture: {}", "与图片的绑定：{1}"),
    Form("the picture was changed after signing", "图片在签名后被改动"),
    Form("the picture was changed after signing ({})", "图片在签名后被改动（{1}）"),
    Form("the manifest has no hash of it", "清单中没有图片的哈希"),
    Form("its hash cannot be read", "哈希无法读取"),
    Form("its hash leaves out bytes that the file has not", "哈希所略去的字节在文件中不存在"),
    Form("its hash leaves out the same bytes twice", "哈希两次略去相同的字节"),
    Form("the file's parts are not those that were signed", "文件的组成部分与签名时不同"),
    Form("the file has parts that were not signed", "文件中有未签名的部分"),
    Form("it does not match the claim", "与声明不符"),
    Form("there is no claim", "没有声明"),
    Form("the claim cannot be read", "声明无法读取"),
    Form("the manifest of an ingredient was changed", "某个素材的清单被改动"),
    Form("{} was changed", "{1} 被改动"),
    Form("{} is missing", "缺少 {1}"),
    Form("{} is not in the claim", "{1} 不在声明中"),
  ]
}

extension String {
  fileprivate func dropping(prefix: String) -> String? { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil }
}
