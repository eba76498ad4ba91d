import Identifiers
import Testing

@Suite struct SchemeTests {
  @Test(arguments: specimens)
  func `a canonical form is its own canonical form`(kind: IdentifierKind, value: String) throws {
    let canonical = try #require(Identifier.judge(value, as: kind).canonical, "\(kind): \(judged(value, as: kind))")
    #expect(judged(canonical, as: kind) == canonical)
  }

  @Test func `resident ids of 15 digits become their 18-digit form`() {
    #expect(judged("110101020101001", as: .residentID) == "110101190201010019")
    #expect(judged("11010519491231002x", as: .residentID) == "11010519491231002X")
    #expect(Identifier.judge("110101020101001", as: .residentID).remarks.contains(.historicalForm))
  }

  @Test func `a resident id needs a province, a day that exists and a birth in the past`() {
    #expect(fault("990101190201010012", as: .residentID) == .part)
    #expect(fault("110101190202300018", as: .residentID) == .part)
    #expect(fault("110101299901010019", as: .residentID) == .part)
    #expect(fault("110101190201010018", as: .residentID) == .checkDigit)
  }

  @Test func `one person's resident ids of 15 and 18 digits are one`() {
    for (old, new) in [("110105491231003", "110105194912310038"), ("440524880101001", "440524198801010011")] {
      #expect(judged(old, as: .residentID) == judged(new, as: .residentID), "\(old)")
      #expect(judged(old, as: .residentID).hasPrefix(String(new.prefix(17))))
    }
  }

  @Test func `specimens and runs that no check digit guards are valid and say that they tie nobody`() {
    for (kind, value) in [
      (IdentifierKind.residentID, "11010519491231002x"), (.hongKongID, "A123456(3)"), (.taiwanID, "a123456789"),
      (.bankCard, "4111 1111 1111 1111"), (.bankAccount, "GB82 WEST 1234 5698 7654 32"),
    ] {
      #expect(Identifier.judge(value, as: kind).remarks.contains(.specimen), "\(value)")
    }
    for (kind, value) in [(IdentifierKind.employerNumber, "12-3456789"), (.britishCompany, "12345678")] {
      let judgement = Identifier.judge(value, as: kind)
      #expect(judgement.isValid && judgement.remarks.contains(.saysNothing), "\(value)")
    }
  }

  @Test func `a German register's court is found by any spelling, and must exist`() {
    for writing in [
      "Köln HRB 49263", "koln hrb 49263", "KOELN HRB 49263", "Amtsgericht Köln HRB 49263", "Ｋöｌｎ ＨＲＢ ４９２６３",
    ] {
      #expect(judged(writing, as: .germanRegister) == "Köln HRB 49263", "\(writing)")
    }
    for writing in ["Berlin HRB 1 B", "Charlottenburg HRB 1B", "Berlin (Charlottenburg) HRB 1 B"] {
      #expect(judged(writing, as: .germanRegister) == "Berlin (Charlottenburg) HRB 1 B", "\(writing)")
    }
    #expect(fault("Atlantis HRB 49263", as: .germanRegister) == .part)
    #expect(fault("Köln HRB 049263", as: .germanRegister) == .character)
    #expect(fault("HRB 49263", as: .germanRegister) == .part)
  }

  @Test func `a credit code is judged by its own check; the one inside it is a remark`() {
    #expect(Identifier.judge("91110000600037341L", as: .creditCode).remarks == [])
    // The organisation code in it asks for 0 where 5 stands.
    let made = Identifier.judge("91330106MA2AB3CD55", as: .creditCode)
    #expect(made.isValid && made.remarks.contains(.organisationCheckDigit))
    #expect(fault("91110000600037341I", as: .creditCode) == .character)
    #expect(fault("000000000000000000", as: .creditCode) == .placeholder)
  }

  /// Check digits over a prime modulus promise to catch every single wrong digit, and so does Luhn's.
  @Test(arguments: [
    (IdentifierKind.residentID, "11010519491231002X"), (.creditCode, "91110000600037341L"),
    (.bankCard, "6217000000448407381"),
    (.gtin, "4006381333931"), (.bankAccount, "GB82WEST12345698765432"), (.legalEntity, "213800KUD8LAJWSQ9D15"),
    (.germanVAT, "136695976"), (.registrationNumber, "110108000000016"), (.australianBusiness, "83914571673"),
    (.hongKongID, "A1234563"), (.organisationCode, "D2143569X"),
  ])
  func `every single wrong digit is caught`(kind: IdentifierKind, value: String) {
    let good = Array(value.utf8)
    #expect(Identifier.judge(value, as: kind).isValid)
    for place in good.indices where (0x30...0x39).contains(good[place]) {
      for digit in UInt8(0x30)...0x39 where digit != good[place] {
        var wrong = good
        wrong[place] = digit
        let text = String(decoding: wrong, as: UTF8.self)
        #expect(!Identifier.judge(text, as: kind).isValid, "\(text)")
      }
    }
  }

  @Test func `values that fill a form are placeholders`() {
    for (kind, value) in [
      (IdentifierKind.phone, "13800000000"), (.phone, "13800138000"), (.phone, "12345678901"),
      (.phone, "+86 13888888888"),
      (.bankCard, "0000000000000000"), (.bankCard, "6222 0200 0000 0000"), (.device, "00:00:00:00:00:00"),
      (.device, "02:00:00:00:00:00"), (.device, "00000000-0000-0000-0000-000000000000"), (.email, "test@test.com"),
      (.email, "aaa@aaa.com"), (.address, "同上"), (.phone, "无"), (.residentID, "暂无"), (.creditCode, "N/A"),
      (.passport, "none"), (.other, "-"), (.residentID, "123456789012345678"), (.residentID, "111111111111111111"),
      (.creditCode, "000000000000000000"), (.residentID, "111111111111111"), (.bankCard, "1234567890123452"),
      (.bankCard, "1234567812345670"), (.organisationCode, "12345678-8"), (.registrationNumber, "123456789012345"),
      (.legalEntity, "00000000000000000098"), (.gtin, "1234567890128"),
      (.network, "0.0.0.0"), (.gtin, "0000000000000"), (.other, "12345678"), (.alipay, "13800000000"),
    ] {
      #expect(fault(value, as: kind) == .placeholder, "\(kind) \(value)")
    }
  }

  @Test func `a value in the wrong field is no identifier`() {
    #expect(!Identifier.judge("13800008000", as: .residentID).isValid)
    #expect(!Identifier.judge("zhang@163.com", as: .phone).isValid)
    #expect(!Identifier.judge("11010519491231002X", as: .bankCard).isValid)
    #expect(!Identifier.judge("6217000000448407381", as: .phone).isValid)
    #expect(!Identifier.judge("13800008000", as: .email).isValid)
    #expect(!Identifier.judge("杭州市西湖区", as: .address).isValid)
  }

  @Test func `kinds are found by our names, the feed's and the field's`() {
    for kind in IdentifierKind.allCases { #expect(IdentifierKind(named: kind.rawValue) == kind) }
    #expect(IdentifierKind(named: "cn_ric") == .residentID)
    #expect(IdentifierKind(named: "CN-USCC") == .creditCode)
    #expect(IdentifierKind(named: "uk_crn") == .britishCompany)
    #expect(IdentifierKind(named: "e164") == .phone)
    #expect(IdentifierKind(named: "no-such-scheme") == nil)
  }

  @Test func `networks that say nothing say so`() {
    for address in [
      "10.0.0.1", "192.168.1.1", "172.16.0.1", "100.64.0.1", "127.0.0.1", "169.254.1.1", "fe80::1", "fd00::1",
      "2001:db8::1",
    ] {
      #expect(Identifier.judge(address, as: .network).remarks.contains(.saysNothing), "\(address)")
    }
    #expect(Identifier.judge("172.32.0.1", as: .network).remarks == [])
    #expect(judged("::FFFF:36.5.6.7", as: .network) == "36.5.6.7")
    #expect(judged("2001:0db8:0000:0000:0001:0000:0000:0001", as: .network) == "2001:db8::1:0:0:1")
    #expect(judged("2408:8000:0:1::", as: .network) == "2408:8000:0:1::")
    for wrong in [
      "256.1.1.1", "1.2.3", "1.2.3.4.5", "010.1.1.1", "1::2::3", "12345::", ":1", "1:2:3:4:5:6:7:8:9", "::1.2.3",
    ] {
      #expect(!Identifier.judge(wrong, as: .network).isValid, "\(wrong)")
    }
  }
}
