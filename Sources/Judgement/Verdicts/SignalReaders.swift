internal import DuplicateListings
internal import StoreGroups
internal import SyntheticImages

/// The signals of a pack with the features that they read, looked up once.
struct SignalReaders: Sendable {
  let store: [Reader<Int>]
  let group: [Reader<StoreGroup>]
  let listing: [Reader<Int>]
  let cluster: [Reader<DuplicateCluster>]
  let picture: [Reader<PictureExamination>]

  /// One signal and how its feature is measured. An object, so that reading many subjects copies no signals.
  final class Reader<Subject>: Sendable {
    let signal: Signal
    let measure: @Sendable (Subject, JudgementContext) -> Measurement
    /// The value from which on the signal hits.
    private let least: Double

    init(signal: Signal, measure: @escaping @Sendable (Subject, JudgementContext) -> Measurement) {
      self.signal = signal
      self.measure = measure
      least = signal.bands.map(\.from).min() ?? .infinity
    }

    /// Whether the signal is read and never acts.
    var isShadow: Bool { signal.status == .shadow }

    /// Reads the signal of a subject.
    func read(_ subject: Subject, _ context: JudgementContext) -> SignalReading {
      SignalReading(signal, measure(subject, context))
    }

    /// The reading when a measurement hits, else `nil`: most subjects are clear, and a reading of each is dear.
    func hit(_ measurement: Measurement) -> SignalReading? {
      guard case .measured(let value) = measurement, value >= least else { return nil }
      return SignalReading(signal, measurement)
    }
  }

  init(_ pack: SignalPack) {
    store = Self.readers(of: .store, in: pack) { if case .store(let measure) = $0 { measure } else { nil } }
    group = Self.readers(of: .group, in: pack) { if case .group(let measure) = $0 { measure } else { nil } }
    listing = Self.readers(of: .listing, in: pack) { if case .listing(let measure) = $0 { measure } else { nil } }
    cluster = Self.readers(of: .cluster, in: pack) { if case .cluster(let measure) = $0 { measure } else { nil } }
    picture = Self.readers(of: .picture, in: pack) { if case .picture(let measure) = $0 { measure } else { nil } }
  }

  private static func readers<Subject>(
    of subject: Signal.SubjectKind, in pack: SignalPack,
    _ measure: (Feature.Measure) -> (@Sendable (Subject, JudgementContext) -> Measurement)?
  ) -> [Reader<Subject>] {
    pack.signals(of: subject).compactMap { signal in
      guard let feature = Feature.named(signal.feature),
        let measure = measure(feature.measure(ParameterValues(of: feature, setting: signal.parameters)))
      else { return nil }
      return Reader(signal: signal, measure: measure)
    }
  }
}

extension SignalReading {
  /// Reads a measurement by a signal's bands. A shadow weighs nothing.
  init(_ signal: Signal, _ measurement: Measurement) {
    switch measurement {
    case .notEvaluable(let reason):
      self.init(signal: signal, outcome: .notEvaluable(reason: reason), weight: 0)
    case .measured(let value):
      guard let range = signal.bands.last(where: { value >= $0.from }) else {
        self.init(signal: signal, outcome: .clear(value: value), weight: 0)
        return
      }
      self.init(
        signal: signal, outcome: .hit(value: value, band: range.band),
        weight: signal.status == .live ? range.weight : 0)
    }
  }

  /// Whether the reading may act: shadows are only reported.
  var acts: Bool { signal.status == .live }

  /// What a hit recommends; `nil` when nothing hit, or the signal is a shadow.
  var action: Recommendation? {
    guard acts, exemption == nil, case .hit(_, let band) = outcome else { return nil }
    return signal.bands.first { $0.band == band }?.action
  }

  /// Whether nothing could be measured.
  var isNotEvaluable: Bool {
    if case .notEvaluable = outcome { true } else { false }
  }

  /// The value that was measured.
  var value: Double? {
    switch outcome {
    case .hit(let value, _), .clear(let value): value
    case .notEvaluable: nil
    }
  }
}

extension [SignalReading] {
  /// Hits first, heaviest first; then what could not be evaluated; then what was clear; equals by code.
  var inOrder: [SignalReading] {
    func rank(_ reading: SignalReading) -> Int { reading.isHit ? 0 : reading.isNotEvaluable ? 1 : 2 }
    return sorted { a, b in
      (rank(a), -a.weight, a.signal.code) < (rank(b), -b.weight, b.signal.code)
    }
  }
}
