/// Mailboxes and accounts that are made from a number: who has the one has the other.
///
/// Chinese operators and providers give out mailboxes by telephone number (`13912348765@139.com`), and a QQ number is
/// the mailbox `123456789@qq.com` and the payment account at once.
enum MailboxNumber {
  /// The telephone number, as E.164, that a canonical mailbox is made from; `nil` unless its provider knows its customers
  /// by telephone number.
  static func phone(of mailbox: Span<UInt8>) -> [UInt8]? {
    guard mailbox.count > 12, mailbox[11] == UInt8(ascii: "@"), mailbox[0] == UInt8(ascii: "1") else { return nil }
    for index in 0..<11 where !(0x30...0x39).contains(mailbox[index]) { return nil }
    guard mailbox[1] >= UInt8(ascii: "3") else { return nil }
    let domain = mailbox.extracting(12..<mailbox.count)
    guard providers.contains(where: { domain.lowercasedEquals($0) }) else { return nil }
    var number = Array("+86".utf8)
    for index in 0..<11 { number.append(mailbox[index]) }
    return number
  }

  private static let providers = [
    "139.com", "189.cn", "wo.cn", "163.com", "126.com", "yeah.net", "sina.com", "sina.cn", "sohu.com", "aliyun.com",
    "21cn.com",
  ]

  /// Whether the folded name of an account's kind is that of Tencent's by QQ number.
  static func isQQ(_ scheme: Span<UInt8>) -> Bool {
    scheme.lowercasedEquals("qq") || scheme.lowercasedEquals("qq-pay") || scheme.lowercasedEquals("tenpay")
      || scheme.lowercasedEquals("qq-wallet")
  }

  /// Makes a QQ number its mailbox.
  ///
  /// - Returns: Whether the account is a QQ number: five to eleven digits, not beginning with 0.
  static func writeMailbox(of account: inout [UInt8]) -> Bool {
    guard (5...11).contains(account.count), account[0] != 0x30, account.allSatisfy({ (0x30...0x39).contains($0) })
    else { return false }
    account.append(contentsOf: "@qq.com".utf8)
    return true
  }
}
