/// How the program ends.
enum ExitStatus: Int32, Error {
  /// Done; for a gate: nothing stands against any of it.
  case pass = 0
  /// The command line, or a file that steers the program, is wrong.
  case usage = 2
  /// A feed or another input cannot be read.
  case unreadable = 3
  /// Something could not be judged.
  case incomplete = 4
  /// Nothing waits, but something was noted.
  case notes = 10
  /// A person has to look.
  case review = 20
  /// Something is held.
  case block = 30
}
