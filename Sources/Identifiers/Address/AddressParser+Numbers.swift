extension AddressParser {
  /// Reads a chain of numbers and the word behind it; leaves everything where it was when there is none.
  mutating func takeNumber() -> Bool {
    let start = index
    guard Self.mayBeginNumber(text[start]) else { return false }
    guard var chain = readChain() else {
      index = start
      return false
    }
    if let (count, length) = wordHere() {
      guard count != .nameOfPlace, !(count == .unit && length == 1 && address.building.isEmpty) else {
        return takePlaceName(chain, wordLength: length, from: start)
      }
      let isAnnex = run == [0x9644]
      if let mark = run.last, Self.houseMarks.contains(mark), count == .house {
        chain.mark(by: Self.string([mark]))
        run.removeLast()
      }
      if isAnnex { run.removeAll(keepingCapacity: true) }
      endRun()
      index += length
      assign(&chain, count, isAnnex: isAnnex)
      return true
    }
    return takeBare(chain, from: start)
  }

  /// Whether a chain of numbers may begin with a character.
  private static func mayBeginNumber(_ character: UInt32) -> Bool {
    character < 0x80 || character == 0x7B2C || Han.numeral(character) != nil
  }

  /// Numbers joined by dashes or spaces: `3-2-501`, `A-501`, `3 2 501`.
  private mutating func readChain() -> NumberChain? {
    if index < text.count, text[index] == 0x7B2C { index += 1 }  // 第
    var chain = NumberChain()
    while let token = readToken() {
      chain.append(token)
      guard chain.count < NumberChain.most else { break }
      if wordHere() != nil { break }
      let afterToken = index
      var joined = false
      while index < text.count, Self.isJoiner(text[index]) {
        joined = true
        index += 1
      }
      guard joined, index < text.count, Self.isASCIIAlphanumeric(text[index]), !startsAnotherCount(afterToken) else {
        index = afterToken
        break
      }
    }
    return chain.isEmpty ? nil : chain
  }

  /// Whether what follows a space is counted on its own: `12号 3幢` is no chain, nor is `501 3楼`.
  private func startsAnotherCount(_ afterToken: Int) -> Bool {
    guard text[afterToken] == 0x20 else { return false }
    var place = index
    while place < text.count, Self.isASCIIAlphanumeric(text[place]) { place += 1 }
    // A mobile number or a postcode behind the address.
    if place - index == 11 || place - index == 6 { return true }
    guard let (count, _) = AddressWord.count(in: text, at: place) else { return false }
    return count != .room
  }

  /// One number: digits, letters with digits, one letter before a word, or Chinese numerals before one.
  private mutating func readToken() -> String? {
    let start = index
    while index < text.count, Self.isASCIIAlphanumeric(text[index]) { index += 1 }
    if index > start {
      let token = text[start..<index]
      let hasDigit = token.contains { (0x30...0x39).contains($0) }
      if hasDigit { return Self.withoutZeros(token) }
      // A floor's F is a word of its own; other letters count before a word or a dash.
      let isLetterBeforeWord =
        token.count <= 2 && (wordHere() != nil || next() == 0x2D || start > 0 && text[start - 1] == 0x2D)
      if isLetterBeforeWord { return Self.string(token) }
      index = start
      return nil
    }
    // Within a word numerals count nothing: 二七区.
    guard start == 0 || Han.numeral(text[start - 1]) == nil else { return nil }
    while index < text.count, Han.numeral(text[index]) != nil { index += 1 }
    guard index > start, let (count, _) = wordHere() else {
      index = start
      return nil
    }
    // 二七区, 三门县: names, unless a place is already named.
    if count == .nameOfPlace, run.isEmpty && address.road.isEmpty && address.place.isEmpty {
      index = start
      return nil
    }
    return String(Han.value(text[start..<index]))
  }

  /// The word at the current place, a space before it skipped.
  private func wordHere() -> (AddressWord.Count, Int)? {
    var place = index
    while place < text.count, text[place] == 0x20 { place += 1 }
    guard let (count, length) = AddressWord.count(in: text, at: place) else { return nil }
    return (count, length + place - index)
  }

  /// `二期`, `3区`: the number belongs to the name before it.
  private mutating func takePlaceName(_ chain: NumberChain, wordLength: Int, from start: Int) -> Bool {
    run.append(contentsOf: chain.text.scalarValues)
    run.append(contentsOf: text[index..<(index + wordLength)].filter { $0 != 0x20 })
    index += wordLength
    return true
  }

  /// A chain with no word behind it: by what is still missing, or part of a name (`360大厦`, `经10路`).
  private mutating func takeBare(_ chain: NumberChain, from start: Int) -> Bool {
    let following = next()
    let endsHere = following.map { !Han.isIdeograph($0) } ?? true
    let isAnchored =
      !address.number.isEmpty || !address.building.isEmpty || !address.road.isEmpty || !address.place.isEmpty
      || !run.isEmpty
    let namesRoad = following.map(Self.endsRoad) ?? false
    guard isAnchored, endsHere || !address.number.isEmpty || !address.building.isEmpty, !namesRoad else {
      run.append(contentsOf: text[start..<index].filter { $0 != 0x20 })
      return true
    }
    endRun()
    var rest = chain
    let needsHouse = !address.road.isEmpty && address.number.isEmpty && address.building.isEmpty
    if needsHouse, rest.count != 2 || address.place.isEmpty, let first = rest.popFirst() { address.number = first }
    assignRooms(&rest)
    return true
  }

  private mutating func assign(_ chain: inout NumberChain, _ count: AddressWord.Count, isAnnex: Bool) {
    switch count {
    case .house: assignHouse(chain, isAnnex: isAnnex)
    case .lane: if address.number.isEmpty { address.number = chain.text + "弄" }
    case .building:
      let last = chain.popLast()
      if !chain.isEmpty, address.number.isEmpty, !address.road.isEmpty { address.number = chain.text }
      if let last, address.building.isEmpty { address.building = last }
    case .unit:
      let last = chain.popLast()
      if let building = chain.last, address.building.isEmpty { address.building = building }
      if let last, address.unit.isEmpty { address.unit = last }
    case .floor: if address.floor.isEmpty { assignFloor(chain) }
    case .room: assignRooms(&chain)
    case .nameOfPlace: break
    }
  }

  /// `12号`, `12-3号`; behind a lane or another number a second `号` is the building, a third the room.
  private mutating func assignHouse(_ chain: NumberChain, isAnnex: Bool) {
    let joined = chain.text
    if isAnnex {
      address.number += address.number.isEmpty ? joined : "号附" + joined
    } else if address.number.isEmpty {
      address.number = joined
      takeBranch()
    } else if address.building.isEmpty {
      address.building = joined
    } else if address.room.isEmpty {
      address.room = joined
    }
  }

  /// `12号之一` is house 12-1.
  private mutating func takeBranch() {
    guard index + 1 < text.count, text[index] == 0x4E4B, let value = Han.numeral(text[index + 1]), value < 10 else {
      return
    }
    address.number += "-\(value)"
    index += 2
  }

  /// `A楼` is a building, `3楼` a floor.
  private mutating func assignFloor(_ chain: NumberChain) {
    guard let last = chain.last else { return }
    if last.utf8.allSatisfy({ (0x41...0x5A).contains($0) }), address.building.isEmpty {
      address.building = last
    } else {
      address.floor = chain.text
    }
  }

  /// The last number is the room; before it stand unit and building, as far as they are missing.
  private mutating func assignRooms(_ chain: inout NumberChain) {
    guard let room = chain.popLast() else { return }
    if address.room.isEmpty { address.room = room } else { return }
    switch chain.count {
    case 0: break
    case 1:
      if address.building.isEmpty {
        address.building = chain[0]
      } else if address.unit.isEmpty {
        address.unit = chain[0]
      }
    case 2:
      if address.building.isEmpty { address.building = chain[0] }
      if address.unit.isEmpty { address.unit = chain[1] }
    default:
      if address.number.isEmpty, !address.road.isEmpty { address.number = chain[0] }
      if address.building.isEmpty { address.building = chain[chain.count - 2] }
      if address.unit.isEmpty { address.unit = chain[chain.count - 1] }
    }
  }

  /// 甲12号 and 12号 are two houses.
  private static let houseMarks = Set("甲乙丙丁戊".scalarValues)

  private static func isJoiner(_ character: UInt32) -> Bool {
    character == 0x2D || character == 0x20 || character == 0x7E || character == 0x5F || character == 0x2F
  }

  private static func isASCIIAlphanumeric(_ character: UInt32) -> Bool {
    (0x30...0x39).contains(character) || (0x41...0x5A).contains(character)
  }

  /// `0501` and `501` are one room.
  private static func withoutZeros(_ token: ArraySlice<UInt32>) -> String {
    let rest = token.drop { $0 == 0x30 }
    return rest.isEmpty ? "0" : string(rest)
  }
}
