import Foundation
import Judgement
import Marketplace
import Screening
import StoreGroups
import Testing

@testable import Reporting

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A market of two stores whose names try to leave every format, linked by a phone and an account.
@Suite struct GraphExportTests {
  private static let names = [
    "=HYPERLINK(\"http://evil.example\",\"x\")", "a\"/><node id='evil'/>&amp;]]>\u{202E}\u{0}\u{B}\u{FFFE}\r\n,b",
  ]

  private static let market: Market = {
    var stores = RecordTable()
    for (id, name) in zip(["+s,\"1\"", "<s2>&'\u{1}"], names) {
      var draft = RecordDraft()
      draft.append(.id, id)
      draft.append(.name, name)
      draft.append(.account, "payee of both 5581", qualifier: "wechat-pay")
      draft.append(.device, "7f3ac0de7f3ac0de5ad1e07b92c4f368")
      stores.append(draft, file: 0, line: 1, column: 1)
    }
    return Market(files: ["made"], stores: stores, listings: RecordTable())
  }()

  private static let findings: ScanFindings = {
    let evidence = GroupSearch().evidence(in: market, copies: .none)
    return ScanFindings(
      market: market, groups: GroupSearch().groups(of: evidence, in: market, copies: .none),
      duplicates: SmallMarket.duplicates, pictures: [],
      verdicts: Verdicts(groups: [], clusters: [], pictures: [], stores: [], listings: []), quarantined: [],
      refused: [], evidence: evidence)
  }()

  private static func graph(_ disclosure: ExportedGraph.Disclosure = .masked) -> ExportedGraph {
    ExportedGraph(of: findings.groups.groups.indices, in: findings, disclosure: disclosure)
  }

  /// The labels, as XML can hold them.
  private static func labels(_ graph: ExportedGraph) -> [String] {
    graph.nodes.map { $0.label.replacing("\u{FFFE}", with: "‹U+FFFE›") }
  }

  private static func document(_ write: (inout ByteBuffer) throws -> Void) throws -> [ParsedElement] {
    var buffer = ByteBuffer()
    try write(&buffer)
    return try ParsedElement.all(in: Data(buffer.bytes))
  }

  private static func rows(_ write: (inout ByteBuffer) throws -> Void) throws -> [[String]] {
    var buffer = ByteBuffer()
    try write(&buffer)
    return CSVRows.read(buffer.text)
  }

  @Test func `there is something to export`() {
    #expect(Self.graph().nodes.count == 4)
    #expect(Self.graph().edges.count == 5)
  }

  @Test func `GraphML holds the nodes and edges, whatever stores are called`() throws {
    let graph = Self.graph()
    let elements = try Self.document { try GraphMLWriter().write(graph, to: &$0) }
    func all(_ name: String) -> [ParsedElement] { elements.filter { $0.name == name } }
    #expect(all("graph").map { $0.attributes["edgedefault"] } == ["undirected"])
    let ids = all("node").compactMap { $0.attributes["id"] }
    #expect(ids == graph.nodes.map(\.id) && Set(ids).count == 4)
    let keys = Set(all("key").compactMap { $0.attributes["id"] })
    #expect(all("data").allSatisfy { keys.contains($0.attributes["key"] ?? "") })
    let labels = all("data").filter { $0.attributes["key"] == "label" }.map(\.text)
    #expect(labels == Self.labels(graph))
    #expect(labels.count > 1 && labels[1].contains("‹U+0000›") && labels[1].contains("‹U+202E›"))
    let ends = all("edge").flatMap { edge in ["source", "target"].compactMap { edge.attributes[$0] } }
    #expect(ends.count == 10 && Set(ends).isSubset(of: ids))
  }

  @Test func `GEXF declares what its attributes are`() throws {
    let graph = Self.graph()
    let elements = try Self.document { try GEXFWriter().write(graph, to: &$0) }
    func all(_ name: String) -> [ParsedElement] { elements.filter { $0.name == name } }
    #expect(elements.first?.attributes["version"] == "1.3" && elements.first?.namespace == "http://gexf.net/1.3")
    let allowed: Set = ["integer", "long", "double", "float", "boolean", "string", "anyURI", "liststring"]
    #expect(all("attribute").count == 12)
    #expect(all("attribute").allSatisfy { allowed.contains($0.attributes["type"] ?? "") })
    #expect(all("node").compactMap { $0.attributes["label"] } == Self.labels(graph))
    #expect(all("edge").count == 5)
    #expect(all("edge").allSatisfy { (Double($0.attributes["weight"] ?? "") ?? 0) > 0 })
  }

  @Test(arguments: [GraphTables.Dialect.gephi, .neo4j])
  func `tables have one row a node and a edge, and no cell is a formula`(dialect: GraphTables.Dialect) throws {
    let graph = Self.graph()
    let nodes = try Self.rows { try GraphTables(dialect).writeNodes(graph, to: &$0) }
    let edges = try Self.rows { try GraphTables(dialect).writeEdges(graph, to: &$0) }
    #expect(nodes.count == 5 && edges.count == 6)
    #expect(Set(nodes.map(\.count)).count == 1 && Set(edges.map(\.count)).count == 1)
    #expect(nodes[0].prefix(2) == (dialect == .gephi ? ["Id", "Label"] : ["id:ID", "label"]))
    #expect(edges[0].prefix(2) == (dialect == .gephi ? ["Source", "Target"] : [":START_ID", ":END_ID"]))
    for cell in (nodes + edges).flatMap(\.self) {
      #expect(!["=", "+", "@", "-"].contains { cell.hasPrefix($0) })
    }
    // Ends are written as ids are, or nobody finds them.
    let ids = Set(nodes.dropFirst().map { $0[0] })
    #expect(ids.count == 4 && edges.dropFirst().allSatisfy { ids.contains($0[0]) && ids.contains($0[1]) })
  }

  @Test func `values are masked unless somebody says why not`() throws {
    var (masked, revealed) = (ByteBuffer(), ByteBuffer())
    try GraphMLWriter().write(Self.graph(), to: &masked)
    try GraphMLWriter().write(Self.graph(.revealed(reason: "case <7>")), to: &revealed)
    #expect(!masked.text.contains("7f3ac0de7f3ac0de5ad1e07b92c4f368"))
    #expect(masked.text.contains("Registered values are masked."))
    #expect(revealed.text.lowercased().contains("7f3ac0de7f3ac0de5ad1e07b92c4f368"))
    #expect(revealed.text.contains("Reason: case &lt;7&gt;"))
  }

  @Test func `stores whose ids look alike stay two nodes`() {
    var stores = RecordTable()
    for id in ["s\u{1}", "s‹U+0001›"] {
      var draft = RecordDraft()
      draft.append(.id, id)
      stores.append(draft, file: 0, line: 1, column: 1)
    }
    let group = StoreGroup(
      id: "g", stores: [0, 1], links: [StoreLink(a: 0, b: 1, ties: [], weight: 3)], facts: GroupFacts())
    let findings = ScanFindings(
      market: Market(files: ["made"], stores: stores, listings: RecordTable()),
      groups: GroupFindings(groups: [group], heldBack: [], faults: []), duplicates: SmallMarket.duplicates,
      pictures: [], verdicts: Verdicts(groups: [], clusters: [], pictures: [], stores: [], listings: []),
      quarantined: [], refused: [])
    #expect(Set(ExportedGraph(of: [0], in: findings).nodes.map(\.id)).count == 2)
  }
}

/// Reads RFC 4180, written apart from the writer.
private enum CSVRows {
  static func read(_ text: String) -> [[String]] {
    var rows: [[String]] = [[]]
    var cell = ""
    var isQuoted = false
    var scalars = text.unicodeScalars.makeIterator()
    var next = scalars.next()
    while let scalar = next {
      next = scalars.next()
      if isQuoted, scalar == "\"", next == "\"" {
        cell.unicodeScalars.append("\"")
        next = scalars.next()
      } else if scalar == "\"" {
        isQuoted.toggle()
      } else if !isQuoted, scalar == "," || scalar == "\n" {
        rows[rows.count - 1].append(cell)
        cell = ""
        if scalar == "\n" { rows.append([]) }
      } else if isQuoted || scalar != "\r" {
        cell.unicodeScalars.append(scalar)
      }
    }
    return rows.dropLast()
  }
}

/// An element as libxml2 reads it, through Foundation's parser.
private struct ParsedElement {
  let name: String
  let namespace: String?
  let attributes: [String: String]
  var text = ""

  /// All elements in the order of their beginnings. A document that is not well-formed is an error.
  static func all(in data: Data) throws -> [ParsedElement] {
    let reader = Reader()
    let parser = XMLParser(data: data)
    parser.shouldProcessNamespaces = true
    parser.delegate = reader
    try #require(parser.parse(), "\(String(describing: parser.parserError))")
    return reader.elements
  }

  private final class Reader: NSObject, XMLParserDelegate {
    var elements: [ParsedElement] = []
    private var open: [Int] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) {
      open.append(elements.count)
      elements.append(ParsedElement(name: name, namespace: namespaceURI, attributes: attributes))
    }

    func parser(_ parser: XMLParser, didEndElement: String, namespaceURI: String?, qualifiedName: String?) {
      open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters characters: String) {
      if let place = open.last { elements[place].text += characters }
    }
  }
}
