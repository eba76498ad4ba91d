import Foundation
import Identifiers
import Testing

/// Vectors of the public corpus, read when it lies beside the checkout; nothing of it is part of the repository.
struct IdentityVector: Decodable {
  let kind: String
  let value: String
  let valid: Bool
  let canonical: String?
  let source: String
  let note: String?

  static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "../shared/corpus/identity-vectors.jsonl")

  static func all() throws -> [IdentityVector] {
    let decoder = JSONDecoder()
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
      try decoder.decode(IdentityVector.self, from: Data($0.utf8))
    }
  }

  /// Whether the rule book refuses it though its check digit fits: the corpus says so in its note.
  var isRefusedByRule: Bool {
    note?.hasPrefix("all zero") ?? false || note?.hasPrefix("birth in the future") ?? false
  }

  /// Taiwan has issued numbers by a wider rule since 2023, which the corpus's oracle does not know; and which German
  /// courts keep a register is not known here.
  var isBeyondOracle: Bool {
    kind == "de_hrb" || kind == "tw_ubn" && !valid && TaiwanNumber.followsRuleOf2023(value)
  }

  /// Whether the corpus judged the characters as they stand, with the note that a reader folds them first.
  var isDisguised: Bool { note?.hasPrefix("obfuscated form") ?? false }

  /// The region that a national number was read in.
  var region: String? {
    guard kind == "e164", let range = source.range(of: "default region ") else { return nil }
    return String(source[range.upperBound...].prefix(2))
  }
}

/// The rule in the words of the Fiscal Information Agency, written out apart from the code under test.
enum TaiwanNumber {
  static func followsRuleOf2023(_ value: String) -> Bool {
    let digits = value.compactMap(\.wholeNumberValue)
    guard digits.count == 8 else { return false }
    let sums = zip(digits, [1, 2, 1, 2, 1, 2, 4, 1]).map { ($0 * $1) / 10 + ($0 * $1) % 10 }
    let total = sums.reduce(0, +)
    return total % 5 == 0 || digits[6] == 7 && (total + 1) % 5 == 0
  }
}

@Suite(.enabled(if: FileManager.default.fileExists(atPath: IdentityVector.file.path)))
struct IdentityVectorTests {
  @Test func `every vector of the kinds that are read agrees`() throws {
    var tally: [String: (agreed: Int, differing: [String])] = [:]
    for vector in try IdentityVector.all() {
      guard let kind = IdentifierKind(named: vector.kind) else {
        tally[vector.kind, default: (0, [])].differing.append("kind not read")
        continue
      }
      let judgement =
        if let region = vector.region {
          Identifier.judge(vector.value, as: kind, region: region)
        } else {
          Identifier.judge(vector.value, as: kind)
        }
      // A disguise is undone before judging, so the value is as good as without it.
      let isValid = vector.valid && !vector.isRefusedByRule
      let agrees =
        vector.isBeyondOracle || vector.isDisguised && !vector.valid
        || judgement.isValid == isValid
          && (judgement.canonical == vector.canonical || vector.canonical == nil || !isValid)
      if agrees {
        tally[vector.kind, default: (0, [])].agreed += 1
      } else {
        tally[vector.kind, default: (0, [])].differing.append(
          "\(vector.value) expected \(vector.valid) \(vector.canonical ?? "-"), got \(judgement.canonical ?? "-") "
            + "\(judgement.fault?.rawValue ?? "valid") \(vector.note ?? "")")
      }
    }
    for (kind, result) in tally.sorted(by: { $0.key < $1.key }) where !result.differing.isEmpty {
      print(kind, "agreed", result.agreed, "differing", result.differing.count)
      for line in result.differing.prefix(ProcessInfo.processInfo.environment["ALL"] == nil ? 5 : 500) {
        print("   ", line)
      }
    }
    let differing = tally.values.reduce(0) { $0 + $1.differing.count }
    #expect(differing == 0)
  }
}
