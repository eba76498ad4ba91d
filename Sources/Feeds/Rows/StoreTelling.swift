/// Tells a store of a table to the record reader as the events of a native `<store>`.
struct StoreTelling<Sink: RecordSink> {
  private let records: RecordReader<Sink>
  /// What a party of a role is when no column says.
  private let kinds: [(role: [UInt8], kind: [UInt8])]
  private let person: [UInt8]
  private let store: XMLName
  private let party: XMLName
  private let role: XMLName
  private let kind: XMLName
  private let reference: XMLName

  init(_ records: RecordReader<Sink>, kinds: [String: String], names: RowNames) {
    self.records = records
    self.kinds = kinds.map { (Array($0.key.utf8), Array($0.value.utf8)) }
    person = Array("person".utf8)
    store = names.name("store")
    party = names.name("party")
    role = names.name("role")
    kind = names.name("kind")
    reference = names.name("ref")
  }

  /// Tells a store.
  func tell(_ pending: borrowing PendingStore, _ columns: borrowing StoreColumns) {
    records.place = (pending.line, 1)
    _ = records.start(store)
    // Attributes of an element come before the elements in it.
    for value in pending.values where columns.all[value.column].place == .attribute {
      records.attribute(columns.all[value.column].element, pending.text.span.extracting(value.range))
    }
    for value in pending.values where columns.all[value.column].place == .name { element(value, pending, columns) }
    for value in pending.values where columns.all[value.column].place == .experience {
      attributeAlone(value, pending, columns)
    }
    for index in pending.members.indices { tell(member: index, of: pending, columns) }
    for value in pending.values {
      switch columns.all[value.column].place {
      case .value: element(value, pending, columns)
      case .affiliation: affiliation(value, pending, columns)
      case .attribute, .name, .experience, .partyKind, .partyName, .partyValue: break
      }
    }
    _ = records.end()
  }

  private func tell(member index: Int, of pending: borrowing PendingStore, _ columns: borrowing StoreColumns) {
    let member = pending.members[index]
    // A party that only has a kind is none.
    guard pending.values.indices.contains(where: { pending.values[$0].member == index && $0 != member.kind }) else {
      return
    }
    let (_, text) = columns.parties[member.party]
    _ = records.start(party)
    records.attribute(role, text.span)
    if let told = member.kind {
      records.attribute(kind, pending.text.span.extracting(pending.values[told].range))
    } else {
      // A handful of roles, which are looked through faster than hashed.
      let usual = kinds.first { $0.role == text }?.kind ?? person
      records.attribute(kind, usual.span)
    }
    for value in pending.values where value.member == index && columns.all[value.column].place != .partyKind {
      element(value, pending, columns)
    }
    _ = records.end()
  }

  private func element(
    _ value: PendingStore.Value, _ pending: borrowing PendingStore, _ columns: borrowing StoreColumns
  ) {
    _ = records.start(columns.all[value.column].element)
    if let (name, text) = columns.all[value.column].qualifier { records.attribute(name, text.span) }
    records.text(pending.text.span.extracting(value.range))
    _ = records.end()
  }

  private func attributeAlone(
    _ value: PendingStore.Value, _ pending: borrowing PendingStore, _ columns: borrowing StoreColumns
  ) {
    _ = records.start(columns.all[value.column].element)
    if let (name, _) = columns.all[value.column].qualifier {
      records.attribute(name, pending.text.span.extracting(value.range))
    }
    _ = records.end()
  }

  private func affiliation(
    _ value: PendingStore.Value, _ pending: borrowing PendingStore, _ columns: borrowing StoreColumns
  ) {
    _ = records.start(columns.all[value.column].element)
    if let (name, text) = columns.all[value.column].qualifier { records.attribute(name, text.span) }
    records.attribute(reference, pending.text.span.extracting(value.range))
    _ = records.end()
  }
}
