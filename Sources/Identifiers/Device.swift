/// Identifier of a device or a browser: UUID, MAC address, IMEI, advertising id, fingerprint. No common standard, so
/// letters are folded and separators dropped, and what many devices report alike is refused.
enum Device {
  static func judge(_ device: inout Written, _ remarks: inout IdentifierRemarks) -> IdentifierFault? {
    device.strip([.space, .dash, .dot, .colon, .brackets])
    device.stripDeviceMarks()
    device.lower()
    guard device.count > 0 else { return .placeholder }
    guard !Placeholders.isRepeated(device), !Placeholders.isRun(device), !isShared(device) else { return .placeholder }
    for index in 0..<device.count where !isAllowed(device[index]) { return .character }
    guard device.count >= 6 else { return .length }
    remarks.insert(.formOnly)
    return nil
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x61...0x7A, 0x2B, 0x2F, 0x3D: true
    default: false
    }
  }

  /// Values that systems hand out when they will not tell: the withheld MAC address of iOS and Android, the id of the
  /// emulator that a fault of Android 2.2 gave to millions, the IMEI of emulators.
  private static func isShared(_ device: Written) -> Bool {
    device.equals("020000000000") || device.equals("9774d56d682e549c") || device.equals("004999010640000")
      || device.equals("123456789abcdef") || device.equals("0123456789abcdef") || device.equals("deadbeef")
      || device.equals("unknown") || device.equals("android") || device.equals("iphone") || device.equals("default")
      || device.equals("0123456789abcdef0123456789abcdef")
  }
}

extension Written {
  /// Drops braces and underscores, which ids are wrapped in.
  fileprivate mutating func stripDeviceMarks() {
    var text = self
    text.keepFirst(0)
    for index in 0..<count where self[index] != 0x5F && self[index] != 0x7B && self[index] != 0x7D {
      text.push(self[index])
    }
    self = text
  }
}
