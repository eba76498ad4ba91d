public import Pictures

/// What the pixels of a picture say of its origin.
public enum PixelFinding: Sendable {
  /// A score.
  case scored(ForensicScore)
  /// They say nothing, and why.
  case notEvaluable(PixelGap)
}

/// Judges pixels by a model.
public struct PixelExaminer: Sendable {
  /// The model.
  public let model: ForensicModel
  /// What a file may cost.
  public let limits: PictureLimits

  /// An examiner.
  public init(model: ForensicModel, limits: PictureLimits = PictureLimits()) {
    self.model = model
    self.limits = limits
  }

  /// What the pixels of a file say.
  ///
  /// - Complexity: O(pixels).
  public func examine(_ bytes: [UInt8]) -> PixelFinding {
    do throws(PixelGap) {
      return .scored(model.score(try PixelReading(bytes, limits: limits)))
    } catch {
      return .notEvaluable(error)
    }
  }

  /// What the pixels of a picture say that was decoded at full size already.
  func examine(_ image: AlphaImage) -> PixelFinding {
    do throws(PixelGap) {
      return .scored(model.score(try PixelReading(image)))
    } catch {
      return .notEvaluable(error)
    }
  }

  /// Where in a picture the evidence lies.
  ///
  /// - Throws: ``PixelGap``.
  public func map(_ bytes: [UInt8]) throws(PixelGap) -> EvidenceMap {
    EvidenceMap(try PixelReading(bytes, limits: limits), model: model)
  }
}
