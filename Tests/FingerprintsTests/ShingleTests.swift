import Testing

@testable import Fingerprints

struct ShingleTests {
  private func shingles(_ text: String) -> [UInt32] {
    var hashes: [UInt32] = []
    var shingler = Shingler()
    shingler.shingle(TextFold().fold(text), into: &hashes)
    return hashes
  }

  @Test func countsWindows() {
    #expect(shingles("保温杯不锈钢").count == 5)
    #expect(shingles("cottonbag").count == 5)
    #expect(shingles("").isEmpty)
    #expect(shingles("杯").count == 1)
  }

  @Test func wordsPartingChangesNothing() {
    #expect(shingles("保温杯 不锈钢") == shingles("保温杯不锈钢"))
    #expect(shingles("cast iron skillet") == shingles("castironskillet"))
  }

  @Test func aWholeNumberIsOneSymbol() {
    #expect(Set(shingles("容量500毫升")).intersection(shingles("容量550毫升")) == Set(shingles("容量") + shingles("毫升")))
    #expect(shingles("容量500毫升") != shingles("容量550毫升"))
  }

  @Test func setsDoNotDependOnOrder() {
    var a = ShingleSets()
    var b = ShingleSets()
    let hashes = shingles("本款保温杯采用不锈钢材质,容量500毫升")
    a.append(first: hashes, second: [])
    b.append(first: Array(hashes.reversed()) + hashes, second: [])
    a.arrange(0)
    b.arrange(0)
    #expect(a.shingles == b.shingles)
  }

  @Test func resemblanceOfKnownSets() {
    var sets = ShingleSets()
    func hashes(_ values: UInt32...) -> [UInt32] { values.map { $0 << 8 } }
    sets.append(first: hashes(1, 2, 3), second: hashes(4, 5))
    sets.append(first: hashes(3, 2), second: hashes(5, 6, 7, 1))
    sets.arrange(0)
    sets.arrange(1)
    let measured = Resemblance(of: 0, and: 1, in: sets)
    #expect(measured.plain == Resemblance.Overlap(a: 5, b: 6, shared: 4))
    #expect(measured.plain.jaccard == 4.0 / 7.0)
    #expect(measured.plain.containment == 0.8)
    #expect(measured.first == Resemblance.Overlap(a: 3, b: 2, shared: 2))
    #expect(measured.weightedSecond.shared == Shingle.fullWeight)
  }

  @Test(arguments: [10, 300, 5_000])
  func shinglesKeepWhatTheyAre(count: Int) {
    var sets = ShingleSets()
    let hashes = (0..<UInt64(count)).map { UInt32(truncatingIfNeeded: StableHash.mix($0)) }
    sets.append(first: hashes, second: Array(hashes.prefix(count / 2)))
    sets.arrange(0)
    let kept = sets.shingles[sets.range(of: 0)]
    #expect(kept.map(\.hash) == Set(hashes.map { $0 & 0xFFFF_FF00 }).sorted())
    #expect(kept.allSatisfy { $0.parts.inFirst == 1 && $0.weight == Shingle.fullWeight })
    #expect(kept.count { $0.parts.inSecond == 1 } == Set(hashes.prefix(count / 2).map { $0 >> 8 }).count)
  }

  @Test func whatAllShareWeighsLeast() {
    var sets = ShingleSets()
    for text in 0..<UInt32(2000) {
      sets.append(first: [0x8000_0000, text << 20 | 0xFFFFF], second: text % 100 == 0 ? [0xC000_0000] : [])
    }
    let frequencies = DocumentFrequencies(of: sets)
    #expect(frequencies.weight(of: 0x8000_0000) < 2)
    #expect(frequencies.weight(of: 0x8000_0000) < frequencies.weight(of: 0xC000_0000))
    #expect(frequencies.weight(of: 0x0010_0000 | 0xFFFFF) == UInt8(Shingle.fullWeight))
  }

  @Test func syllablesAndSoundAlikesAreTheirIdeographs() {
    #expect(shingles("bao邮正品男装") == shingles("包邮正品男装"))
    #expect(shingles("包油正品男装") == shingles("包邮正品男装"))
    #expect(shingles("包 you 正品男装") == shingles("包邮正品男装"))
    // Among letters alone, words stay words.
    #expect(shingles("bao bag") == shingles("baobag"))
  }

  @Test(arguments: [("五百毫升", "500毫升"), ("十二件", "12件"), ("二零二六新款", "2026新款"), ("三万二千", "32000"), ("两千零五", "2005")])
  func numeralsAreNumbers(written: String, digits: String) {
    #expect(shingles("容量" + written) == shingles("容量" + digits))
  }

  @Test func numbersAgreeOrNot() {
    var sets = NumberSets()
    var shingler = Shingler()
    for text in ["批次4698-66", "批次4698-66,重量5376克", "批次12", "没有数字"] {
      var (hashes, numbers): ([UInt32], [UInt32]) = ([], [])
      shingler.shingle(TextFold().fold(text), into: &hashes, numbers: &numbers)
      sets.append(numbers)
    }
    #expect(sets.agreement(0, 1) == 0.5)
    #expect(sets.agreement(1, 2) == -0.5)
    #expect(sets.agreement(0, 3) == nil)
  }
}
