internal import Foundation

/// Hashes of pictures as the catalog's index has them: their bits in an order that only the key tells, some turned around.
///
/// Two of them differ in as many bits as before, and so are found by each other. Without the key nobody sees from one what
/// the picture looks like, or makes pictures that crowd a part of the index. It is no cipher: who can have many pictures of
/// his own taken in, and reads the file, finds the order out.
struct PictureVeil: Sendable {
  /// Where each bit goes.
  private let places: [UInt8]
  private let turned: SIMD4<UInt64>

  init(_ key: CatalogKey) {
    func words(_ number: Int) -> [UInt64] {
      let bytes = key.hash(Array("picture veil \(number)".utf8))
      return [bytes.prefix(8), bytes.suffix(8)].map { $0.reduce(0) { $0 << 8 | UInt64($1) } }
    }
    var places = (0...255).map { UInt8($0) }
    // Fisher and Yates's shuffle.
    for place in stride(from: 255, to: 0, by: -1) {
      places.swapAt(place, Int(words(place)[0] % UInt64(place + 1)))
    }
    self.places = places
    let (low, high) = (words(256), words(257))
    turned = SIMD4(low[0], low[1], high[0], high[1])
  }

  /// A hash under the veil.
  func veiled(_ hash: SIMD4<UInt64>) -> SIMD4<UInt64> {
    var veiled = turned
    for bit in 0..<256 {
      let place = Int(places[bit])
      veiled[place >> 6] ^= (hash[bit >> 6] >> UInt64(bit & 63) & 1) << UInt64(place & 63)
    }
    return veiled
  }

  /// The hash that lies under the veil.
  func unveiled(_ hash: SIMD4<UInt64>) -> SIMD4<UInt64> {
    let shown = hash ^ turned
    var unveiled = SIMD4<UInt64>()
    for bit in 0..<256 {
      let place = Int(places[bit])
      unveiled[bit >> 6] |= (shown[place >> 6] >> UInt64(place & 63) & 1) << UInt64(bit & 63)
    }
    return unveiled
  }

  /// Hashes under the veil, as the table of pictures has them: 32 bytes each, the least first.
  func near(_ hashes: [SIMD4<UInt64>]) -> Data { Self.bytes(of: hashes.map(veiled)) }

  /// The same hashes under another veil; `nil` when the bytes are none.
  func near(_ near: Data, under other: PictureVeil) -> Data? {
    Self.hashes(of: near).map { Self.bytes(of: $0.map { other.veiled(unveiled($0)) }) }
  }

  /// The hashes of a row, as they stand there; `nil` when the bytes are none.
  static func hashes(of near: Data) -> [SIMD4<UInt64>]? {
    let bytes = Array(near)
    guard bytes.count.isMultiple(of: 32) else { return nil }
    return stride(from: 0, to: bytes.count, by: 32).map { start in
      var hash = SIMD4<UInt64>()
      for (index, byte) in bytes[start..<(start + 32)].enumerated() {
        hash[index >> 3] |= UInt64(byte) << UInt64((index & 7) * 8)
      }
      return hash
    }
  }

  private static func bytes(of hashes: [SIMD4<UInt64>]) -> Data {
    Data(
      hashes.flatMap { hash in
        (0..<32).map { UInt8(truncatingIfNeeded: hash[$0 >> 3] >> UInt64(($0 & 7) * 8)) }
      })
  }
}
