import ArgumentParser
import Judgement
import Reporting
import Screening

/// How findings can be written.
enum FindingsFormat: String, CaseIterable, ExpressibleByArgument {
  /// A summary for a person.
  case text
  /// One JSON object a line.
  case jsonl
  /// A page that opens offline.
  case html
  /// A table of verdicts.
  case csv
}

/// Writes findings in a format, whole or not at all.
struct FindingsOutput {
  let format: FindingsFormat
  let language: Language
  /// How many groups, clusters and pictures a summary shows in full.
  var limit = 10

  /// Writes to a file, or to standard output when `path` is `nil` or `-`.
  func write(_ findings: ScanFindings, to path: String?) throws {
    do {
      var file = try AtomicFile(path: path)
      switch format {
      case .text: try text(to: path).write(findings, to: &file)
      case .jsonl: try FindingsJSONL(language: language).write(findings, to: &file)
      case .csv: try FindingsCSV(language: language).write(findings, to: &file)
      case .html:
        let files = findings.pictureFiles
        try HTMLReport(language: language, version: Version.current) { files.thumbnail(of: $0) }
          .write(findings, to: &file)
      }
      try file.commit()
    } catch let error as OutputError {
      throw Failure.unreadable("\(error)")
    }
  }

  private func text(to path: String?) -> FindingsText {
    let style = TerminalStyle(to: path)
    return FindingsText(language: language, width: style.width, isColoured: style.isColoured, limit: limit)
  }
}
