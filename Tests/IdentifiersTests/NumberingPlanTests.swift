import Testing

@testable import Identifiers

@Suite struct NumberingPlanTests {
  @Test func `a range nobody was given is kept apart from what no plan allows`() {
    for unassigned in ["15400006605", "+86 17900001234", "+86 12900006928", "+1 999 234 5678"] {
      #expect(fault(unassigned, as: .phone) == .unassigned, "\(unassigned)")
    }
    for impossible in ["1380000123", "138000012345", "95500", "+86 1380000", "+44 20"] {
      #expect(fault(impossible, as: .phone) == .length, "\(impossible)")
    }
    #expect(fault("+999 1234 5679", as: .phone) == .part)
  }

  /// A look at the table of prefixes stands for the library's answer only if that depends on nothing but the prefix.
  @Test(arguments: 130..<200)
  func `a mainland mobile number is judged by its first five digits`(prefix: Int) {
    for five in prefix * 100..<(prefix + 1) * 100 {
      var answers: Set<Bool> = []
      for rest in five % 9 == 0 ? [0, 123_456, 718_281, 999_999] : [718_281] {
        let digits = "86\(five)" + String(String(rest + 1_000_000).dropFirst())
        let plan = NumberingPlan.read(Written(Array(digits.utf8).span), isInternational: true, home: .china)
        if case .assigned = plan { answers.insert(true) } else { answers.insert(false) }
      }
      #expect(answers.count == 1)
      #expect(MobilePrefix.isAssigned(five) == (answers.contains(true) || prefix == 161))
    }
  }

  @Test func `prefixes given out since the library's plans are known`() {
    #expect(judged("16100001235", as: .phone) == "+8616100001235")
  }

  @Test func `lines and services that a company shares are said to be`() {
    for shared in ["+44 121 234 5678", "400-600-0001", "+86 800 810 1234", "+1 800 234 5678", "010-62770000-8012"] {
      let judgement = Identifier.judge(shared, as: .phone)
      #expect(judgement.isValid && judgement.remarks.contains(.landline), "\(shared)")
    }
    for own in ["13912345077", "+44 7400 123456", "+852 5123 4567"] {
      #expect(Identifier.judge(own, as: .phone).remarks == [], "\(own)")
    }
  }

  @Test func `a zero that belongs to the number stays`() {
    #expect(judged("+39 02 1234 5678", as: .phone) == "+390212345678")
    #expect(judged("+225 01 23 45 67 89", as: .phone) == "+2250123456789")
  }

  @Test func `regions are two letters that have a plan`() {
    for none in ["", "G", "GBR", "ZZ", "??", "中国", "g\u{0301}b"] { #expect(HomeRegion(none) == nil, "\(none)") }
    #expect(HomeRegion("gb") == HomeRegion("GB"))
    #expect(HomeRegion("cn") == .china)
  }

  @Test func `the library is asked with few characters, and never more`() {
    for length in [0, 1, 17, 18, 31, 32, 33, 127] {
      for isInternational in [true, false] {
        let digits = Written(Array(String(repeating: "7", count: length).utf8).span)
        if case .assigned = NumberingPlan.read(digits, isInternational: isInternational, home: .china) {
          Issue.record("\(length) sevens are a number")
        }
      }
    }
  }

  @Test func `threads that ask at once get the same answers`() async {
    let numbers = (0..<200).map { "+44 7400 1\(23_456 + $0)" } + (0..<200).map { "17\($0 % 10)00\(200_000 + $0)" }
    let alone = numbers.map { judged($0, as: .phone) }
    await withTaskGroup(of: [String].self) { group in
      for _ in 0..<4 { group.addTask { numbers.map { judged($0, as: .phone) } } }
      for await together in group { #expect(together == alone) }
    }
  }
}
