internal import DuplicateListings
internal import SyntheticImages

extension Feature {
  /// What is measured of a picture: how much its marks declare, from 0 (nothing) to 1 (made by a generator); how likely
  /// its pixels say at least that a generator made it; how it departs from the goods.
  static let pictureFeatures: [Feature] = [
    marks("picture.aigc-label") { $0 == "tc260-aigc" },
    marks("picture.declared-source") { $0.hasPrefix("c2pa") || $0.hasPrefix("iptc") },
    marks("picture.generator-traces") {
      $0 != "tc260-aigc" && $0 != "exif-camera" && !$0.hasPrefix("c2pa") && !$0.hasPrefix("iptc")
    },
    Feature(name: "picture.synthesis-score", measure: .picture { examination, _ in synthesis(examination) }),
    Feature(name: "picture.distortion", measure: .picture { examination, _ in distortion(examination) }),
    Feature(name: "picture.label-removed", measure: .picture { removedLabel($0, $1) }),
  ]

  /// The least that the pixel model says, so that a model which lacks some sources accuses nobody.
  private static func synthesis(_ examination: PictureExamination) -> Measurement {
    switch examination.pixels {
    case .scored(let score): .measured(score.low)
    case .notEvaluable(let gap):
      .notEvaluable(
        GapReason(
          .unreadable, LocalizedText(english: "its pixels say nothing", chinese: "像素无法提供依据"), cause: "\(gap)"))
    case nil: .notEvaluable(unread(examination))
    }
  }

  private static func distortion(_ examination: PictureExamination) -> Measurement {
    if case .notEvaluable = examination.outcome { return .notEvaluable(unread(examination)) }
    guard let distortion = examination.distortion, distortion.isWeighable else {
      return .notEvaluable(
        GapReason(
          .missingInput,
          LocalizedText(
            english: "the listing declares no colour that can be told, and no buyer's picture was at hand",
            chinese: "商品未申报可判定的颜色，也没有可用的买家图片")))
    }
    return .measured(Double(distortion.contradictions))
  }

  /// How much the label of a copy of a picture declares, which the picture itself lacks; 0 when it has its own.
  private static func removedLabel(_ examination: PictureExamination, _ context: JudgementContext) -> Measurement {
    guard case .examined(let provenance) = examination.outcome else { return .notEvaluable(unread(examination)) }
    let comparable = context.duplicates.pictures.comparable
    guard comparable.indices.contains(examination.listing), comparable[examination.listing] > 0 else {
      return .notEvaluable(
        GapReason(
          .missingInput,
          LocalizedText(english: "the picture was compared with no other", chinese: "该图片未与其他图片比对")))
    }
    guard provenance.declared == .none else { return .measured(0) }
    return .measured(context.labelsOfCopies.degree(of: examination))
  }

  private static func unread(_ examination: PictureExamination) -> GapReason {
    let reason =
      if case .notEvaluable(let reason) = examination.outcome { reason } else { "its pixels were not looked at" }
    return GapReason(
      examination.isUnfetched ? .missingInput : .unreadable,
      LocalizedText(english: "the picture was not judged", chinese: "图片未能判定"), cause: reason)
  }

  private static func marks(_ name: String, where matches: @escaping @Sendable (String) -> Bool) -> Feature {
    Feature(
      name: name,
      measure: .picture { examination, _ in
        switch examination.outcome {
        case .notEvaluable: return .notEvaluable(unread(examination))
        case .examined(let provenance):
          return .measured(provenance.facts.filter { matches($0.marker) }.map { $0.declares.degree }.max() ?? 0)
        }
      })
  }
}

extension Provenance.Declared {
  /// How much a mark declares: 1 made by a generator, 0.8 altered by one, 0.6 holds an element of one, 0.5 possibly,
  /// 0.3 suspected, 0 nothing.
  var degree: Double {
    switch self {
    case .generated: 1
    case .edited: 0.8
    case .contains: 0.6
    case .possible: 0.5
    case .suspected: 0.3
    case .captured, .none: 0
    }
  }
}
