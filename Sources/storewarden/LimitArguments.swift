import ArgumentParser
import Feeds

/// How large the parts of a feed may be.
struct LimitArguments: ParsableArguments {
  @Option(
    name: .customLong("limit"),
    help: ArgumentHelp(
      "Change a limit on the size of feeds and their parts; may be given several times.", discussion: Self.names,
      valueName: "name=value"),
    transform: LimitSetting.init)
  var settings: [LimitSetting] = []

  /// The limits that hold: the default ones with the settings applied in order.
  var limits: FeedLimits {
    var limits = FeedLimits.default
    for setting in settings { limits[keyPath: setting.limit.keyPath] = setting.value }
    return limits
  }

  /// Every limit with its default, a line each.
  private static var names: String {
    let width = FeedLimit.allCases.map(\.rawValue.count).max() ?? 0
    let lines = FeedLimit.allCases.map { limit in
      let name = limit.rawValue + String(repeating: " ", count: width - limit.rawValue.count)
      let value = FeedLimits.default[keyPath: limit.keyPath]
      return "\(name)  \(limit.summary) (\(limit.isSize ? LimitSetting.text(ofSize: value) : "\(value)"))"
    }
    return "Sizes take k, M or G (of 1024). Limits, with their defaults:\n" + lines.joined(separator: "\n")
  }
}

/// One limit set by the user: `field=2M`.
struct LimitSetting {
  /// The limit.
  let limit: FeedLimit
  /// What it is set to.
  let value: Int

  init(_ text: String) throws {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let limit = FeedLimit(rawValue: parts[0]) else {
      let names = FeedLimit.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("there is no limit \"\(parts[0])\"; limits are \(names)")
    }
    guard parts.count == 2, let value = Self.number(parts[1], isSize: limit.isSize) else {
      let example = limit.isSize ? "a number of bytes, such as 2M" : "a whole number"
      throw ValidationError("write --limit \(limit.rawValue)=VALUE, where the value is \(example)")
    }
    guard limit.range.contains(value) else {
      func text(of number: Int) -> String { limit.isSize ? Self.text(ofSize: number) : "\(number)" }
      throw ValidationError(
        "\(limit.rawValue) must be from \(text(of: limit.range.lowerBound)) to "
          + text(of: limit.range.upperBound))
    }
    self.limit = limit
    self.value = value
  }

  private static let units: [(letter: Character, shift: Int)] = [("G", 30), ("M", 20), ("k", 10)]

  private static func number(_ text: String, isSize: Bool) -> Int? {
    let unit =
      isSize ? units.first { text.hasSuffix(String($0.letter)) || text.hasSuffix($0.letter.uppercased()) } : nil
    let digits = unit == nil ? text[...] : text.dropLast()
    guard (1...16).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int(digits)
    else { return nil }
    let (value, isTooLarge) = number.multipliedReportingOverflow(by: 1 << (unit?.shift ?? 0))
    return isTooLarge ? nil : value
  }

  /// A number of bytes with the largest unit that it is a multiple of.
  static func text(ofSize size: Int) -> String {
    guard size > 0, let unit = units.first(where: { size % (1 << $0.shift) == 0 }) else { return "\(size)" }
    return "\(size >> unit.shift)\(unit.letter)"
  }
}
