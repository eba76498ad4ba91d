import Marketplace
import StoreGroups

/// What is said of nodes and edges in every format: the columns of their tables, the attributes of their elements.
enum GraphColumns {
  /// A column.
  struct Column: Sendable {
    let name: String
    let type: ValueType
  }

  /// What stands in a column.
  enum ValueType: String, Sendable {
    case string, double, boolean
    case integer = "int"
  }

  /// Columns of nodes, beyond id and label.
  static let nodes = [
    Column(name: "type", type: .string), Column(name: "group", type: .string), Column(name: "verdict", type: .string),
    Column(name: "opened", type: .string), Column(name: "status", type: .string), Column(name: "kind", type: .string),
    Column(name: "holders", type: .integer), Column(name: "hub", type: .boolean),
  ]

  /// Columns of edges, beyond ends and weight.
  static let edges = [
    Column(name: "relation", type: .string), Column(name: "logodds", type: .double),
    Column(name: "probability", type: .double), Column(name: "kinds", type: .string),
  ]

  /// What stands in the columns of a node; `nil` where a column is not about it.
  static func values(of node: ExportedGraph.Node) -> [String?] {
    switch node.kind {
    case .store(_, let group, let verdict, let opened, let status):
      ["store", group, verdict, opened.isEmpty ? nil : opened, status.isEmpty ? nil : status, nil, nil, nil]
    case .value(let kind, let holders, let isHub):
      ["value", nil, nil, nil, nil, kind.rawValue, String(holders), isHub ? "true" : "false"]
    }
  }

  /// What stands in the columns of an edge; `nil` where a column is not about it.
  static func values(of edge: ExportedGraph.Edge) -> [String?] {
    switch edge.kind {
    case .link(let weight, let probability, let kinds):
      ["LINKED", number(weight), number(probability), kinds.map(\.rawValue).joined(separator: " ")]
    case .holds: ["HOLDS", nil, nil, nil]
    }
  }

  /// A number with at most six decimals.
  static func number(_ value: Double) -> String { ((value * 1e6).rounded() / 1e6).description }
}
