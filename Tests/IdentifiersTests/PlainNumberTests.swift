import Identifiers
import Testing

@Suite struct PlainNumberTests {
  /// A space behind a number says nothing, and keeps it from being judged as one that is written plainly.
  @Test(arguments: [IdentifierKind.creditCode, .residentID, .bankCard, .phone])
  func `a number written plainly is judged as one with a space behind it`(kind: IdentifierKind) {
    var random = FixedGenerator(seed: 20_261_126)
    var outcomes: [String: Int] = [:]
    for number in Self.numbers(of: kind, &random) {
      let plain = Identifier.judge(number, as: kind)
      let spaced = Identifier.judge(number + " ", as: kind)
      #expect(plain == spaced, "\(number)")
      outcomes[plain.fault?.rawValue ?? "valid", default: 0] += 1
    }
    #expect(outcomes["valid", default: 0] > 100, "\(outcomes)")
    #expect(outcomes.count > 2, "\(outcomes)")
  }

  /// Numbers of the right length: random ones, such as have the right check character, specimens and fillers, and all
  /// of them with one character or a stretch changed.
  private static func numbers(of kind: IdentifierKind, _ random: inout FixedGenerator) -> [String] {
    let (first, alphabet, length): (String, String, Int) =
      switch kind {
      case .creditCode: ("91310115MA1K4BXY0", "0123456789ABCDEFGHJKLMNPQRTUWXY", 18)
      case .residentID: ("11010519491231002", "0123456789X", 18)
      case .bankCard: ("622202100112345678", "0123456789", 19)
      default: ("1391234507", "0123456789", 11)
      }
    let signs = Array(alphabet)
    var numbers: [String] = [
      "91350100M000100Y43", "91110000600037341L", "11010519491231002X", "440524188001010014", "4111111111111111",
      "4242424242424242", "5555555555554444", "4012888888881881", "5105105105105100", "6011111111111117",
      "3530111333300000", "3566002020360505", "371449635398431", "378282246310005", "6217000000448407381",
      "13800138000", "13800008000", "17400012345", "17400999999",
      "16100001235", "913101XXXX1K4BXY0X",
    ]
    for _ in 0..<300 {
      var number = Array(first)
      for _ in 0..<Int.random(in: 0...6, using: &random) {
        number[Int.random(in: 1..<number.count, using: &random)] = signs.randomElement(using: &random) ?? "0"
      }
      if Int.random(in: 0..<8, using: &random) == 0 {
        let start = Int.random(in: 0..<number.count, using: &random)
        let sign = signs.randomElement(using: &random) ?? "0"
        for place in start..<min(number.count, start + Int.random(in: 2...9, using: &random)) { number[place] = sign }
      }
      if kind == .bankCard { number.removeLast(Int.random(in: 0...6, using: &random)) }
      // Each last character, so that the right one is among them.
      for last in signs { numbers.append(String(number + [last])) }
      if number.count + 1 == length { numbers.append(String(number + ["x"])) }
    }
    numbers += signs.map { String(repeating: $0, count: length) }
    numbers += ["012345678901234567", "987654321098765432", "123456789012345678"].map { String($0.prefix(length)) }
    return numbers.filter { kind == .bankCard ? (12...19).contains($0.utf8.count) : $0.utf8.count == length }
  }
}
