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

  /// A telephone number without its calling code, so that the part people know it by is shown: 3 first, 4 last of 11.
  /// Else as many first and last characters as stay within a third, 3 and 4 at most.
  private static func maskedNumber(_ value: String) -> String {
    var characters = Array(value.unicodeScalars)
    if characters.count == 14, value.hasPrefix("+86") { characters.removeFirst(3) }
    let shown = characters.count / 3
    let isMobile = characters.count == 11 && characters[0] == "1"
    let last = isMobile ? 4 : min(4, (shown + 1) / 2)
    let first = isMobile ? 3 : min(3, shown - last)
    guard shown >= 2 else { return String(repeating: "*", count: max(3, characters.count)) }
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
