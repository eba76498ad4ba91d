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
}
