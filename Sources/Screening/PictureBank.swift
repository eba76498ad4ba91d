public import Fingerprints
internal import Pictures

/// A list of hashes of known pictures, as tools of ThreatExchange and Hasher-Matcher-Actioner exchange them: CSV with a
/// PDQ hash a row.
///
/// With a header line, the hash stands under `hash`, `pdq`, `value`, `indicator` or `signal`, the quality under
/// `quality`; without one, the hash is the first column that is one and the quality the number after it. What else
/// stands in a row is kept as its label.
public struct PictureBank: Sendable {
  /// A known picture.
  public struct Entry: Sendable {
    /// Its hash.
    public let hash: PDQHash
    /// Its quality, when the list says it.
    public let quality: Int?
    /// What else the row says.
    public let label: String
  }

  /// Why a list cannot be read.
  public struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, where, and what to do.
    public let description: String
  }

  /// Rows that were left out because their quality is below what is compared.
  public let skipped: Int
  private let bytes: [UInt8]
  /// Where the row of each known picture starts.
  private let rows: [Int]
  private let columns: Columns
  private let hashes: [PDQHash]

  /// The most bytes of a list.
  static let byteLimit = 8 << 30

  /// Reads a list.
  ///
  /// - Throws: ``Fault`` for a file that cannot be read, or a row without a hash.
  public init(path: String) throws(Fault) {
    let bytes: [UInt8]
    do throws(BoundedFile.Failure) {
      bytes = try BoundedFile.read(path, limit: Self.byteLimit)
    } catch {
      throw Fault(description: "\(path): \(error)")
    }
    try self.init(csv: bytes, name: path)
  }

  /// Reads a list from bytes.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8, with or without a byte order mark.
  ///   - name: What the list is called in faults.
  /// - Throws: ``Fault`` for a row without a hash.
  /// - Complexity: O(bytes); rows stay as they are until one is found.
  public init(csv bytes: [UInt8], name: String) throws(Fault) {
    var columns = Columns()
    var hashes: [PDQHash] = []
    var rows: [Int] = []
    var skipped = 0
    var isFirst = true
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var line = 0
    let source = bytes.span
    while start < source.count {
      if let plain = columns.plainRow(of: source, from: start) {
        (isFirst, line) = (false, line + 1)
        if let quality = plain.quality, quality < PDQFingerprint.leastQuality {
          skipped += 1
        } else {
          hashes.append(plain.hash)
          rows.append(start)
        }
        start = plain.end + 1
        continue
      }
      let fields = Self.fields(bytes, from: start)
      line += 1
      defer { start = (fields.last?.upperBound ?? start) + 1 }
      if fields.allSatisfy({ bytes[$0].allSatisfy { $0 == 0x0D } }) { continue }
      defer { isFirst = false }
      if isFirst, let header = Columns(header: fields.map { Self.text(bytes[$0]) }) {
        columns = header
        continue
      }
      guard let (position, hash) = columns.hash(in: fields, of: bytes) else {
        throw Fault(
          description: "\(name):\(line): no PDQ hash of 64 hexadecimal digits in the row; write hash,quality,file")
      }
      if let quality = columns.quality(in: fields, of: bytes, hash: position), quality < PDQFingerprint.leastQuality {
        skipped += 1
        continue
      }
      hashes.append(hash)
      rows.append(start)
    }
    self.bytes = bytes
    self.rows = rows
    self.columns = columns
    self.skipped = skipped
    self.hashes = hashes
  }

  /// The number of known pictures.
  public var count: Int { rows.count }

  /// A known picture.
  public func entry(_ position: Int) -> Entry {
    let fields = Self.fields(bytes, from: rows[position])
    let place = columns.hash(in: fields, of: bytes)?.position ?? 0
    let skipped = [place, columns.qualityPosition(hash: place)]
    let label = fields.indices.filter { !skipped.contains($0) }.map { Self.text(bytes[fields[$0]]) }
      .filter { !$0.isEmpty }.joined(separator: " ")
    return Entry(
      hash: hashes[position], quality: columns.quality(in: fields, of: bytes, hash: place), label: label)
  }

  /// A known picture that was found.
  public struct Match: Sendable {
    /// The known picture.
    public let entry: Entry
    /// How the asked picture has to be laid.
    public let form: Dihedral
    /// The bits that differ.
    public let distance: Int
  }

  /// Pairs that are kept at once: of a list whose pictures are all alike, more would fill the memory.
  private static let mostPairs = 1 << 22

  /// For each asked picture, the known ones within 31 bits of one of its hashes, each with the form that the hash is of;
  /// nearest first.
  ///
  /// - Complexity: see ``HammingJoin``; many at once take little longer than one.
  public func matches(of asked: [[(form: Dihedral, hash: PDQHash)]]) -> [[Match]] {
    let flat = asked.enumerated().flatMap { number, hashes in hashes.map { (number, $0.form, $0.hash) } }
    let limit = asked.count > 1 ? Self.mostPairs : .max
    guard let pairs = HammingJoin().pairs(of: flat.map { $0.2 }, in: hashes.span, limit: limit) else {
      let half = asked.count / 2
      return matches(of: Array(asked[..<half])) + matches(of: Array(asked[half...]))
    }
    var found = [[Int: (form: Dihedral, distance: Int)]](repeating: [:], count: asked.count)
    for pair in pairs {
      let (number, form, _) = flat[pair.query]
      if pair.distance < found[number][pair.index]?.distance ?? 257 {
        found[number][pair.index] = (form, pair.distance)
      }
    }
    return found.map { known in
      known.sorted { ($0.value.distance, $0.key) < ($1.value.distance, $1.key) }
        .map { Match(entry: entry($0.key), form: $0.value.form, distance: $0.value.distance) }
    }
  }

  /// The fields of a row (RFC 4180, but that no field spans lines), quotation marks included.
  private static func fields(_ bytes: [UInt8], from start: Int) -> [Range<Int>] {
    var fields: [Range<Int>] = []
    var isQuoted = false
    var first = start
    var at = start
    while at < bytes.count, bytes[at] != 0x0A {
      if bytes[at] == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if bytes[at] == UInt8(ascii: ","), !isQuoted {
        fields.append(first..<at)
        first = at + 1
      }
      at += 1
    }
    fields.append(first..<at)
    return fields
  }

  /// The bytes of a field without what quotes it and ends its line.
  private static func bare(_ field: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var field = field
    if field.last == 0x0D { field.removeLast() }
    if field.count >= 2, field.first == UInt8(ascii: "\""), field.last == UInt8(ascii: "\"") {
      field = field.dropFirst().dropLast()
    }
    return field
  }

  private static func text(_ field: ArraySlice<UInt8>) -> String {
    String(decoding: bare(field), as: UTF8.self).replacing("\"\"", with: "\"")
  }

  /// Where a list keeps what.
  private struct Columns: Sendable {
    private var named: (hash: Int, quality: Int?)?

    init() {}

    /// The columns that a header names; `nil` when it is no header.
    init?(header: [String]) {
      let words: Set = ["hash", "pdq", "pdq_hash", "value", "indicator", "signal"]
      let names = header.map { $0.lowercased() }
      guard let hash = names.firstIndex(where: words.contains) else { return nil }
      named = (hash, names.firstIndex(of: "quality"))
    }

    /// The hash and the quality of a row in which nothing is quoted before them, and where it ends; `nil` of any other
    /// row, which ``PictureBank/fields(_:from:)`` has to take apart.
    ///
    /// Of nearly every row of a list of millions, without anything being made for its fields.
    func plainRow(of bytes: Span<UInt8>, from start: Int) -> (hash: PDQHash, quality: Int?, end: Int)? {
      let place = named?.hash ?? 0
      let qualityPlace = qualityPosition(hash: place)
      var hash: PDQHash?
      var quality: Int?
      var (at, field) = (start, 0)
      while true {
        if field == place {
          hash = PDQHash(digits: bytes, at: at)
          guard hash != nil else { return nil }
          at += 64
        } else if field == qualityPlace {
          var value = 0
          let first = at
          while at < bytes.count, at - first < 3, (0x30...0x39).contains(bytes[at]) {
            value = value * 10 + Int(bytes[at] - 0x30)
            at += 1
          }
          guard at > first, value <= 100 else { return nil }
          quality = value
        } else {
          while at < bytes.count, bytes[at] != UInt8(ascii: ","), bytes[at] != 0x0A {
            if bytes[at] == UInt8(ascii: "\"") { return nil }
            at += 1
          }
        }
        if at < bytes.count, bytes[at] == UInt8(ascii: ","), field < max(place, qualityPlace ?? 0) {
          (at, field) = (at + 1, field + 1)
          continue
        }
        guard let hash else { return nil }
        if at < bytes.count, bytes[at] != UInt8(ascii: ","), bytes[at] != 0x0A, bytes[at] != 0x0D { return nil }
        while at < bytes.count, bytes[at] != 0x0A { at += 1 }
        return (hash, quality, at)
      }
    }

    func hash(in fields: [Range<Int>], of bytes: [UInt8]) -> (position: Int, hash: PDQHash)? {
      for (position, field) in fields.enumerated() where named == nil || named?.hash == position {
        if let hash = PDQHash(digits: PictureBank.bare(bytes[field])) { return (position, hash) }
      }
      return nil
    }

    func qualityPosition(hash: Int) -> Int? { named.map(\.quality) ?? (hash + 1) }

    func quality(in fields: [Range<Int>], of bytes: [UInt8], hash: Int) -> Int? {
      guard let position = qualityPosition(hash: hash), position < fields.count else { return nil }
      let digits = PictureBank.bare(bytes[fields[position]])
      guard (1...3).contains(digits.count) else { return nil }
      var value = 0
      for digit in digits {
        guard (0x30...0x39).contains(digit) else { return nil }
        value = value * 10 + Int(digit - 0x30)
      }
      return value <= 100 ? value : nil
    }
  }
}
