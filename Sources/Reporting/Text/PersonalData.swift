/// Hides what may be a person's number or mailbox in text that was not read as a registered value: descriptions,
/// values set aside, reasons that quote them.
///
/// Registered values are masked by their kind (`Identifier.masked`); this is for the text around them, where nothing
/// says what a number is. Article numbers (up to 14 digits, unless they have the form of a telephone number), prices
/// and dates stay readable.
enum PersonalData {
  /// The text with telephone numbers, numbers of 15 digits or more, and mailboxes masked, however they are written.
  ///
  /// - Complexity: O(scalars).
  static func hidden(in text: String) -> String {
    guard mayHoldAny(text) else { return text }
    var scalars = Array(text.unicodeScalars)
    for run in DigitRun.all(in: scalars) {
      for number in PersonalNumber.all(in: run) {
        for digit in number.hidden { scalars[run.places[digit]] = "*" }
      }
    }
    return maskingMailboxes(in: scalars)
  }

  /// Whether anything of the text could be personal: plain text without a mailbox needs eight digits.
  private static func mayHoldAny(_ text: String) -> Bool {
    var digits = 0
    for unit in text.utf8 {
      if unit >= 0x80 || unit == UInt8(ascii: "@") { return true }
      if unit >= 0x30, unit <= 0x39 { digits += 1 }
    }
    return digits >= 8
  }

  private static func maskingMailboxes(in scalars: [Unicode.Scalar]) -> String {
    var output = String.UnicodeScalarView()
    // What may be the part before the at sign, and where its first visible character stands.
    var local: [Unicode.Scalar] = []
    for (place, scalar) in scalars.enumerated() {
      if isOfMailbox(scalar) || (!local.isEmpty && DigitScalar.isUnseen(scalar)) {
        local.append(scalar)
        continue
      }
      if isAtSign(scalar), let first = local.first, isMailboxHost(scalars, after: place) {
        if local.count > 1, first != "*" { output.append(first) }
        output.append(contentsOf: "***".unicodeScalars)
      } else {
        output.append(contentsOf: local)
      }
      local.removeAll(keepingCapacity: true)
      output.append(scalar)
    }
    output.append(contentsOf: local)
    return String(output)
  }

  private static func isAtSign(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "@" || scalar == "\u{FF20}" || scalar == "\u{FE6B}"
  }

  private static func isOfMailbox(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return scalar.properties.isAlphabetic || DigitScalar.value(of: scalar) != nil
        || "._%+-*".unicodeScalars.contains(scalar)
    }
    return scalar.properties.isAlphabetic || DigitScalar.value(of: scalar) != nil || scalar == "\u{FF0E}"
      || scalar == "\u{FF3F}" || scalar == "\u{FF0D}"
  }

  /// Whether what follows an at sign may be a host: it holds a letter of an alphabet.
  ///
  /// `3@9.9` is an offer, `iTXt@41` a place in a file.
  private static func isMailboxHost(_ scalars: [Unicode.Scalar], after place: Int) -> Bool {
    for scalar in scalars[(place + 1)...].prefix(64) {
      if scalar.properties.isAlphabetic { return !scalar.properties.isIdeographic }
      guard isOfMailbox(scalar) || DigitScalar.isUnseen(scalar) else { return false }
    }
    return false
  }
}
