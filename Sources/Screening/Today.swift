internal import Foundation
public import Marketplace

extension Day {
  /// The present day, in UTC, by the machine's clock.
  public static var today: Day { Day(number: Int((Date().timeIntervalSince1970 / 86_400).rounded(.down))) }
}
