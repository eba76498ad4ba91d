internal import Catalog
internal import DuplicateListings
internal import Fingerprints
internal import SyntheticImages

/// What one picture file came to: what it declares, and what it is found by.
struct ExaminedPicture: Sendable {
  /// Of whichever listing named it first.
  let examination: PictureExamination
  let fingerprint: ListedPictures.Outcome
  /// What a catalog tells the file by; empty when none was asked, or when it comes from one.
  var mark: [UInt8] = []
}

extension ExaminedPicture {
  /// What a catalog keeps of it; `nil` when it could not be judged or was not at hand.
  ///
  /// The length of the fingerprint in four bytes, the least first, the fingerprint, the examination.
  var remembered: RememberedPicture? {
    guard let examined = examination.coded else { return nil }
    var (code, hashes): ([UInt8], [SIMD4<UInt64>]) = ([], [])
    if case .fingerprinted(let fingerprint) = fingerprint {
      code = fingerprint.coded
      hashes = fingerprint.uprightHashes.map(\.words)
    }
    let length = (0..<4).map { UInt8(truncatingIfNeeded: code.count >> ($0 * 8)) }
    return RememberedPicture(href: examination.href, mark: mark, print: length + code + examined, hashes: hashes)
  }

  /// What a catalog kept of a picture; `nil` when it is not what ``remembered`` made.
  init?(_ picture: RecalledPicture) {
    let print = picture.print
    guard print.count >= 4 else { return nil }
    let length = print.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length <= print.count - 4,
      let examination = PictureExamination(coded: print[(4 + length)...], href: picture.href)
    else { return nil }
    self.examination = examination
    guard length > 0 else {
      fingerprint = .notFetched
      return
    }
    guard let fingerprint = PictureFingerprint(coded: print[4..<(4 + length)]) else { return nil }
    self.fingerprint = .fingerprinted(fingerprint)
  }
}
