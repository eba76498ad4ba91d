import ArgumentParser
import Fetching
import SyntheticImages

/// Where pictures with web addresses were fetched to, and what pictures are examined by.
struct PictureArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Examine pictures with web addresses that `storewarden fetch` put here; the others stay not evaluable.",
      valueName: "dir"), completion: .directory)
  var pictures: String?

  @OptionGroup var examination: ExaminerArguments

  /// The store; `nil` when the user names none.
  func store() throws -> FetchStore? {
    guard let pictures else { return nil }
    do throws(FetchFault) {
      return try FetchStore(existing: pictures)
    } catch {
      throw Failure.unreadable("\(error)")
    }
  }
}
