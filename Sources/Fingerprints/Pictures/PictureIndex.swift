/// Finds the pictures that are one with another, whatever was done to it, without comparing all.
public struct PictureIndex: Sendable {
  /// The pictures, in the order in which they were given.
  public let pictures: [PictureFingerprint]
  private let hashes: HammingIndex
  /// The picture and the frame of each indexed hash.
  private let owners: [(picture: Int32, frame: PictureFrame)]
  private let features: FeatureIndex

  /// Indexes pictures.
  ///
  /// - Complexity: O(pictures); some 33 kB a picture at most, the pictures themselves included.
  public init(_ pictures: [PictureFingerprint]) {
    self.pictures = pictures
    var hashes: [PDQHash] = []
    var owners: [(picture: Int32, frame: PictureFrame)] = []
    for (index, picture) in pictures.enumerated() {
      for usable in picture.usableHashes {
        hashes.append(usable.forms[0])
        owners.append((Int32(index), usable.frame))
      }
    }
    self.hashes = HammingIndex(hashes)
    self.owners = owners
    features = FeatureIndex(pictures.map(\.features))
  }

  /// The pictures that are one with a picture, most certain first.
  ///
  /// - Parameters:
  ///   - query: The picture.
  ///   - except: A picture that is left out: the asked one itself.
  ///   - candidates: Pictures that are laid over it place by place, at most, beside those whose hashes agree.
  public func matches(
    of query: PictureFingerprint, except: Int? = nil, candidates: Int = 24
  ) -> [PictureMatch] {
    var found: [Int: PictureMatch] = [:]
    var scratch = HammingIndex.Scratch()
    for usable in query.usableHashes {
      for form in Dihedral.allCases {
        for hit in hashes.matches(of: usable.forms[form.rawValue], scratch: &scratch) {
          let (picture, frame) = (Int(owners[hit.index].picture), owners[hit.index].frame)
          guard picture != except, hit.distance < found[picture]?.distance ?? 257 else { continue }
          let match = query.confirmed(
            form, usable.frame, pictures[picture], frame, distance: hit.distance, picture: picture)
          if let match { found[picture] = match }
        }
      }
    }
    for candidate in features.candidates(for: query.features, limit: candidates + found.count) {
      guard candidate.picture != except, found[candidate.picture]?.distance == nil else { continue }
      let other = pictures[candidate.picture]
      guard let registration = query.features.registration(on: other.features, form: candidate.form),
        registration.isSamePicture
      else { continue }
      let match = query.match(registration, picture: candidate.picture, other)
      if match.certainty > found[candidate.picture]?.certainty ?? 0 { found[candidate.picture] = match }
    }
    return found.values.sorted { ($1.certainty, $0.picture) < ($0.certainty, $1.picture) }
  }
}
