/// What a mail provider ignores in the part before the `@`: two spellings of one mailbox must compare equal.
struct MailProvider {
  /// The domain that its other domains stand for.
  let domain: String
  /// Whether a tag behind a plus sign is ignored.
  let ignoresTag: Bool
  /// Characters that are ignored.
  let ignored: String
  /// Whether a dot and a hyphen are one.
  let dotIsHyphen: Bool

  /// The provider of a domain, written small; `nil` for one whose rules are not known, where nothing may be changed.
  init?(domain: String) {
    guard let provider = Self.providers[domain] else { return nil }
    self = provider
  }

  private init(_ domain: String, ignoring ignored: String = "", dotIsHyphen: Bool = false) {
    self.domain = domain
    self.ignoresTag = true
    self.ignored = ignored
    self.dotIsHyphen = dotIsHyphen
  }

  /// Whether a domain's hash is one of a provider's.
  static func mayKnow(_ hash: UInt64) -> Bool { hashes.contains(hash) }

  private static let hashes = Set(providers.keys.map { Mailbox.hash(of: Array($0.utf8).span) })

  private static let providers: [String: MailProvider] = {
    var providers: [String: MailProvider] = [:]
    for domain in ["gmail.com", "googlemail.com"] { providers[domain] = MailProvider("gmail.com", ignoring: ".") }
    for domain in ["proton.me", "protonmail.com", "protonmail.ch", "pm.me"] {
      providers[domain] = MailProvider("proton.me", ignoring: "._-")
    }
    for domain in [
      "yandex.ru", "ya.ru", "yandex.com", "yandex.by", "yandex.kz", "yandex.ua", "yandex.com.tr", "narod.ru",
    ] {
      providers[domain] = MailProvider("yandex.ru", dotIsHyphen: true)
    }
    for domain in [
      "outlook.com", "hotmail.com", "live.com", "msn.com", "icloud.com", "me.com", "mac.com", "fastmail.com",
      "fastmail.fm", "zoho.com", "zohomail.com", "outlook.de", "outlook.fr", "outlook.jp", "hotmail.co.uk",
      "hotmail.de", "hotmail.fr", "live.cn", "live.co.uk",
    ] {
      providers[domain] = MailProvider(domain)
    }
    return providers
  }()

  /// Appends a local part as the provider reads it.
  ///
  /// - Returns: Whether anything is left of it.
  func write(_ local: ArraySlice<UInt8>, into output: inout [UInt8]) -> Bool {
    let start = output.count
    for byte in local {
      if ignoresTag, byte == 0x2B { break }
      if ignored.utf8.contains(byte) { continue }
      output.append(dotIsHyphen && byte == 0x2E ? 0x2D : byte)
    }
    return output.count > start
  }
}
