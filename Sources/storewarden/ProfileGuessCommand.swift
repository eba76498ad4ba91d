import ArgumentParser
import Feeds
import Reporting

extension ProfileCommand {
  /// `storewarden profile guess`: which profile reads a feed, and why; for an unknown feed one to begin with.
  struct Guess: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "guess",
      abstract: "Says which profile would read a feed and why; proposes one for a feed that none reads.",
      discussion: """
        Looks at the first 4 MB. What it proposes is YAML with the answer as a comment: save it, correct it, check it.

        Exit status: 0 a profile reads the feed or is proposed, 2 when nothing in it looks like records, 3 when it is not
        XML.

        EXAMPLES
          storewarden profile guess feed.xml
          storewarden profile guess feed.xml > my.yaml && storewarden records feed.xml --profile my.yaml
        """)

    @Argument(help: "The feed: a file, or - for standard input.", completion: .file())
    var feed: String

    @OptionGroup var formats: FormatArguments
    @OptionGroup var limits: LimitArguments

    @Option(help: "How to write the answer: text or jsonl.")
    var format: PlainFormat = .text

    func run() throws {
      let sources: [FeedSource]
      do throws(FeedSourceFault) {
        sources = try FeedSource.all(named: [feed])
      } catch {
        throw Failure.unreadable("\(error)")
      }
      guard let source = sources.first, sources.count == 1 else {
        throw Failure.usage("\(feed): name one feed, not a folder of several")
      }
      let reader = try formats.reader(limits: limits.limits)
      let guess: ProfileGuess
      do throws(RefusedFeed) {
        guess = try reader.guess(source)
      } catch {
        throw Failure.unreadable("\(error.place): \(error.reason)")
      }
      switch format {
      case .text: print(text(of: guess), terminator: "")
      case .jsonl: try ProfileOutput.write(row(of: guess))
      }
      if guess.profile == nil, guess.skeleton == nil { throw ExitStatus.usage }
    }

    private func text(of guess: ProfileGuess) -> String {
      func visible(_ text: String) -> String { VisibleText.of(text, limit: 200) }
      let space = guess.namespace.isEmpty ? "no namespace" : "the namespace \(visible(guess.namespace))"
      let root = "the root <\(visible(guess.root))> in \(space)"
      guard let profile = guess.profile else {
        let reads = guess.reason == nil ? "fits" : "reads what stands in"
        var none = "# \(visible(feed)): no profile \(reads) \(root)\n"
        if let reason = guess.reason { none += "# \(VisibleText.of(reason, limit: 600))\n" }
        guard let skeleton = guess.skeleton else { return none + "# nothing in it repeats with fields of its own\n" }
        return none + "# proposed from what stands in it; check every field\n" + skeleton
      }
      var lines = ["\(visible(feed)): \(visible(profile.format)) (\(visible(profile.title)))", "  because of \(root)"]
      if let telltale = guess.telltale { lines.append("  and of the element \(visible(telltale))") }
      let others = guess.candidates.filter { $0 != profile.format }
      if !others.isEmpty { lines.append("  the root also fits \(others.map(visible).joined(separator: ", "))") }
      return lines.joined(separator: "\n") + "\n"
    }

    private func row(of guess: ProfileGuess) -> JSONWriter {
      var json = JSONWriter()
      json.line { json in
        json.member("type", "guess")
        json.member("file", feed)
        json.member("root", guess.root)
        json.member("namespace", guess.namespace.isEmpty ? nil : guess.namespace)
        json.member("profile", guess.profile?.format)
        json.member("title", guess.profile?.title)
        json.member("telltale", guess.telltale)
        json.member("reason", guess.reason)
        json.member("candidates", guess.candidates)
        json.member("skeleton", guess.skeleton)
      }
      return json
    }
  }
}
