import Testing

@testable import Pictures

/// Plain PNGs are decoded whole, the others by libpng: nobody may be able to tell by which.
@Suite struct PlainPNGTests {
  @Test(arguments: [0, 2, 3, 4, 6] as [UInt8])
  func decodedWholeEverySampleIsLibpngs(colour: UInt8) throws {
    var random = SplitMix(state: UInt64(colour) + 1)
    for _ in 0..<60 {
      let png = DrawnPNG(colour: colour, using: &random)
      for channels in [3, 4] {
        let whole = try png.decoded(channels, .whole)
        #expect(whole == (try png.decoded(channels, .streamed)))
        #expect(whole == (try png.decoded(channels, .either)))
      }
    }
  }

  @Test func damagedFilesAreRefusedOrReadAsLibpngDoes() {
    var random = SplitMix(state: 7)
    for round in 0..<400 {
      var png = DrawnPNG(colour: [0, 2, 3, 4, 6][round % 5], using: &random)
      png.damage(using: &random)
      #expect((try? png.decoded(4, .either)) == (try? png.decoded(4, .streamed)))
    }
  }

  @Test func whatIsNotPlainIsLeftToLibpng() throws {
    var random = SplitMix(state: 9)
    var deep = DrawnPNG(colour: 2, using: &random)
    deep.bits = 16
    var interlaced = DrawnPNG(colour: 2, using: &random)
    interlaced.isInterlaced = true
    var colourKey = DrawnPNG(colour: 2, using: &random)
    colourKey.transparency = [0, 1, 0, 2, 0, 3]
    for png in [deep, interlaced, colourKey] {
      #expect(throws: PictureError.self) { try png.decoded(4, .whole) }
    }
    #expect(try colourKey.decoded(4, .either) == colourKey.decoded(4, .streamed))
  }

  @Test(arguments: [2, 6] as [UInt8])
  func interlacedEverySampleIsThePlainPictures(colour: UInt8) throws {
    var random = SplitMix(state: UInt64(colour) + 11)
    // Widths and heights at which some passes have no pixels, and one of many rows.
    var sizes = (1...4).flatMap { width in [1, 2, 4, 5, 9].map { (width: width, height: $0) } }
    sizes += [(width: 5, height: 1), (width: 9, height: 4), (width: 150, height: 130)]
    for size in sizes {
      let plain = DrawnPNG(noiseOf: colour, width: size.width, height: size.height, using: &random)
      let interlaced = plain.interlaced()
      for channels in [3, 4] {
        let samples = try plain.decoded(channels, .whole)
        #expect(try interlaced.decoded(channels, .streamed) == samples, "\(size)")
        #expect(try interlaced.decoded(channels, .either) == samples, "\(size)")
      }
    }
  }

  @Test(arguments: [false, true])
  func whatStandsBehindTheRowsIsNotRead(isInterlaced: Bool) throws {
    var random = SplitMix(state: 3)
    // 1 by 1, so that the rows are the same with and without interlacing.
    var png = DrawnPNG(colour: 2, width: 1, height: 1, using: &random)
    png.isInterlaced = isInterlaced
    let alone = try png.decoded(3, .streamed)
    png.raw += (0..<300_000).map { _ in UInt8.random(in: 0...255, using: &random) }
    let whole = png.bytes
    #expect(try png.decoded(3, .either) == alone)
    // Whoever read on would meet the end of the file within a chunk.
    png.cut(to: whole.count / 2)
    #expect(try png.decoded(3, .either) == alone)
    #expect(try png.decoded(4, .either).count == 4)
  }
}

/// A PNG written by hand: any filters, any split of its data, palettes that are too short, chunks in between.
private struct DrawnPNG {
  let colour: UInt8
  let width: Int
  let height: Int
  var bits: UInt8 = 8
  var isInterlaced = false
  var palette: [UInt8] = []
  var transparency: [UInt8] = []
  var raw: [UInt8] = []
  /// How many samples a pixel has.
  private let depth: Int
  private let pieces: Int
  private var damaged: [UInt8]?

  init(colour: UInt8, width: Int? = nil, height: Int? = nil, using random: inout SplitMix) {
    self.colour = colour
    self.width = width ?? Int.random(in: 1...40, using: &random)
    self.height = height ?? Int.random(in: 1...30, using: &random)
    depth = [0: 1, 2: 3, 3: 1, 4: 2, 6: 4][Int(colour)] ?? 1
    for _ in 0..<self.height {
      raw.append(UInt8.random(in: 0...4, using: &random))
      // Small differences, as in photographs, and any at all.
      let most = UInt8([3, 255][Int.random(in: 0...1, using: &random)])
      for _ in 0..<(self.width * depth) { raw.append(UInt8.random(in: 0...most, using: &random)) }
    }
    if colour == 3 {
      let entries = Int.random(in: 1...256, using: &random)
      palette = (0..<(entries * 3)).map { _ in UInt8.random(in: 0...255, using: &random) }
      let clear = Int.random(in: 0...entries, using: &random)
      transparency = (0..<clear).map { _ in UInt8.random(in: 0...255, using: &random) }
    }
    pieces = Int.random(in: 1...4, using: &random)
  }

  /// Any samples, in rows that no filter changes.
  init(noiseOf colour: UInt8, width: Int, height: Int, using random: inout SplitMix) {
    self.init(colour: colour, width: width, height: height, using: &random)
    for index in raw.indices {
      raw[index] = index % (width * depth + 1) == 0 ? 0 : UInt8.random(in: 0...255, using: &random)
    }
  }

  /// The same picture in the seven passes of Adam7 (PNG, third edition, section 8.2); its rows have no filter.
  func interlaced() -> DrawnPNG {
    var png = self
    png.isInterlaced = true
    png.raw = []
    let passes: [(x: Int, y: Int, right: Int, down: Int)] = [
      (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2),
    ]
    for pass in passes where pass.x < width {
      for y in stride(from: pass.y, to: height, by: pass.down) {
        png.raw.append(0)
        for x in stride(from: pass.x, to: width, by: pass.right) {
          let start = y * (width * depth + 1) + 1 + x * depth
          png.raw += raw[start..<(start + depth)]
        }
      }
    }
    return png
  }

  var bytes: [UInt8] {
    if let damaged { return damaged }
    var header = [width, height].flatMap { value in (0..<4).map { UInt8(value >> (24 - 8 * $0) & 0xFF) } }
    header += [bits, colour, 0, 0, isInterlaced ? 1 : 0]
    var bytes = PictureFormat.pngSignature + chunk("IHDR", header)
    if !palette.isEmpty { bytes += chunk("PLTE", palette) }
    if !transparency.isEmpty { bytes += chunk("tRNS", transparency) }
    bytes += chunk("tEXt", Array("Title\0none".utf8))
    let data = Inflation.deflate(raw)
    for piece in 0..<pieces {
      bytes += chunk("IDAT", Array(data[(data.count * piece / pieces)..<(data.count * (piece + 1) / pieces)]))
    }
    return bytes + chunk("IEND", [])
  }

  private func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
    let content = Array(name.utf8) + data
    let sum = Inflation.crc32(content)
    return (0..<4).map { UInt8(data.count >> (24 - 8 * $0) & 0xFF) } + content
      + (0..<4).map { UInt8(sum >> (24 - 8 * UInt32($0)) & 0xFF) }
  }

  /// Leaves the first bytes of the file alone.
  mutating func cut(to count: Int) { damaged = Array(bytes[..<count]) }

  /// Changes some bytes, and rights the check sums or not.
  mutating func damage(using random: inout SplitMix) {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      bytes[Int.random(in: 16..<bytes.count, using: &random)] = UInt8(truncatingIfNeeded: random.next())
    }
    if Bool.random(using: &random) { bytes.removeLast(Int.random(in: 1..<bytes.count / 2, using: &random)) }
    var position = 8
    while Bool.random(using: &random) || position == 8, position + 12 <= bytes.count {
      let count = bytes[position..<(position + 4)].reduce(0) { $0 << 8 | Int($1) }
      guard position + 12 + count <= bytes.count else { break }
      let sum = Inflation.crc32(Array(bytes[(position + 4)..<(position + 8 + count)]))
      for index in 0..<4 { bytes[position + 8 + count + index] = UInt8(sum >> (24 - 8 * UInt32(index)) & 0xFF) }
      position += 12 + count
    }
    damaged = bytes
  }

  /// Decodes as wide and as high as the header says.
  func decoded(_ channels: Int, _ way: PixelCodec.PNGWay) throws -> [UInt8] {
    let header = try PictureDecoder(limits: PictureLimits(pixels: 100_000)).header(of: bytes)
    return try PixelCodec.decodePNG(
      bytes, maxPixels: 100_000, channels: channels, width: header.width, height: header.height, way: way)
  }
}
