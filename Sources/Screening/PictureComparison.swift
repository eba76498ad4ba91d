public import Fingerprints

/// Two picture files held against each other.
public struct PictureComparison: Sendable {
  /// The first picture.
  public let a: PictureFile
  /// The second.
  public let b: PictureFile
  /// How the second lies over the first; `nil` when they are not one picture, or one cannot be read.
  public let match: PictureMatch?
  /// The bits in which the hashes of the whole pictures differ as they are; `nil` when one has none that counts.
  public let distance: Int?

  /// Compares.
  public init(_ a: PictureFile, _ b: PictureFile) {
    self.a = a
    self.b = b
    guard let first = a.fingerprint, let second = b.fingerprint else {
      match = nil
      distance = nil
      return
    }
    match = second.match(with: first)
    let isHashed = min(first.quality, second.quality) >= PDQFingerprint.leastQuality
    distance = isHashed ? first.hash.distance(to: second.hash) : nil
  }

  /// What was done to the second picture, seen from the first.
  public var alterations: [PictureAlteration] {
    guard let match, let first = a.fingerprint, let second = b.fingerprint else { return [] }
    return PictureAlteration.all(of: match, size: second.size, other: first.size)
  }
}

/// Picture files that are looked for among others, and in lists of known pictures.
public struct PictureLookup: Sendable {
  private let files: [PictureFile]
  private let index: PictureIndex
  private let positions: [Int]
  private let banks: [(name: String, bank: PictureBank)]

  /// What a picture was found as.
  public struct Found: Sendable {
    /// The file, or the label of the list's entry.
    public let name: String
    /// The list, `nil` for a file.
    public let bank: String?
    /// How certain it is, 0 to 1.
    public let certainty: Double
    /// The bits in which the hashes differ, when they told.
    public let distance: Int?
    /// What was done to the asked picture, seen from the found one.
    public let alterations: [PictureAlteration]
  }

  /// Looks among files and lists.
  public init(files: [PictureFile], banks: [(name: String, bank: PictureBank)]) {
    self.files = files
    self.banks = banks
    positions = files.indices.filter { files[$0].fingerprint?.isComparable == true }
    index = PictureIndex(positions.compactMap { files[$0].fingerprint })
  }

  /// What a hash is found as in the lists, most certain first: as it is, for mirroring cannot be seen in a hash alone.
  public func find(_ hash: PDQHash) -> [Found] { known([(.upright, hash)]).sorted(by: Self.isBefore) }

  /// What a picture is found as, most certain first; a file is not found as itself.
  public func find(_ query: PictureFile) -> [Found] {
    guard let fingerprint = query.fingerprint else { return [] }
    var found: [Found] = []
    for match in index.matches(of: fingerprint) {
      let file = files[positions[match.picture]]
      guard file.path != query.path else { continue }
      found.append(
        Found(
          name: file.path, bank: nil, certainty: match.certainty, distance: match.distance,
          alterations: PictureAlteration.all(
            of: match, size: fingerprint.size, other: index.pictures[match.picture].size)))
    }
    return (found + known(fingerprint.comparableHashes)).sorted(by: Self.isBefore)
  }

  private static func isBefore(_ a: Found, _ b: Found) -> Bool {
    (b.certainty, a.name) < (a.certainty, b.name)
  }

  private func known(_ hashes: [(form: Dihedral, hash: PDQHash)]) -> [Found] {
    banks.flatMap { name, bank in
      bank.matches(of: hashes).map { match in
        Found(
          name: match.entry.label.isEmpty ? match.entry.hash.hex : match.entry.label, bank: name,
          certainty: 1 - Double(match.distance) / 320, distance: match.distance,
          alterations: PictureAlteration.laid(match.form))
      }
    }
  }
}
