/// Places the nodes of a graph in a plane: linked nodes near each other, all others apart.
///
/// Fruchterman and Reingold, "Graph drawing by force-directed placement" (1991). It starts from a fixed spiral and uses
/// only operations that IEEE 754 rounds exactly, so that the same graph is drawn alike on every machine.
enum GraphLayout {
  /// A position; both coordinates lie in 0 to 1.
  struct Point {
    var x: Double
    var y: Double
  }

  /// Positions of nodes 0 up to `count`.
  ///
  /// - Complexity: O(rounds · (count² + links)).
  static func positions(count: Int, links: [(a: Int, b: Int)], rounds: Int = 240) -> [Point] {
    guard count > 1 else { return Array(repeating: Point(x: 0.5, y: 0.5), count: count) }
    var points = spiral(count)
    let spacing = (1 / Double(count)).squareRoot()
    for round in 0..<rounds {
      let heat = 0.12 * (1 - Double(round) / Double(rounds))
      var moves = points.map { Point(x: (0.5 - $0.x) * 0.35 * spacing, y: (0.5 - $0.y) * 0.35 * spacing) }
      for a in 0..<count {
        for b in (a + 1)..<max(a + 1, count) {
          let (dx, dy, distance) = difference(points[a], points[b])
          let force = spacing * spacing / (distance * distance)
          moves[a].x += dx * force
          moves[a].y += dy * force
          moves[b].x -= dx * force
          moves[b].y -= dy * force
        }
      }
      for link in links where link.a != link.b {
        let (dx, dy, distance) = difference(points[link.a], points[link.b])
        let force = distance / spacing
        moves[link.a].x -= dx * force
        moves[link.a].y -= dy * force
        moves[link.b].x += dx * force
        moves[link.b].y += dy * force
      }
      for node in 0..<count {
        let length = (moves[node].x * moves[node].x + moves[node].y * moves[node].y).squareRoot()
        guard length > 1e-9 else { continue }
        let step = min(length, heat) / length
        points[node].x += moves[node].x * step
        points[node].y += moves[node].y * step
      }
    }
    return fitted(points)
  }

  /// A sunflower's spiral (Vogel, 1979): each node is turned by the golden angle from the one before.
  private static func spiral(_ count: Int) -> [Point] {
    let (cosine, sine) = (-0.7373688780783197, 0.6754902942615238)
    var (x, y) = (1.0, 0.0)
    return (0..<count).map { index in
      let radius = 0.45 * ((Double(index) + 0.5) / Double(count)).squareRoot()
      let point = Point(x: 0.5 + radius * x, y: 0.5 + radius * y)
      (x, y) = (x * cosine - y * sine, x * sine + y * cosine)
      return point
    }
  }

  private static func difference(_ a: Point, _ b: Point) -> (dx: Double, dy: Double, distance: Double) {
    let (dx, dy) = (a.x - b.x, a.y - b.y)
    return (dx, dy, max(0.004, (dx * dx + dy * dy).squareRoot()))
  }

  /// The points stretched to fill the unit square.
  private static func fitted(_ points: [Point]) -> [Point] {
    let xs = points.map(\.x)
    let ys = points.map(\.y)
    guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max() else { return points }
    let width = right - left
    let height = bottom - top
    return points.map { point in
      Point(
        x: width > 1e-6 ? (point.x - left) / width : 0.5, y: height > 1e-6 ? (point.y - top) / height : 0.5)
    }
  }
}
