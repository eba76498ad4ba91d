/// The columns of one table of stores, with what each is told as: all that a row asks of its columns is looked up once
/// a table.
///
/// Not copyable, so that looking at a column costs no reference counts.
struct StoreColumns: ~Copyable {
  /// Where the values of a column stand in the native `<store>`.
  enum Place {
    /// An attribute of the store: its id, the day it opened, its status.
    case attribute
    case name
    /// An element whose attribute is the value.
    case experience
    /// The kind of a party, an attribute of it.
    case partyKind
    case partyName
    /// Any other element of a party.
    case partyValue
    /// An element of the store.
    case value
    /// An element of the store whose attribute is the value.
    case affiliation
  }

  /// A column.
  struct Column {
    let kind: TableColumn
    let place: Place
    /// The party that it belongs to, as an index of ``parties``; -1 for none.
    var party = -1
    /// The element, or the attribute of an attribute's place.
    var element: XMLName
    /// The attribute beside or around the value, with what it says.
    var qualifier: (name: XMLName, text: [UInt8])?
    let isCode: Bool
    let isList: Bool
    let isDay: Bool
    let vocabulary: String?
    /// The text that was translated last, and the word for it: a column of words has few.
    var meaning: (text: [UInt8], word: [UInt8])?
  }

  /// The number of the column of each cell; -1 for one that is not known. Columns that say the same share a number.
  let numbers: [Int]
  private(set) var all: [Column] = []
  /// The parties that the table has columns of, with their roles.
  private(set) var parties: [(party: TableColumn.Party, role: [UInt8])] = []

  init(_ columns: [TableColumn?], names: RowNames) {
    var numbers: [Int] = []
    for column in columns {
      guard let column else {
        numbers.append(-1)
        continue
      }
      if let number = all.firstIndex(where: { $0.kind == column }) {
        numbers.append(number)
        continue
      }
      numbers.append(all.count)
      var party = -1
      if case .party(let told, _) = column {
        party = parties.firstIndex { $0.party == told } ?? parties.count
        if party == parties.count { parties.append((told, Array(told.role.utf8))) }
      }
      all.append(Self.column(column, party: party, names: names))
    }
    self.numbers = numbers
  }

  private static func column(_ kind: TableColumn, party: Int, names: RowNames) -> Column {
    func column(
      _ place: Place, _ element: String, _ qualifier: String? = nil, _ text: String = ""
    ) -> Column {
      Column(
        kind: kind, place: place, party: party, element: names.name(element),
        qualifier: qualifier.map { (names.name($0), Array(text.utf8)) }, isCode: kind.isCode, isList: kind.isList,
        isDay: kind.isDay, vocabulary: kind.vocabulary)
    }
    return switch kind {
    case .id: column(.attribute, "id")
    case .opened: column(.attribute, "opened")
    case .status: column(.attribute, "status")
    case .name: column(.name, "name")
    case .experience(let aspect): column(.experience, "experience", aspect)
    case .party(_, .kind): column(.partyKind, "kind")
    case .party(_, .name): column(.partyName, "name")
    case .party(_, .phone): column(.partyValue, "phone")
    case .party(_, .email): column(.partyValue, "email")
    case .party(_, .address): column(.partyValue, "address")
    case .party(_, .born): column(.partyValue, "born")
    case .party(_, .id(let scheme)): column(.partyValue, "id", "scheme", scheme)
    case .value("affiliation", let kind): column(.affiliation, "affiliation", "kind", kind)
    case .value("address", let use): column(.value, "address", "use", use)
    case .value(let element, let kind): column(.value, element, "kind", kind)
    }
  }

  /// Keeps the word for a text of a column.
  mutating func learn(_ text: [UInt8], means word: [UInt8], in column: Int) { all[column].meaning = (text, word) }
}
