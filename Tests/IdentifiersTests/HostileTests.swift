import Identifiers
import Testing

@Suite struct HostileTests {
  /// Bytes that a feed may hold in any field.
  static let values: [[UInt8]] = [
    [], [0x20], [0x00], Array("\u{202E}123\u{200F}".utf8), [0xFF, 0xFE, 0x41], [0xC0, 0x80], [0xED, 0xA0, 0x80],
    [0xF4, 0x90, 0x80, 0x80],
    Array("a\u{0301}\u{0301}\u{0301}@b.com".utf8), Array("\u{1F600}\u{1F468}\u{200D}\u{1F469}".utf8), [0xE4, 0xB8],
    Array(repeating: 0x39, count: 1_000_000), Array(repeating: 0xFF, count: 1_000_000),
    Array(String(repeating: "杭", count: 300_000).utf8), Array(String(repeating: "1-", count: 150).utf8),
    Array(String(repeating: "号", count: 300).utf8), Array(String(repeating: "(", count: 300).utf8), Array("号路区市".utf8),
    Array("@@@@".utf8), Array(String(repeating: "a.", count: 120).utf8) + Array("@b.c".utf8), Array("第第第1".utf8),
    Array(("a@" + String(repeating: "\u{10FFFD}", count: 60) + ".com").utf8), Array("+".utf8), Array("(0)".utf8),
    Array("::".utf8),
    Array("一百一百一百一百一百一百一百一百一百一百号".utf8), Array("九九九九九九九九九九九九九九九九九九九九九号路".utf8),
  ]

  @Test(arguments: values.indices)
  func `every kind survives every bytes, and a faulty value has no canonical form`(_ index: Int) {
    let value = Self.values[index]
    for kind in IdentifierKind.allCases {
      var canonical: [UInt8] = [1, 2, 3]
      let fault = Identifier.judge(value.span, as: kind, into: &canonical)
      #expect((fault == nil) != canonical.isEmpty, "\(kind)")
      #expect(canonical.count <= 2048)
      if value.count == 1_000_000 { #expect(fault != nil) }
    }
  }

  @Test func `disguises are undone and remarked`() {
    let plain = judged("11010519491231002X", as: .residentID)
    for disguise in [
      "１１０１０５１９４９１２３１００２Ｘ", "110105\u{200B}19491231002X", "\u{202D}11010519491231002X\u{202C}", "𝟏𝟏𝟎𝟏𝟎𝟓𝟏𝟗𝟒𝟗𝟏𝟐𝟑𝟏𝟎𝟎𝟐X",
    ] {
      let judgement = Identifier.judge(disguise, as: .residentID)
      #expect(judgement.canonical == plain)
      #expect(judgement.remarks.contains(.disguised))
    }
    #expect(fault("1101051949123100\u{0301}2X", as: .residentID) != nil)
  }

  @Test func `nothing visible is empty, not a placeholder`() {
    for blank in ["", "  ", "\u{200B}", "\u{3000}\t"] {
      for kind in IdentifierKind.allCases { #expect(fault(blank, as: kind) == .empty, "\(kind)") }
    }
  }

  /// Any order of what addresses are made of, whole or cut up: parsing ends, and never takes nonsense for a room's
  /// missing canonical form.
  @Test func `scrambled addresses are judged one way or the other`() {
    let parts = [
      "杭州", "杭州市", "西湖区", "文三路", "南京", "12", "三", "号", "幢", "单元", "室", "-", " ", "A", "小区", "街道", "村", "(", ")", "弄",
      "第",
      "附", "#", "层", "省", "浙江",
    ]
    var random = FixedGenerator(seed: 20_251_123)
    for _ in 0..<2000 {
      let text = (0..<12).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
      let judgement = Identifier.judge(text, as: .address)
      #expect((judgement.fault == nil) == (judgement.canonical?.isEmpty == false), "\(text)")
    }
  }
}

/// Knuth's linear congruential generator (MMIX): the same numbers in every run.
struct FixedGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 31
  }
}
