/// Mailbox, RFC 5321 and 6531, in the form by which two spellings of one mailbox compare equal: small letters, domain
/// in its ASCII form (Unicode Technical Standard 46), the provider's own rules applied.
///
/// For comparison only: never write to the canonical form.
enum Mailbox {
  /// The longest address that can be delivered to (RFC 5321, section 4.5.3.1), in bytes.
  private static let longest = 254

  static func judge(
    _ raw: Span<UInt8>, into canonical: inout [UInt8], _ remarks: inout IdentifierRemarks
  ) -> IdentifierFault? {
    guard raw.count <= 4 * longest else { return .length }
    if writePlain(raw, into: &canonical) { return nil }
    var letters: [UInt32] = []
    letters.reserveCapacity(raw.count)
    if let fault = fold(raw, into: &letters, &remarks) { return fault }
    if letters.contains(where: { $0 >= 0x80 }), !normalise(&letters) { return .character }
    unwrap(&letters)
    guard !letters.isEmpty else { return .empty }
    guard let at = letters.lastIndex(of: 0x40) else { return .character }
    guard at > 0, at + 1 < letters.count else { return .length }

    var local: [UInt8] = []
    if let fault = writeLocal(letters[..<at], into: &local) { return fault }
    var domain: [UInt8] = []
    if let fault = writeDomain(letters[(at + 1)...], into: &domain, &remarks) { return fault }
    guard local.count + 1 + domain.count <= longest else { return .length }
    if isFiller(local, domain) { return .placeholder }

    if let provider = MailProvider(domain: String(decoding: domain, as: UTF8.self)) {
      guard provider.write(local[...], into: &canonical) else {
        canonical.removeAll(keepingCapacity: true)
        return .length
      }
      canonical.append(0x40)
      canonical.append(contentsOf: provider.domain.utf8)
    } else {
      canonical.append(contentsOf: local)
      canonical.append(0x40)
      canonical.append(contentsOf: domain)
    }
    return nil
  }

  /// Writes a mailbox as nearly all are registered: ASCII with nothing around it, which no form was filled to get past.
  ///
  /// - Returns: Whether it is one; nothing is written otherwise, and the long way says what it is.
  private static func writePlain(_ raw: Span<UInt8>, into canonical: inout [UInt8]) -> Bool {
    guard raw.count <= longest else { return false }
    let start = canonical.count
    var at = -1
    var (label, top): (Int, Int) = (0, 0)
    // A dot, so that none may come first.
    var previous: UInt8 = 0x2E
    for index in raw.indices {
      var byte = raw[index]
      if (0x41...0x5A).contains(byte) { byte += 0x20 }
      var isPlain = byte < 0x80
      if at < 0 {
        if byte == 0x40 {
          isPlain = previous != 0x2E && index > 4 && index <= 64
          at = index
          (label, top) = (index + 1, 0)
        } else {
          isPlain = isPlain && (byte == 0x2E ? previous != 0x2E : isAtomText(byte))
        }
      } else if byte == 0x2E {
        isPlain = index > label && index - label <= 63 && previous != 0x2D
        label = index + 1
        top = 0
      } else {
        isPlain = isPlain && isLabelText(UInt32(byte)) && (byte != 0x2D || index > label)
        // `xn--` stands for letters beyond ASCII.
        if byte == 0x2D, previous == 0x2D, index - label == 3 { isPlain = false }
        if byte > 0x39 { top += 1 }
      }
      guard isPlain else {
        canonical.removeLast(canonical.count - start)
        return false
      }
      canonical.append(byte)
      previous = byte
    }
    guard at >= 0, label > at + 1, raw.count > label, raw.count - label <= 63, previous != 0x2D, top > 0,
      !isFillerWord(canonical.span.extracting(start..<(start + at)))
    else {
      canonical.removeLast(canonical.count - start)
      return false
    }
    let known = hash(of: canonical.span.extracting((start + at + 1)..<canonical.count))
    if MailProvider.mayKnow(known) {
      let text = String(decoding: canonical[(start + at + 1)...], as: UTF8.self)
      if let provider = MailProvider(domain: text) {
        let local = canonical[start..<(start + at)]
        canonical.removeLast(canonical.count - start)
        guard provider.write(local, into: &canonical) else {
          canonical.removeLast(canonical.count - start)
          return false
        }
        canonical.append(0x40)
        canonical.append(contentsOf: provider.domain.utf8)
      }
    }
    return true
  }

  /// A hash of bytes by FNV-1a (Fowler, Noll, Vo), to ask a table of words before a text is made of them.
  static func hash(of bytes: Span<UInt8>) -> UInt64 {
    var state: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in bytes.indices { state = (state ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01b3 }
    return state
  }

  /// Scalars of the value, width undone and letters small.
  private static func fold(
    _ raw: Span<UInt8>, into letters: inout [UInt32], _ remarks: inout IdentifierRemarks
  ) -> IdentifierFault? {
    var scalars = Scalars()
    while let scalar = scalars.next(in: raw) {
      guard scalar >= 0x80 else {
        letters.append((0x41...0x5A).contains(scalar) ? scalar + 0x20 : scalar)
        continue
      }
      guard scalar != Scalars.replacement else { return .character }
      switch CharacterFolding.fold(scalar) {
      case .dropped: remarks.insert(.disguised)
      case .scalar(let folded):
        if folded < 0x80 { remarks.insert(.disguised) }
        Casing.appendLowercase(folded, to: &letters)
      }
    }
    return nil
  }

  /// Normalises letters beyond ASCII (form KC), and makes small again what comes out of it.
  ///
  /// - Returns: Whether the text can be normalised; a hostile one grows too long.
  private static func normalise(_ letters: inout [UInt32]) -> Bool {
    var text: [UInt8] = []
    for letter in letters { text.append(scalar: letter) }
    guard let normal = InternationalText.compatibilityForm(of: text) else { return false }
    letters.removeAll(keepingCapacity: true)
    var scalars = Scalars()
    while let scalar = scalars.next(in: normal.span) { Casing.appendLowercase(scalar, to: &letters) }
    return true
  }

  private static let scheme = "mailto:".scalarValues

  /// Takes off spaces, angle brackets, a `mailto:` and the dot that ends a domain.
  private static func unwrap(_ letters: inout [UInt32]) {
    func isSpace(_ letter: UInt32) -> Bool { letter <= 0x20 }
    while let last = letters.last, isSpace(last) { letters.removeLast() }
    letters.removeFirst(letters.prefix(while: isSpace).count)
    if letters.first == 0x3C, letters.last == 0x3E {
      letters.removeFirst()
      letters.removeLast()
    }
    if letters.first == 0x6D, letters.starts(with: scheme) { letters.removeFirst(scheme.count) }
    if letters.last == 0x2E { letters.removeLast() }
  }

  /// The part before the `@`: dots neither first, last nor doubled (RFC 5322, dot-atom). Quoted ones are refused: no
  /// provider gives them out.
  private static func writeLocal(_ letters: ArraySlice<UInt32>, into local: inout [UInt8]) -> IdentifierFault? {
    var previous: UInt32 = 0x2E
    for letter in letters {
      guard letter != 0x2E || previous != 0x2E else { return .character }
      guard letter >= 0x80 || isAtomText(UInt8(letter)) || letter == 0x2E else { return .character }
      local.append(scalar: letter)
      previous = letter
    }
    guard previous != 0x2E else { return .character }
    return local.count <= 64 ? nil : .length
  }

  private static func isAtomText(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2F, 0x3D, 0x3F, 0x5E...0x60,
      0x7B...0x7E:
      true
    default: false
    }
  }

  /// The domain, label by label; at least two, and the last not a number.
  private static func writeDomain(
    _ letters: ArraySlice<UInt32>, into domain: inout [UInt8], _ remarks: inout IdentifierRemarks
  ) -> IdentifierFault? {
    let labels = letters.split(separator: 0x2E, omittingEmptySubsequences: false)
    guard labels.count >= 2 else { return .part }
    for label in labels {
      guard let first = label.first, let last = label.last, first != 0x2D, last != 0x2D else { return .part }
    }
    guard let top = labels.last, !top.allSatisfy({ (0x30...0x39).contains($0) }) else { return .part }
    if letters.contains(where: { $0 >= 0x80 }) || labels.contains(where: { $0.starts(with: encodedPrefix) }) {
      if labels.contains(where: Casing.mixesLookalikes) { remarks.insert(.mixedScripts) }
      var text: [UInt8] = []
      for letter in letters { text.append(scalar: letter) }
      return InternationalText.appendASCIIDomain(text, to: &domain)
    }
    for label in labels {
      guard label.allSatisfy(isLabelText) else { return .character }
      guard label.count <= 63 else { return .length }
      if !domain.isEmpty { domain.append(0x2E) }
      domain.append(contentsOf: label.lazy.map { UInt8($0) })
    }
    return nil
  }

  /// What a label begins with that stands for letters beyond ASCII (RFC 5890, section 2.3.2.1).
  private static let encodedPrefix = "xn--".scalarValues

  private static func isLabelText(_ letter: UInt32) -> Bool {
    (0x61...0x7A).contains(letter) || (0x30...0x39).contains(letter) || letter == 0x2D
  }

  /// Local parts that people type to get past a form, and `a@a.com`.
  private static let fillers = Set(
    words: """
      test test1 test123 testing none null noemail no-email nomail no na nobody asdf qwerty abc noreply no-reply
      donotreply unknown example aaa aaaa xxx xxxx 123456 123456789 1234567890 12345678 123 1234 111 1111 11111 111111
      000 0000 00000 000000
      """)

  private static let fillerHashes = Set(fillers.map { hash(of: Array($0.utf8).span) })

  private static func isFillerWord(_ local: Span<UInt8>) -> Bool {
    local.count <= 10 && fillerHashes.contains(hash(of: local))
  }

  private static func isFiller(_ local: [UInt8], _ domain: [UInt8]) -> Bool {
    if local.count <= 10, fillers.contains(String(decoding: local, as: UTF8.self)) { return true }
    let label = domain.prefix { $0 != 0x2E }
    guard local.count <= 4, label.elementsEqual(local) else { return false }
    return local.allSatisfy { $0 == local[0] }
  }
}
