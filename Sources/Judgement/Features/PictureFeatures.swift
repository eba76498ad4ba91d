internal import SyntheticImages

extension Feature {
  /// What is measured of a picture: how much its marks declare, from 0 (nothing) to 1 (made by a generator).
  static let pictureFeatures: [Feature] = [
    marks("picture.aigc-label") { $0 == "tc260-aigc" },
    marks("picture.declared-source") { $0.hasPrefix("c2pa") || $0.hasPrefix("iptc") },
    marks("picture.generator-traces") {
      $0 != "tc260-aigc" && $0 != "exif-camera" && !$0.hasPrefix("c2pa") && !$0.hasPrefix("iptc")
    },
  ]

  private static func marks(_ name: String, where matches: @escaping @Sendable (String) -> Bool) -> Feature {
    Feature(
      name: name,
      measure: .picture { examination, _ in
        switch examination.outcome {
        case .notEvaluable(let reason):
          return .notEvaluable(
            GapReason(
              examination.isUnfetched ? .missingInput : .unreadable,
              LocalizedText(english: "the picture was not judged: \(reason)", chinese: "图片未能判定。原因：\(reason)")))
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
