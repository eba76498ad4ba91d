import Pictures

/// Goods before a background, as a picture shows them. The same goods may be seen in many ways: a studio's and a
/// buyer's picture share the goods and differ in the ``View``.
struct ProductScene {
  /// How the goods are seen.
  struct View {
    /// The picture's width in pixels.
    var width = 208
    /// The picture's height in pixels.
    var height = 208
    /// The size of the goods; 1 fills the picture.
    var scale: Float = 0.62
    /// Where the goods' middle lies, from the picture's middle, in half heights.
    var offset = SIMD2<Float>(0, 0.04)
    /// The light: 1 is bright.
    var exposure: Float = 1
    /// How much red the light has over blue, about -0.15 to 0.15.
    var warmth: Float = 0
    /// The wall.
    var wall = Tint(236, 234, 230)
    /// What the goods stand on.
    var ground = Tint(214, 208, 200)
    /// Grain of the camera, in levels of 255.
    var grain: Float = 3
    /// Whether the wall is patterned, as a home is.
    var isHome = false
  }

  /// The shape.
  let silhouette: Silhouette
  /// The goods' colour.
  let tint: Tint
  /// The second colour.
  let accent: Tint
  /// The pattern of the surface: 0 plain, 1 stripes, 2 checks, 3 dots.
  let pattern: Int
  /// How dense the pattern is.
  let density: Float
  /// How wide and high the goods are against the plain shape.
  let proportions: SIMD2<Float>
  /// How the goods are seen.
  var view = View()
  /// The seed of the grain.
  var grainSeed: UInt64 = 0

  /// Goods of a line in a colour; all else is drawn from the stream.
  init(of good: Good, _ random: inout RandomStream) {
    silhouette = random.pick(good.line.silhouettes)
    tint = GoodsLine.colours[good.colour].tint
    accent = GoodsLine.colours[(good.colour + random.within(3...8)) % GoodsLine.colours.count].tint
    pattern = random.below(4)
    density = 7 + Float(random.below(14))
    proportions = SIMD2(0.75 + Float(random.fraction()) * 0.5, 0.8 + Float(random.fraction()) * 0.35)
    view = .studio(&random)
    grainSeed = random.next()
  }

  /// The goods of another scene in another colour.
  init(_ other: ProductScene, tint: Tint) {
    silhouette = other.silhouette
    self.tint = tint
    accent = other.accent
    pattern = other.pattern
    density = other.density
    proportions = other.proportions
    view = other.view
    grainSeed = other.grainSeed
  }

  /// The picture.
  func drawn() -> PixelImage {
    let width = view.width
    let height = view.height
    var rgb: [UInt8] = []
    rgb.reserveCapacity(width * height * 3)
    var grain = RandomStream(seed: grainSeed, name: "grain")
    let parts = silhouette.parts
    let pixel = 2 / Float(height)
    for row in 0..<height {
      for column in 0..<width {
        let place = SIMD2(Float(column) * 2 - Float(width), Float(row) * 2 - Float(height)) / Float(height)
        var colour = backdrop(at: place)
        let point = (place - view.offset) / (view.scale * proportions)
        for part in parts {
          let (outside, across) = part.distance(to: point)
          let cover = min(max(0.5 - outside * view.scale / pixel, 0), 1)
          if cover > 0 {
            let painted = shade(part, at: point, across: across, depth: -outside)
            colour += (painted.channels - colour) * cover
          }
        }
        let noise = (Float(grain.fraction()) + Float(grain.fraction()) - 1) * view.grain / 255
        let light = SIMD3<Float>(1 + view.warmth, 1, 1 - view.warmth) * view.exposure
        let level = (colour * light + noise) * 255
        for channel in 0..<3 { rgb.append(UInt8(min(max(level[channel], 0), 255))) }
      }
    }
    return PixelImage(width: width, height: height, rgb: rgb)
  }

  /// Wall and ground with the goods' soft shadow.
  private func backdrop(at place: SIMD2<Float>) -> SIMD3<Float> {
    let foot = view.offset.y + view.scale * proportions.y
    let horizon = foot - 0.22
    let fade = min(max((place.y - horizon) * 14 + 0.5, 0), 1)
    var colour =
      view.wall.mixed(with: view.ground, fade).channels * (1.04 - 0.1 * (place.x * place.x + place.y * place.y))
    if view.isHome, place.y < horizon {
      let tile = (Int((place.x + 4) * 5) + Int((place.y + 4) * 5)) & 1
      colour *= tile == 0 ? 0.93 : 1.02
    }
    let shadow = (place - SIMD2(view.offset.x + 0.06, foot + 0.01)) / SIMD2(view.scale * proportions.x * 0.95, 0.11)
    return colour * (1 - 0.42 * max(0, 1 - (shadow * shadow).sum()))
  }

  /// The colour of a point of a part: its paint, the pattern on it, and the light from the left.
  private func shade(_ part: Part, at point: SIMD2<Float>, across: Float, depth: Float) -> Tint {
    let base: Tint =
      switch part.paint {
      case .body: tint
      case .shade: tint.scaled(by: 0.78)
      case .light: tint.mixed(with: Tint(255, 255, 255), 0.35)
      case .dark: tint.scaled(by: 0.32)
      case .accent: accent
      case .paper: Tint(244, 240, 230)
      case .leaf: Tint(74, 128, 66)
      case .glow: tint.mixed(with: Tint(255, 236, 190), 0.6)
      }
    let lit = across + 0.35
    var light = 1.06 - 0.3 * lit * lit + min(depth, 0.12) * 0.9
    if part.paint == .body { light *= surface(at: point) }
    return base.scaled(by: light)
  }

  private func surface(at point: SIMD2<Float>) -> Float {
    let across = Int(((point.x + 4) * density).rounded(.down)) & 1
    let down = Int(((point.y + 4) * density).rounded(.down)) & 1
    switch pattern {
    case 1: return across == 0 ? 1 : 0.84
    case 2: return across == down ? 1 : 0.88
    case 3:
      let cell = SIMD2((point.x + 4) * density * 0.5, (point.y + 4) * density * 0.5)
      let inCell = cell - cell.rounded(.down) - SIMD2(0.5, 0.5)
      return (inCell * inCell).sum() < 0.06 ? 1.2 : 1
    default: return 1
    }
  }
}

extension ProductScene.View {
  /// A view as a studio takes it.
  static func studio(_ random: inout RandomStream) -> Self {
    var view = Self()
    let sizes = [(208, 208), (224, 168), (176, 220), (192, 192)]
    (view.width, view.height) = random.pick(sizes)
    view.scale = 0.5 + Float(random.fraction()) * 0.2
    view.offset = SIMD2(Float(random.fraction()) * 0.3 - 0.15, Float(random.fraction()) * 0.16 - 0.06)
    let walls = [
      Tint(238, 236, 232), Tint(206, 218, 226), Tint(232, 216, 204), Tint(196, 206, 190), Tint(120, 126, 136),
      Tint(250, 250, 250),
    ]
    view.wall = random.pick(walls)
    view.ground = random.pick([Tint(212, 200, 184), Tint(168, 134, 100), Tint(228, 228, 228), Tint(98, 96, 100)])
    view.grain = 2 + Float(random.fraction()) * 3
    return view
  }

  /// A view as a buyer takes it at home.
  static func home(_ random: inout RandomStream) -> Self {
    var view = studio(&random)
    view.isHome = true
    view.exposure = 0.78 + Float(random.fraction()) * 0.2
    view.warmth = Float(random.fraction()) * 0.16 - 0.04
    view.grain = 8 + Float(random.fraction()) * 8
    view.ground = random.pick([Tint(150, 118, 88), Tint(120, 90, 66), Tint(176, 170, 160)])
    return view
  }
}
