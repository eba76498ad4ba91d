/// An encoding that feeds may have.
///
/// Labels mean what people mean by them and not what their standards say, as the WHATWG Encoding Standard has it
/// (section 4.2): `ISO-8859-1` is read as windows-1252, `GB2312` as GB18030, whose part they are.
public struct FeedEncoding: Hashable, Sendable {
  /// The encoding's name for people.
  public let title: String
  /// The name that iconv knows it by.
  let converterName: String

  private init(_ title: String, converterName: String? = nil) {
    self.title = title
    self.converterName = converterName ?? title
  }

  /// UTF-8, checked strictly by the parser.
  public static let utf8 = FeedEncoding("UTF-8")
  /// UTF-16, little-endian.
  static let utf16LittleEndian = FeedEncoding("UTF-16", converterName: "UTF-16LE")
  /// UTF-16, big-endian.
  static let utf16BigEndian = FeedEncoding("UTF-16", converterName: "UTF-16BE")

  /// The encodings that may be declared, for people.
  public static let known =
    "UTF-8, UTF-16 with a byte order mark, windows-125x, ISO-8859-x, KOI8-R, KOI8-U, GB2312, GBK, GB18030, Big5, "
    + "Shift_JIS, EUC-JP and EUC-KR"

  /// The encoding that a label names, or `nil` when it is not among those allowed.
  public init?(label: String) {
    let label = label.lowercased()
    switch label {
    case "utf-8", "utf8": self = .utf8
    case "iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii":
      self.init("windows-1252", converterName: "CP1252")
    case "gb2312", "gbk", "gb18030", "cp936", "gb_2312-80", "x-gbk": self.init("GB18030")
    case "big5", "big-5", "cn-big5", "cp950": self.init("Big5", converterName: "BIG5")
    case "shift_jis", "shift-jis", "sjis", "cp932", "windows-31j": self.init("Shift_JIS", converterName: "CP932")
    case "euc-jp": self.init("EUC-JP")
    case "euc-kr", "cp949", "ks_c_5601-1987": self.init("EUC-KR", converterName: "CP949")
    case "koi8-r", "koi8-u": self.init(label.uppercased())
    default:
      if let page = Self.number(after: ["windows-", "cp", "windows", "x-cp"], in: label), 1250...1258 ~= page {
        self.init("windows-\(page)", converterName: "CP\(page)")
      } else if let part = Self.number(after: ["iso-8859-", "iso8859-", "iso_8859-"], in: label),
        Self.parts.contains(part)
      {
        self.init("ISO-8859-\(part)")
      } else {
        return nil
      }
    }
  }

  /// The parts of ISO 8859; there is no part 12.
  private static let parts: Set<Int> = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16]

  private static func number(after prefixes: [String], in label: String) -> Int? {
    for prefix in prefixes where label.hasPrefix(prefix) {
      let digits = label.utf8.dropFirst(prefix.utf8.count)
      if (1...4).contains(digits.count), let number = Int(Substring(digits)) { return number }
    }
    return nil
  }
}
