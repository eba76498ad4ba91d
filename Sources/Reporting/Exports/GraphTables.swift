/// Writes a graph as two tables, of nodes and of edges, with the headers that a program wants.
///
/// RFC 4180 in UTF-8 without a byte order mark, which would become part of the first header. Cells that a spreadsheet
/// would take for a formula are guarded.
public struct GraphTables: Sendable {
  /// Whose headers are written.
  public enum Dialect: Sendable {
    /// `Id,Label` and `Source,Target,Type,Weight`, as Gephi's import of spreadsheets expects.
    case gephi
    /// `id:ID,…,:LABEL` and `:START_ID,:END_ID,:TYPE`, as `neo4j-admin database import` expects.
    case neo4j
  }

  private let dialect: Dialect

  /// A writer.
  public init(_ dialect: Dialect) { self.dialect = dialect }

  /// Writes the table of nodes.
  public func writeNodes(_ graph: ExportedGraph, to sink: inout some ByteSink & ~Copyable) throws(OutputError) {
    var csv = CSVWriter(hasByteOrderMark: false)
    let columns = GraphColumns.nodes.dropFirst()
    csv.row(
      dialect == .gephi
        ? ["Id", "Label", "type"] + columns.map(\.name) : ["id:ID", "label", ":LABEL"] + columns.map(typed))
    for node in graph.nodes {
      let values = GraphColumns.values(of: node)
      let type = values[0] ?? ""
      let label = dialect == .gephi ? type : type == "store" ? "Store" : "Value"
      csv.row([node.id, node.label, label] + values.dropFirst().map { $0 ?? "" })
      try csv.drain(into: &sink)
    }
    try csv.drain(into: &sink, whenOver: 0)
  }

  /// Writes the table of edges.
  public func writeEdges(_ graph: ExportedGraph, to sink: inout some ByteSink & ~Copyable) throws(OutputError) {
    var csv = CSVWriter(hasByteOrderMark: false)
    let columns = GraphColumns.edges.dropFirst()
    csv.row(
      dialect == .gephi
        ? ["Source", "Target", "Type", "Weight", "relation"] + columns.map(\.name)
        : [":START_ID", ":END_ID", ":TYPE", "weight:double"] + columns.map(typed))
    for edge in graph.edges {
      let values = GraphColumns.values(of: edge)
      let relation = values[0] ?? ""
      let weight = GraphColumns.number(edge.weight)
      let head =
        dialect == .gephi
        ? [edge.source, edge.target, "Undirected", weight, relation] : [edge.source, edge.target, relation, weight]
      csv.row(head + values.dropFirst().map { $0 ?? "" })
      try csv.drain(into: &sink)
    }
    try csv.drain(into: &sink, whenOver: 0)
  }

  private func typed(_ column: GraphColumns.Column) -> String {
    column.type == .string ? column.name : "\(column.name):\(column.type.rawValue)"
  }
}
