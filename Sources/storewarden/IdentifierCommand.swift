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
      KIND is a scheme's name: \(IdentifierKind.allCases.map(\.rawValue).joined(separator: ", ")).

      With --jsonl, reads {"kind","value"} a line from standard input and writes
      {"kind","value","valid","canonical","reason"} a line.

      EXAMPLES
        storewarden identifier cn-uscc 91110000600037341L
        storewarden identifier phone '+86 138 0000 8001' --format jsonl
        storewarden identifier --jsonl < values.jsonl
      """)

  @Flag(help: "Judge one JSON object a line from standard input.")
  var jsonl = false

  @Option(help: "How to write one judgement: text or jsonl.")
  var format: PlainFormat = .text

  @Argument(help: "The kind of value.")
  var kind: String?

  @Argument(help: "The value, as registered.")
  var value: String?

  func validate() throws {
    guard jsonl == (kind == nil), jsonl == (value == nil) else {
      throw ValidationError("Give KIND and VALUE, or --jsonl and values on standard input.")
    }
  }

  func run() throws {
    if jsonl { return try judgeLines() }
    let judgement = IdentifierRow(kind: kind ?? "", value: value ?? "")
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
      try output.write(Array(IdentifierRow(kind: row.kind, value: row.value).json.utf8))
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
  }

  init(kind: String, value: String) {
    self.kind = kind
    self.value = value
    judgement = IdentifierKind(named: kind).map { Identifier.judge(value, as: $0) }
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
