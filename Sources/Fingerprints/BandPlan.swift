#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How a sketch is cut into bands of rows: two texts become candidates when all rows of any band agree.
///
/// Of sets with resemblance s, 1 − (1 − s^rows)^bands become candidates (Leskovec, Rajaraman & Ullman, "Mining of
/// Massive Datasets", 3.4).
public struct BandPlan: Sendable, Equatable {
  /// The number of bands.
  public let bands: Int
  /// The rows of a band.
  public let rows: Int

  /// A plan.
  public init(bands: Int, rows: Int) {
    self.bands = bands
    self.rows = rows
  }

  /// The plan with the least error around a threshold.
  ///
  /// The error is the area under the curve below the threshold (candidates for nothing) and the area above the curve
  /// beyond it (pairs missed), the latter `missCost` times as dear; both by Simpson's rule.
  ///
  /// - Parameters:
  ///   - threshold: The resemblance from which pairs are wanted, 0 to 1.
  ///   - size: The places of a sketch.
  ///   - missCost: What a missed pair costs in needless candidates.
  public init(threshold: Double, size: Int = MinHash.size, missCost: Double = 4) {
    var best = BandPlan(bands: size, rows: 1)
    var least = Double.infinity
    for rows in 1...16 {
      let plan = BandPlan(bands: size / rows, rows: rows)
      guard plan.bands > 0 else { continue }
      let wasted = Self.area(from: 0, to: threshold) { plan.chance(at: $0) }
      let missed = Self.area(from: threshold, to: 1) { 1 - plan.chance(at: $0) }
      let error = wasted + missCost * missed
      if error < least {
        least = error
        best = plan
      }
    }
    self = best
  }

  /// The chance that two sets of this resemblance become candidates.
  public func chance(at resemblance: Double) -> Double {
    1 - pow(1 - pow(resemblance, Double(rows)), Double(bands))
  }

  private static func area(from low: Double, to high: Double, _ curve: (Double) -> Double) -> Double {
    let steps = 64
    let width = (high - low) / Double(steps)
    var sum = curve(low) + curve(high)
    for step in 1..<steps { sum += curve(low + Double(step) * width) * (step % 2 == 1 ? 4 : 2) }
    return sum * width / 3
  }
}
