/// The outward shape of goods in a drawn picture: a few parts, from back to front.
///
/// Coordinates run from -1 to 1, x to the right and y down; the goods stand on y = 1.
enum Silhouette: Sendable {
  case garment, dress, shoe, bag, box, cushion, pot, bottle, cup, lamp, tin, pouch, tube, gadget, book, plant, table,
    ball

  /// The parts.
  var parts: [Part] {
    switch self {
    case .garment:
      [
        Part(-0.72, -0.2, 0.2, 0.62, corner: 0.1, turn: 0.35), Part(0.72, -0.2, 0.2, 0.62, corner: 0.1, turn: -0.35),
        Part(0, 0.1, 0.56, 0.86, corner: 0.12, taper: 0.08), Part(0, -0.74, 0.2, 0.12, ellipse: true, .dark),
        Part(0, 0.16, 0.02, 0.74, corner: 0, .accent),
      ]
    case .dress:
      [
        Part(0, 0.4, 0.66, 0.6, corner: 0.05, taper: 0.34), Part(0, -0.45, 0.34, 0.44, corner: 0.1, taper: -0.06),
        Part(0, -0.02, 0.36, 0.06, corner: 0.03, .accent), Part(0, -0.88, 0.16, 0.1, ellipse: true, .dark),
      ]
    case .shoe:
      [
        Part(0, 0.88, 0.96, 0.11, corner: 0.1, .light), Part(0.3, 0.58, 0.66, 0.26, ellipse: true),
        Part(-0.42, 0.42, 0.5, 0.4, corner: 0.22), Part(-0.44, 0.06, 0.4, 0.1, ellipse: true, .dark),
        Part(-0.06, 0.28, 0.3, 0.2, ellipse: true, turn: 0.5),
        Part(0.06, 0.26, 0.2, 0.04, corner: 0.03, turn: 0.5, .accent),
        Part(0.2, 0.38, 0.2, 0.04, corner: 0.03, turn: 0.5, .accent),
      ]
    case .bag:
      [
        Part(0, -0.5, 0.42, 0.44, ring: 0.07, .dark), Part(0, 0.35, 0.82, 0.64, corner: 0.14, taper: 0.06),
        Part(0, 0.06, 0.84, 0.3, corner: 0.1, .shade), Part(0, 0.36, 0.1, 0.1, corner: 0.04, .accent),
      ]
    case .box:
      [
        Part(0, 0.24, 0.8, 0.76, corner: 0.03), Part(0, -0.6, 0.8, 0.16, corner: 0.02, taper: 0.12, .light),
        Part(0, 0.3, 0.46, 0.34, corner: 0.03, .paper), Part(0, 0.22, 0.3, 0.05, corner: 0.02, .accent),
        Part(0, 0.4, 0.22, 0.03, corner: 0.01, .dark),
      ]
    case .cushion:
      [
        Part(0, 0.2, 0.9, 0.78, corner: 0.4), Part(0, 0.2, 0.72, 0.6, corner: 0.34, .light),
        Part(0, 0.2, 0.06, 0.06, ellipse: true, .accent),
      ]
    case .pot:
      [
        Part(0.98, 0.2, 0.36, 0.08, corner: 0.05, .dark), Part(0, 0.4, 0.8, 0.58, corner: 0.22, taper: -0.1),
        Part(0, -0.18, 0.84, 0.16, ellipse: true, .light), Part(0, -0.22, 0.7, 0.1, ellipse: true, .dark),
      ]
    case .bottle:
      [
        Part(0, -0.78, 0.18, 0.2, corner: 0.04, .accent), Part(0, -0.52, 0.14, 0.2, corner: 0.02),
        Part(0, 0.32, 0.46, 0.68, corner: 0.14), Part(0, 0.38, 0.4, 0.32, corner: 0.02, .paper),
        Part(0, 0.3, 0.24, 0.04, corner: 0.02, .dark),
      ]
    case .cup:
      [
        Part(0.62, 0.3, 0.3, 0.34, ring: 0.08, .body), Part(0, 0.3, 0.58, 0.68, corner: 0.1, taper: -0.1),
        Part(0, -0.38, 0.64, 0.13, ellipse: true, .light), Part(0, -0.37, 0.54, 0.09, ellipse: true, .dark),
      ]
    case .lamp:
      [
        Part(0, 0.92, 0.42, 0.08, corner: 0.06, .dark), Part(0, 0.3, 0.04, 0.6, corner: 0.02, .dark),
        Part(0, -0.4, 0.56, 0.42, corner: 0.05, taper: 0.2, .glow), Part(0, 0.03, 0.66, 0.04, corner: 0.02, .accent),
      ]
    case .tin:
      [
        Part(0, 0.36, 0.66, 0.6, corner: 0.06), Part(0, -0.26, 0.68, 0.16, ellipse: true, .light),
        Part(0, 0.4, 0.5, 0.28, ellipse: true, .paper), Part(0, 0.4, 0.2, 0.12, ellipse: true, .accent),
      ]
    case .pouch:
      [
        Part(0, 0.3, 0.62, 0.7, corner: 0.16, taper: 0.06), Part(0, -0.46, 0.58, 0.08, corner: 0.01, .shade),
        Part(0, 0.3, 0.34, 0.34, ellipse: true, .paper), Part(0, 0.3, 0.2, 0.2, ellipse: true, .accent),
      ]
    case .tube:
      [
        Part(0, 0.86, 0.26, 0.14, corner: 0.03, .accent), Part(0, 0.06, 0.36, 0.72, corner: 0.06, taper: -0.08),
        Part(0, -0.68, 0.4, 0.05, corner: 0.01, .shade), Part(0, 0.05, 0.2, 0.28, corner: 0.02, .paper),
      ]
    case .gadget:
      [
        Part(0, 0.4, 0.56, 0.56, corner: 0.16), Part(0, 0.3, 0.42, 0.32, corner: 0.06, .dark),
        Part(0, 0.8, 0.08, 0.08, ellipse: true, .light), Part(0.48, -0.3, 0.03, 0.4, corner: 0.02, .accent),
      ]
    case .book:
      [
        Part(0.05, 0.28, 0.62, 0.74, corner: 0.02, turn: 0.06, .light), Part(0, 0.26, 0.62, 0.74, corner: 0.03),
        Part(-0.5, 0.26, 0.1, 0.74, corner: 0.02, .shade), Part(0.1, 0, 0.32, 0.1, corner: 0.02, .paper),
        Part(0.44, 0.26, 0.03, 0.74, corner: 0, .accent),
      ]
    case .plant:
      [
        Part(-0.36, -0.4, 0.14, 0.46, ellipse: true, turn: -0.6, .leaf),
        Part(0.36, -0.4, 0.14, 0.46, ellipse: true, turn: 0.6, .leaf),
        Part(0, -0.5, 0.15, 0.5, ellipse: true, .leaf), Part(-0.2, -0.16, 0.12, 0.36, ellipse: true, turn: -0.9, .leaf),
        Part(0.2, -0.16, 0.12, 0.36, ellipse: true, turn: 0.9, .leaf),
        Part(0, 0.58, 0.46, 0.42, corner: 0.06, taper: -0.12),
        Part(0, 0.18, 0.52, 0.08, corner: 0.03, .light),
      ]
    case .table:
      [
        Part(-0.6, 0.5, 0.05, 0.56, corner: 0.02, turn: 0.2, .dark),
        Part(0.6, 0.5, 0.05, 0.56, corner: 0.02, turn: -0.2, .dark),
        Part(0, 0, 0.94, 0.1, corner: 0.04), Part(0, -0.24, 0.2, 0.16, corner: 0.05, .accent),
      ]
    case .ball:
      [
        Part(0, 0.2, 0.78, 0.78, ellipse: true), Part(-0.2, 0.1, 0.26, 0.26, ellipse: true, .accent),
        Part(0.34, 0.4, 0.18, 0.18, ellipse: true, .light), Part(0.2, -0.2, 0.12, 0.12, ellipse: true, .dark),
      ]
    }
  }
}

/// One part of a silhouette.
struct Part: Sendable {
  /// The outline of a part.
  enum Outline: Sendable {
    /// A box with round corners; `taper` is how much wider the foot is than the middle.
    case box(corner: Float, taper: Float)
    /// An ellipse.
    case ellipse
    /// A ring of a thickness.
    case ring(Float)
  }

  /// Which of the goods' colours a part has.
  enum Paint: Sendable {
    case body, shade, light, dark, accent, paper, leaf, glow
  }

  /// The middle.
  let centre: SIMD2<Float>
  /// Half the width and height.
  let half: SIMD2<Float>
  /// The outline.
  let outline: Outline
  /// The turn in radians.
  let turn: Float
  /// The colour.
  let paint: Paint

  /// A box.
  init(
    _ x: Float, _ y: Float, _ width: Float, _ height: Float, corner: Float, taper: Float = 0, turn: Float = 0,
    _ paint: Paint = .body
  ) {
    centre = SIMD2(x, y)
    half = SIMD2(width, height)
    outline = .box(corner: corner, taper: taper)
    self.turn = turn
    self.paint = paint
  }

  /// An ellipse.
  init(
    _ x: Float, _ y: Float, _ width: Float, _ height: Float, ellipse: Bool, turn: Float = 0, _ paint: Paint = .body
  ) {
    centre = SIMD2(x, y)
    half = SIMD2(width, height)
    outline = .ellipse
    self.turn = turn
    self.paint = paint
  }

  /// A ring.
  init(_ x: Float, _ y: Float, _ width: Float, _ height: Float, ring: Float, _ paint: Paint) {
    centre = SIMD2(x, y)
    half = SIMD2(width, height)
    outline = .ring(ring)
    turn = 0
    self.paint = paint
  }

  /// How far a point lies outside the part, below zero inside; and where across the part it lies, -1 to 1.
  func distance(to point: SIMD2<Float>) -> (outside: Float, across: Float) {
    let offset = point - centre
    let sine = turn - turn * turn * turn / 6
    let cosine = 1 - turn * turn / 2 + turn * turn * turn * turn / 24
    let local = SIMD2(offset.x * cosine + offset.y * sine, offset.y * cosine - offset.x * sine)
    switch outline {
    case .box(let corner, let taper):
      let width = half.x + taper * local.y / half.y
      let edge = SIMD2(abs(local.x) - width + corner, abs(local.y) - half.y + corner)
      let outer = SIMD2(max(edge.x, 0), max(edge.y, 0))
      let outside = (outer * outer).sum().squareRoot() + min(max(edge.x, edge.y), 0) - corner
      return (outside, local.x / max(width, 0.01))
    case .ellipse:
      let scaled = local / half
      return (((scaled * scaled).sum().squareRoot() - 1) * min(half.x, half.y), scaled.x)
    case .ring(let thickness):
      let scaled = local / half
      let outside = abs((scaled * scaled).sum().squareRoot() - 1) * min(half.x, half.y) - thickness
      return (outside, scaled.x)
    }
  }
}
