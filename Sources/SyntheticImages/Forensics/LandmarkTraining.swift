/// Makes models of likeness to landmarks at one size of pictures, of any set of sources, without likening their pictures
/// anew for each.
struct LandmarkTraining {
  /// The landmarks, of all sources.
  let landmarks: Landmarks
  /// The number of the source that each landmark is of.
  private let owners: [Int]
  /// How like the landmarks are to each other, row after row.
  private let among: [Float]
  /// How like each picture of each source is to each landmark.
  private let likenesses: [[[Float]]]
  private let moments: [SourceMoments]

  /// About how many landmarks there are; each source has one at least.
  private static let landmarkCount = 300
  /// How strongly weights are drawn to nothing, in parts of a kind's whole mass.
  private static let penalty = 0.0006

  /// Prepares training.
  ///
  /// - Parameters:
  ///   - features: Those of each picture of each source.
  ///   - scale: Makes them comparable.
  init(_ features: [[[Float]]], scale: FeatureScale) {
    // As many of a source as its weight in training, spread evenly over it.
    let mass = features.reduce(0) { $0 + Double($1.count).squareRoot() }
    var values: [Int8] = []
    var owners: [Int] = []
    for (number, pictures) in features.enumerated() {
      let size = pictures.count
      let share = (Double(size).squareRoot() / mass * Double(Self.landmarkCount)).rounded()
      let count = min(max(Int(share), 1), size)
      for index in 0..<count {
        values += scale.scaled(pictures[index * size / count])
        owners.append(number)
      }
    }
    let landmarks = Landmarks(scale: scale, values: values)
    self.landmarks = landmarks
    self.owners = owners
    among = (0..<landmarks.count).flatMap { landmarks.likeness(of: landmarks.scaled($0)) }
    likenesses = features.map { $0.map { landmarks.likeness(of: scale.scaled($0)) } }
    moments = likenesses.map { SourceMoments($0, size: landmarks.count) }
  }

  /// What the landmarks weigh in the model that saw neither pictures nor landmarks of some sources.
  ///
  /// - Parameters:
  ///   - sources: The others, by number, with whether their pictures are made.
  func weights(of sources: [(number: Int, isMade: Bool)]) -> ForensicModel.Weights {
    func pooled(_ isMade: Bool) -> SourceMoments {
      SourceMoments.pooled(
        sources.filter { $0.isMade == isMade }.map { moments[$0.number] }, size: landmarks.count,
        scatter: isMade ? 0 : LikenessTraining.scatter)
    }
    let seen = Set(sources.map(\.number))
    let kept = owners.indices.filter { seen.contains(owners[$0]) }
    return RidgeRegression.weights(pooled(false), pooled(true), of: kept) { row, column, value in
      let penalised = value + Self.penalty * Double(among[row * landmarks.count + column])
      return row == column ? penalised + 1e-9 : penalised
    }
  }

  /// What a model says of all pictures of each source.
  func scores(_ weights: ForensicModel.Weights) -> [[Double]] { likenesses.map { $0.map { weights.score($0) } } }
}
