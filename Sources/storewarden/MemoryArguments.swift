import ArgumentParser
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

  /// What the files say.
  func memory() throws -> ScanMemory {
    var memory = ScanMemory()
    do throws(MemoryFileFault) {
      if let previous { memory.previous = try PreviousFindings(contentsOf: previous) }
      if let judgements { memory.judgements = try MemoryFile.judgements(in: judgements) }
      if let enforcement { memory.enforcement = try MemoryFile.enforcement(in: enforcement) }
      if let hubs { memory.hubs = try MemoryFile.hubs(in: hubs) }
    } catch {
      throw Failure.usage("\(error)")
    }
    return memory
  }
}
