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

  /// The region that a national number was read in.
  var region: String? {
    guard kind == "e164", let range = source.range(of: "default region ") else { return nil }
    return String(source[range.upperBound...].prefix(2))
  }

  /// The value as its disguise would have it read: normalised (form KC), without invisible characters. The corpus says
  /// which values its oracle judged as they stood though a reader has to undo that first.
  var undisguised: String? {
    guard note?.hasPrefix("obfuscated form") == true else { return nil }
    var scalars = String.UnicodeScalarView()
    for scalar in value.precomposedStringWithCompatibilityMapping.unicodeScalars
    where scalar.properties.generalCategory != .format { scalars.append(scalar) }
    let plain = String(scalars)
    return plain == value ? nil : plain
  }

  func judge(_ text: String, as kind: IdentifierKind) -> IdentifierJudgement {
    if let region { Identifier.judge(text, as: kind, region: region) } else { Identifier.judge(text, as: kind) }
  }
}

/// Where we differ from the corpus's oracle on purpose, and what says that we are right.
enum JustifiedDifference: String, CaseIterable {
  case assignedTaiwanRule = "numbers that Taiwan issues since April 2023: multiples of five (Fiscal Information Agency)"
  case placeholder = "typed to fill a form, and would tie strangers; no department is 0 (GB 32100-2015, table 1)"
  case unborn = "born in the future (GB 11643-1999 asks for a date of birth)"
  case registerLetters = "the oracle leaves the letters of a German register as typed, so that one entry has two forms"

  /// Whether it explains a judgement that differs.
  func explains(_ judgement: IdentifierJudgement, of vector: IdentityVector) -> Bool {
    switch self {
    case .assignedTaiwanRule:
      vector.kind == "tw_ubn" && judgement.isValid && Self.followsRuleOf2023(vector.value)
    case .placeholder:
      ["cn_uscc", "gtin"].contains(vector.kind) && judgement.fault == .placeholder
        && ["all zero", "placeholder pattern", "demo number"].contains { vector.note?.hasPrefix($0) == true }
    case .unborn:
      vector.kind == "cn_ric" && judgement.fault == .part && vector.note?.hasPrefix("birth in the future") == true
    case .registerLetters:
      vector.kind == "de_hrb" && judgement.canonical?.lowercased() == vector.canonical?.lowercased()
        && vector.value == vector.value.lowercased()
    }
  }

  /// The rule in the words of the Fiscal Information Agency, written out apart from the code under test.
  private static func followsRuleOf2023(_ value: String) -> Bool {
    let digits = value.compactMap(\.wholeNumberValue)
    guard digits.count == 8 else { return false }
    let sums = zip(digits, [1, 2, 1, 2, 1, 2, 4, 1]).map { ($0 * $1) / 10 + ($0 * $1) % 10 }
    let total = sums.reduce(0, +)
    return total % 5 == 0 || digits[6] == 7 && (total + 1) % 5 == 0
  }
}

@Suite(.enabled(if: FileManager.default.fileExists(atPath: IdentityVector.file.path)))
struct IdentityVectorTests {
  /// Set to print a line a kind: vectors, agreed, disguises undone, justified, wrong.
  private static let isTalkative = ProcessInfo.processInfo.environment["STOREWARDEN_PRINT_VECTORS"] == "1"

  private struct Tally {
    var agreed = 0
    var undisguised = 0
    var justified = 0
    var wrong: [String] = []
  }

  @Test func `every vector agrees, or differs for a reason that is named`() throws {
    var tallies: [String: Tally] = [:]
    var uses: [JustifiedDifference: Int] = [:]
    let vectors = try IdentityVector.all()
    for vector in vectors {
      let kind = try #require(IdentifierKind(named: vector.kind), "\(vector.kind) is no kind")
      let judgement = vector.judge(vector.value, as: kind)
      let agrees = judgement.isValid == vector.valid && judgement.canonical == vector.canonical
      if agrees {
        tallies[vector.kind, default: Tally()].agreed += 1
      } else if let plain = vector.undisguised, !vector.valid, vector.judge(plain, as: kind) == judgement.plain {
        #expect(judgement.remarks.contains(.disguised), "\(vector.kind) \(vector.value)")
        tallies[vector.kind, default: Tally()].undisguised += 1
      } else if let reason = JustifiedDifference.allCases.first(where: { $0.explains(judgement, of: vector) }) {
        uses[reason, default: 0] += 1
        tallies[vector.kind, default: Tally()].justified += 1
      } else {
        tallies[vector.kind, default: Tally()].wrong.append(
          "\(vector.value): expected \(vector.canonical ?? "invalid"), got "
            + (judgement.canonical ?? "\(judgement.fault?.rawValue ?? "")") + " (\(vector.note ?? ""))")
      }
    }
    for (kind, tally) in tallies.sorted(by: { $0.key < $1.key }) {
      #expect(tally.wrong.isEmpty, "\(kind)")
      if Self.isTalkative {
        print(kind, tally.agreed, tally.undisguised, tally.justified, tally.wrong.count, separator: "\t")
      }
    }
    // A reason that nothing needs any more is to be struck out.
    for reason in JustifiedDifference.allCases { #expect(uses[reason, default: 0] > 0, "\(reason.rawValue)") }
    #expect(tallies.values.reduce(0) { $0 + $1.agreed + $1.undisguised + $1.justified } == vectors.count)
  }
}

extension IdentifierJudgement {
  /// The judgement but for the remark that a disguise was undone.
  fileprivate var plain: IdentifierJudgement {
    guard let canonical else { return self }
    return IdentifierJudgement(kind: kind, canonical: canonical, remarks: remarks.subtracting(.disguised))
  }
}
