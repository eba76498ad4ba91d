import Foundation

/// Runs the program that was built beside these tests, as a user would.
enum Program {
  /// How a run ended.
  struct Run {
    let status: Int32
    let output: String
    let errors: String

    /// The output's lines, without the last line break.
    var lines: [Substring] { output.split(separator: "\n") }

    /// The output's lines as JSON objects.
    var rows: [[String: Any]] {
      get throws {
        try lines.map { try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:] }
      }
    }

    /// Whether the only thing said on standard error is one line of the program.
    var saysOneLine: Bool { errors.hasPrefix("storewarden: ") && errors.filter { $0 == "\n" }.count == 1 }
  }

  private static let executable = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appending(path: "storewarden")

  /// Runs the program to its end.
  static func run(_ arguments: String..., input: String = "", in folder: URL? = nil) throws -> Run {
    try run(arguments, input: input, in: folder)
  }

  /// Runs the program to its end.
  static func run(_ arguments: [String], input: String = "", in folder: URL? = nil) throws -> Run {
    try run(executable, arguments, input: input, in: folder)
  }

  /// Runs a shell script in which `storewarden` stands for the program; its further words are `$1`, `$2`, …
  static func shell(_ script: String, _ words: String..., in folder: URL? = nil) throws -> Run {
    try run(
      URL(filePath: "/bin/sh"),
      ["-c", "storewarden() { \"$program\" \"$@\"; }; program=$0; \(script)", executable.path] + words, in: folder)
  }

  private static func run(
    _ executable: URL, _ arguments: [String], input: String = "", in folder: URL?
  ) throws -> Run {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = folder }
    let spool = try TemporaryFolder()
    let (inputFile, outputFile, errorFile) = (spool.file("in"), spool.file("out"), spool.file("err"))
    try Data(input.utf8).write(to: inputFile)
    for file in [outputFile, errorFile] { try Data().write(to: file) }
    process.standardInput = try FileHandle(forReadingFrom: inputFile)
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus, output: try String(contentsOf: outputFile, encoding: .utf8),
      errors: try String(contentsOf: errorFile, encoding: .utf8))
  }
}

/// What the repository ships to try the program on.
enum Fixture {
  /// The path of a file or folder below `fixtures`.
  static func path(_ name: String) -> String {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../fixtures/\(name)").standardized.path
  }
}

/// A folder that goes away with the test.
final class TemporaryFolder {
  let url: URL

  init() throws {
    // Digits might be taken for somebody's number, and be hidden in what the program says.
    let letters = String((0..<16).map { _ in "abcdefghijklmnopqrstuvwxyz".randomElement() ?? "a" })
    url = FileManager.default.temporaryDirectory.appending(path: "storewarden-\(letters)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The place of a file in the folder.
  func file(_ name: String) -> URL { url.appending(path: name) }

  /// Writes a file and gives its path.
  func write(_ text: String, to name: String) throws -> String {
    let file = file(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  /// Writes a native feed of records, which begin on line 2.
  func feed(_ records: [String], to name: String = "feed.xml") throws -> String {
    try write(
      "<marketplace xmlns=\"urn:storewarden:feed:1\">\n\(records.joined(separator: "\n"))\n</marketplace>\n", to: name)
  }

  /// The names of the files in it, in order.
  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted() }
}
