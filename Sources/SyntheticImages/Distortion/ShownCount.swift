public import Pictures

/// How many articles lie apart on a plain background: connected regions that differ from it, when all are about equally
/// large.
///
/// Source of the regions: component labelling by flood fill over eight neighbours (Rosenfeld and Pfaltz, 1966).
public enum ShownCount: Hashable, Sendable {
  /// As many objects, two at least.
  case objects(Int)
  /// They cannot be counted, and why.
  case notEvaluable(Gap)

  /// Why objects cannot be counted.
  public enum Gap: String, Hashable, Sendable {
    /// The border is not of one colour.
    case busyBackground = "busy-background"
    /// Nothing stands out from the background.
    case nothing
    /// Something runs over the picture's edge.
    case cutOff = "cut-off"
    /// One connected thing, which may be several that touch.
    case together
    /// Regions of unlike size: different articles, or parts of one.
    case unlike
    /// More than anybody can tell from specks.
    case tooMany = "too-many"
  }

  /// The longest side at which objects are told apart.
  private static let side = 192
  /// How far a colour must lie from the background's; a shadow's lightness alone may lie further.
  private static let apart: Float = 14
  private static let shadow: Float = 22

  /// Counts the objects of a picture.
  ///
  /// - Complexity: O(pixels).
  public init(_ image: PixelImage) {
    let small = image.fitted(within: Self.side)
    let colours = (0..<(small.width * small.height)).map {
      LabColour(red: small.rgb[$0 * 3], green: small.rgb[$0 * 3 + 1], blue: small.rgb[$0 * 3 + 2])
    }
    guard let background = Self.plainBackground(colours, width: small.width, height: small.height) else {
      self = .notEvaluable(.busyBackground)
      return
    }
    let regions = Self.regions(
      colours.map { Self.isObject($0, before: background) }, width: small.width, height: small.height)
    // Dust, and what compression leaves around edges.
    let objects = regions.filter { $0.pixels * 400 >= colours.count }
    let areas = objects.map(\.pixels).sorted()
    guard let least = areas.first, let most = areas.last else {
      self = .notEvaluable(.nothing)
      return
    }
    if objects.contains(where: \.isCutOff) {
      self = .notEvaluable(.cutOff)
    } else if objects.count == 1 {
      self = .notEvaluable(.together)
    } else if most > 2 * least || regions.contains(where: { $0.pixels * 8 > least && $0.pixels < least }) {
      self = .notEvaluable(.unlike)
    } else if objects.count > DeclaredCount.range.upperBound {
      self = .notEvaluable(.tooMany)
    } else {
      self = .objects(objects.count)
    }
  }

  private static func isObject(_ colour: LabColour, before background: LabColour) -> Bool {
    let (a, b) = (colour.a - background.a, colour.b - background.b)
    let darker = background.lightness - colour.lightness
    // What is only a little darker may be a shadow, which joins neighbours.
    if a * a + b * b < 36, darker > 0 { return darker > shadow }
    return colour.distance(to: background) > apart
  }

  /// The colour of the border, when nearly all of each side has it.
  private static func plainBackground(_ all: [LabColour], width: Int, height: Int) -> LabColour? {
    guard width >= 16, height >= 16 else { return nil }
    var sides = [[LabColour]](repeating: [], count: 4)
    for x in 0..<width {
      sides[0] += [all[x], all[width + x]]
      sides[1] += [all[(height - 1) * width + x], all[(height - 2) * width + x]]
    }
    for y in 0..<height {
      sides[2] += [all[y * width], all[y * width + 1]]
      sides[3] += [all[(y + 1) * width - 1], all[(y + 1) * width - 2]]
    }
    let border: [LabColour] = sides.flatMap { $0 }
    func median(_ path: KeyPath<LabColour, Float>) -> Float {
      let sorted: [Float] = border.map { $0[keyPath: path] }.sorted()
      return sorted[sorted.count / 2]
    }
    let middle = LabColour(
      lightness: median(\LabColour.lightness), a: median(\LabColour.a), b: median(\LabColour.b))
    let isPlain = sides.allSatisfy { (side: [LabColour]) -> Bool in
      let near = side.count { $0.distance(to: middle) < 8 }
      return near * 10 >= side.count * 9
    }
    return isPlain ? middle : nil
  }

  /// A connected region.
  private struct Region {
    var pixels = 0
    var isCutOff = false
  }

  private static func regions(_ mask: [Bool], width: Int, height: Int) -> [Region] {
    var unseen = mask
    var regions: [Region] = []
    var open: [Int] = []
    for start in mask.indices where unseen[start] {
      var region = Region()
      unseen[start] = false
      open.append(start)
      while let place = open.popLast() {
        let (y, x) = place.quotientAndRemainder(dividingBy: width)
        region.pixels += 1
        if x == 0 || y == 0 || x == width - 1 || y == height - 1 { region.isCutOff = true }
        for row in max(y - 1, 0)...min(y + 1, height - 1) {
          for column in max(x - 1, 0)...min(x + 1, width - 1) where unseen[row * width + column] {
            unseen[row * width + column] = false
            open.append(row * width + column)
          }
        }
      }
      regions.append(region)
    }
    return regions
  }
}
