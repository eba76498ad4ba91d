public import Fingerprints

extension Synonyms {
  /// The words that the program carries, to which those of the staff are added.
  public static let carried: Synonyms = {
    var synonyms = Synonyms()
    do throws(SynonymsFault) {
      for file in EmbeddedFiles.lists where file.path == "synonyms.txt" { try synonyms.add(file.text) }
    } catch {
      preconditionFailure("Lists/synonyms.txt: \(error)")
    }
    return synonyms
  }()
}
