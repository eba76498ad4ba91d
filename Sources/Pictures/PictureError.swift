/// Why a picture could not be read.
public enum PictureError: Error, Hashable, Sendable {
  /// A file of no bytes.
  case empty
  /// The first bytes are of no picture format that is known.
  case unknownFormat
  /// More bytes than the limit.
  case tooManyBytes(limit: Int)
  /// More pixels than the limit, by the header.
  case tooManyPixels(width: Int, height: Int, limit: Int)
  /// More work or memory than any honest picture of its size needs.
  case tooMuchWork(PictureFormat, detail: String)
  /// The file ends before the picture does.
  case truncated(PictureFormat, detail: String)
  /// Not a sound picture of its format.
  case malformed(PictureFormat, detail: String)
  /// A sound picture of a kind that is not decoded.
  case unsupported(PictureFormat, detail: String)
  /// Not enough memory.
  case outOfMemory
}

extension PictureError: CustomStringConvertible {
  /// What happened, for a person.
  public var description: String {
    switch self {
    case .empty: "the file is empty"
    case .unknownFormat: "the file is no picture of a known format"
    case .tooManyBytes(let limit): "the file is larger than \(limit) bytes"
    case .tooManyPixels(let width, let height, let limit):
      "the picture claims \(width) × \(height) pixels, more than \(limit)"
    case .tooMuchWork(let format, let detail): "the \(format) picture was refused: \(detail)"
    case .truncated(let format, let detail): "the \(format) picture is cut off: \(detail)"
    case .malformed(let format, let detail): "the \(format) picture is damaged: \(detail)"
    case .unsupported(let format, let detail): "this kind of \(format) picture is not decoded: \(detail)"
    case .outOfMemory: "there is not enough memory for the picture"
    }
  }
}
