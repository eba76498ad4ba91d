import Marketplace

/// How pictures get into a record.
extension RecordAssembly {
  mutating func countPicture(
    _ value: RecordCapture.Value, _ capture: borrowing RecordCapture
  ) throws(RuleBreach) {
    pictures += 1
    guard pictures <= limits.pictures else {
      throw check(value, capture).breach(
        "the listing has more than \(limits.pictures) pictures; \(FeedLimit.pictures.advice)")
    }
  }

  /// Whether the format calls a picture main wherever it stands; only the first of a listing is then.
  func isAlwaysMain(_ qualifier: QualifierPlace) -> Bool {
    guard case .constant(let range) = qualifier else { return false }
    return plan.constants[range].elementsEqual("main".utf8)
  }

  /// Takes the pictures that one text names: feeds put several into one, between `|` or commas.
  mutating func takePictures(
    _ value: RecordCapture.Value, _ capture: borrowing RecordCapture, _ rule: ProfilePlan.Rule,
    _ role: ArraySlice<UInt8>
  ) throws(RuleBreach) {
    let text = capture.bytes[value.start..<value.end]
    var role = role
    var next = text.startIndex
    while next < text.endIndex {
      let address = PictureList.next(in: text, from: &next, separator: rule.separator)
      guard !address.isEmpty else { continue }
      if !Self.isWebAddress(address) { try check(value, capture).address(address) }
      if rule.hasAllowedQualifiers { try check(value, capture).qualifier(role) }
      try countPicture(value, capture)
      draft.append(.picture, address.span, qualifier: role.span)
      // Only one picture is the main one.
      if role.elementsEqual("main".utf8) { role = PictureList.detail[...] }
    }
  }

  /// Whether an address begins with `http:` or `https:`, as nearly all do, which spares the check.
  static func isWebAddress(_ text: ArraySlice<UInt8>) -> Bool {
    let start = text.startIndex
    guard text.count > 6, text[start] == UInt8(ascii: "h"), text[start + 1] == UInt8(ascii: "t"),
      text[start + 2] == UInt8(ascii: "t"), text[start + 3] == UInt8(ascii: "p")
    else { return false }
    return text[start + 4] == UInt8(ascii: ":")
      || (text[start + 4] == UInt8(ascii: "s") && text[start + 5] == UInt8(ascii: ":"))
  }
}
