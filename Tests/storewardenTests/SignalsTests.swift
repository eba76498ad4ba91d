import Foundation
import Testing

/// What a policy writer does with a pack, from a draft to a proposal.
struct SignalsTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// A copy of the pack to change.
  private func copy() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "pack-\(UUID().uuidString)")
    try FileManager.default.copyItem(at: Self.root.appending(path: "Signals"), to: folder)
    return folder
  }

  @Test func everySignalAndEveryInnocentMarketComesOutAsExpected() throws {
    let run = try Program.run("signals", "test", "Signals", in: Self.root)
    #expect(run.status == 0, "\(run.output)")
    #expect(run.lines.count == 2)
  }

  @Test func aWrongExpectationIsNamedWithItsPlace() throws {
    let folder = try copy()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "group/GRP-02-cross-store-copies.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    try text.replacing("from: 0.6", with: "from: 1.5").write(to: file, atomically: true, encoding: .utf8)
    let run = try Program.run("signals", "test", folder.path, "--only", "GRP-02", in: Self.root)
    #expect(run.status == 20)
    #expect(run.output.contains("WRONG\tgroup/GRP-02-cross-store-copies.yaml:"))
    #expect(run.output.contains("expected hit (strong), read hit (medium)"))
  }

  @Test func aNewSignalIsADraftThatLintAccepts() throws {
    let folder = try copy()
    defer { try? FileManager.default.removeItem(at: folder) }
    let made = try Program.run("signals", "new", "GRP-90", "--feature", "group.size", "--folder", folder.path)
    #expect(made.status == 0, "\(made.errors)")
    #expect(try Program.run("signals", "lint", folder.path).status == 0)
    let again = try Program.run("signals", "new", "GRP-90", "--feature", "group.size", "--folder", folder.path)
    #expect(again.status == 2)
    let unknown = try Program.run("signals", "new", "GRP-91", "--feature", "group.sice", "--folder", folder.path)
    #expect(unknown.status == 2 && unknown.errors.contains("did you mean \"group.size\"?"))
  }

  @Test func aBacktestNamesWhatWouldFlipAndWhy() throws {
    let folder = try copy()
    defer { try? FileManager.default.removeItem(at: folder) }
    let feed = Self.root.appending(path: "fixtures/signals/ring.xml").path
    let same = try Program.run("signals", "backtest", "carried", folder.path, feed)
    #expect(same.status == 0, "\(same.errors)")
    #expect(same.output.contains("0 of "))
    let file = folder.appending(path: "composition.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    try text.replacing("\nthreshold: 0.0", with: "\nthreshold: 40").write(to: file, atomically: true, encoding: .utf8)
    let run = try Program.run("signals", "backtest", "carried", folder.path, feed)
    #expect(run.status == 20)
    #expect(run.output.contains("group: malicious → linked\t1"))
    let rows = try Program.run("signals", "backtest", "carried", folder.path, feed, "--format", "jsonl").rows
    #expect(rows.contains { $0["old"] as? String == "malicious" || $0["old"] as? String == "block" })
    #expect(rows.allSatisfy { ($0["newPack"] as? String)?.count == 64 })
  }

  @Test func aCalibrationIsAPatchAndChangesNoFile() throws {
    let folder = try copy()
    defer { try? FileManager.default.removeItem(at: folder) }
    let market = Self.root.appending(path: "fixtures/market").path
    let findings = folder.appending(path: "findings.jsonl")
    _ = try Program.run("scan", market, "--format", "jsonl", "--output", findings.path, "--quiet")
    let run = try Program.run(
      "calibrate", "--truth", market + "/truth.jsonl", findings.path, "--complete", "--signals", folder.path)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("decided accused groups would, were no more of them innocent"))
    #expect(try Program.run("signals", "diff", "carried", folder.path).output.isEmpty)
    let page = try Program.run(
      "evaluate", "--truth", market + "/truth.jsonl", findings.path, "--format", "html")
    #expect(page.output.contains("<polyline") && !page.output.contains("<script") && !page.output.contains("src="))
  }

  @Test(arguments: ["en", "zh"])
  func theCatalogueIsWrittenInBothLanguages(language: String) throws {
    for format in ["markdown", "html"] {
      let run = try Program.run("signals", "docs", "--format", format, "--lang", language)
      #expect(run.status == 0)
      #expect(run.output.contains("PRC-02") && run.output.contains("IMG-08"))
      #expect(run.output.contains(language == "en" ? "Known false positives" : "已知误报"))
    }
  }
}
