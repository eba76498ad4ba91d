/// Where in a feed a record or a fault stands, so that every finding can cite it.
public struct SourcePlace: Hashable, Sendable {
  /// The feed as the user named it: a path, or `-` for standard input.
  public var file: String
  /// Line, counted from 1.
  public var line: Int
  /// Column in characters, counted from 1; 0 when only the line is known.
  public var column: Int

  /// A place in `file`.
  public init(file: String, line: Int, column: Int = 0) {
    self.file = file
    self.line = line
    self.column = column
  }
}

extension SourcePlace: CustomStringConvertible {
  /// `file:line:column`, the form that editors open.
  public var description: String { column > 0 ? "\(file):\(line):\(column)" : "\(file):\(line)" }
}
