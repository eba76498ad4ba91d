/// Why an output could not be written. Nothing half-written is left behind.
public enum OutputError: Error, Hashable, Sendable {
  /// The file cannot be made: its folder is missing or may not be written.
  case cannotCreate(path: String, reason: String)
  /// The bytes cannot be written.
  case cannotWrite(path: String, reason: String)
  /// The disk is full.
  case diskFull(path: String)
  /// The finished file cannot be put in its place.
  case cannotReplace(path: String, reason: String)
}

extension OutputError: CustomStringConvertible {
  /// What happened, to which file, and what to do.
  public var description: String {
    switch self {
    case .cannotCreate(let path, let reason):
      "\(path): cannot be created: \(reason). Choose another --output, or make its folder and allow writing there."
    case .cannotWrite(let path, let reason):
      "\(path): cannot be written: \(reason). Nothing was changed."
    case .diskFull(let path):
      "\(path): the disk is full. Nothing was changed; free some space or choose another --output."
    case .cannotReplace(let path, let reason):
      "\(path): cannot be replaced: \(reason). Nothing was changed; choose another --output."
    }
  }
}
