public import Fingerprints
internal import Pictures

/// A picture file of the user's and its PDQ hash, without what else pictures are found by: several times as fast.
public struct HashedPicture: Sendable {
  /// The file's path.
  public let path: String
  /// The hash in all forms; `nil` when there is none.
  public let fingerprint: PDQFingerprint?
  /// Why there is none; `nil` when there is one.
  public let reason: String?

  /// Reads a file under the limits of all pictures.
  public init(path: String) {
    self.path = path
    do throws(BoundedFile.Failure) {
      let bytes = try BoundedFile.read(path, limit: PictureLimits().fileBytes)
      do throws(PictureError) {
        let grey = try PictureDecoder().decodeGrey(bytes, enough: PictureFingerprint.enoughPixels)
        fingerprint = PDQFingerprint(LumaPlane(grey))
        reason = nil
      } catch {
        (fingerprint, reason) = (nil, error.description)
      }
    } catch {
      (fingerprint, reason) = (nil, error.description)
    }
  }
}

extension LumaPlane {
  /// The brightness of a decoded picture.
  init(_ grey: GreyImage) {
    self.init(width: grey.width, height: grey.height, samples: grey.samples, fullSize: grey.fullSize)
  }
}
