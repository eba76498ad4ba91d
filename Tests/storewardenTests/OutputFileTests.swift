import Foundation
import Testing

/// An output appears whole or not at all.
struct OutputFileTests {
  /// Where the file system has files without a name, which is nearly everywhere.
  @Test func aProgramThatIsKilledLeavesNothingBehind() throws {
    let folder = try TemporaryFolder()
    let run = try Program.shell(
      """
      sleep 20 | "$program" records - --output out.jsonl & pid=$!
      tries=0
      while ! ls -l /proc/$pid/fd 2>/dev/null | grep -q "$1"; do
        sleep 0.1; tries=$((tries + 1)); [ $tries -lt 150 ] || exit 9
      done
      ls -l /proc/$pid/fd | grep -q deleted || echo named
      kill -9 $pid
      """, folder.url.lastPathComponent, in: folder.url)
    #expect(run.status == 0)
    #expect(folder.names.isEmpty || run.output.contains("named"))
  }

  private static let formats = ["text", "jsonl", "html", "csv"]

  /// A feed with something to tell in every format.
  private func feed(in folder: TemporaryFolder) throws -> String {
    try folder.feed([Record.store] + (1...8).map { Record.listing("l-\($0)") }, to: "feeds/feed.xml")
  }

  @Test func nothingButTheOutputIsWritten() throws {
    let folder = try TemporaryFolder()
    let feed = try feed(in: folder)
    for format in Self.formats {
      let output = folder.file("out/\(format)")
      try FileManager.default.createDirectory(at: folder.file("out"), withIntermediateDirectories: true)
      let direct = try Program.run("scan", feed, "--format", format)
      let run = try Program.run("scan", feed, "--format", format, "--output", output.path, "--quiet")
      #expect(run.status == 0)
      #expect(run.output.isEmpty)
      #expect(run.errors.isEmpty)
      #expect(try String(contentsOf: output, encoding: .utf8) == direct.output)
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.file("out").path).sorted() == Self.formats.sorted())
    #expect(folder.names == ["feeds", "out"])
  }

  @Test func aFolderThatIsNotThereIsNamedAndNotMade() throws {
    let folder = try TemporaryFolder()
    let feed = try feed(in: folder)
    for arguments in [["scan", feed, "--format", "jsonl"], ["records", feed]] {
      let run = try Program.run(arguments + ["--output", folder.file("none/out.jsonl").path])
      #expect(run.status == 3)
      #expect(run.saysOneLine)
      #expect(run.errors.contains("none/out.jsonl: cannot be created"))
      #expect(run.errors.contains("--output"))
    }
    #expect(folder.names == ["feeds"])
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")), arguments: formats)
  func aFullDiskIsTold(format: String) throws {
    let folder = try TemporaryFolder()
    let feed = try feed(in: folder)
    let named = try Program.run("scan", feed, "--format", format, "--output", "/dev/full")
    let redirected = try Program.shell("storewarden scan \"$1\" --format \"$2\" > /dev/full", feed, format)
    for run in [named, redirected] {
      #expect(run.status == 3)
      #expect(run.saysOneLine)
      #expect(run.errors.contains("full"))
    }
  }

  @Test func whatIsThereStaysWhenWritingFailsHalfway() throws {
    let folder = try TemporaryFolder()
    let feed = try feed(in: folder)
    let report = try folder.write("the last report", to: "out/report.html")
    // A limit on the size of files stands in for a disk that fills up while the output is written.
    let run = try Program.shell(
      "trap '' XFSZ; ulimit -f 8; storewarden scan \"$1\" --format html --output \"$2\"", feed, report)
    #expect(run.status == 3)
    #expect(run.saysOneLine)
    #expect(run.errors.contains("report.html"))
    #expect(try String(contentsOfFile: report, encoding: .utf8) == "the last report")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("out").path) == ["report.html"])
  }

  @Test func whatIsThereStaysWhenTheRunFails() throws {
    let folder = try TemporaryFolder()
    let output = try folder.write("the last findings", to: "out/findings.jsonl")
    let feed = try feed(in: folder)
    for arguments in [
      ["scan", feed, folder.file("missing.xml").path], ["records", folder.file("missing.xml").path],
      ["scan", feed, "--signals", folder.file("missing").path], ["scan", feed, "--lang", "fr"],
    ] {
      let run = try Program.run(arguments + ["--output", output])
      #expect(run.status == 2 || run.status == 3, "\(arguments)")
      #expect(try String(contentsOfFile: output, encoding: .utf8) == "the last findings")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("out").path) == ["findings.jsonl"])
  }
}
