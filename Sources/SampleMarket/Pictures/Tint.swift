/// A colour of 8 bits a channel.
struct Tint: Sendable {
  /// Red, green and blue, from 0 to 1.
  let channels: SIMD3<Float>

  /// The colour of three numbers from 0 to 255.
  init(_ red: Int, _ green: Int, _ blue: Int) {
    channels = SIMD3(Float(red), Float(green), Float(blue)) / 255
  }

  /// The colour of three fractions.
  init(channels: SIMD3<Float>) { self.channels = channels }

  /// The colour made lighter (above 1) or darker (below 1).
  func scaled(by factor: Float) -> Tint { Tint(channels: channels * factor) }

  /// A mixture with another colour; `share` is the other's, from 0 to 1.
  func mixed(with other: Tint, _ share: Float) -> Tint {
    Tint(channels: channels * (1 - share) + other.channels * share)
  }
}
