/// The values that many stores held in an earlier scan, to be asked by how they look when masked.
///
/// Only the values of the market at hand that many hold are asked for, so that those of a large catalog need not all be read.
public struct EarlierValues: Sendable {
  private let find: (@Sendable (Set<String>) -> [EarlierValue])?

  /// Values at hand.
  public init(_ values: [EarlierValue] = []) {
    guard !values.isEmpty else {
      find = nil
      return
    }
    find = { masked in values.filter { masked.contains($0.masked) } }
  }

  /// Values that are kept elsewhere.
  ///
  /// - Parameter find: Gives those that look like one of some when masked.
  public init(finding find: @escaping @Sendable (Set<String>) -> [EarlierValue]) { self.find = find }

  /// Whether there are none, for certain.
  public var isEmpty: Bool { find == nil }

  /// Those that look like one of some when masked, in the order in which they are kept.
  public func alike(masked: Set<String>) -> [EarlierValue] { masked.isEmpty ? [] : find?(masked) ?? [] }
}
