public import Fingerprints
internal import Pictures

/// A picture file of the user's, fingerprinted.
public struct PictureFile: Sendable {
  /// The file's path.
  public let path: String
  /// The fingerprint, or why there is none.
  public let outcome: Outcome

  /// What became of a file.
  public enum Outcome: Sendable {
    /// It is a picture.
    case fingerprinted(PictureFingerprint)
    /// It is none that is read, and why.
    case unreadable(reason: String)
  }

  /// Reads a file under the limits of all pictures.
  public init(path: String) {
    self.path = path
    do throws(BoundedFile.Failure) {
      let bytes = try BoundedFile.read(path, limit: PictureLimits().fileBytes)
      do throws(PictureError) {
        outcome = .fingerprinted(try PictureFingerprint(of: bytes))
      } catch {
        outcome = .unreadable(reason: error.description)
      }
    } catch {
      outcome = .unreadable(reason: error.description)
    }
  }

  /// The fingerprint; `nil` when there is none.
  public var fingerprint: PictureFingerprint? {
    if case .fingerprinted(let fingerprint) = outcome { fingerprint } else { nil }
  }

  /// Why there is no fingerprint; `nil` when there is one.
  public var reason: String? { if case .unreadable(let reason) = outcome { reason } else { nil } }

  /// Whether a file begins as a picture does: what tells pictures from texts on a command line.
  public static func isPicture(path: String) -> Bool {
    guard let head = try? BoundedFile.head(path, count: 256) else { return false }
    return PictureFormat(head) != nil
  }
}
