import ArgumentParser
import Fetching
import Screening
import SyntheticImages

/// Where pictures with web addresses were fetched to, what pictures are examined by, and what is read on them.
struct PictureArguments: ParsableArguments {
  @OptionGroup private var kept: PictureKeepingArguments

  var examination: ExaminerArguments { kept.examination }

  @Flag(help: "Read what is printed on main pictures, a second each (needs tesseract), and hold it against brands.")
  var readPrint = false

  /// The reader of print; `nil` when nobody asked for it.
  func printReader() throws -> PrintReader? {
    guard readPrint else { return nil }
    guard let reader = PrintReader() else {
      throw Failure.usage(
        "--read-print needs tesseract with eng or chi_sim: install tesseract-ocr and tesseract-ocr-chi-sim")
    }
    return reader
  }

  /// The store; `nil` when the user names none.
  func store() throws -> FetchStore? { try kept.store() }
}

/// Where pictures with web addresses were fetched to, and what pictures are examined by.
struct PictureKeepingArguments: ParsableArguments {
  @OptionGroup private var fetched: FetchedPictureArguments

  @OptionGroup var examination: ExaminerArguments

  /// What a catalog remembers of pictures is found by.
  func ingestion() throws -> PictureIngestion {
    PictureIngestion(pictures: try store(), examiner: try examination.examiner())
  }

  /// The store; `nil` when the user names none.
  func store() throws -> FetchStore? { try fetched.store() }
}

/// Where pictures with web addresses were fetched to.
struct FetchedPictureArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Look at pictures with web addresses that `storewarden fetch` put here; the others stay not evaluable.",
      valueName: "dir"), completion: .directory)
  var pictures: String?

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
