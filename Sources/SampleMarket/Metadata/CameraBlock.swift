/// The Exif block that a camera writes (CIPA DC-008, Exif 2.32): maker, model, time and exposure.
struct CameraBlock {
  /// The model of a maker that does not exist.
  let model: String
  /// The time of exposure, as Exif writes it.
  let taken: String
  /// The denominator of the exposure time in seconds.
  let shutter: Int
  /// The sensitivity.
  let sensitivity: Int

  /// The payload of an APP1 segment.
  var payload: [UInt8] {
    var bytes: [UInt8] = []
    bytes.append("Exif\0\0")
    return bytes + tiff
  }

  private var tiff: [UInt8] {
    let camera = Directory(
      entries: [
        .ascii(0x010F, "Samplecam"), .ascii(0x0110, model), .short(0x0112, 1), .ascii(0x0132, taken), .long(0x8769, 0),
      ], start: 8)
    let exposure = Directory(
      entries: [
        .rational(0x829A, 1, shutter), .rational(0x829D, 28, 10), .short(0x8827, sensitivity), .ascii(0x9003, taken),
        .rational(0x920A, 42, 10),
      ], start: 8 + camera.size)
    var bytes: [UInt8] = []
    bytes.append("MM")
    bytes.append(42, bytes: 2)
    bytes.append(8, bytes: 4)
    return bytes + camera.written(pointer: 8 + camera.size) + exposure.written(pointer: 0)
  }

  /// An entry of a directory.
  private enum Entry {
    case ascii(UInt16, String)
    case short(UInt16, Int)
    case long(UInt16, Int)
    case rational(UInt16, Int, Int)
  }

  /// A directory of a TIFF file, big-endian, its long values behind it.
  private struct Directory {
    let entries: [Entry]
    let start: Int

    /// The bytes that it takes with its values.
    var size: Int { written(pointer: 0).count }

    /// The directory; `pointer` is what an entry of 0 bytes yet, the Exif pointer, points to.
    func written(pointer: Int) -> [UInt8] {
      var table: [UInt8] = []
      var values: [UInt8] = []
      let valuesStart = start + 2 + entries.count * 12 + 4
      table.append(entries.count, bytes: 2)
      for entry in entries {
        switch entry {
        case .ascii(let tag, let text):
          let bytes = Array(text.utf8) + [0]
          head(tag, type: 2, count: bytes.count, into: &table)
          if bytes.count <= 4 {
            table += bytes + Array(repeating: 0, count: 4 - bytes.count)
          } else {
            table.append(valuesStart + values.count, bytes: 4)
            values += bytes + (bytes.count % 2 == 1 ? [0] : [])
          }
        case .short(let tag, let value):
          head(tag, type: 3, count: 1, into: &table)
          table.append(value, bytes: 2)
          table.append(0, bytes: 2)
        case .long(let tag, _):
          head(tag, type: 4, count: 1, into: &table)
          table.append(pointer, bytes: 4)
        case .rational(let tag, let numerator, let denominator):
          head(tag, type: 5, count: 1, into: &table)
          table.append(valuesStart + values.count, bytes: 4)
          values.append(numerator, bytes: 4)
          values.append(denominator, bytes: 4)
        }
      }
      table.append(0, bytes: 4)
      return table + values
    }

    private func head(_ tag: UInt16, type: Int, count: Int, into table: inout [UInt8]) {
      table.append(tag, bytes: 2)
      table.append(type, bytes: 2)
      table.append(count, bytes: 4)
    }
  }
}
