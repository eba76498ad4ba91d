internal import Foundation
internal import Pictures

/// The directions of edges over a grid laid on a picture's goods: their outline and texture, whatever their colour.
///
/// Source: N. Dalal, B. Triggs, "Histograms of oriented gradients for human detection", CVPR 2005, with one grid over
/// the smallest upright box around the goods.
struct GoodsOutline: Sendable {
  private let cells: [Float]
  /// Whether anything has an edge: without one there is no outline to compare.
  let isVisible: Bool

  private static let grid = 6
  private static let directions = 8
  /// The fewest edges, in pixels, that make an outline.
  private static let fewestEdges = 20

  init(_ image: PixelImage) {
    let small = image.fitted(within: 128)
    let (width, height) = (small.width, small.height)
    let luma = SamplePlane(lumaOf: small).values
    var edges: [(x: Int, y: Int, size: Float, direction: Float)] = []
    for y in 1..<max(height - 1, 1) {
      for x in 1..<max(width - 1, 1) {
        let right = Float(luma[y * width + x + 1] - luma[y * width + x - 1])
        let down = Float(luma[(y + 1) * width + x] - luma[(y - 1) * width + x])
        let size = (right * right + down * down).squareRoot()
        if size > 16 { edges.append((x, y, size, atan2(down, right) / .pi + 1)) }
      }
    }
    var cells = [Float](repeating: 0, count: Self.grid * Self.grid * Self.directions)
    // The outermost edges may be dirt: the box holds all but a hundredth on each side.
    let columns = edges.map(\.x).sorted()
    let rows = edges.map(\.y).sorted()
    isVisible = edges.count >= Self.fewestEdges
    if isVisible {
      let cut = edges.count / 100
      let (left, right) = (columns[cut], columns[columns.count - 1 - cut])
      let (top, bottom) = (rows[cut], rows[rows.count - 1 - cut])
      for edge in edges where (left...right).contains(edge.x) && (top...bottom).contains(edge.y) {
        let column = min((edge.x - left) * Self.grid / max(right - left + 1, 1), Self.grid - 1)
        let row = min((edge.y - top) * Self.grid / max(bottom - top + 1, 1), Self.grid - 1)
        // Opposite directions are one: a dark article on white and a white one on dark have one outline.
        let bin = Int(edge.direction * Float(Self.directions)) % Self.directions
        cells[(row * Self.grid + column) * Self.directions + bin] += min(edge.size, 120)
      }
    }
    self.cells = Self.normalised(cells)
  }

  private static func normalised(_ cells: [Float]) -> [Float] {
    // Roots keep one strong edge from deciding all.
    let total = max(cells.reduce(0, +), 1)
    return cells.map { ($0 / total).squareRoot() }
  }

  /// How much two outlines differ, 0 to 1 (Hellinger's distance), the mirror image allowed.
  func distance(to other: GoodsOutline) -> Double {
    var (straight, mirrored): (Float, Float) = (0, 0)
    for row in 0..<Self.grid {
      for column in 0..<Self.grid {
        for bin in 0..<Self.directions {
          let value = cells[(row * Self.grid + column) * Self.directions + bin]
          straight += value * other.cells[(row * Self.grid + column) * Self.directions + bin]
          let turned =
            (row * Self.grid + Self.grid - 1 - column) * Self.directions
            + (Self.directions * 2 - 1 - bin) % Self.directions
          mirrored += value * other.cells[turned]
        }
      }
    }
    return Double(max(1 - max(straight, mirrored), 0)).squareRoot()
  }
}
