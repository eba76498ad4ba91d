import Testing

@testable import SyntheticImages

@Suite struct C2PAStoreTests {
  private let generated = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
  private let captured = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"

  private func declared(_ manifests: [Marked.Manifest]) throws -> Provenance.Declared? {
    guard case .examined(let provenance) = ProvenanceExaminer().examine(try Marked.c2pa(manifests)) else { return nil }
    #expect(provenance.unread.isEmpty)
    return provenance.declared
  }

  @Test func whatTheActiveManifestCreated() throws {
    let expected: [(String, Provenance.Declared)] = [
      (generated, .generated), ("compositeWithTrainedAlgorithmicMedia", .edited), ("algorithmicMedia", .none),
      (captured, .captured), ("http://c2pa.org/digitalsourcetype/trainedAlgorithmicData", .none),
    ]
    for (source, declares) in expected {
      #expect(try declared([.init(label: "urn:a", actions: [("c2pa.created", source)])]) == declares)
    }
    #expect(try declared([.init(label: "urn:a", actions: [("c2pa.created", nil)])]) == Provenance.Declared.none)
  }

  @Test func whatItsParentCreated() throws {
    let parent = Marked.Manifest(label: "urn:p", actions: [("c2pa.created", generated)])
    let child = { Marked.Manifest(label: "urn:c", actions: [("c2pa.opened", nil)], ingredients: [($0, "urn:p")]) }
    #expect(try declared([parent, child("parentOf")]) == .generated)
    #expect(try declared([parent, child("componentOf")]) == .contains)
    #expect(try declared([parent, child("inputTo")]) == Provenance.Declared.none)
    // A manifest that nothing links to says nothing of the picture.
    #expect(try declared([parent, .init(label: "urn:c")]) == Provenance.Declared.none)
  }

  @Test func anEditOfAPhotographIsAnEdit() throws {
    let edited: [(action: String, source: String?)] = [("c2pa.created", captured), ("c2pa.edited", generated)]
    #expect(try declared([.init(label: "urn:a", actions: edited)]) == .edited)
    let placed: [(action: String, source: String?)] = [("c2pa.created", captured), ("c2pa.placed", generated)]
    #expect(try declared([.init(label: "urn:a", actions: placed)]) == .contains)
  }

  @Test func ingredientsThatNameEachOtherEnd() throws {
    let one = Marked.Manifest(label: "urn:a", ingredients: [("parentOf", "urn:b")])
    let two = Marked.Manifest(
      label: "urn:b", actions: [("c2pa.created", generated)],
      ingredients: [("parentOf", "urn:a"), ("componentOf", "urn:b")])
    #expect(try declared([one, two]) == .generated)
  }

  @Test func aPictureWhoseStoreLiesIsNotClearedButNotEvaluable() throws {
    var file = try Marked.c2pa([.init(label: "urn:a", actions: [("c2pa.created", generated)])])
    // The outermost box, behind the signature, the header and the chunk's own header, claims to be longer.
    file[33 + 8] = 0x7F
    guard case .notEvaluable(let reason) = ProvenanceExaminer().examine(file) else {
      Issue.record("a mark that cannot be read is no clearance")
      return
    }
    #expect(reason.contains("C2PA"))
  }
}
