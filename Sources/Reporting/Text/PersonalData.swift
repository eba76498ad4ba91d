/// Hides what may be a person's number or mailbox in text that was not read as a registered value: descriptions,
/// values set aside, reasons that quote them.
///
/// Registered values are masked by their kind (`Identifier.masked`); this is for the text around them, where nothing
/// says what a number is. Article numbers (up to 14 digits, unless they have the form of a mobile number) and prices
/// stay readable.
enum PersonalData {
  /// The text with mobile numbers, numbers of 15 digits or more, and mailboxes masked.
  static func hidden(in text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "@")) || longestRunOfDigits(in: text) >= 11 else { return text }
    return maskingMailboxes(in: maskingNumbers(in: text))
  }

  private static func longestRunOfDigits(in text: String) -> Int {
    var longest = 0
    var run = 0
    for scalar in text.unicodeScalars {
      if digit(scalar) != nil { run += 1 } else if !isSeparator(scalar) { run = 0 }
      longest = max(longest, run)
    }
    return longest
  }

  /// The value of a decimal digit of any script; feeds disguise numbers with full-width digits.
  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    if scalar.isASCII { return scalar.value >= 0x30 && scalar.value <= 0x39 ? Int(scalar.value) - 0x30 : nil }
    guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else { return nil }
    return Int(value)
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "-" || scalar == "\u{A0}" || scalar == "\u{3000}"
  }

  private static func maskingNumbers(in text: String) -> String {
    var output = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    var position = 0
    while position < scalars.count {
      guard digit(scalars[position]) != nil else {
        output.append(scalars[position])
        position += 1
        continue
      }
      var end = position
      var digits: [Int] = []
      var places: [Int] = []
      while end < scalars.count, let value = digit(scalars[end]) {
        digits.append(value)
        places.append(end)
        end += 1
        if end + 1 < scalars.count, isSeparator(scalars[end]), digit(scalars[end + 1]) != nil { end += 1 }
      }
      let hidden = isPersonal(digits) ? Set(places.dropFirst(3).dropLast(4)) : []
      for index in position..<end { output.append(hidden.contains(index) ? "*" : scalars[index]) }
      position = end
    }
    return String(output)
  }

  private static func isPersonal(_ digits: [Int]) -> Bool {
    if digits.count >= 15 { return true }
    let local = digits.count == 13 && digits[0] == 8 && digits[1] == 6 ? digits.dropFirst(2) : digits[...]
    guard local.count == 11, let first = local.first, let second = local.dropFirst().first else { return false }
    return first == 1 && second >= 3
  }

  private static func maskingMailboxes(in text: String) -> String {
    var output = String.UnicodeScalarView()
    var local: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
      if scalar.properties.isAlphabetic || digit(scalar) != nil || "._%+-*".unicodeScalars.contains(scalar) {
        local.append(scalar)
        continue
      }
      if scalar == "@", local.count > 1 {
        output.append(local[0])
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
}
