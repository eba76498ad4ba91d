import Testing

@testable import Fingerprints

struct TextFoldTests {
  private let fold = TextFold()

  @Test(
    arguments: [
      ("ＡＢＣ１２３", "abc123", UndoneDisguises.fullWidth),
      ("Ｃａｆé", "cafe", .fullWidth),
      ("соttоn", "cotton", .lookAlike),
      ("ΤΟΡ", "top", .lookAlike),
      ("保\u{200B}温\u{2060}杯", "保温杯", .invisible),
      ("\u{202E}保温杯\u{202C}", "保温杯", .invisible),
      ("🔥保温杯❤️★", "保温杯", [.decoration, .invisible]),
      ("保溫杯", "保温杯", .traditional),
      ("保-温_杯", "保 温 杯", []),
      ("【保温杯】500ML", "保温杯 500ml", []),
      ("3.5 L.", "3.5 l", []),
      ("①②③", "123", .fullWidth),
      ("𝐍𝐨𝐫𝐯𝐢𝐚", "norvia", .fullWidth),
      ("c\u{0301}o\u{0327}t", "cot", []),
      ("㎖", "ml", .fullWidth),
      ("straße", "strasse", []),
      ("İstanbul", "istanbul", []),
    ] as [(String, String, UndoneDisguises)])
  func undoesDisguise(text: String, plain: String, undone: UndoneDisguises) {
    let folded = fold.fold(text)
    #expect(folded.string == plain)
    #expect(folded.undone == undone)
  }

  @Test func whatAnyScalarBecomesStaysAsItIs() {
    let table = FoldTable.standard
    func settled(_ scalar: UInt32) -> Bool {
      let entry = table.entry(of: scalar)
      return entry.mode == 0 || (entry.mode == FoldTable.Entry.modeOne && entry.payload == scalar)
    }
    for entry in table.entries where entry.mode == FoldTable.Entry.modeOne && !settled(entry.payload) {
      Issue.record("U+\(String(entry.payload, radix: 16))")
    }
    var position = 0
    while position < table.sequences.count {
      let end = position + 1 + Int(table.sequences[position])
      #expect(table.sequences[(position + 1)..<end].allSatisfy(settled))
      position = end
    }
  }

  @Test(arguments: ["Ｂ.e.l.d.o. s-m-a-r-t 3.5.1.", "① 2. 3..4 …5.6", "👍ǅ ﬃ ﷺ ㍿ 保溫杯", "a\u{301}.1\u{200B}.2"])
  func foldingTwiceChangesNothing(text: String) {
    let once = fold.fold(text)
    #expect(fold.fold(once.string).scalars == once.scalars)
  }

  /// Eta, nu and upsilon are taken for other Latin letters in one case than in the other.
  @Test func caseChangesNothingInLatinGreekAndCyrillic() {
    for value in [0x41...0x24F, 0x391...0x3A9, 0x410...0x44F].joined().map(UInt32.init)
    where ![0x397, 0x39D, 0x3A5].contains(value) {
      guard let scalar = Unicode.Scalar(value), scalar.properties.lowercaseMapping.unicodeScalars.count == 1 else {
        continue
      }
      let upper = fold.fold(String(Character(scalar)))
      let lower = fold.fold(scalar.properties.lowercaseMapping)
      if upper.scalars != lower.scalars { Issue.record("U+\(String(value, radix: 16))") }
    }
  }

  @Test func closesUpCharactersThatStandApart() {
    let folded = fold.fold("B.e.l.d.o. .s.m.a.r.t. .w.a.t.c.h")
    #expect(folded.string == "beldosmartwatch")
    #expect(folded.undone == .separators)
    #expect(fold.fold("保-温-杯-大-容-量-便-携").string == "保温杯大容量便携")
  }

  @Test func keepsTraditionalCharactersApartWhenToldTo() {
    #expect(TextFold(simplifying: false).fold("保溫杯").string == "保溫杯")
  }

  @Test(
    arguments: [
      [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE4, 0xBF], [0x80],
      [0xFF],
      [0xE4, 0x41], [0xE0, 0x80, 0x80], [0xE4, 0x80, 0x41], [0xF0, 0x80, 0x80, 0x80],
    ] as [[UInt8]])
  func skipsBytesThatAreNotUTF8(bytes: [UInt8]) {
    var folded = FoldedText()
    fold.fold((bytes + Array("杯".utf8)).span, appendingTo: &folded)
    #expect(folded.string.hasSuffix("杯"))
    #expect(folded.scalars.allSatisfy { $0 == 0x676F || $0 == 0x61 })
    #expect(folded.undone == .invisible)
    // In the midst of a word and at its end, too.
    for tail in ["杯", ""] {
      folded.removeAll()
      fold.fold((Array("保a杯".utf8) + bytes + Array(tail.utf8)).span, appendingTo: &folded)
      #expect(folded.string.hasPrefix("保a杯"))
      #expect(tail.isEmpty || folded.scalars.count > 3 && folded.string.hasSuffix(tail))
      #expect(folded.scalars.dropFirst(3).allSatisfy { $0 == 0x676F || $0 == 0x61 })
      #expect(folded.undone == .invisible)
    }
  }

  @Test(arguments: ["", " \n\t", "🔥🔥🔥", "\u{0301}\u{0302}\u{20E3}", "\u{200B}\u{202E}\u{FEFF}", "!!!…———", "。、《》"])
  func findsNoTextInDecoration(text: String) { #expect(fold.fold(text).isEmpty) }

  @Test func keepsVowelSignsOfOtherScripts() {
    #expect(fold.fold("हिन्दी") != fold.fold("हन्द"))
    #expect(fold.fold("ไทย") != fold.fold("ทย"))
  }

  @Test func readsNoMoreThanTheLimit() {
    var folded = FoldedText()
    let bytes = [UInt8](repeating: 0x61, count: 5_000_000)
    fold.fold(bytes.span, limit: 1000, appendingTo: &folded)
    #expect(folded.scalars.count == 1000)
    for limit in 0...6 {
      folded.removeAll()
      fold.fold(Array("保温杯 ab".utf8).span, limit: limit, appendingTo: &folded)
      #expect(folded.string == fold.fold(String("保温杯 ab".prefix(limit))).string)
    }
  }
}
