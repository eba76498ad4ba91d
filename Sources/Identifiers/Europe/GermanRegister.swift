/// Entry in a German court's register: court, register, number, perhaps a letter. The canonical form names the court as
/// registers do: `Berlin (Charlottenburg) HRB 11223 B`.
enum GermanRegister {
  private static let registers = ["HRA", "HRB", "GNR", "PR", "VR"]

  static func judge(_ entry: inout Written, _ remarks: inout IdentifierRemarks) -> IdentifierFault? {
    entry.capitalise()
    guard let (place, register) = find(in: entry) else { return .part }
    var index = place + register.utf8.count
    while index < entry.count, entry[index] == 0x20 { index += 1 }
    let number = index
    while index < entry.count, entry.digit(index) <= 9 { index += 1 }
    guard (1...6).contains(index - number) else { return .length }
    guard entry[number] != 0x30 else { return .character }
    let end = index
    while index < entry.count, entry[index] == 0x20 { index += 1 }
    let letters = index
    guard entry.count - letters <= 3 else { return .length }
    for letter in letters..<entry.count where !(10...35).contains(entry.alphanumericValue(letter)) { return .character }
    guard let court = RegisterCourt.name(in: entry, before: place) else { return .part }

    var written = entry
    written.keepFirst(0)
    for byte in court { written.push(byte) }
    written.push(0x20)
    for byte in register.utf8 { written.push(byte) }
    written.push(0x20)
    for digit in number..<end { written.push(entry[digit]) }
    if letters < entry.count { written.push(0x20) }
    for letter in letters..<entry.count { written.push(entry[letter]) }
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
