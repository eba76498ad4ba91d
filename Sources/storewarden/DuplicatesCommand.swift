import ArgumentParser

/// `storewarden duplicates`: the search for duplicate listings itself.
struct DuplicatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "duplicates",
    abstract: "Trains the model that says how likely one listing is a copy of another.",
    discussion: """
      EXAMPLES
        storewarden duplicates train --market fixtures/market --pairs fixtures/market/truth.jsonl
      """,
    subcommands: [DuplicatesTrainCommand.self])
}
