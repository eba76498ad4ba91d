public import Pictures

/// What a picture of goods is held against another by: whether it is the same goods in the same colours.
public struct GoodsView: Sendable {
  let colours: GoodsColours
  let outline: GoodsOutline
  /// How many objects lie apart; `nil` when they were not counted.
  public let objects: ShownCount?

  /// Reads a decoded picture, at 128 pixels at most, or 192 where objects are counted.
  public init(_ image: PixelImage, counting: Bool = false) {
    colours = GoodsColours(image)
    outline = GoodsOutline(image)
    objects = counting ? ShownCount(image) : nil
  }

  /// Decodes and reads a file.
  ///
  /// - Throws: ``PictureError``.
  public init(
    _ bytes: [UInt8], decoder: PictureDecoder = PictureDecoder(), counting: Bool = false
  ) throws(PictureError) {
    self.init(try decoder.decode(bytes, fitting: 256), counting: counting)
  }

  /// Whether the goods have the colour that a listing declares; `nil` when that cannot be told.
  public func check(_ declared: DeclaredColour) -> ColourCheck? { ColourCheck(declared, colours) }
}

/// How two pictures of goods differ, each measure from 0 (alike) to 1.
public struct GoodsComparison: Hashable, Sendable {
  /// How much the goods' colours differ under the best white balance; `nil` when either has too little of them.
  public let colour: Double?
  /// How much their outlines and textures differ, the mirror image allowed; `nil` when either shows no edge.
  public let shape: Double?

  /// From here on colours are another's: of goods photographed again, 19 in 20 stay below 0.40.
  public static let otherColour = 0.45

  /// Compares two pictures.
  public init(_ first: GoodsView, _ second: GoodsView) {
    let enough = min(first.colours.pixels.count, second.colours.pixels.count) >= 100
    colour = enough ? Double(first.colours.distance(to: second.colours)) : nil
    shape =
      first.outline.isVisible && second.outline.isVisible ? first.outline.distance(to: second.outline) : nil
  }

  /// Whether the colours contradict each other.
  public var isOtherColour: Bool { colour.map { $0 >= Self.otherColour } ?? false }
}
