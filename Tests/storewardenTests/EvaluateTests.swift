import Foundation
import Testing

/// `evaluate` on what `scan` wrote.
struct EvaluateTests {
  private func figures(_ run: Program.Run) -> [String: [Double]] {
    var figures: [String: [Double]] = [:]
    for line in run.lines {
      let cells = line.split(separator: "\t")
      figures[String(cells[0])] = cells.dropFirst().compactMap { Double($0) }
    }
    return figures
  }

  @Test func aScanHoldsAgainstTheTruth() throws {
    let market = try ScannedMarket.shared.get()
    let folder = try TemporaryFolder()
    let truth = try folder.write(market.truth, to: "truth.jsonl")
    let findings = try folder.write(try #require(market.outputs["jsonl"]), to: "findings.jsonl")
    let run = try Program.run("evaluate", "--truth", truth, findings)
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    let figures = figures(run)
    #expect(figures["accused"] == [0])
    for name in ["links", "malicious", "duplicates"] {
      let values = try #require(figures[name])
      try #require(values.count == 3)
      #expect(values[2] >= 0.9, "\(name)")
    }
  }

  @Test func theShippedTruthAgainstNothingScoresNothing() throws {
    let folder = try TemporaryFolder()
    let nothing = try folder.write("", to: "nothing.jsonl")
    let run = try Program.run("evaluate", "--truth", Fixture.path("market/truth.jsonl"), nothing)
    #expect(run.status == 0)
    let figures = figures(run)
    #expect(figures["links"]?[1] == 0)
    #expect(figures["malicious"]?[1] == 0)
    #expect(figures["duplicates"]?[1] == 0)
    #expect(figures["accused"] == [0])
  }

  @Test func aFileThatIsNotThereIsNamed() throws {
    let folder = try TemporaryFolder()
    let missing = folder.file("missing.jsonl").path
    let truth = Fixture.path("market/truth.jsonl")
    for arguments in [["--truth", missing, truth], ["--truth", truth, missing]] {
      let run = try Program.run(["evaluate"] + arguments)
      #expect(run.status == 3)
      #expect(run.saysOneLine)
      #expect(run.output.isEmpty)
      #expect(run.errors.contains(missing))
    }
  }
}
