/// Numbers of an address that stand joined, as in `3-2-501`, in the order written. Kept in place: every address has some.
struct NumberChain {
  /// Room for the most numbers of a chain.
  private typealias Numbers = InlineArray<5, String>

  /// The most numbers of a chain.
  static let most = Numbers(repeating: "").count

  private var numbers = Numbers(repeating: "")
  private var range = 0..<0

  /// How many numbers there are.
  var count: Int { range.count }

  /// Whether there is none.
  var isEmpty: Bool { range.isEmpty }

  /// The last number.
  var last: String? { range.isEmpty ? nil : numbers[range.upperBound - 1] }

  /// The numbers with dashes between them.
  var text: String {
    guard count > 1 else { return last ?? "" }
    return range.map { numbers[$0] }.joined(separator: "-")
  }

  /// A number, from 0.
  subscript(place: Int) -> String { numbers[range.lowerBound + place] }

  /// Adds a number, while there is room.
  mutating func append(_ number: String) {
    guard range.upperBound < Self.most else { return }
    numbers[range.upperBound] = number
    range = range.lowerBound..<range.upperBound + 1
  }

  /// Puts a mark before the first number: 甲12号 is another house than 12号.
  mutating func mark(by mark: String) { if !isEmpty { numbers[range.lowerBound] = mark + numbers[range.lowerBound] } }

  /// Takes the first number away.
  mutating func popFirst() -> String? {
    guard !isEmpty else { return nil }
    defer { range = range.lowerBound + 1..<range.upperBound }
    return numbers[range.lowerBound]
  }

  /// Takes the last number away.
  mutating func popLast() -> String? {
    guard let last else { return nil }
    range = range.lowerBound..<range.upperBound - 1
    return last
  }
}
