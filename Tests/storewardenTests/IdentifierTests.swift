import Foundation
import Testing

/// `identifier`, one value and many.
struct IdentifierTests {
  private static let questions: [(kind: String, value: String)] = [
    ("cn-uscc", "91110000600037341L"), ("cn-uscc", "91110000600037341X"), ("cn-resident-id", "11010119900307002X"),
    ("phone", "+86 139 1234 5077"), ("phone", "12345678901"), ("email", "Some.One@Example.COM"),
    ("bank-card", "6200 0017 1171 9184 526"), ("no-such-kind", "1"), ("phone", "quote \" back \\ slash"), ("phone", ""),
  ]

  @Test func everyQuestionIsAnsweredOnItsLineAsItIsAlone() throws {
    var input = ""
    for question in Self.questions {
      let row = try JSONSerialization.data(withJSONObject: ["kind": question.kind, "value": question.value])
      input += String(decoding: row, as: UTF8.self) + "\n"
    }
    let run = try Program.run(["identifier", "--jsonl"], input: input)
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    let rows = try run.rows
    try #require(rows.count == Self.questions.count)
    for (row, question) in zip(rows, Self.questions) {
      #expect(row["kind"] as? String == question.kind)
      #expect(row["value"] as? String == question.value)
      let isValid = try #require(row["valid"] as? Bool)
      // Exactly one of the two is told.
      #expect((row["canonical"] as? String != nil) == isValid)
      #expect((row["reason"] as? String != nil) == !isValid)
      guard isValid, let canonical = row["canonical"] as? String else { continue }
      // The canonical form is its own canonical form.
      let again = try Program.run("identifier", question.kind, canonical, "--format", "jsonl")
      #expect(try again.rows.first?["canonical"] as? String == canonical)
    }
    #expect(rows.map { $0["valid"] as? Bool } == [true, false, true, true, false, true, true, false, false, false])
  }

  @Test func namesAreKnownWithEitherJoiner() throws {
    for name in ["cn-uscc", "cn_uscc", "CN_USCC", "uscc"] {
      let run = try Program.run("identifier", name, "91110000600037341L")
      #expect(run.status == 0)
      #expect(run.output == "\(name): valid: 91110000600037341L\n")
    }
    let help = try Program.run("identifier", "--help").output
    for name in ["cn-uscc", "cn-ric", "hk-hkid", "mo-bir", "uk-crn", "jp-cn", "e164", "cn-phone", "za-tin"] {
      #expect(help.contains(name), "\(name)")
    }
  }

  @Test func aNumberIsReadInItsRegion() throws {
    let alone = try Program.run("identifier", "e164", "0121 234 5678", "--region", "gb")
    #expect(alone.output == "e164: valid: +441212345678\n")
    let line =
      #"{"kind":"e164","value":"0121 234 5678","region":"GB"}"# + "\n" + #"{"kind":"e164","value":"0121 234 5678"}"#
    let many = try Program.run(["identifier", "--jsonl"], input: line + "\n")
    #expect(try many.rows.map { $0["canonical"] as? String } == ["+441212345678", nil])
    #expect(try Program.run("identifier", "e164", "0121 234 5678", "--region", "Atlantis").status == 2)
  }

  @Test func aLineThatIsNoQuestionIsNamed() throws {
    let run = try Program.run(["identifier", "--jsonl"], input: "{\"kind\":\"phone\",\"value\":\"1\"}\nnot json\n")
    #expect(run.status == 3)
    #expect(run.saysOneLine)
    #expect(run.errors.hasPrefix("storewarden: -:2: "))
  }

  @Test func aKindWithoutAValueIsAUsageError() throws {
    for arguments in [["identifier"], ["identifier", "phone"], ["identifier", "--jsonl", "phone", "1"]] {
      #expect(try Program.run(arguments).status == 2)
    }
  }
}
