import ArgumentParser
import DuplicateListings
import Fingerprints
import Screening

/// What people and earlier scans know, for a verb to take into account.
struct MemoryArguments: ParsableArguments {
  @Option(
    help: "Findings of the earlier scan (JSON Lines): groups keep their ids, and what changed is reported.",
    completion: .file())
  var previous: String?

  @Option(
    help: "Judgements of pairs of stores (JSON Lines): same, different, unsure or withdrawn; they outrank the model.",
    completion: .file())
  var judgements: String?

  @Option(
    help: "Known hubs (JSON Lines): values that strangers share, with owner, reason and expiry.", completion: .file())
  var hubs: String?

  @Option(
    help:
      "Identities and accounts of confirmed controllers and of their victims (JSON Lines), each with reason, two deciders and expiry.",
    completion: .file())
  var enforcement: String?

  @Option(
    help: ArgumentHelp(
      "Part groups that hang together by too little: 0 to 1, by default what composition.yaml says (0: never).",
      discussion: """
        Two parts of a group stay together only if at least this share of all pairs of stores between them is linked by
        what the two have in common themselves. Two rings of ten stores that one link joins have 1 pair of 100: 0.02
        parts them. The higher, the smaller and denser the groups; 0.5 leaves those of whose stores most share something.
        Groups of more than 1,024 stores stay whole. A gate goes by composition.yaml: set links.cohesion there as well.
        """, valueName: "share"))
  var cohesion: Double?

  @OptionGroup var synonyms: SynonymArguments

  func validate() throws {
    if let cohesion, !(0...1).contains(cohesion) {
      throw ValidationError("--cohesion is a share of pairs; give a number from 0 to 1")
    }
  }

  /// What the files say.
  func memory() throws -> ScanMemory {
    var memory = ScanMemory()
    memory.cohesion = cohesion
    do throws(MemoryFileFault) {
      if let previous { memory.previous = try PreviousFindings(contentsOf: previous) }
      if let judgements { memory.judgements = try MemoryFile.judgements(in: judgements) }
      if let enforcement { memory.enforcement = try MemoryFile.enforcement(in: enforcement) }
      memory.synonyms = try synonyms.read()
      memory.copyModel = try synonyms.model()
      if let hubs { memory.hubs = try MemoryFile.hubs(in: hubs) }
    } catch {
      throw Failure.usage("\(error)")
    }
    return memory
  }
}

/// What the staff tell the search for copies: words that are read as one, and a model of their own.
struct SynonymArguments: ParsableArguments {
  @Option(
    name: .customLong("synonyms"),
    help: "Words that mean the same in listings: a row a line, parted by commas; added to those of the program.",
    completion: .file())
  var file: String?

  @Option(
    help: "The model that says how likely a pair are copies, from `duplicates train`; that of the program when absent.",
    completion: .file())
  var copyModel: String?

  /// The model of the file; `nil` when none is named.
  func model() throws(MemoryFileFault) -> PairModel? {
    guard let copyModel else { return nil }
    return try MemoryFile.copyModel(in: copyModel)
  }

  /// The words of the program and of the file.
  func read() throws(MemoryFileFault) -> Synonyms {
    guard let file else { return .carried }
    return try MemoryFile.synonyms(in: file)
  }

  /// What a search for copies is told.
  func search() throws -> DuplicateSearch {
    var options = DuplicateSearch.Options()
    do throws(MemoryFileFault) {
      options.synonyms = try read()
      options.model = try model()
    } catch {
      throw Failure.usage("\(error)")
    }
    return DuplicateSearch(options)
  }
}
