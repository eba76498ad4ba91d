/// The same identifier as another merchant writes it.
enum OtherWriting {
  /// A mobile number with blanks, hyphens or the country's prefix.
  static func phone(_ number: String, _ random: inout RandomStream) -> String {
    let parts = [number.prefix(3), number.dropFirst(3).prefix(4), number.dropFirst(7)].map(String.init)
    switch random.below(6) {
    case 0: return "+86 " + parts.joined(separator: " ")
    case 1: return "0086-" + parts.joined()
    case 2: return parts.joined(separator: "-")
    case 3: return "(+86)" + parts.joined()
    case 4: return number.prefix(3) + " " + number.dropFirst(3)
    default: return number
    }
  }

  /// A mailbox in capitals or with a tag; with a dot elsewhere where the provider ignores dots.
  static func email(_ mailbox: String, _ random: inout RandomStream) -> String {
    guard let at = mailbox.firstIndex(of: "@") else { return mailbox }
    let local = mailbox[..<at]
    let domain = mailbox[at...]
    if domain == "@gmail.com" {
      switch random.below(3) {
      case 0: return local.filter { $0 != "." } + domain
      case 1: return local + "+dian" + String(random.within(2...9)) + domain
      default: return local.prefix(9) + "." + local.dropFirst(9) + "@Gmail.com"
      }
    }
    return random.chance(50) ? mailbox.uppercased() : local + domain.uppercased()
  }

  /// A card number in groups of four.
  static func card(_ number: String, _ random: inout RandomStream) -> String {
    let groups = stride(from: 0, to: number.count, by: 4).map { String(number.dropFirst($0).prefix(4)) }
    return random.chance(60) ? groups.joined(separator: " ") : number
  }

  /// A device id in capitals.
  static func device(_ id: String, _ random: inout RandomStream) -> String {
    random.chance(40) ? id.uppercased() : id
  }
}
