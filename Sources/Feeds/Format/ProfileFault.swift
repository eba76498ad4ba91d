public import Marketplace

/// A profile that cannot be used, and where.
public struct ProfileFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file, the line and the column.
  public let place: SourcePlace
  /// What is wrong and what to do.
  public let reason: String

  /// A fault of a file as a whole.
  public init(file: String, reason: String) { self.init(place: SourcePlace(file: file, line: 1), reason: reason) }

  init(place: SourcePlace, reason: String) {
    self.place = place
    self.reason = reason
  }

  /// `file:line:column: reason`.
  public var description: String { "\(place): \(reason)" }
}
