internal import DuplicateListings
internal import Fingerprints
internal import Pictures

/// A picture's bytes, read once for all that looks at them.
struct PictureReading: Sendable {
  private let result: Result<[UInt8], PictureFolder.Refusal>

  init(of href: String, in place: PicturePlace) {
    do throws(PictureFolder.Refusal) {
      result = .success(try place.read(href))
    } catch {
      result = .failure(error)
    }
  }

  /// What a catalog tells the file by; empty when it could not be read.
  func mark(_ marking: PictureMarking?) -> [UInt8] {
    guard let marking, case .success(let bytes) = result else { return [] }
    return marking.mark(bytes)
  }

  /// The bytes; the address is the one that was read.
  func bytes(_ href: String) throws(PictureFolder.Refusal) -> [UInt8] { try result.get() }

  /// What the picture is compared by.
  var fingerprint: ListedPictures.Outcome {
    switch result {
    case .success(let bytes):
      do throws(PictureError) {
        return .fingerprinted(try PictureFingerprint(of: bytes))
      } catch {
        return .unreadable(reason: error.description)
      }
    case .failure(.notFetched): return .notFetched
    case .failure(let refusal): return .unreadable(reason: refusal.description)
    }
  }
}

extension PictureFingerprint {
  /// Decodes a picture under limits and fingerprints it.
  ///
  /// - Throws: ``PictureError``.
  init(of bytes: [UInt8]) throws(PictureError) {
    self.init(LumaPlane(try PictureDecoder().decodeGrey(bytes, enough: Self.enoughPixels)))
  }
}
