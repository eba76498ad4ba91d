/// Writes a graph as GEXF 1.3 (https://gexf.net), the format of Gephi, which networkx reads as well.
public struct GEXFWriter: Sendable {
  /// A writer.
  public init() {}

  /// Writes the graph.
  ///
  /// - Complexity: O(bytes written), in memory bounded by the longest element.
  public func write(_ graph: ExportedGraph, to sink: inout some ByteSink & ~Copyable) throws(OutputError) {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <gexf xmlns="http://gexf.net/1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
      xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
        <meta>
          <creator>storewarden</creator>
          <description>\(XMLText.escaped(graph.note))</description>
        </meta>
        <graph mode="static" defaultedgetype="undirected">

      """
    text += attributes(GraphColumns.nodes, of: "node") + attributes(GraphColumns.edges, of: "edge")
    text += "    <nodes>\n"
    for node in graph.nodes {
      text += "      <node id=\"\(XMLText.escaped(node.id))\" label=\"\(XMLText.escaped(node.label))\">"
      text += values(GraphColumns.values(of: node)) + "</node>\n"
      try text.drain(into: &sink)
    }
    text += "    </nodes>\n    <edges>\n"
    for (number, edge) in graph.edges.enumerated() {
      text += "      <edge id=\"\(number + 1)\" source=\"\(XMLText.escaped(edge.source))\""
      text += " target=\"\(XMLText.escaped(edge.target))\" weight=\"\(GraphColumns.number(edge.weight))\">"
      text += values(GraphColumns.values(of: edge)) + "</edge>\n"
      try text.drain(into: &sink)
    }
    text += "    </edges>\n  </graph>\n</gexf>\n"
    try text.drain(into: &sink, whenOver: 0)
  }

  private func attributes(_ columns: [GraphColumns.Column], of element: String) -> String {
    let lines = columns.enumerated().map { place, column in
      "      <attribute id=\"\(place)\" title=\"\(column.name)\" type=\"\(type(of: column))\"/>\n"
    }
    return "    <attributes class=\"\(element)\">\n\(lines.joined())    </attributes>\n"
  }

  private func type(of column: GraphColumns.Column) -> String {
    column.type == .integer ? "integer" : column.type.rawValue
  }

  private func values(_ values: [String?]) -> String {
    let set = values.enumerated().compactMap { place, value in
      value.map { "<attvalue for=\"\(place)\" value=\"\(XMLText.escaped($0))\"/>" }
    }
    return "<attvalues>\(set.joined())</attvalues>"
  }
}
