import ArgumentParser
import Foundation
import Identifiers
import Reporting

/// `storewarden identifier`: one registered value, or many, judged.
struct IdentifierCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "identifier",
    abstract: "Judges registered values: their canonical form, or what is wrong with them.",
    discussion: """
      KIND is a scheme's name, with _ for - if you like, or one of its other names, in brackets:

      \(kinds)

      A telephone number without its calling code is read as dialled in mainland China, or in the region named.

      With --jsonl, reads {"kind","value"} a line from standard input, with "region" if you like, and writes
      {"kind","value","valid","canonical","reason"} a line.

      EXAMPLES
        storewarden identifier cn-uscc 91110000600037341L
        storewarden identifier phone '+86 138 0000 8001' --format jsonl
        storewarden identifier phone '0121 234 5678' --region GB
        storewarden identifier --jsonl < values.jsonl
      """)

  @Flag(help: "Judge one JSON object a line from standard input.")
  var jsonl = false

  @Option(help: "How to write one judgement: text or jsonl.")
  var format: PlainFormat = .text

  @Option(
    help: ArgumentHelp("The region where a telephone number is dialled: two letters, ISO 3166-1.", valueName: "letters")
  )
  var region: String?

  @Argument(help: "The kind of value.")
  var kind: String?

  @Argument(help: "The value, as registered.")
  var value: String?

  private static var kinds: String {
    let lines = IdentifierKind.allCases.map { kind in
      let others = kind.otherNames
      return kind.rawValue + (others.isEmpty ? "" : " (\(others.joined(separator: ", ")))")
    }
    return lines.joined(separator: "; ")
  }

  func validate() throws {
    guard jsonl == (kind == nil), jsonl == (value == nil) else {
      throw ValidationError("Give KIND and VALUE, or --jsonl and values on standard input.")
    }
    if let region, !Identifier.hasNumberingPlan(region: region) {
      throw ValidationError("\(region): no region with telephone numbers; give two letters of ISO 3166-1.")
    }
  }

  func run() throws {
    if jsonl { return try judgeLines() }
    let judgement = IdentifierRow(kind: kind ?? "", value: value ?? "", region: region)
    guard judgement.isKnown else {
      throw Failure.usage("\(kind ?? ""): no such kind of identifier; `storewarden identifier --help` lists them")
    }
    switch format {
    case .jsonl: print(judgement.json, terminator: "")
    case .text: print(judgement.text)
    }
  }

  private func judgeLines() throws {
    var number = 0
    var output = try AtomicFile(path: nil)
    while let line = readLine() {
      number += 1
      guard !line.allSatisfy(\.isWhitespace) else { continue }
      guard let row = try? JSONDecoder().decode(IdentifierRow.Request.self, from: Data(line.utf8)) else {
        throw Failure.unreadable(#"-:\#(number): not a JSON object with "kind" and "value"; write one a line"#)
      }
      try output.write(Array(IdentifierRow(kind: row.kind, value: row.value, region: row.region ?? region).json.utf8))
    }
    try output.commit()
  }
}

/// How a verb that has no report writes its result.
enum PlainFormat: String, CaseIterable, ExpressibleByArgument { case text, jsonl }

/// A value, what it claims to be, and what was found of it.
private struct IdentifierRow {
  let kind: String
  let value: String
  let judgement: IdentifierJudgement?

  struct Request: Decodable {
    let kind: String
    let value: String
    let region: String?
  }

  init(kind: String, value: String, region: String?) {
    self.kind = kind
    self.value = value
    judgement = IdentifierKind(named: kind).map { kind in
      if let region { Identifier.judge(value, as: kind, region: region) } else { Identifier.judge(value, as: kind) }
    }
  }

  var isKnown: Bool { judgement != nil }

  private var reason: String? {
    guard let judgement else { return IdentifierFault.unknownKind.rawValue }
    return judgement.fault?.rawValue
  }

  var json: String {
    var json = JSONWriter()
    json.line { row in
      row.member("kind", kind)
      row.member("value", value)
      row.member("valid", judgement?.isValid ?? false)
      row.member("canonical", judgement?.canonical)
      row.member("reason", reason)
    }
    return String(decoding: json.bytes, as: UTF8.self)
  }

  var text: String {
    guard let canonical = judgement?.canonical else { return "\(kind): not valid: \(reason ?? "")" }
    return "\(kind): valid: \(canonical)"
  }
}
