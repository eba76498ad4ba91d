/// What the columns of one table say of a store, as numbers and names that are looked up once a table.
struct StoreColumns {
  /// The names that a store of the native feed is told with.
  struct Names {
    let store: XMLName
    let party: XMLName
    let role: XMLName
    let kind: XMLName
    let experience: XMLName
    let ref: XMLName

    init(_ names: RowNames) {
      store = names.name("store")
      party = names.name("party")
      role = names.name("role")
      kind = names.name("kind")
      experience = names.name("experience")
      ref = names.name("ref")
    }
  }

  /// How a column's values are told.
  enum Place {
    /// As an attribute of the store: `id`, `opened`, `status`, in the order of ``StoreColumns/attributes``.
    case attribute
    /// As an element of its own inside the store or the party, with a qualifier.
    case element
    /// As an attribute of an `experience`.
    case experience
    /// As the `ref` of an `affiliation`.
    case reference
    /// As the kind of the party.
    case kindOfParty
    /// As the store's name.
    case nameOfStore
  }

  /// A thing that one column or several say.
  struct Column {
    let meaning: TableColumn
    let fieldName: String
    let isCode: Bool
    let isList: Bool
    let isDay: Bool
    let vocabulary: String?
    /// The number of its party; -1 when it belongs to the store itself.
    let party: Int
    let isName: Bool
    let isKind: Bool
    let place: Place
    /// The element or attribute that its values are told as.
    let name: XMLName
    /// The attribute that qualifies the element, and what it says; no text when there is none.
    let qualifierName: XMLName
    let qualifier: [UInt8]
  }

  /// A party of the table.
  struct Party {
    let role: [UInt8]
    /// What it is when no cell says.
    let kind: [UInt8]
  }

  let names: Names
  private(set) var columns: [Column] = []
  private(set) var parties: [Party] = []
  /// The number of what each column of the header says; -1 for one that is not known.
  private(set) var ofHeader: [Int] = []
  /// The columns that are attributes of the store, in the order that they are told.
  private(set) var attributes: [Int] = []

  subscript(number: Int) -> Column { columns[number] }

  init(_ header: TableHeader, layout: TableLayout, names: RowNames) {
    self.names = Names(names)
    var numbers: [TableColumn: Int] = [:]
    var parties: [TableColumn.Party: Int] = [:]
    for meaning in header.columns {
      guard let meaning else {
        ofHeader.append(-1)
        continue
      }
      if let number = numbers[meaning] {
        ofHeader.append(number)
        continue
      }
      var party = -1
      if case .party(let named, _) = meaning {
        if let known = parties[named] {
          party = known
        } else {
          party = self.parties.count
          parties[named] = party
          self.parties.append(
            Party(role: Array(named.role.utf8), kind: Array((layout.kinds[named.role] ?? "person").utf8)))
        }
      }
      numbers[meaning] = columns.count
      ofHeader.append(columns.count)
      columns.append(Column(meaning, party: party, names: names))
    }
    attributes = [TableColumn.id, .opened, .status].compactMap { numbers[$0] }
  }
}

extension StoreColumns.Column {
  fileprivate init(_ meaning: TableColumn, party: Int, names: RowNames) {
    self.meaning = meaning
    self.party = party
    fieldName = meaning.fieldName
    isCode = meaning.isCode
    isList = meaning.isList
    isDay = meaning.isDay
    vocabulary = meaning.vocabulary
    var (isName, isKind) = (false, false)
    var place = StoreColumns.Place.element
    var qualifier: (name: String, text: String)?
    let told: String
    switch meaning {
    case .id, .opened, .status:
      (told, place) = (meaning.fieldName, .attribute)
    case .name: (told, place) = ("name", .nameOfStore)
    case .experience(let aspect): (told, place) = (aspect, .experience)
    case .party(_, .kind):
      (told, place) = ("kind", .kindOfParty)
      isKind = true
    case .party(_, .name):
      told = "name"
      isName = true
    case .party(_, .phone): told = "phone"
    case .party(_, .email): told = "email"
    case .party(_, .address): told = "address"
    case .party(_, .born): told = "born"
    case .party(_, .id(let scheme)):
      told = "id"
      qualifier = ("scheme", scheme)
    case .value(let element, let kind):
      told = element
      if element == "affiliation" { place = .reference }
      qualifier = (element == "address" ? "use" : "kind", kind)
    }
    self.isName = isName
    self.isKind = isKind
    self.place = place
    name = names.name(told)
    qualifierName = names.name(qualifier?.name ?? "")
    self.qualifier = Array((qualifier?.text ?? "").utf8)
  }
}
