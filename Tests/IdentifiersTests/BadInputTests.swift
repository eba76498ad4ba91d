import Identifiers
import Testing

/// Values that identify nobody, each named for what is wrong with it.
@Suite struct BadInputTests {
  @Test(arguments: [
    ("138****8000", IdentifierKind.phone), ("138xxxx8000", .phone), ("１３８＊＊＊＊８０００", .phone), ("138••••8000", .phone),
    ("110101********1234", .residentID), ("11010519491231XXXX", .residentID), ("6222 **** **** 3331", .bankCard),
    ("a***@qq.com", .email), ("浙江省杭州市西湖区***", .address), ("91**************27", .creditCode), ("z**g", .alipay),
  ])
  func `what is covered in part is named as such`(value: String, kind: IdentifierKind) {
    #expect(Identifier.judge(value, as: kind).fault == .masked)
  }

  @Test(arguments: [
    ("110105194912310038", IdentifierKind.phone), ("zhang.wei@qq.com", .phone),
    ("13912348765", .residentID), ("13912348765", .email), ("13912348765", .bankCard), ("91110000600037341L", .phone),
    ("6222021001112223331", .phone), ("+86 139 1234 8765", .address), ("zhang.wei@qq.com", .creditCode),
  ])
  func `a value in the wrong field is named as such`(value: String, kind: IdentifierKind) {
    #expect(Identifier.judge(value, as: kind).fault == .wrongField)
  }

  @Test(arguments: [
    "13800000000", "13888888888", "13800138000", "10000000000", "12345678901", "无", "同上", "n/a", "test", "00000000000",
    "***", "———",
  ])
  func `fillers are placeholders, not something else`(value: String) {
    #expect(Identifier.judge(value, as: .phone).fault == .placeholder)
  }

  @Test(arguments: [
    ("1391234876", IdentifierKind.phone), ("11010519491231003", .residentID), ("9111000060003734", .creditCode),
    ("王建国", .residentID), ("MAX MUSTER", .phone),
  ])
  func `a cut value or a word is neither masked nor misplaced`(value: String, kind: IdentifierKind) {
    let fault = Identifier.judge(value, as: kind).fault
    #expect(fault == .length || fault == .character)
  }

  @Test(arguments: ["13912348765", "zhang.wei@qq.com", "110105194912310038", "6222021001112223331"])
  func `numbers and mailboxes are no names`(value: String) {
    let bytes = Array(value.utf8)
    let isMisplaced = Identifier.isWrittenInName(bytes.span)
    #expect(isMisplaced)
  }

  @Test(arguments: ["王建国", "XXXX Trading", "Max Muster", "公司88", "3M", "7 Eleven", "Studio 54 GmbH", ""])
  func `names are names`(value: String) {
    let bytes = Array(value.utf8)
    let isMisplaced = Identifier.isWrittenInName(bytes.span)
    #expect(!isMisplaced)
  }
}
