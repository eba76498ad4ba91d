import Testing

@testable import Fingerprints

struct TokenTests {
  private func tokens(_ title: String, _ attributes: [(String, String)] = []) -> [ListingToken] {
    var tokens: [ListingToken] = []
    let fold = TextFold()
    TitleTokens().find(in: fold.fold(title), into: &tokens)
    for (name, value) in attributes {
      AttributeTokens().read(name: fold.fold(name), value: fold.fold(value), into: &tokens)
    }
    return Set(tokens).sorted()
  }

  private func contradict(_ a: [ListingToken], _ b: [ListingToken]) -> Bool {
    !ListingTokens.contradictions(a[...], b[...]).isEmpty
  }

  @Test(
    arguments: [
      ("不锈钢保温杯 500ml", "不锈钢保温杯 750ml"), ("手机壳 iPhone 13", "手机壳 iPhone 14"), ("手机壳iPhone13", "手机壳 iPhone 14"),
      ("瑞杉马丁靴VX2979", "瑞杉马丁靴VX2980"), ("纸巾 3包", "纸巾 5包"), ("四件套", "六件套"), ("黑色连衣裙", "白色连衣裙"),
      ("dress black", "dress white"), ("T恤 XL", "T恤 XXL"), ("男款运动鞋", "女款运动鞋"), ("充电宝 10000mAh", "充电宝 20000mAh"),
      ("GX-100A", "GX-100B"), ("1.5米数据线", "2米数据线"),
    ])
  func tellsGoodsApart(a: String, b: String) { #expect(contradict(tokens(a), tokens(b))) }

  @Test(
    arguments: [
      ("保温杯 500ml", "保温杯 0.5L"), ("保温杯 五百毫升", "保温杯500ML"), ("电饭煲 1斤", "电饭煲500克"), ("GX-100 耳机", "GX 100 耳机"),
      ("GX100 耳机", "耳机gx100"), ("瑞杉VX2979", "瑞杉VX29792026新款"), ("瑞杉VX2979", "瑞杉 包邮"), ("黑色裙", "black 裙"),
      ("保温杯500ml", "保温杯500ml 买二送一"), ("男女通用帽", "女帽"), ("红枣500g", "红枣500克 白色情人节"),
    ])
  func knowsTheSameGoods(a: String, b: String) { #expect(!contradict(tokens(a), tokens(b))) }

  @Test func attributesThatVaryTellApart() {
    #expect(contradict(tokens("裙", [("颜色", "黑色")]), tokens("裙", [("颜色", "白色")])))
    #expect(!contradict(tokens("裙", [("颜色", "黑")]), tokens("裙", [("colour", "Black")])))
    #expect(contradict(tokens("裙", [("颜色", "浅蓝色")]), tokens("裙", [("颜色", "天蓝色")])))
    #expect(contradict(tokens("油", [("净含量", "1L")]), tokens("油", [("规格", "500毫升")])))
    #expect(!contradict(tokens("裙", [("材质", "棉")]), tokens("裙", [("材质", "麻")])))
  }

  @Test func codesOfTextWithoutWordsAreNotRead() {
    let spaced = tokens("B.e.l.d.o. .Y.V.8.1.4.1. .w.a.t.c.h")
    #expect(!contradict(spaced, tokens("Beldo YV8141 watch")))
  }

  @Test func arenaAndSlicesAgreeOnContradictions() {
    var state: UInt64 = 11
    func next(_ limit: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % limit
    }
    let subjects: [ListingToken.Subject] = [
      .code, .colour, .size, .gtin, .measure(2), .attribute(9), .colour.registered,
    ]
    var (tokens, ends, each): ([ListingToken], [Int32], [[ListingToken]]) = ([], [], [])
    for _ in 0..<80 {
      let own = Set(
        (0..<next(7)).map { _ in
          let subject = subjects[Int(next(7))]
          let code = ["gx100", "gx200", "gx100s", "ab12"][Int(next(4))].unicodeScalars.map(\.value)
          return ListingToken(subject, subject == .code ? ModelCode(code[...]).packed : next(3) << 40 | next(2))
        })
      each.append(own.sorted())
      tokens += own.sorted()
      ends.append(Int32(tokens.count))
    }
    var (numbers, titles) = (NumberSets(), NumberSets())
    for text in 0..<80 {
      numbers.append((0..<text % 5).map { _ in UInt32(next(9)) })
      titles.append((0..<text % 3).map { _ in UInt32(next(9)) })
    }
    let distinctions = Distinctions(tokens: tokens, ends: ends, numbers: numbers, titleNumbers: titles)
    var contradicting = 0
    for a in 0..<80 {
      #expect(distinctions.tokens(of: a) == each[a])
      for b in 0..<80 {
        let contradictions = ListingTokens.contradictions(each[a][...], each[b][...])
        #expect(distinctions.contradict(a, b) == !contradictions.isEmpty)
        contradicting += contradictions.isEmpty ? 0 : 1
        #expect(distinctions.numbers(a, b) == numbers.common(a, b))
        #expect(distinctions.titleNumbers(a, b) == titles.common(a, b))
      }
    }
    #expect(contradicting > 500 && contradicting < 6000)
  }
}
