/// Something wrong in a file of a signal pack.
public struct PackFault: Hashable, Sendable, CustomStringConvertible {
  /// The file, as it is named in the pack.
  public let file: String
  /// Line, from 1.
  public let line: Int
  /// Column, from 1.
  public let column: Int
  /// What is wrong and what to do.
  public let message: String

  /// `file:line:column: message`.
  public var description: String { "\(file):\(line):\(column): \(message)" }
}

/// Why a signal pack cannot be used: every fault in it, in order of file and line.
public struct SignalPackError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The faults; at least one.
  public let faults: [PackFault]

  init(_ faults: [PackFault]) {
    self.faults = faults.sorted {
      ($0.file, $0.line, $0.column, $0.message) < ($1.file, $1.line, $1.column, $1.message)
    }
  }

  /// One line a fault.
  public var description: String { faults.map(\.description).joined(separator: "\n") }
}

/// Gathers the faults of a pack while it is read, so that a policy writer sees all of them at once.
final class PackFaults {
  private(set) var all: [PackFault] = []

  func add(_ message: String, file: String, line: Int = 1, column: Int = 1) {
    all.append(PackFault(file: file, line: line, column: column, message: message))
  }
}
