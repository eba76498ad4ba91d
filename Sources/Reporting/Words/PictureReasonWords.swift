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

  static let forms =
    [
      // Whole files.
      ReasonForm("the file is empty", "文件为空"),
      ReasonForm("the file is no picture of a known format", "文件不是已知格式的图片"),
      ReasonForm("the file is larger than {} bytes", "文件超过 {1} 字节"),
      ReasonForm("the picture claims {} pixels, more than {}", "图片声称有 {1} 像素，超过 {2} 的上限"),
      ReasonForm("the {} picture was refused: {}", "拒绝处理该 {1} 图片：{2}"),
      ReasonForm("the {} picture is cut off: {}", "{1} 图片被截断：{2}"),
      ReasonForm("the {} picture is damaged: {}", "{1} 图片已损坏：{2}"),
      ReasonForm("this kind of {} picture is not decoded: {}", "不解码此类 {1} 图片：{2}"),
      ReasonForm("there is not enough memory for the picture", "内存不足，无法处理图片"),
      ReasonForm("the picture cannot be read: {}", "无法读取图片：{1}"),
      ReasonForm("there is no such file", "文件不存在"),
      ReasonForm("it is not a regular file", "不是普通文件"),
      ReasonForm("it cannot be read: {}", "无法读取：{1}"),
      ReasonForm("a picture of {} pixels shows nothing", "{1} 像素的图片看不出任何内容"),
      ReasonForm("the picture is an address; it was not fetched", "图片为网址，未下载"),
      ReasonForm(
        "it was not fetched: run `storewarden fetch`, and name its folder with --pictures",
        "未下载：请运行 `storewarden fetch`，并用 --pictures 指定其文件夹"),
      ReasonForm("it is no address that is fetched", "不是会下载的网址"),
      ReasonForm("the picture's path is refused: {}", "图片路径被拒绝：{1}"),
      ReasonForm("the feed's folder cannot be found", "找不到数据源所在文件夹"),
      ReasonForm("a symbolic link leads out of the feed's folder", "符号链接指向数据源文件夹之外"),
      ReasonForm("it leads out of the feed's folder", "路径指向数据源文件夹之外"),
      ReasonForm("it is encoded over and over", "路径被反复编码"),
      ReasonForm("it is empty", "路径为空"),
      ReasonForm("it is longer than {} bytes", "超过 {1} 字节"),
      ReasonForm("it has control characters", "含控制字符"),
      ReasonForm("it is an absolute path", "为绝对路径"),
      ReasonForm("it has a backslash", "含反斜杠"),
      ReasonForm("it starts with a drive letter", "以盘符开头"),
      ReasonForm("it is an address of a kind that is not read", "为不读取的网址类型"),
      ReasonForm("a process for the picture cannot be started: {}", "无法启动读取图片的进程：{1}"),
      ReasonForm("the process that read the picture said too much", "读取图片的进程输出过多"),
      ReasonForm("the process that read the picture ended with {}", "读取图片的进程异常结束，状态 {1}"),
      ReasonForm(
        "the process that read the picture was ended (signal {}): it asked for too much memory or time, or a decoder failed",
        "读取图片的进程被终止（信号 {1}）：占用内存或时间过多，或解码器出错"),

      // Pixels.
      ReasonForm("{} pixels are too few: the longest side must have {}", "{1} 像素太小：最长边至少须有 {2} 像素"),
      ReasonForm("it has no more than 256 colours", "颜色不超过 256 种"),
      ReasonForm("nearly all of it is one flat colour", "几乎全部为同一纯色"),

      // What hangs behind.
      ReasonForm("{} hangs behind the picture", "图片之后附有{1}"),
      ReasonForm("a ZIP archive", "ZIP 压缩包"),
      ReasonForm("a RAR archive", "RAR 压缩包"),
      ReasonForm("a 7z archive", "7z 压缩包"),
      ReasonForm("a PDF document", "PDF 文档"),
      ReasonForm("a web page or script", "网页或脚本"),
      ReasonForm("a program", "可执行程序"),

      // Containers.
      ReasonForm("byte {}: {}", "第 {1} 字节：{2}"),
      ReasonForm("the header is not whole", "文件头不完整"),
      ReasonForm("the frame header is not whole", "帧头不完整"),
      ReasonForm("it ends before the frame header", "在帧头之前结束"),
      ReasonForm("it does not start with a header chunk", "开头不是文件头数据块"),
      ReasonForm("no frame header before the picture's data", "图像数据之前没有帧头"),
      ReasonForm("the lossless stream has no signature", "无损数据流缺少签名"),
      ReasonForm("no picture chunk comes first", "首个数据块不是图像"),
      ReasonForm("no key frame comes first", "首帧不是关键帧"),
      ReasonForm("the file ends before the picture does", "文件在图片结束前中断"),
      ReasonForm("the file is shorter than it claims", "文件短于其声称的长度"),
      ReasonForm("the picture has no end", "图片没有结尾"),
      ReasonForm("the picture has no end chunk", "图片没有结束数据块"),
      ReasonForm("it has no end marker", "没有结束标记"),
      ReasonForm("an image block is not whole", "图像块不完整"),
      ReasonForm("an extension block is not whole", "扩展块不完整"),
      ReasonForm("a block of an unknown kind", "未知类型的块"),
      ReasonForm("a box claims more bytes than there are", "某个盒声称的字节数超出实际"),
      ReasonForm("a segment claims more bytes than there are", "某个段声称的字节数超出实际"),
      ReasonForm("a chunk claims more bytes than there are", "某个数据块声称的字节数超出实际"),
      ReasonForm("the item {} lies outside the file", "项目 {1} 位于文件之外"),
      ReasonForm("the check sum of chunk {} is wrong", "数据块 {1} 的校验和不符"),
      ReasonForm("a text chunk has no keyword", "文本数据块没有关键字"),
      ReasonForm("an international text chunk is not whole", "国际文本数据块不完整"),
      ReasonForm("a compressed text was not read: {}", "压缩文本未读取：{1}"),
      ReasonForm("it is damaged", "已损坏"),
      ReasonForm("it ends too early", "过早结束"),
      ReasonForm("it inflates to more than the limit", "解压后超出上限"),
      ReasonForm("a portion of extended XMP does not fit its packet", "扩展 XMP 的一部分与其数据包不符"),
      ReasonForm("a portion of extended XMP belongs to no packet", "扩展 XMP 的一部分不属于任何数据包"),
      ReasonForm("extended XMP lacks {} bytes", "扩展 XMP 缺少 {1} 字节"),
      ReasonForm("the packet is longer than {} bytes", "数据包超过 {1} 字节"),
      ReasonForm(
        "a JUMBF segment is too short for its header, or one too many", "某个 JUMBF 段短于其头部，或多余"),
      ReasonForm("a box claims more bytes than there are, at byte {}", "第 {1} 字节处的盒声称的字节数超出实际"),
      ReasonForm("a superbox has no description, at byte {}", "第 {1} 字节处的超级盒没有描述"),
      ReasonForm("boxes are nested too deep", "盒嵌套过深"),
      ReasonForm("there are too many boxes", "盒过多"),
      ReasonForm("C2PA manifest store: {}", "C2PA 清单库：{1}"),
      ReasonForm("C2PA assertion {}: its CBOR cannot be read: {}", "C2PA 断言 {1}：CBOR 无法读取：{2}"),
      ReasonForm("its CBOR cannot be read: {}", "CBOR 无法读取：{1}"),
      ReasonForm("the bytes end within a value", "字节在值的中途结束"),
      ReasonForm("a value has a form that RFC 8949 does not know", "值的形式不符合 RFC 8949"),
      ReasonForm("values are nested more than 64 deep", "值嵌套超过 64 层"),
      ReasonForm("there are more than 100,000 values", "值超过 100,000 个"),
      ReasonForm("no TIFF header", "没有 TIFF 头"),
      ReasonForm("a directory points back to another", "某个目录指回另一目录"),
      ReasonForm("a directory lies outside", "某个目录位于范围之外"),
      ReasonForm("a directory of {} tags", "某个目录有 {1} 个标签"),
      ReasonForm("a directory is cut off", "某个目录被截断"),
      ReasonForm("the value of tag {} lies outside", "标签 {1} 的值位于范围之外"),

      // Decoders.
      ReasonForm("a side of 0 pixels", "边长为 0 像素"),
      ReasonForm("no decoder is built in", "未内置解码器"),
      ReasonForm("it has no alpha channel", "没有透明通道"),
      ReasonForm("a colour space that is not known", "未知的色彩空间"),
      ReasonForm("a feature that is not known", "未知的特性"),
      ReasonForm("a sample layout that is not known", "未知的样本排列"),
      ReasonForm("an animation has no one picture", "动画没有单一画面"),
      ReasonForm("inflates over the limit", "解压后超出上限"),
      ReasonForm("more pixels than the limit", "像素超出上限"),
      ReasonForm("more pixels than there is room for", "像素超出可用空间"),
      ReasonForm("more scans than any encoder writes", "扫描次数多于任何编码器"),
      ReasonForm("rows are missing", "缺少若干行"),
      ReasonForm("the bit stream is damaged", "比特流已损坏"),
      ReasonForm("the bytes end within a chunk", "字节在数据块中途结束"),
      ReasonForm("the compressed stream is damaged", "压缩数据流已损坏"),
      ReasonForm("the last scans are missing", "缺少最后几次扫描"),
      ReasonForm("the picture's data end too early", "图像数据过早结束"),
      ReasonForm("the stream ends too early", "数据流过早结束"),
    ] + signatureForms
}
