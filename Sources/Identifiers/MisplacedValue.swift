/// Values that stand in the wrong field: an identity number where the phone belongs, a mailbox in the field for the
/// bank card.
enum MisplacedValue {
  /// Whether a value that is none of its kind is a valid one of another kind that forms ask for beside it, by a check
  /// digit or a form that nothing else has.
  static func isOfAnotherKind(
    _ raw: Span<UInt8>, than kind: IdentifierKind, _ scratch: inout [UInt8]
  ) -> Bool {
    guard (6...64).contains(raw.count) else { return false }
    var hasAt = false
    for index in raw.indices where raw[index] == 0x40 { hasAt = true }
    if hasAt { return kind != .email && isValid(raw, .email, &scratch) }
    if kind != .residentID, raw.count >= 18, isValid(raw, .residentID, &scratch) { return true }
    if kind != .creditCode, raw.count >= 18, isValid(raw, .creditCode, &scratch) { return true }
    if kind != .bankCard, raw.count >= 16, isValid(raw, .bankCard, &scratch) { return true }
    return kind != .phone && isMobile(raw, &scratch)
  }

  /// Whether a value is a mainland mobile number and nothing else, which no other kind that it was not valid as is.
  private static func isMobile(_ raw: Span<UInt8>, _ scratch: inout [UInt8]) -> Bool {
    var digits = 0
    for index in raw.indices {
      switch raw[index] {
      case 0x30...0x39: digits += 1
      case 0x20, 0x2B, 0x2D: break
      default: return false
      }
    }
    guard digits == 11 || digits == 13, isValid(raw, .phone, &scratch) else { return false }
    return scratch.count == 14 && scratch[3] == 0x31
  }

  private static func isValid(_ raw: Span<UInt8>, _ kind: IdentifierKind, _ scratch: inout [UInt8]) -> Bool {
    scratch.removeAll(keepingCapacity: true)
    var remarks: IdentifierRemarks = []
    return Scheme.judge(raw, as: kind, into: &scratch, &remarks) == nil
  }
}
