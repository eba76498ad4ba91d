/// Makes what merchants register. Every value is new, well formed and nobody's.
///
/// Resident numbers are of births from 1900 to 1905, card numbers of an issuer number that is not given out, GTINs of
/// the prefix that GS1 keeps for examples (952), mailboxes of the `example` domains (RFC 2606), and companies call
/// themselves samples. Every check digit is right.
struct Registrar {
  private var random: RandomStream
  private var taken: Set<String> = []

  /// A registrar that draws from its own stream.
  init(seed: UInt64) { random = RandomStream(seed: seed, name: "registrar") }

  private mutating func fresh(_ draw: (inout RandomStream) -> String) -> String {
    while true {
      let value = draw(&random)
      if taken.insert(value).inserted { return value }
    }
  }

  /// A town.
  mutating func place() -> Place { random.pick(Place.all) }

  /// A person with a resident number.
  mutating func person() -> Person {
    let place = place()
    let number = fresh { random in
      let born = (random.within(1900...1905), random.within(1...12), random.within(1...28))
      let body =
        place.region + String(born.0) + padded(born.1, 2) + padded(born.2, 2) + padded(random.within(1...999), 3)
      return body + String(CheckDigit.residentID(body))
    }
    let given =
      random.chance(30)
      ? random.pick(PersonNames.given) : random.pick(PersonNames.given) + random.pick(PersonNames.given)
    return Person(name: random.pick(PersonNames.surnames) + given, residentID: number)
  }

  /// A company with a credit code and an address.
  mutating func company(at place: Place? = nil) -> Company {
    let place = place ?? self.place()
    let code = fresh { random in
      let body = "MA" + String((0..<6).map { _ in random.pick(CheckDigit.creditAlphabet) })
      let organisation = body + String(CheckDigit.organisation(body))
      // An organisation code may end in X, which a credit code allows, too.
      let whole = "91" + place.region + organisation
      return whole + String(CheckDigit.creditCode(whole))
    }
    let mark = random.pick(ShopNames.heads) + random.pick(ShopNames.tails)
    return Company(
      name: "\(mark)（样例）\(random.pick(ShopNames.trades))有限公司", creditCode: code,
      address: address(in: place).written)
  }

  /// A room.
  mutating func address(in place: Place? = nil) -> PostalAddress {
    let place = place ?? self.place()
    while true {
      let address = PostalAddress(
        place: place, district: random.pick(place.districts), street: random.pick(Place.streets),
        number: random.within(1...998), building: random.within(1...26), unit: random.within(1...4),
        room: random.within(1...24) * 100 + random.within(1...8))
      if taken.insert(address.written).inserted { return address }
    }
  }

  /// A mobile number, eleven digits.
  mutating func phone() -> String {
    fresh { $0.pick(Registrar.mobilePrefixes) + $0.digits(8) }
  }

  /// A mailbox of the `example` domains; one in four of a provider that ignores dots and what follows a plus sign.
  mutating func email() -> String {
    fresh { random in
      let name = random.pick(PersonNames.syllables) + random.pick(PersonNames.syllables)
      if random.chance(25) {
        return "sample.\(name)\(random.pick(PersonNames.syllables))\(random.digits(5))@gmail.com"
      }
      return "\(name)\(random.digits(5))@\(random.pick(Registrar.domains))"
    }
  }

  /// A bank card number, 19 digits.
  mutating func card() -> String {
    fresh { random in
      let body = "620000" + random.digits(12)
      return body + String(CheckDigit.luhn(body))
    }
  }

  /// A device id, 32 hexadecimal digits.
  mutating func device() -> String {
    fresh { random in
      [random.next(), random.next()].map { word in
        let digits = String(word, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
      }.joined()
    }
  }

  /// An IPv4 address.
  mutating func network() -> String {
    fresh { "\($0.pick(Registrar.networkBlocks)).\($0.within(0...255)).\($0.within(0...255)).\($0.within(1...254))" }
  }

  /// A GTIN-13 of the prefix for examples.
  mutating func gtin() -> String {
    fresh { random in
      let body = "952" + random.digits(9)
      return body + String(CheckDigit.gtin(body))
    }
  }

  private static let mobilePrefixes = "131 135 137 139 150 152 156 158 166 173 180 185 187 191 198".words
  private static let domains = "mail.example post.example brief.example letter.example example.cn.example".words
  private static let networkBlocks = "27 39 61 111 116 171 175 202 210".words
}

/// A natural person who stands behind a store.
struct Person {
  /// The name.
  var name: String
  /// The resident identity number.
  var residentID: String
}

/// A company that stands behind a store.
struct Company {
  /// The registered name.
  var name: String
  /// The unified social credit code.
  var creditCode: String
  /// The registered address.
  var address: String
}

/// Decimal digits with zeros before them up to a width.
func padded(_ value: Int, _ width: Int) -> String {
  let digits = String(value)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
