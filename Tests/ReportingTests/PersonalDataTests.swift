import Testing

@testable import Reporting

@Suite struct PersonalDataTests {
  @Test(arguments: [
    ("13800138000", "138****8000"), ("Call 13800138000.", "Call 138****8000."),
    ("13800138000 24小时", "138****8000 24小时"), ("1 13800138000", "1 138****8000"),
    ("13800138000\u{200B}24", "138****8000\u{200B}24"), ("13800138000/13900139000", "138****8000/139****9000"),
    ("8613800138000", "86138****8000"), ("+86 138 0013 8000", "+86 138 **** 8000"),
    ("0086-138-0013-8000", "0086-138-****-8000"), ("008613800138000", "0086138****8000"),
    ("138.0013.8000", "138.****.8000"), ("138－0013－8000", "138－****－8000"), ("１３８００１３８０００", "１３８****８０００"),
    ("138·0013·8000", "138·****·8000"), ("138・0013・8000", "138・****・8000"), ("138/0013/8000", "138/****/8000"),
    ("138—0013–8000", "138—****–8000"), ("138−0013_8000", "138−****_8000"), ("138(0013)8000", "138(****)8000"),
    ("138 - 0013 - 8000", "138 - **** - 8000"), ("138\u{200B}0013\u{2060}8000", "138\u{200B}****\u{2060}8000"),
    ("1\u{AD}3800138000", "1\u{AD}38****8000"), ("138\t0013\t8000", "138\t****\t8000"),
    ("1 3 8 0 0 1 3 8 0 0 0", "1 3 8 * * * * 8 0 0 0"), ("①③⑧00138000", "①③⑧****8000"),
    ("1️⃣3800138000", "1️⃣38****8000"), ("微信vx13800138000数量", "微信vx138****8000数量"),
  ])
  func `A mobile number is masked however it is written`(text: String, expected: String) {
    #expect(PersonalData.hidden(in: text) == expected)
  }

  @Test(arguments: [
    ("010-62345678", "0**-******78"), ("(010) 62345678", "(0**) ******78"), ("01062345678", "0********78"),
    ("021 6234 5678", "0** **** **78"), ("0571-88881234", "05**-******34"),
    ("0571-8888123", "0***-*****23"), ("０１０－６２３４５６７８", "０**－******７８"), ("0755.8888.1234", "07**.****.**34"),
    ("+852 9123 4567", "+8** **** **67"), ("+1 (415) 555-2671", "+1 (***) ***-**71"),
    ("+44 20 7946 0958", "+44 ** **** **58"), ("＋4915112345678", "＋49*********78"), ("+6591234567", "+6*******67"),
  ])
  func `Landlines and numbers of other countries are masked`(text: String, expected: String) {
    #expect(PersonalData.hidden(in: text) == expected)
  }

  @Test(arguments: [
    "110101199003070134", "11010119900307013X", "110101 1990 03 07 0134", "110101-19900307-0134",
    "6222021234567890123", "6222 0212 3456 7890 123", "6222-0212-3456-7890", "3782 822463 10005", "4111 1111 1111 1111",
    "622202\u{200B}1234567890123", "6.2.2.2.0.2.1.2.3.4.5.6.7.8.9.0",
  ])
  func `Of an identity or card number no more than a third is shown`(text: String) {
    let digits = text.unicodeScalars.count { DigitScalar.value(of: $0) != nil }
    let shown = PersonalData.hidden(in: text).unicodeScalars.count { DigitScalar.value(of: $0) != nil }
    #expect(shown <= digits / 3)
  }

  @Test(arguments: [
    ("zhang.wei@example.com", "z***@example.com"), ("zhang.wei＠example.com", "z***＠example.com"),
    ("zhang\u{200B}wei@example.com", "z***@example.com"), ("a@example.com", "***@example.com"),
    ("13800138000@qq.com", "1***@qq.com"), ("ｚｈａｎｇ@example.com", "ｚ***@example.com"),
  ])
  func `A mailbox shows its first letter and its host`(text: String, expected: String) {
    #expect(PersonalData.hidden(in: text) == expected)
  }

  @Test(arguments: [
    "iPhone 15 Pro Max 256GB", "6901234567892", "6913800138000", "036000291452", "041570054161", "10012345678902",
    "6901234567892 6901234567893", "2024 6901234567892", "2024-01-15 2024-02-20", "2024.11.11-2024.11.15",
    "15/3/2024-20/12", "20240115-20240220", "2019 2020 2021 2022", "2018 2019 2020 2025",
    "Latitude 5300 7300 7400 5310", "1599.00 129.90", "￥19.90-29.90",
    "35 36 37 38 39 40 41 42 43 44", "100/110/120/130/140/150", "SKU 18650-3.7", "15+2024 128GB 2026", "+2024.11.11",
    "iTXt@41", "3@9.9元", "1920×1080 60Hz", "0 36000 29145 2", "400-123-4567", "1234567\n13800\n138",
  ])
  func `Article numbers, prices, sizes and dates stay as they are`(text: String) {
    #expect(PersonalData.hidden(in: text) == text)
  }

  @Test func `Hiding twice changes nothing`() {
    let text = "+86 138 0013 8000, 010-62345678, zhang.wei@example.com, 6222 0212 3456 7890 123"
    let once = PersonalData.hidden(in: text)
    #expect(PersonalData.hidden(in: once) == once)
  }

  @Test func `A line for a terminal has no line break, no control character and no number`() {
    #expect(SafeLine.of("a\n\u{1B}[2Jb 138·0013·8000") == "a‹U+000A›‹U+001B›[2Jb 138·****·8000")
  }
}
