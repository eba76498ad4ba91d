import Identifiers
import Testing

@Suite struct ReachTests {
  @Test(arguments: [
    "13800008000", "+86 138 0000 8000", "008613800008000", "86-13800008000", "138-0000-8000", "１３８００００８０００",
    "(138)00008000", "+86 (0)138 0000 8000", "138\u{200B}00008000", "手机：138 0000 8000", "13800008000(微信同号)",
    "tel:+86-138-0000-8000",
    "8613800008000", "013800008000", "17951 13800008000",
  ])
  func `a mobile number is one in every writing`(_ writing: String) {
    #expect(judged(writing, as: .phone) == "+8613800008000")
  }

  @Test func `landlines are valid and said to be`() {
    let office = Identifier.judge("010-62770000转801", as: .phone)
    #expect(office.canonical == "+861062770000")
    #expect(office.remarks.contains(.landline))
    #expect(judged("0755-20000000-8012", as: .phone) == "+8675520000000")
  }

  @Test func `what no network has assigned is refused`() {
    for number in ["15400006605", "1380000123", "138000012345", "12900006928", "95500", "138o0001234", "+999123456789"]
    {
      #expect(!Identifier.judge(number, as: .phone).isValid, "\(number)")
    }
  }

  @Test func `a national number is read in the region given`() {
    #expect(Identifier.judge("0121 234 5678", as: .phone, region: "GB").canonical == "+441212345678")
    #expect(Identifier.judge("8 (912) 345-67-89", as: .phone, region: "ru").canonical == "+79123456789")
    #expect(Identifier.judge("02 1234 5678", as: .phone, region: "IT").canonical == "+390212345678")
    #expect(!Identifier.judge("0121 234 5678", as: .phone, region: "??").isValid)
  }

  @Test func `a mailbox is one by its provider's rules`() {
    #expect(judged("Zhang.San+shop@GoogleMail.com", as: .email) == "zhangsan@gmail.com")
    #expect(judged("shop+tag@outlook.com", as: .email) == "shop@outlook.com")
    #expect(judged("shop+tag@example.com", as: .email) == "shop+tag@example.com")
    #expect(judged("ivan.petrov@ya.ru", as: .email) == "ivan-petrov@yandex.ru")
    #expect(judged("a.b_c-d@pm.me", as: .email) == "abcd@proton.me")
    #expect(judged("<ｉｎｆｏ＠BÜCHER.example>", as: .email) == "info@xn--bcher-kva.example")
  }

  /// RFC 3492, section 7.1, samples (B), (G) and (I) in small letters.
  @Test func `domains go through punycode`() {
    #expect(judged("a@他们为什么不说中文.example", as: .email) == "a@xn--ihqwcrb4cv8a8dqg056pqjye.example")
    #expect(
      judged("a@почемужеонинеговорятпорусски.example", as: .email) == "a@xn--b1abfaaepdrnnbgefbadotcwatmq2g4l.example")
  }

  /// Unicode Technical Standard 46, section 4 and its table of examples, non-transitional.
  @Test func `domains are mapped as browsers map them`() {
    #expect(judged("a@faß.de", as: .email) == "a@xn--fa-hia.de")
    #expect(judged("a@Faß。de", as: .email) == "a@xn--fa-hia.de")
    #expect(judged("a@xn--fa-hia.de", as: .email) == "a@xn--fa-hia.de")
    #expect(judged("a@Bu\u{0308}cher.example", as: .email) == judged("a@bücher.example", as: .email))
    #expect(judged("a@℡.example", as: .email) == "a@tel.example")
    #expect(judged("ℌans@example.com", as: .email) == "hans@example.com")
    for wrong in ["a@xn--a.com", "a@xn--.com", "a@\u{0301}a.com", "a@☕.a℀b.com", "a@é-.com", "a@אb.com"] {
      #expect(!Identifier.judge(wrong, as: .email).isValid, "\(wrong)")
    }
    #expect(fault("a@\(String(repeating: "é", count: 64)).com", as: .email) == .length)
  }

  @Test func `look-alike letters in a domain are remarked`() {
    #expect(Identifier.judge("info@раураl.example", as: .email).remarks.contains(.mixedScripts))
    #expect(!Identifier.judge("info@яндекс.example", as: .email).remarks.contains(.mixedScripts))
  }

  @Test func `an account that is a phone or a mailbox compares as one`() {
    let phone = Array(judged("138 0000 8000", as: .alipay).utf8)
    #expect(String(decoding: phone, as: UTF8.self) == judged("+86-13800008000", as: .phone))
    #expect(IdentifierKind.alipay.comparison(of: phone.span) == .phone)
    let mailbox = Array(judged("Zhang.San@gmail.com", as: .paypal).utf8)
    #expect(IdentifierKind.paypal.comparison(of: mailbox.span) == .email)
    let own = Array(judged("2088 1021 7526 5432", as: .alipay).utf8)
    #expect(IdentifierKind.alipay.comparison(of: own.span) == .alipay)
  }
}
