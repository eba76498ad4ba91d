import ArgumentParser

/// Reads words of the catalog from the command line.
enum Word {
  /// The value that a word stands for; the words that there are, when it is none.
  static func parse<Value: RawRepresentable & CaseIterable>(_ text: String) throws -> Value
  where Value.RawValue == String {
    guard let value = Value(rawValue: text) else {
      let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("\"\(text)\" is none of \(known)")
    }
    return value
  }
}
