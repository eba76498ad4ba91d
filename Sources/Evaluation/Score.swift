import Foundation

/// One named figure of an evaluation.
public struct Score: Hashable, Sendable {
  /// What was measured: `links`, `link:device`, `accused`.
  public let name: String
  /// The figures.
  public let value: Value

  /// What a figure can be.
  public enum Value: Hashable, Sendable {
    /// Precision, recall and F1.
    case agreement(Agreement)
    /// A number of things.
    case count(Int)
    /// A share of a total, 0 to 1.
    case share(Double, of: Int)
    /// The share of truly synthetic pictures that were called so, that of real ones, and how many pictures there are.
    case alarms(hits: Double, falseAlarms: Double, of: Int)
  }
}

extension Score: CustomStringConvertible {
  /// The name and its figures, separated by tabs; shares with four decimals.
  public var description: String {
    switch value {
    case .agreement(let agreement):
      [name, decimal(agreement.precision), decimal(agreement.recall), decimal(agreement.f1)].joined(separator: "\t")
    case .count(let count): "\(name)\t\(count)"
    case .share(let share, let total): "\(name)\t\(decimal(share))\t\(total)"
    case .alarms(let hits, let falseAlarms, let total):
      "\(name)\t\(decimal(hits))\t\(decimal(falseAlarms))\t\(total)"
    }
  }

  private func decimal(_ share: Double) -> String { String(format: "%.4f", share) }
}
