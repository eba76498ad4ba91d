/// Folded text in which every quantity is written one way: 五百毫升, 500 ml and 0.5L are all the same.
///
/// For naming what was disguised; what is compared keeps its quantities as they were written.
public struct MeasuredText: Sendable {
  /// The text: digits of the quantity in thousandths of base units, then a private character for the dimension.
  public private(set) var text = FoldedText()
  /// How each quantity was written, by what it is.
  public private(set) var spellings: [Quantity: Set<[UInt32]>] = [:]

  /// A quantity of a dimension.
  public struct Quantity: Hashable, Sendable {
    let dimension: UInt32
    let value: UInt64
  }

  /// Where the characters for dimensions lie: folded text has none of the private use area.
  private static let firstDimension: UInt32 = 0xE000

  /// Reads a folded text.
  ///
  /// - Complexity: O(scalars).
  public init(_ folded: FoldedText) {
    let scalars = folded.scalars
    var position = 0
    var written: [UInt32] = []
    while position < scalars.count {
      guard let (milli, numberEnd) = Self.number(at: position, of: scalars), let measure = Self.unit(numberEnd, scalars)
      else {
        // A number without a unit stays whole, so that none begins within it.
        let end = Self.digits(at: position, of: scalars)
        written.append(contentsOf: scalars[position..<max(end, position + 1)])
        position = max(end, position + 1)
        continue
      }
      let quantity = Quantity(dimension: measure.unit.dimension, value: milli &* measure.unit.scale)
      spellings[quantity, default: []].insert(scalars[position..<measure.end].filter { $0 != 0x20 })
      for digit in String(quantity.value).utf8 { written.append(UInt32(digit)) }
      written.append(Self.firstDimension + quantity.dimension)
      position = measure.end
    }
    text.append(written)
  }

  /// Whether a quantity that both texts name is written in no common way.
  public func isRespelt(in other: MeasuredText) -> Bool {
    spellings.contains { quantity, ways in other.spellings[quantity]?.isDisjoint(with: ways) == true }
  }

  private static func number(at position: Int, of scalars: [UInt32]) -> (milli: UInt64, end: Int)? {
    if let numeral = ChineseNumeral.read(at: position, of: scalars) { return numeral }
    let end = digits(at: position, of: scalars)
    // A number behind a letter belongs to a code.
    guard end > position, position == 0 || scalars[position - 1] &- 0x61 >= 26 else { return nil }
    var milli: UInt64 = 0
    var decimals: Int?
    for scalar in scalars[position..<end] {
      if scalar == 0x2E {
        guard decimals == nil else { return nil }
        decimals = 0
      } else if let count = decimals {
        guard count < 3 else { continue }
        milli = milli &* 10 &+ UInt64(scalar &- 0x30)
        decimals = count + 1
      } else {
        milli = milli &* 10 &+ UInt64(scalar &- 0x30)
      }
    }
    for _ in (decimals ?? 0)..<3 { milli = milli &* 10 }
    return (milli, end)
  }

  /// The end of the digits and full stops that begin at `position`.
  private static func digits(at position: Int, of scalars: [UInt32]) -> Int {
    var end = position
    while end < scalars.count, scalars[end] &- 0x30 < 10 || end > position && scalars[end] == 0x2E { end += 1 }
    return end
  }

  private static func unit(_ position: Int, _ scalars: [UInt32]) -> (unit: MeasureUnit, end: Int)? {
    let start = position < scalars.count && scalars[position] == 0x20 ? position + 1 : position
    return start < scalars.count ? MeasureUnit.unit(at: start, of: scalars) : nil
  }
}
