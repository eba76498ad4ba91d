import Pictures
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
      (captured, .none), ("http://c2pa.org/digitalsourcetype/trainedAlgorithmicData", .none),
    ]
    for (source, declares) in expected {
      #expect(try declared([.init(label: "urn:a", actions: [("c2pa.created", source)])]) == declares)
    }
    #expect(try declared([.init(label: "urn:a", actions: [("c2pa.created", nil)])]) == Provenance.Declared.none)
  }

  /// Anyone can write that a camera took a picture: only a trusted signature makes it count.
  @Test func aClaimOfCaptureCountsWhenATrustedSignerVouches() throws {
    let maker = SignedPictures()
    let file = try maker.png()
    let trust = try TrustList(pem: Array(maker.root.utf8), at: 2026_01_01_00_00_00)
    let trusted = try examined(file, trust)
    #expect(trusted.credential?.standing == .valid && trusted.credential?.reasons == [])
    #expect(trusted.credential?.signer == "Test Camera")
    #expect(trusted.declared == .captured)
    let unknown = try examined(file, nil)
    #expect(unknown.credential?.standing == .untrusted)
    #expect(unknown.declared == Provenance.Declared.none)
    // Another root of the same name.
    let other = try TrustList(pem: Array(SignedPictures().root.utf8), at: 2026_01_01_00_00_00)
    #expect(try examined(file, other).credential?.standing == .untrusted)
    let late = try TrustList(pem: Array(maker.root.utf8), at: 2099_06_01_00_00_00)
    let expired = try examined(file, late).credential
    #expect(expired?.standing == .untrusted && expired?.reasons.first?.contains("ran out") == true)
  }

  @Test func whateverIsChangedAfterSigningIsInvalid() throws {
    let maker = SignedPictures()
    let file = try maker.png()
    let trust = try TrustList(pem: Array(maker.root.utf8), at: 2026_01_01_00_00_00)
    func place(_ text: String) throws -> Int {
      let word = Array(text.utf8)
      return try #require(file.indices.first { file[$0...].starts(with: word) })
    }
    // The words of an assertion and of the claim, a hash, the certificate, and the picture before and behind them.
    // Labels of boxes around them are not signed.
    let places = try [
      place("c2pa.created"), place("digitalCapture"), place("created_assertions"), place("Camera"),
      place("sha256") + 12,
      place("Test Camera"), place("20990101"), 24, file.count - 20,
    ]
    for position in places {
      var changed = file
      changed[position] ^= 0x01
      guard case .examined(let provenance) = ProvenanceExaminer(readsPixels: false, trust: trust).examine(changed)
      else { continue }
      #expect(provenance.credential?.standing != .valid, "byte \(position)")
      #expect(provenance.declared != .captured, "byte \(position)")
    }
  }

  private func examined(_ file: [UInt8], _ trust: TrustList?) throws -> Provenance {
    guard case .examined(let provenance) = ProvenanceExaminer(readsPixels: false, trust: trust).examine(file) else {
      throw PictureError.empty
    }
    return provenance
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
