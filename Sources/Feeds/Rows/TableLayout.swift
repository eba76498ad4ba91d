import Marketplace
import Yams

/// How tables of stores are laid out, as data (`Tables/stores.yaml`): the columns with the names that exports give them,
/// the words of exports, and what an empty cell looks like.
struct TableLayout: Sendable {
  /// The format's name.
  let format: String
  /// Columns by folded name.
  private var columns: [String: TableColumn] = [:]
  /// Names of a column's own, in the order of the file, each with the names beside it.
  private(set) var names: [(name: String, others: [String])] = []
  /// What a party of a role is when no column says.
  private(set) var kinds: [String: String] = [:]
  /// The native feed's word for an export's, by vocabulary and folded word.
  private var words: [String: [String: String]] = [:]
  /// Cells that say nothing.
  private(set) var empty: [[UInt8]] = []
  /// Bytes of the longest of these.
  private(set) var longestEmpty = 0
  /// What stands between several values of one cell.
  private(set) var separators: [[UInt8]] = []
  private var emptyFirstBytes = [Bool](repeating: false, count: 256)
  private var firstBytes = [Bool](repeating: false, count: 256)

  /// The layout that a YAML text says.
  init(yaml text: String, file: String) throws(ProfileFault) {
    func fault(_ reason: String) -> ProfileFault {
      ProfileFault(place: SourcePlace(file: file, line: 1), reason: reason)
    }
    let root: Node
    do {
      guard let node = try Yams.compose(yaml: text, .basic, .default, .utf8) else { throw fault("the layout is empty") }
      root = node
    } catch {
      throw error as? ProfileFault ?? fault("not YAML")
    }
    guard let format = root["format"]?.string, let columns = root["columns"]?.mapping else {
      throw fault("a layout wants format and columns")
    }
    self.format = format
    for (key, value) in columns {
      guard let name = key.string, let column = TableColumn(name: name), let others = value.sequence else {
        throw fault("\"\(key.string ?? "")\" is no column of a store")
      }
      let aliases = others.compactMap(\.string)
      names.append((name, aliases))
      for alias in [name] + aliases {
        let earlier = self.columns.updateValue(column, forKey: Self.folded(alias))
        guard earlier == nil || earlier == column else { throw fault("\"\(alias)\" names two columns") }
      }
    }
    for (role, kind) in root["kinds"]?.mapping ?? [:] { kinds[role.string ?? ""] = kind.string }
    for (vocabulary, entries) in root["words"]?.mapping ?? [:] {
      for (word, others) in entries.mapping ?? [:] {
        for other in others.array().compactMap(\.string) {
          words[vocabulary.string ?? "", default: [:]][Self.folded(other)] = word.string
        }
      }
    }
    empty = (root["empty"]?.array() ?? []).compactMap { $0.string.map { Array($0.utf8) } }
    longestEmpty = empty.map(\.count).max() ?? 0
    for cell in empty { if let first = cell.first { emptyFirstBytes[Int(first)] = true } }
    separators = (root["separators"]?.array() ?? []).compactMap { $0.string.map { Array($0.utf8) } }
      .filter { !$0.isEmpty }
    for separator in separators { firstBytes[Int(separator[0])] = true }
  }

  /// The column that a header's cell names; `nil` for one that is not known.
  func column(named header: String) -> TableColumn? {
    let folded = Self.folded(header)
    if let column = columns[folded] { return column }
    let plain = header.lowercased().split { $0.isWhitespace || $0 == "_" }.joined(separator: "-")
    if let column = TableColumn(name: plain) { return column }
    // `联系电话2` is another of the same.
    let stem = String(folded.reversed().drop { $0.isASCII && $0.isNumber }.reversed())
    return stem.isEmpty ? nil : columns[stem]
  }

  /// Whether a cell says nothing.
  func isEmpty(_ cell: Span<UInt8>) -> Bool {
    guard !cell.isEmpty else { return true }
    guard cell.count <= longestEmpty, emptyFirstBytes[Int(cell[0])] else { return false }
    return empty.contains { $0.count == cell.count && $0.span.order(before: cell) == 0 }
  }

  /// Whether a cell may hold a separator: one of ASCII, or the first byte of another.
  func maySeparate(_ cell: Span<UInt8>) -> Bool {
    for position in cell.indices where firstBytes[Int(cell[position])] { return true }
    return false
  }

  /// Bytes of the separator that begins at `position`; 0 for none.
  func separatorLength(_ text: Span<UInt8>, at position: Int, before end: Int) -> Int {
    guard firstBytes[Int(text[position])] else { return 0 }
    for separator in separators where position + separator.count <= end {
      if separator.indices.allSatisfy({ text[position + $0] == separator[$0] }) { return separator.count }
    }
    return 0
  }

  /// The native feed's word for an export's; the same text when there is none.
  func word(_ text: String, of vocabulary: String) -> String { words[vocabulary]?[Self.folded(text)] ?? text }

  /// Names that a column may have, for people: its own and the first of the others.
  func title(of name: String) -> String {
    let others = names.first { $0.name == name }?.others ?? []
    let shown = others.first.map { [$0] } ?? []
    let chinese = others.first { $0.unicodeScalars.contains { $0.properties.isIdeographic } }
    return "\(name) (\((shown + [chinese].compactMap(\.self)).joined(separator: ", ")))"
  }

  /// A name without what writing varies: case, width, spaces, hyphens, underscores, what stands in brackets.
  private static func folded(_ name: String) -> String {
    var folded = ""
    for scalar in name.unicodeScalars {
      // Full-width forms of ASCII stand 0xFEE0 above it.
      let plain =
        (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
      if plain == "(" || plain == "[" || plain == "【" { break }
      guard !plain.properties.isWhitespace, !"-_*:/\u{FEFF}".unicodeScalars.contains(plain) else { continue }
      folded.unicodeScalars.append(plain)
    }
    return folded.lowercased()
  }
}
