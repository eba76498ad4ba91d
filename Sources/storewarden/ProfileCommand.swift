import ArgumentParser
import Feeds
import Reporting

/// `storewarden profile`: the formats that feeds are read in.
struct ProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract: "Lists, shows and checks feed profiles; guesses which one reads a feed.",
    discussion: """
      A format is one YAML file. The language is described in Sources/Feeds/Profiles/README.md; `profile guess` writes a
      profile to begin with for a feed that none reads.

      EXAMPLES
        storewarden profile ls
        storewarden profile show yml > my.yaml
        storewarden profile check my.yaml
        storewarden profile guess feed.xml
        storewarden records feed.xml --profile my.yaml
      """,
    subcommands: [List.self, Show.self, Check.self, Guess.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "ls", abstract: "Lists the profiles: format, title, roots, fields.",
      discussion: """
        EXAMPLES
          storewarden profile ls
          storewarden profile ls --format jsonl --profile my.yaml
        """)

    @OptionGroup var formats: FormatArguments

    @Option(help: "How to write the list: text or jsonl.")
    var format: PlainFormat = .text

    func run() throws {
      var json = JSONWriter()
      for profile in try formats.reader().profiles {
        let roots = profile.rootNames.map { "<\($0)>" }.joined(separator: " ")
        switch format {
        case .text:
          let columns = [profile.format, profile.title, roots, profile.fieldNames.joined(separator: ",")]
          print(columns.map { VisibleText.of($0, limit: 1000) }.joined(separator: "\t"))
        case .jsonl:
          json.line { json in
            json.member("type", "profile")
            json.member("format", profile.format)
            json.member("title", profile.title)
            json.member("roots", profile.rootNames)
            json.member("fields", profile.fieldNames)
          }
        }
      }
      try ProfileOutput.write(json)
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Writes a profile that the program carries, as YAML.",
      discussion: """
        EXAMPLES
          storewarden profile show google-rss
        """)

    @Argument(help: "The format, as `profile ls` names it.")
    var name: String

    func run() throws {
      let texts = FeedReader.bundledTexts
      guard let text = texts.first(where: { $0.format == name })?.yaml else {
        let known = texts.map(\.format).joined(separator: ", ")
        throw Failure.usage("no profile is called \"\(VisibleText.of(name, limit: 100))\"; known are \(known)")
      }
      print(text, terminator: text.hasSuffix("\n") ? "" : "\n")
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Checks profiles; names every mistake with its place.",
      discussion: """
        Exit status: 0 no mistakes, 2 mistakes, 3 when a file cannot be read.

        EXAMPLES
          storewarden profile check my.yaml
        """)

    @Argument(help: "Profiles: YAML files.", completion: .file(extensions: ["yaml", "yml"]))
    var files: [String]

    func run() throws {
      var hasFaults = false
      for file in files {
        guard let text = FormatArguments.text(of: file) else {
          throw Failure.unreadable("\(file): cannot be read as UTF-8; check the path")
        }
        let faults = FeedProfile.faults(inYAML: text, file: file)
        for fault in faults { StandardError.report("\(fault)") }
        hasFaults = hasFaults || !faults.isEmpty
        guard faults.isEmpty else { continue }
        let profile = try FeedProfile(yaml: text, file: file)
        let summary = "\(file): \(profile.format), \(profile.fieldNames.count) fields, no mistakes"
        print(VisibleText.of(summary, limit: 1000))
      }
      if hasFaults { throw ExitStatus.usage }
    }
  }
}

/// Where the rows of `profile` go: standard output.
enum ProfileOutput {
  /// Writes rows.
  static func write(_ json: JSONWriter) throws {
    do throws(OutputError) {
      var output = try AtomicFile(path: nil)
      try output.write(json.bytes)
      try output.commit()
    } catch {
      throw Failure.unreadable("\(error)")
    }
  }
}
