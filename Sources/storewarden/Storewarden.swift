import ArgumentParser

/// The program: one subcommand a verb.
struct Storewarden: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "storewarden",
    abstract: "Finds malicious store groups, duplicate listings and untrue AI pictures in marketplace feeds.",
    discussion: """
      Every verdict carries its evidence, what speaks against it and the known false positives. A person decides.

      Exit status: 0 done; 2 usage; 3 unreadable input; 4 incomplete: something could not be judged; with --fail-on, 20
      when a person has to look and 30 when something is held.

      EXAMPLES
        storewarden scan market/                                   a summary on the terminal
        storewarden scan market/ --format html --output report.html   a report that opens offline
        storewarden scan market/ --format jsonl --output findings.jsonl
        storewarden explain s000017 --market market/               why a store was named
        storewarden validate feed.xml --schema                     what a feed is made of, before anyone scans it
        storewarden records feed.xml --format jsonl                what was read, one object a line
        storewarden profile guess feed.xml                         which format a feed is in, and why
        storewarden --generate-completion-script bash              completions for bash, zsh or fish
      """,
    version: Version.current,
    subcommands: [
      ScanCommand.self,
      GateCommand.self,
      ExplainCommand.self,
      ExportCommand.self,
      IngestCommand.self,
      CatalogCommand.self,
      AuditCommand.self,
      CaseCommand.self,
      JudgeCommand.self,
      AllowCommand.self,
      HubCommand.self,
      ApproveCommand.self,
      RevealCommand.self,
      RedactCommand.self,
      PurgeCommand.self,
      FetchCommand.self,
      ValidateCommand.self,
      RecordsCommand.self,
      IdentifierCommand.self,
      ImageCommand.self,
      SignalsCommand.self,
      ProfileCommand.self,
      EvaluateCommand.self,
      CalibrateCommand.self,
      CompareCommand.self,
      SimilarCommand.self,
      DuplicatesCommand.self,
      HashCommand.self,
      SampleCommand.self,
      EvaluatePairsCommand.self,
    ])
}
