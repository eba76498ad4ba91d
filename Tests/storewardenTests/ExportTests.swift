import Foundation
import Testing

@Suite struct ExportTests {
  private static let market = Fixture.path("market")

  @Test func `a group is exported by a store of it, and all groups without a name`() throws {
    let one = try Program.run("export", "st-0094", "--market", Self.market)
    let all = try Program.run("export", "--market", Self.market, "--format", "gexf")
    #expect(one.status == 0 && one.output.contains("<graphml") && one.output.contains("st-0251"))
    #expect(all.status == 0 && all.output.contains("<gexf"))
    #expect(all.output.split(separator: "<node ").count > one.output.split(separator: "<node ").count)
  }

  @Test func `tables go into a folder`() throws {
    let folder = try TemporaryFolder()
    let run = try Program.run(
      "export", "--market", Self.market, "--format", "neo4j", "--output", folder.file("import").path)
    #expect(run.status == 0)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.file("import").path).sorted() == [
        "edges.csv", "nodes.csv",
      ])
    let nodes = try String(contentsOf: folder.file("import").appending(path: "nodes.csv"), encoding: .utf8)
    #expect(nodes.hasPrefix("id:ID,label,:LABEL"))
  }

  @Test(arguments: [
    ["--reveal"], ["--reason", "why"], ["--format", "gephi"], ["--reveal", "--reason", " "], ["nobody"], ["st-0001"],
  ])
  func `what cannot be meant is refused`(words: [String]) throws {
    let run = try Program.run(["export"] + words + ["--market", Self.market])
    #expect(run.status == 2 && run.output.isEmpty && !run.errors.isEmpty)
  }
}
