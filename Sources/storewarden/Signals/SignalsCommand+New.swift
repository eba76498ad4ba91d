import ArgumentParser
import Foundation
import Judgement
import Marketplace
import Reporting
import Screening

extension SignalsCommand {
  /// `storewarden signals new`.
  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new", abstract: "Writes a signal to begin with: a draft that lint accepts.",
      discussion: """
        EXAMPLES
          storewarden signals new GRP-13 --feature group.copied-share
          storewarden signals new PRC-05 --feature listing.discount --folder my-signals
        """)

    @Argument(help: "The code: a family and a number that no signal has, such as GRP-13.")
    var code: String

    @Option(help: "The feature that it reads; Signals/README.md lists them.")
    var feature: String

    @Option(help: "The folder of signals to write into; standard output when absent.", completion: .directory)
    var folder: String?

    func run() throws {
      let draft: SignalDraft
      do throws(SignalDraft.Fault) {
        draft = try SignalDraft(
          code: code, feature: feature, among: Set(folder.map { codes(in: $0) } ?? []),
          id: UUID().uuidString.lowercased(), day: "\(Day.today)")
      } catch {
        throw Failure.usage("\(error)")
      }
      guard let folder else {
        print(draft.text, terminator: "")
        return
      }
      let path = URL(filePath: folder).appending(path: draft.path)
      do {
        try FileManager.default.createDirectory(
          at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
        var file = try AtomicFile(path: path.path)
        try file.write(Array(draft.text.utf8))
        try file.commit()
      } catch {
        throw Failure.unreadable("\(error)")
      }
      print(path.path)
    }

    /// Codes that files of a folder are named for, whether or not they are sound.
    private func codes(in folder: String) -> [String] {
      (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []).compactMap { path in
        path.split(separator: "/").last?.firstMatch(of: /^[A-Z]{1,4}-[0-9]{1,3}/).map { String($0.0) }
      }
    }
  }
}
