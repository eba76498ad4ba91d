/// An address as characters to parse: width and script variants folded, notes in brackets taken out.
struct AddressText {
  /// The longest address that is read, in characters.
  static let longest = 400

  /// The characters: capitals, simplified, layout characters as ASCII.
  private(set) var characters: [UInt32] = []
  /// Whether any is a Chinese character.
  private(set) var isChinese = false
  /// Whether anything invisible was dropped.
  private(set) var isDisguised = false

  /// Folds an address; `nil` for one that is too long to be one or is no UTF-8.
  init?(_ raw: Span<UInt8>) {
    guard raw.count <= 4 * Self.longest else { return nil }
    characters.reserveCapacity(raw.count / 2)
    var scalars = Scalars()
    while let scalar = scalars.next(in: raw) {
      guard scalar != Scalars.replacement else { return nil }
      take(scalar)
    }
    guard characters.count <= Self.longest else { return nil }
    if isChinese { dropNotes() }
  }

  private mutating func take(_ scalar: UInt32) {
    guard scalar >= 0x80 else {
      characters.append((0x61...0x7A).contains(scalar) ? scalar - 0x20 : scalar < 0x20 ? 0x20 : scalar)
      return
    }
    switch CharacterFolding.fold(scalar) {
    case .dropped: isDisguised = true
    case .scalar(let folded):
      switch folded {
      case 0x61...0x7A: characters.append(folded - 0x20)
      case 0x3010, 0x3014, 0x300C, 0x3008, 0x300A: characters.append(0x28)
      case 0x3011, 0x3015, 0x300D, 0x3009, 0x300B: characters.append(0x29)
      case 0x00B7, 0x30FB, 0x2022: break
      case 0x2116: characters.append(contentsOf: [0x4E, 0x4F, 0x2E])
      default:
        if Han.isIdeograph(folded) { isChinese = true }
        characters.append(Han.simplified(folded))
      }
    }
  }

  /// Takes out what stands in brackets, unless it says where in a building: `（3幢501室）`.
  private mutating func dropNotes() {
    guard characters.contains(0x28) || characters.contains(0x5B) else { return }
    var kept: [UInt32] = []
    var index = 0
    while index < characters.count {
      guard characters[index] == 0x28 || characters[index] == 0x5B else {
        if characters[index] != 0x29 && characters[index] != 0x5D { kept.append(characters[index]) }
        index += 1
        continue
      }
      let rest = characters[(index + 1)...]
      let end = rest.firstIndex { $0 == 0x29 || $0 == 0x5D } ?? characters.count
      let note = characters[(index + 1)..<end]
      if Self.namesPlace(note) {
        kept.append(0x20)
        kept.append(contentsOf: note)
        kept.append(0x20)
      }
      index = end + 1
    }
    characters = kept
  }

  /// Whether a number is followed by a word for building, unit, floor or room.
  private static func namesPlace(_ note: ArraySlice<UInt32>) -> Bool {
    zip(note, note.dropFirst()).contains { digit, next in
      (0x30...0x39).contains(digit) && AddressWord.isUnit(next)
    }
  }
}
