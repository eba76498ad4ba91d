/// The version of the program.
enum Version {
  /// Semantic version; `CHANGELOG.md` tells what each brought.
  static let current = "0.1.0"
}
