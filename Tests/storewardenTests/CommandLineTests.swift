import Foundation
import Testing

struct CommandLineTests {
  @Test func aCommandLineThatCannotBeReadIsAUsageError() throws {
    for arguments in [["nope"], ["scan"], ["scan", "--lang", "fr", "x"], ["evaluate", "x"]] {
      let run = try Program.run(arguments)
      #expect(run.status == 2, "\(arguments)")
      #expect(run.output.isEmpty)
      #expect(run.errors.contains("Usage:"))
    }
  }

  @Test func helpAndVersionGoToStandardOutput() throws {
    let help = try Program.run("--help")
    #expect(help.status == 0)
    #expect(help.output.contains("scan"))
    #expect(help.errors.isEmpty)
    #expect(try Program.run("--version").output.split(separator: ".").count == 3)
  }

  @Test func everyVerbHasHelpWithExamples() throws {
    for verb in ["scan", "records", "identifier", "explain", "evaluate", "image", "sample", "signals", "validate"] {
      let run = try Program.run(verb, "--help")
      #expect(run.status == 0, "\(verb)")
      #expect(run.output.contains("EXAMPLES"), "\(verb)")
      #expect(run.output.contains("USAGE: storewarden \(verb)"), "\(verb)")
    }
  }

  @Test func evaluateNamesTheLineThatItCannotRead() throws {
    let folder = try TemporaryFolder()
    let truth = try folder.write(
      "{\"type\":\"group\",\"stores\":[\"a\",\"b\"],\"malicious\":true}\n", to: "truth.jsonl")
    let broken = try folder.write("\nnot json\n", to: "broken.jsonl")
    let run = try Program.run("evaluate", "--truth", truth, broken)
    #expect(run.status == 3)
    #expect(run.errors.hasPrefix("storewarden: \(broken):2: "))
    #expect(run.errors.split(separator: "\n").count == 1)
  }
}
