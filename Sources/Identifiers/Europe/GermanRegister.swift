/// Entry in a German court's register: court, register, number, perhaps a letter. Whether the court exists is not
/// checked.
enum GermanRegister {
  private static let registers = ["HRA", "HRB", "GNR", "PR", "VR"]

  static func judge(_ entry: inout Written, _ remarks: inout IdentifierRemarks) -> IdentifierFault? {
    var folded = entry
    folded.capitalise()
    guard let (place, register) = find(in: folded) else { return .part }
    guard place >= 3 else { return .length }
    var index = place + register.utf8.count
    while index < entry.count, entry[index] == 0x20 { index += 1 }
    let start = index
    while index < entry.count, entry.digit(index) <= 9 { index += 1 }
    guard (1...6).contains(index - start) else { return .length }
    let end = index
    while index < entry.count, entry[index] == 0x20 { index += 1 }
    guard entry.count - index <= 3 else { return .length }
    for letter in index..<entry.count
    where folded.alphanumericValue(letter) < 10 || folded.alphanumericValue(letter) > 35 {
      return .character
    }
    var written = folded
    written.keepFirst(end)
    if index < entry.count {
      written.push(0x20)
      for letter in index..<entry.count { written.push(folded[letter]) }
    }
    entry = written
    remarks.insert(.formOnly)
    return nil
  }

  /// The last register's name that stands between spaces.
  private static func find(in text: Written) -> (Int, String)? {
    for index in stride(from: text.count - 1, to: 0, by: -1) where text[index - 1] == 0x20 {
      for register in registers where text.has(register + " ", at: index) { return (index, register) }
    }
    return nil
  }
}
