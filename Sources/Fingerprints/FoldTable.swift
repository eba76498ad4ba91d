/// What every Unicode scalar becomes once disguises are undone, in two stages: 256 scalars a block, equal blocks kept
/// once, so that the whole of Unicode takes some hundred kilobytes and a look-up two reads.
struct FoldTable: Sendable {
  /// Why a scalar is changed; the numbers are the script's.
  enum Kind: UInt32 {
    case kept, invisible, lookAlike, compatible, decoration, traditional, separator
  }

  /// What a scalar becomes: nothing (0: it stays), one scalar, none, or a short sequence.
  ///
  /// Bits 0 to 20: the scalar, or the position of the sequence; bits 21 to 23: the ``Kind``; bits 24 and 25: the mode.
  struct Entry: Hashable, Sendable {
    var bits: UInt32

    static let itself = Entry(bits: 0)
    static let modeOne: UInt32 = 1 << 24
    static let modeNone: UInt32 = 2 << 24
    static let modeMany: UInt32 = 3 << 24

    @inline(__always) var payload: UInt32 { bits & 0x1F_FFFF }
    @inline(__always) var kindBits: UInt32 { bits >> 21 & 7 }
    @inline(__always) var mode: UInt32 { bits & Self.modeMany }
  }

  /// The block of each 256 scalars.
  let blocks: [UInt16]
  /// The entries of the blocks.
  let entries: [Entry]
  /// The sequences, each as its length and then its scalars.
  let sequences: [UInt32]
  /// Scalars of the longest sequence.
  let longestSequence: Int
  /// One bit a scalar of the basic plane that stays what it is: most are, and this much stays in the nearest cache.
  let kept: [UInt64]

  /// The table that every fold uses; decoded once.
  static let standard = FoldTable(packed: packedFoldRuns, simplifying: true)
  /// The table that keeps traditional characters apart from simplified ones.
  static let traditional = FoldTable(packed: packedFoldRuns, simplifying: false)

  init(packed: String, simplifying: Bool) {
    var builder = Builder()
    var sequences: [UInt32] = []
    var longest = 0
    var numbers = PackedNumbers(packed)
    var position = 0
    while let gap = numbers.next(), let head = numbers.next() {
      position += gap
      let range = position..<min(position + head >> 6, 0x11_0000)
      position = range.upperBound
      let kind = UInt32(head & 7) << 21
      var change = Builder.Change.same(Entry(bits: kind | Entry.modeNone))
      switch head >> 3 & 7 {
      case 1:
        let zigzag = numbers.next() ?? 0
        change = .moved(by: zigzag & 1 == 0 ? zigzag >> 1 : -((zigzag + 1) >> 1), bits: kind | Entry.modeOne)
      case 2:
        change = .same(Entry(bits: kind | Entry.modeOne | UInt32(truncatingIfNeeded: numbers.next() ?? 0)))
      case 3:
        change = .same(Entry(bits: kind | Entry.modeMany | UInt32(sequences.count)))
        let length = numbers.next() ?? 0
        longest = max(longest, length)
        sequences.append(UInt32(length))
        for _ in 0..<length { sequences.append(UInt32(truncatingIfNeeded: numbers.next() ?? 0)) }
      default: break
      }
      if simplifying || head & 7 != Int(Kind.traditional.rawValue) { builder.set(range, to: change) }
    }
    blocks = builder.blocks
    entries = builder.entries
    self.sequences = sequences
    longestSequence = longest
    kept = (0..<1024).map { word in
      (0..<64).reduce(into: UInt64(0)) { bits, bit in
        let scalar = word << 6 | bit
        let entry = builder.entries[Int(builder.blocks[scalar >> 8]) << 8 | scalar & 0xFF]
        if entry == .itself { bits |= 1 << UInt64(bit) }
      }
    }
  }

  @inline(__always) func entry(of scalar: UInt32) -> Entry {
    entries[Int(blocks[Int(scalar >> 8)]) << 8 | Int(scalar & 0xFF)]
  }
}

/// Fills blocks of entries; a block in which nothing changes, or all changes alike, is shared.
private struct Builder {
  /// What a run of scalars becomes.
  enum Change {
    case same(FoldTable.Entry)
    case moved(by: Int, bits: UInt32)

    func entry(of scalar: Int) -> FoldTable.Entry {
      switch self {
      case .same(let entry): entry
      case .moved(let offset, let bits): FoldTable.Entry(bits: bits | UInt32(truncatingIfNeeded: scalar + offset))
      }
    }
  }

  private(set) var blocks = [UInt16](repeating: 0, count: 0x1100)
  private(set) var entries = [FoldTable.Entry](repeating: .itself, count: 256)
  private var uniform: [FoldTable.Entry: UInt16] = [:]

  mutating func set(_ range: Range<Int>, to change: Change) {
    var start = range.lowerBound
    while start < range.upperBound {
      let block = start >> 8
      let end = min((block + 1) << 8, range.upperBound)
      if case .same(let entry) = change, end - start == 256 {
        blocks[block] = uniformBlock(of: entry)
      } else {
        if blocks[block] == 0 {
          blocks[block] = UInt16(entries.count >> 8)
          entries.append(contentsOf: repeatElement(.itself, count: 256))
        }
        for scalar in start..<end { entries[Int(blocks[block]) << 8 | scalar & 0xFF] = change.entry(of: scalar) }
      }
      start = end
    }
  }

  private mutating func uniformBlock(of entry: FoldTable.Entry) -> UInt16 {
    if let block = uniform[entry] { return block }
    let block = UInt16(entries.count >> 8)
    entries.append(contentsOf: repeatElement(entry, count: 256))
    uniform[entry] = block
    return block
  }
}

/// Numbers packed as unsigned LEB128 in base64.
private struct PackedNumbers {
  private var bytes: [UInt8] = []
  private var position = 0

  init(_ packed: String) {
    var pending: UInt32 = 0
    var bits = 0
    for unit in packed.utf8 {
      guard let value = Self.value(of: unit) else { continue }
      pending = pending << 6 | value
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: pending >> UInt32(bits)))
      }
    }
  }

  mutating func next() -> Int? {
    var result = 0
    var shift = 0
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      result |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return result }
      shift += 7
    }
    return nil
  }

  private static func value(of unit: UInt8) -> UInt32? {
    switch unit {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(unit - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(unit - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(unit - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
