/// Puts application segments into a JPEG file (ITU-T T.81, annex B).
enum JPEGSegments {
  /// The file with a segment after its start, behind the JFIF segment when there is one.
  ///
  /// - Parameters:
  ///   - number: The application, from 0 to 15.
  ///   - payload: At most 65,533 bytes.
  static func inserting(_ payload: [UInt8], application number: UInt8, into file: [UInt8]) -> [UInt8] {
    guard file.count > 6, payload.count <= 65_533 else { return file }
    var place = 2
    if file[2] == 0xFF, file[3] == 0xE0 { place += 2 + Int(file[4]) << 8 + Int(file[5]) }
    var segment: [UInt8] = [0xFF, 0xE0 | number]
    segment.append(payload.count + 2, bytes: 2)
    return Array(file[..<min(place, file.count)]) + segment + payload + file[min(place, file.count)...]
  }

  /// The payload of an XMP segment (XMP Specification Part 3, section 1.1.3).
  static func xmp(_ packet: String) -> [UInt8] {
    var payload: [UInt8] = []
    payload.append("http://ns.adobe.com/xap/1.0/\0")
    payload.append(packet)
    return payload
  }

  /// The payload of the one segment that holds a C2PA manifest store (ISO/IEC 19566-5, annex D.2).
  static func jumbf(_ box: [UInt8]) -> [UInt8] {
    var payload: [UInt8] = []
    payload.append("JP")
    payload.append(0x0211, bytes: 2)
    payload.append(1, bytes: 4)
    return payload + box
  }
}
