import ArgumentParser
import Feeds
import Foundation
import Marketplace
import Reporting
import Screening
import StoreGroups

/// `storewarden export`: store groups as a graph for other tools.
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes store groups as a graph that Gephi, Cytoscape, Neo4j or networkx read.",
    discussion: """
      Scans the market and writes the groups that are named by their id or by a store of theirs, or all groups when none
      is named: stores and the values that they share as nodes, links and holdings as edges. Values are masked; --reveal
      writes them in full, and the reason for it into the file.

      graphml and gexf are one file each. gephi and neo4j are two tables, nodes.csv and edges.csv, in the folder that
      --output names, with the headers of Gephi's spreadsheet import and of neo4j-admin database import.

      Exit status: 0 written, 2 when nothing has an id, 3 when a feed was refused (then nothing is written).

      EXAMPLES
        storewarden export --market fixtures/market --format gexf --output groups.gexf
        storewarden export st-0094 --market fixtures/market --format graphml > ring.graphml
        storewarden export --market stores.xml listings.xml --format neo4j --output import/
        neo4j-admin database import full --nodes=import/nodes.csv --relationships=import/edges.csv
        storewarden export st-0094 --market fixtures/market --reveal --reason "case 2026-117"
      """)

  @Argument(help: "Ids of groups, or of stores whose groups are meant; all groups when absent.")
  var ids: [String] = []

  @Option(
    parsing: .upToNextOption, help: "The feeds of the market: files, folders, addresses or -.", completion: .file())
  var market: [String]

  @OptionGroup(title: "Fetching") var fetching: FetchArguments
  @OptionGroup var formats: FormatArguments
  @OptionGroup var limits: LimitArguments
  @OptionGroup var signals: SignalArguments
  @OptionGroup var asOf: AsOfArguments
  @OptionGroup(title: "Memory") var memory: MemoryArguments

  @Option(help: "What to write: graphml, gexf, gephi (tables) or neo4j (tables).")
  var format: GraphFormat = .graphml

  @Option(
    name: .shortAndLong, help: "The file to write, standard output when absent; for tables the folder.",
    completion: .file())
  var output: String?

  @Flag(help: "Write registered values in full. Needs --reason.")
  var reveal = false

  @Option(help: "Why values are revealed; it is written into the file.")
  var reason: String?

  func validate() throws {
    if reveal, (reason ?? "").allSatisfy(\.isWhitespace) {
      throw ValidationError("--reveal shows personal data: say why with --reason")
    }
    if reason != nil, !reveal { throw ValidationError("--reason is for --reveal; give both or neither") }
    if format.isTables, output == nil || output == "-" {
      throw ValidationError("--format \(format.rawValue) writes two tables: name a folder with --output")
    }
  }

  func run() async throws {
    let sources = try await fetching.sources(named: market)
    if let output, !format.isTables { try OutputArguments.check(output, against: sources) }
    let progress = ProgressLine()
    let scan = Scan(
      reader: try formats.reader(limits: limits.limits), pack: try signals.pack(), keepsEvidence: reveal,
      memory: try memory.memory(), today: asOf.day)
    let findings = await scan.run(sources) { progress.show($0.text) }
    progress.clear()
    for refusal in findings.refused { StandardError.report("\(refusal.place): \(refusal.reason)") }
    // A graph in which a feed is missing shows groups that are not whole.
    guard findings.refused.isEmpty else { throw ExitStatus.unreadable }
    let graph = ExportedGraph(
      of: try groups(in: findings), in: findings, disclosure: reveal ? .revealed(reason: reason ?? "") : .masked)
    do throws(OutputError) {
      try write(graph)
    } catch {
      throw Failure.unreadable("\(error)")
    }
  }

  private func groups(in findings: ScanFindings) throws -> [Int] {
    guard !ids.isEmpty else { return Array(findings.groups.groups.indices) }
    var wanted: Set<Int> = []
    for id in ids {
      let store = findings.market.store(withID: id)
      let place = findings.groups.groups.firstIndex { group in
        group.id == id || store.map(group.stores.contains) == true
      }
      guard let place else {
        let shown = VisibleText.of(id, limit: 100)
        throw Failure.usage(
          store == nil
            ? "no group and no store of the market has the id \"\(shown)\"; check the id and --market"
            : "the store \"\(shown)\" is in no group: nothing links it to another")
      }
      wanted.insert(place)
    }
    return wanted.sorted()
  }

  private func write(_ graph: ExportedGraph) throws(OutputError) {
    switch format {
    case .graphml:
      var file = try AtomicFile(path: output)
      try GraphMLWriter().write(graph, to: &file)
      try file.commit()
    case .gexf:
      var file = try AtomicFile(path: output)
      try GEXFWriter().write(graph, to: &file)
      try file.commit()
    case .gephi: try writeTables(graph, GraphTables(.gephi))
    case .neo4j: try writeTables(graph, GraphTables(.neo4j))
    }
  }

  private func writeTables(_ graph: ExportedGraph, _ tables: GraphTables) throws(OutputError) {
    let folder = URL(filePath: output ?? ".")
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var nodes = try AtomicFile(path: folder.appending(path: "nodes.csv").path)
    try tables.writeNodes(graph, to: &nodes)
    var edges = try AtomicFile(path: folder.appending(path: "edges.csv").path)
    try tables.writeEdges(graph, to: &edges)
    try nodes.commit()
    try edges.commit()
  }
}

/// How a graph can be written.
enum GraphFormat: String, CaseIterable, ExpressibleByArgument {
  case graphml, gexf, gephi, neo4j

  /// Whether it is two tables rather than one file.
  var isTables: Bool { self == .gephi || self == .neo4j }
}
