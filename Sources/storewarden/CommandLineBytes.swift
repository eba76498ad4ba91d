import Foundation

/// The bytes of the command line. Swift's own `CommandLine.arguments` replaces those that are not UTF-8, and a file's name
/// would then name another file, or none.
enum CommandLineBytes {
  /// What to say of the first argument that is not UTF-8; `nil` when all are, or when the system does not tell.
  static var fault: String? {
    guard let bytes = FileManager.default.contents(atPath: "/proc/self/cmdline") else { return nil }
    return fault(in: bytes)
  }

  /// The same of arguments that each end with a NUL, the program's own name first.
  static func fault(in bytes: Data) -> String? {
    let arguments = bytes.split(separator: 0, omittingEmptySubsequences: false)
    for (number, argument) in arguments.enumerated() where String(validating: argument, as: UTF8.self) == nil {
      let shown = String(decoding: argument, as: UTF8.self)
      return
        "argument \(number), \"\(shown)\", is not UTF-8 and cannot be told from other names; "
        + "name the folder that the file lies in, or rename the file"
    }
    return nil
  }
}
