/// A fingerprint as bytes, for whoever remembers it: 4.7 kB for hashes and stamp, and 41 bytes a place, at most 15.2 kB.
///
/// What is read again finds what the fingerprint found.
extension PictureFingerprint {
  /// What the bytes begin with: a format that is read otherwise gets another.
  private static let format: UInt8 = 1

  /// More places than any picture has.
  private static let mostPlaces = 1_000

  /// The fingerprint as bytes; numbers with the least byte first.
  public var coded: [UInt8] {
    var writer = CodeWriter()
    writer.bytes.append(Self.format)
    writer.append(UInt32(clamping: size.width))
    writer.append(UInt32(clamping: size.height))
    writer.append(features.width.bitPattern)
    writer.append(features.height.bitPattern)
    writer.append(whole)
    writer.bytes.append(trimmed == nil ? 0 : 1)
    if let trimmed {
      for side in [trimmed.frame.left, trimmed.frame.top, trimmed.frame.right, trimmed.frame.bottom] {
        writer.append(side.bitPattern)
      }
      writer.append(trimmed)
    }
    writer.append(UInt32(clamping: features.stamp.width))
    writer.append(UInt32(clamping: features.stamp.height))
    writer.bytes += features.stamp.samples
    for (place, descriptor) in zip(features.places, features.descriptors) {
      writer.append(place.x.bitPattern)
      writer.append(place.y.bitPattern)
      writer.bytes.append(place.level)
      writer.append(descriptor)
    }
    return writer.bytes
  }

  /// Reads a fingerprint.
  ///
  /// - Returns: `nil` unless the bytes are what ``coded`` made, to the last one.
  public init?(coded bytes: ArraySlice<UInt8>) {
    var reader = CodeReader(rest: bytes)
    guard reader.byte() == Self.format, let width = reader.side(), let height = reader.side(),
      let across = reader.float(), let down = reader.float(), across >= 1, down >= 1, across < 1e6, down < 1e6,
      let whole = reader.hashes(.whole), let hasTrimmed = reader.byte(), hasTrimmed <= 1
    else { return nil }
    var trimmed: Hashes?
    if hasTrimmed == 1 {
      guard let frame = reader.frame(), let hashes = reader.hashes(frame) else { return nil }
      trimmed = hashes
    }
    guard let stamp = reader.stamp() else { return nil }
    var (places, descriptors): ([LocalFeatures.Place], [PDQHash]) = ([], [])
    while !reader.rest.isEmpty {
      guard places.count < Self.mostPlaces, let x = reader.float(), let y = reader.float(), let level = reader.byte(),
        abs(x) < 1e6, abs(y) < 1e6, level < 32, let descriptor = reader.hash()
      else { return nil }
      places.append(LocalFeatures.Place(x: x, y: y, level: level))
      descriptors.append(descriptor)
    }
    self.init(
      whole: whole, trimmed: trimmed,
      features: LocalFeatures(width: across, height: down, places: places, descriptors: descriptors, stamp: stamp),
      size: (width, height))
  }
}

private struct CodeWriter {
  var bytes: [UInt8] = []

  mutating func append(_ value: some FixedWidthInteger) {
    for shift in stride(from: 0, to: value.bitWidth, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
  }

  mutating func append(_ hashes: PictureFingerprint.Hashes) {
    bytes.append(UInt8(clamping: hashes.quality))
    for form in hashes.forms { append(form) }
  }

  mutating func append(_ hash: PDQHash) { for word in 0..<4 { append(hash.words[word]) } }
}

private struct CodeReader {
  var rest: ArraySlice<UInt8>

  mutating func byte() -> UInt8? { rest.popFirst() }

  private mutating func number<Number: FixedWidthInteger>(_: Number.Type) -> Number? {
    let count = Number.bitWidth / 8
    guard rest.count >= count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return rest.prefix(count).reversed().reduce(0) { $0 << 8 | Number(truncatingIfNeeded: $1) }
  }

  mutating func side() -> Int? { number(UInt32.self).flatMap { $0 > 0 ? Int($0) : nil } }

  /// A number that is finite.
  mutating func float() -> Float? {
    number(UInt32.self).map { Float(bitPattern: $0) }.flatMap { $0.isFinite ? $0 : nil }
  }

  mutating func hashes(_ frame: PictureFrame) -> PictureFingerprint.Hashes? {
    guard let quality = byte(), quality <= 100 else { return nil }
    var forms: [PDQHash] = []
    for _ in Dihedral.allCases {
      guard let form = hash() else { return nil }
      forms.append(form)
    }
    return PictureFingerprint.Hashes(frame: frame, forms: forms, quality: Int(quality))
  }

  mutating func hash() -> PDQHash? {
    var words = SIMD4<UInt64>()
    for word in 0..<4 {
      guard let value = number(UInt64.self) else { return nil }
      words[word] = value
    }
    return PDQHash(words: words)
  }

  mutating func frame() -> PictureFrame? {
    guard let left = float(), let top = float(), let right = float(), let bottom = float(),
      left >= 0, top >= 0, right <= 1, bottom <= 1, left < right, top < bottom
    else { return nil }
    return PictureFrame(left: left, top: top, right: right, bottom: bottom)
  }

  mutating func stamp() -> Stamp? {
    guard let width = side(), let height = side(), width <= 4 * Stamp.side, height <= 4 * Stamp.side,
      rest.count >= width * height
    else { return nil }
    defer { rest = rest.dropFirst(width * height) }
    return Stamp(width: width, height: height, samples: Array(rest.prefix(width * height)))
  }
}
