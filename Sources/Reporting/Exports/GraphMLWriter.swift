/// Writes a graph as GraphML (Brandes et al., "GraphML Progress Report", 2002; http://graphml.graphdrawing.org), which
/// Gephi, Cytoscape, yEd, igraph and networkx read. Gephi takes the attributes `label` and `weight` for what they are.
public struct GraphMLWriter: Sendable {
  /// A writer.
  public init() {}

  /// Writes the graph.
  ///
  /// - Complexity: O(bytes written), in memory bounded by the longest element.
  public func write(_ graph: ExportedGraph, to sink: inout some ByteSink & ~Copyable) throws(OutputError) {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
      xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
        <desc>\(XMLText.escaped(graph.note))</desc>
        <key id="label" for="node" attr.name="label" attr.type="string"/>
        <key id="weight" for="edge" attr.name="weight" attr.type="double"/>

      """
    for column in GraphColumns.nodes { text += key("n", column, for: "node") }
    for column in GraphColumns.edges { text += key("e", column, for: "edge") }
    text += "  <graph id=\"storewarden\" edgedefault=\"undirected\">\n"
    for node in graph.nodes {
      text += "    <node id=\"\(XMLText.escaped(node.id))\"><data key=\"label\">\(XMLText.escaped(node.label))</data>"
      text += data("n", GraphColumns.nodes, GraphColumns.values(of: node)) + "</node>\n"
      try text.drain(into: &sink)
    }
    for (number, edge) in graph.edges.enumerated() {
      text += "    <edge id=\"e\(number + 1)\" source=\"\(XMLText.escaped(edge.source))\""
      text += " target=\"\(XMLText.escaped(edge.target))\">"
      text += "<data key=\"weight\">\(GraphColumns.number(edge.weight))</data>"
      text += data("e", GraphColumns.edges, GraphColumns.values(of: edge)) + "</edge>\n"
      try text.drain(into: &sink)
    }
    text += "  </graph>\n</graphml>\n"
    try text.drain(into: &sink, whenOver: 0)
  }

  private func key(_ prefix: String, _ column: GraphColumns.Column, for target: String) -> String {
    "  <key id=\"\(prefix)-\(column.name)\" for=\"\(target)\" attr.name=\"\(column.name)\""
      + " attr.type=\"\(column.type.rawValue)\"/>\n"
  }

  private func data(_ prefix: String, _ columns: [GraphColumns.Column], _ values: [String?]) -> String {
    zip(columns, values).reduce(into: "") { text, entry in
      guard let value = entry.1 else { return }
      text += "<data key=\"\(prefix)-\(entry.0.name)\">\(XMLText.escaped(value))</data>"
    }
  }
}
