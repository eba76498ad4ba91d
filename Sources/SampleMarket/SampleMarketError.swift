/// Why a sample market could not be written.
public enum SampleMarketError: Error, Hashable, Sendable {
  /// The number of stores is too small for the cast, or too large for memory.
  case storesOutOfRange(Int, allowed: ClosedRange<Int>)
  /// A file or folder could not be made.
  case notWritable(path: String, reason: String)
  /// A picture could not be encoded.
  case pictureNotEncoded(path: String, reason: String)
}

extension SampleMarketError: CustomStringConvertible {
  /// What happened, where, and what to do.
  public var description: String {
    switch self {
    case .storesOutOfRange(let stores, let allowed):
      "\(stores) stores: a sample market has \(allowed.lowerBound) to \(allowed.upperBound); choose a number between"
    case .notWritable(let path, let reason):
      "\(path): cannot be written (\(reason)); choose a folder that you may write to"
    case .pictureNotEncoded(let path, let reason):
      "\(path): the picture could not be encoded (\(reason)); check that the JPEG and PNG libraries are whole"
    }
  }
}
