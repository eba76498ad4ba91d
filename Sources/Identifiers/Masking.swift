extension Identifier {
  /// A value as people may see it: `138****8000`, `z***@qq.com`, `杭州市西湖区***`.
  ///
  /// No more than a third of the characters is shown, whether the value is valid or not, and nothing can be computed
  /// back. A mailbox shows the first letter and the domain of a provider with many users; an address its region.
  public static func masked(_ value: String, as kind: IdentifierKind) -> String {
    guard value.utf8.count <= 512 else { return String(repeating: "*", count: 12) }
    let plain = String(value.unicodeScalars.filter { $0.value > 0x20 && !CharacterFolding.isInvisible($0.value) })
    return switch kind {
    case .email: maskedMailbox(plain)
    case .address: maskedAddress(plain)
    default: plain.contains("@") ? maskedMailbox(plain) : maskedNumber(plain)
    }
  }

  /// A value as people may see it, from its bytes; a number in ASCII without its text being made.
  public static func masked(_ raw: Span<UInt8>, as kind: IdentifierKind) -> String {
    guard let shown = shownOfPlain(raw, as: kind) else { return masked(text(raw), as: kind) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(shown.first.count + shown.hidden + shown.last.count)
    for index in shown.first { bytes.append(raw[index]) }
    for _ in 0..<shown.hidden { bytes.append(UInt8(ascii: "*")) }
    for index in shown.last { bytes.append(raw[index]) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What is shown of a number in ASCII: the first characters, how many stars, and the last ones; `nil` for anything else
  /// and for what is hidden as a whole.
  public static func shownOfPlain(
    _ raw: Span<UInt8>, as kind: IdentifierKind
  ) -> (first: Range<Int>, hidden: Int, last: Range<Int>)? {
    guard kind != .email, kind != .address, raw.count <= 64 else { return nil }
    for index in raw.indices where raw[index] <= 0x20 || raw[index] >= 0x7F || raw[index] == 0x40 { return nil }
    var start = 0
    if raw.count == 14, raw[0] == UInt8(ascii: "+") {
      guard raw[1] == UInt8(ascii: "8"), raw[2] == UInt8(ascii: "6") else { return nil }
      start = 3
    }
    let count = raw.count - start
    guard let shown = shownEnds(of: count, isMobile: count == 11 && raw[start] == UInt8(ascii: "1")) else { return nil }
    return (
      start..<(start + shown.first), min(12, count - shown.first - shown.last), (raw.count - shown.last)..<raw.count
    )
  }

  private static func text(_ raw: Span<UInt8>) -> String {
    String(decoding: raw.indices.map { raw[$0] }, as: UTF8.self)
  }

  /// How many first and last characters of a number are shown; `nil` when none is.
  private static func shownEnds(of count: Int, isMobile: Bool) -> (first: Int, last: Int)? {
    let shown = count / 3
    let last = isMobile ? 4 : min(4, (shown + 1) / 2)
    return shown >= 2 ? (isMobile ? 3 : min(3, shown - last), last) : nil
  }

  /// A telephone number without its calling code, so that the part people know it by is shown: 3 first, 4 last of 11.
  /// Else as many first and last characters as stay within a third, 3 and 4 at most.
  private static func maskedNumber(_ value: String) -> String {
    var characters = Array(value.unicodeScalars)
    if characters.count == 14, value.hasPrefix("+86") { characters.removeFirst(3) }
    guard
      let (first, last) = shownEnds(of: characters.count, isMobile: characters.count == 11 && characters[0] == "1")
    else {
      return String(repeating: "*", count: max(3, characters.count))
    }
    var masked = String(String.UnicodeScalarView(characters.prefix(first)))
    masked += String(repeating: "*", count: min(12, characters.count - first - last))
    masked.unicodeScalars.append(contentsOf: characters.suffix(last))
    return masked
  }

  private static let largeProviders = Set(
    words: """
      qq.com 163.com 126.com gmail.com aliyun.com outlook.com hotmail.com foxmail.com sina.com sohu.com 139.com
      yeah.net icloud.com yahoo.com proton.me yandex.ru mail.ru live.com
      """)

  private static func maskedMailbox(_ value: String) -> String {
    let parts = value.lowercased().split(separator: "@", maxSplits: 1)
    guard parts.count == 2, let first = parts[0].unicodeScalars.first else { return "***" }
    let letter = parts[0].unicodeScalars.count >= 3 ? String(first) : ""
    if largeProviders.contains(String(parts[1])) { return "\(letter)***@\(parts[1])" }
    let top = parts[1].split(separator: ".").last.map { $0.unicodeScalars.count <= 6 ? ".\($0)" : "" } ?? ""
    return "\(letter)***@***\(top)"
  }

  private static func maskedAddress(_ value: String) -> String {
    guard let address = PostalAddress(value), address.foreign.isEmpty else { return "***" }
    let region = address.city + address.district
    return (region.isEmpty ? address.province : region) + "***"
  }
}
