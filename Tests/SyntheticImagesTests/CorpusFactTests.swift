import Foundation
import Pictures
import Testing

@testable import SyntheticImages

/// Every fact that the table of samples expects, against what is found. The table was written with other programs.
@Suite(.enabled(if: Corpus.isThere)) struct CorpusFactTests {
  @Test func everyFactOfTheProvenanceSamples() throws {
    var compared = 0
    for row in Corpus.rows("provenance/manifest.tsv") {
      let path = try #require(row["path"])
      let expected = try Self.json(row["expected_facts"] ?? "")
      guard case .examined(let provenance) = try Corpus.examine(path) else {
        #expect(row["expected_verdict"] == "error", "\(path)")
        continue
      }
      for fault in Self.faults(expected, provenance) { Issue.record("\(path): \(fault)") }
      if expected != nil { compared += 1 }
    }
    #expect(compared > 55)
  }

  /// A cell, which is quoted when it holds quotes.
  private static func json(_ cell: String) throws -> Any? {
    var text = cell
    if text.hasPrefix("\"") { text = String(text.dropFirst().dropLast()).replacing("\"\"", with: "\"") }
    return text.isEmpty ? nil : try JSONSerialization.jsonObject(with: Data(text.utf8))
  }

  private static func faults(_ expected: Any?, _ provenance: Provenance) -> [String] {
    switch expected {
    case let manifests as [[String: Any]]: manifestFaults(manifests, provenance.credential?.manifests ?? [])
    case let places as [String]: places.compactMap { placeFault($0, provenance.facts) }
    case let fields as [String: Any] where fields["bits"] != nil: watermarkFaults(fields, provenance.facts)
    case let fields as [String: Any] where fields["Label"] != nil: labelFaults(fields, provenance.facts)
    case let fields as [String: Any]:
      fields.compactMap { name, value in
        provenance.facts.contains { $0.value.contains("\(value)") } || name == "job_id"
          ? nil : "nothing found says \(name) \(value)"
      }
    default: []
    }
  }

  /// Manifests in order, with what was done, by which program, from which source type.
  private static func manifestFaults(_ expected: [[String: Any]], _ found: [ContentCredential.Manifest]) -> [String] {
    guard expected.count == found.count else { return ["\(found.count) manifests instead of \(expected.count)"] }
    return zip(expected, found).flatMap { manifest, own in
      var faults: [String] = []
      if manifest["manifest"] as? String != own.label { faults.append("the manifest \(own.label)") }
      if manifest["active"] as? Bool != own.isActive { faults.append("\(own.label) active") }
      if manifest["generator"] as? String != own.generator { faults.append("generator \(own.generator ?? "")") }
      let actions = (manifest["actions"] as? [[Any]] ?? []).map { $0.map { ($0 as? String) ?? "" } }
      let ownActions = own.actions.map { [$0.name, $0.sourceType ?? "", $0.software ?? ""] }
      // The table writes a program with its version as it stands in the claim.
      let plain = actions.map { action in action.map { $0.matches(of: /'([^']*)'/).isEmpty ? $0 : Self.program($0) } }
      if plain != ownActions { faults.append("actions \(ownActions) instead of \(plain)") }
      return faults
    }
  }

  /// `{'name': 'gpt-image', 'version': '2.0'}` as `gpt-image 2.0`.
  private static func program(_ text: String) -> String {
    let words = text.matches(of: /'([^']*)'/).map { String($0.1) }
    return words.enumerated().filter { $0.offset % 2 == 1 }.map(\.element).joined(separator: " ")
  }

  /// `PNG:tEXt:parameters` or `PNG:tEXt:Software=NovelAI`: a fact of that part of the file with that text.
  private static func placeFault(_ place: String, _ facts: [ProvenanceFact]) -> String? {
    let parts = place.split(separator: ":", maxSplits: 2).map { String($0) }
    switch parts.first {
    case "EXIF": return facts.contains { $0.marker == "exif" } ? nil : "no fact of Exif"
    case "PNG":
      let text = parts[2].split(separator: "=", maxSplits: 1).map { String($0) }
      let isFound = facts.contains { fact in
        fact.location.hasPrefix("\(parts[1])@")
          && (text.count == 2
            ? (fact.value + (fact.software ?? "")).contains(text[1]) : fact.value.hasPrefix("\(text[0]):"))
      }
      return isFound ? nil : "no fact of \(place)"
    // Texts that say nothing of a picture's origin are no facts.
    default: return nil
    }
  }

  private static func labelFaults(_ fields: [String: Any], _ facts: [ProvenanceFact]) -> [String] {
    guard let fact = facts.first(where: { $0.marker == "tc260-aigc" }) else { return ["no label"] }
    let expected = ["Label", "ContentProducer", "ProduceID", "ContentPropagator", "PropagateID"].compactMap { name in
      (fields[name] as? String).flatMap { $0.isEmpty ? nil : "\(name)=\($0)" }
    }
    // Some rows name some of the fields only.
    let isSame = fact.value == expected.joined(separator: " ").excerpt || expected.allSatisfy(fact.value.contains)
    return isSame ? [] : ["the label \(fact.value)"]
  }

  /// The best of the four decoders, which must have found as many bits as the table's best one.
  private static func watermarkFaults(_ fields: [String: Any], _ facts: [ProvenanceFact]) -> [String] {
    let best = (fields["matching_bits_by_decoder"] as? [String: Int] ?? [:]).values.max() ?? 0
    guard let fact = facts.first(where: { $0.marker == "watermark-dwtdct" }),
      let bits = fact.value.split(separator: " ").first.flatMap({ Int($0) })
    else { return ["no watermark"] }
    return bits >= best && fact.value.contains("of \(fields["bits"] ?? 0) bits") ? [] : ["\(fact.value), not \(best)"]
  }
}
