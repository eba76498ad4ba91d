import Fingerprints
import Testing

@testable import DuplicateListings
@testable import Screening

/// What a command says counts beside what a catalog knows.
struct ScanMemoryTests {
  @Test func nothingThatACommandSaysIsLostBesideACatalog() {
    var said = ScanMemory()
    said.cohesion = 0.25
    said.copyModel = .standard
    said.synonyms = Synonyms()
    let both = said.adding(to: ScanMemory())
    #expect(both.cohesion == 0.25 && both.copyModel != nil)
  }
}
