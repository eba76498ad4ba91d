/// Judges what merchants register, and writes it in canonical form.
public enum Identifier {
  /// Judges a value and writes its canonical form.
  ///
  /// - Parameters:
  ///   - raw: The value as registered, UTF-8; ill-formed bytes are a fault of the value, not of the caller.
  ///   - kind: What it claims to be.
  ///   - canonical: Emptied, then filled with the canonical form when the value is valid.
  ///   - remarks: Set to what a reader should know of a valid value; empty for a faulty one.
  /// - Returns: What is wrong with the value, or `nil` when it is valid.
  /// - Complexity: O(bytes of `raw`), and no more than a few hundred of them are read for kinds of bounded length;
  ///   numbers allocate nothing once `canonical` has grown.
  public static func judge(
    _ raw: Span<UInt8>, as kind: IdentifierKind, into canonical: inout [UInt8], remarks: inout IdentifierRemarks
  ) -> IdentifierFault? {
    canonical.removeAll(keepingCapacity: true)
    remarks = []
    switch PlainNumber.judge(raw, as: kind, into: &canonical, &remarks) {
    case .valid: return nil
    case .faulty(let fault): return fault
    case .unusual: break
    }
    let fault = Scheme.judge(raw, as: kind, into: &canonical, &remarks)
    guard let fault else {
      // Mailboxes, addresses and numbers of unknown schemes may hold any sign.
      guard kind.takesAnySign, MaskedValue.isMasked(raw) else { return nil }
      canonical.removeAll(keepingCapacity: true)
      remarks = []
      return .masked
    }
    canonical.removeAll(keepingCapacity: true)
    remarks = []
    if isBlank(raw) { return .empty }
    if Placeholders.isWord(raw) { return .placeholder }
    if fault == .placeholder || fault == .unknownKind { return fault }
    if MaskedValue.isMasked(raw) { return .masked }
    // A value of the right form for its field was meant for it, whatever else it may be by chance.
    let hasForm = fault == .checkDigit || fault == .part || fault == .unassigned
    if kind.isAskedOfEveryone, !hasForm, MisplacedValue.isOfAnotherKind(raw, than: kind, &canonical) {
      canonical.removeAll(keepingCapacity: true)
      return .wrongField
    }
    canonical.removeAll(keepingCapacity: true)
    return fault
  }

  /// Judges a value and writes its canonical form.
  ///
  /// - Parameters:
  ///   - raw: The value as registered, UTF-8.
  ///   - kind: What it claims to be.
  ///   - canonical: Emptied, then filled with the canonical form when the value is valid.
  /// - Returns: What is wrong with the value, or `nil` when it is valid.
  public static func judge(
    _ raw: Span<UInt8>, as kind: IdentifierKind, into canonical: inout [UInt8]
  ) -> IdentifierFault? {
    var remarks: IdentifierRemarks = []
    return judge(raw, as: kind, into: &canonical, remarks: &remarks)
  }

  /// Judges a value.
  public static func judge(_ raw: String, as kind: IdentifierKind) -> IdentifierJudgement {
    let bytes = Array(raw.utf8)
    var canonical: [UInt8] = []
    var remarks: IdentifierRemarks = []
    if let fault = judge(bytes.span, as: kind, into: &canonical, remarks: &remarks) {
      return IdentifierJudgement(kind: kind, fault: fault)
    }
    return IdentifierJudgement(
      kind: kind, canonical: String(decoding: canonical, as: UTF8.self), remarks: remarks)
  }

  /// Judges a telephone number that may be written without its calling code.
  ///
  /// - Parameters:
  ///   - raw: The number as registered.
  ///   - kind: What it claims to be; anything but a telephone number is judged as without a region.
  ///   - region: The region whose national writing is understood: two ISO 3166-1 letters, of either case.
  public static func judge(_ raw: String, as kind: IdentifierKind, region: String) -> IdentifierJudgement {
    guard kind == .phone else { return judge(raw, as: kind) }
    let bytes = Array(raw.utf8)
    var number = Written(bytes.span)
    var remarks: IdentifierRemarks = number.isDisguised ? .disguised : []
    guard !number.isCut else { return IdentifierJudgement(kind: kind, fault: .length) }
    guard let home = HomeRegion(region) else {
      return IdentifierJudgement(kind: kind, fault: .part)
    }
    if let fault = PhoneNumber.judge(&number, home: home, &remarks) {
      return IdentifierJudgement(kind: kind, fault: fault)
    }
    var canonical: [UInt8] = []
    number.write(into: &canonical)
    return IdentifierJudgement(kind: kind, canonical: String(decoding: canonical, as: UTF8.self), remarks: remarks)
  }

  /// Whether telephone numbers can be judged as dialled in a region: two ISO 3166-1 letters, of either case.
  public static func hasNumberingPlan(region: String) -> Bool { HomeRegion(region) != nil }

  /// Whether a text is a word for "nothing" that people type to get past a form (`无`, `同上`, `n/a`), or nothing but
  /// punctuation.
  public static func isPlaceholderWord(_ raw: Span<UInt8>) -> Bool { Placeholders.isWord(raw) }

  /// Whether a name is covered in part, so that what is left fits many people: `王**`, `张*`.
  public static func isNameCovered(_ raw: Span<UInt8>) -> Bool { MaskedValue.isMasked(raw, leastSigns: 1) }

  /// Whether a text that should be a name is a number or a mailbox: what belongs into another field of the form.
  public static func isWrittenInName(_ raw: Span<UInt8>) -> Bool {
    var digits = 0
    var hasAt = false
    for index in raw.indices {
      if (0x30...0x39).contains(raw[index]) { digits += 1 }
      if raw[index] == 0x40 { hasAt = true }
    }
    guard hasAt || digits >= 9 else { return false }
    var scratch: [UInt8] = []
    return MisplacedValue.isOfAnotherKind(raw, than: .other, &scratch)
  }

  /// Whether nothing is written, or nothing that can be seen; a long value is never blank.
  private static func isBlank(_ raw: Span<UInt8>) -> Bool {
    guard raw.count <= 256 else { return false }
    var scalars = Scalars()
    while let scalar = scalars.next(in: raw) {
      if scalar <= 0x20 && scalar != 0 { continue }
      guard scalar >= 0x80 else { return false }
      let outcome = CharacterFolding.fold(scalar)
      if outcome != .dropped && outcome != .scalar(0x20) { return false }
    }
    return true
  }
}

extension IdentifierKind {
  /// Whether a value may hold covering signs and still have the kind's form.
  fileprivate var takesAnySign: Bool {
    switch self {
    case .email, .address, .alipay, .wechatPay, .paypal, .otherAccount, .other, .passport, .device: true
    default: false
    }
  }

  /// Whether the form that asks for the kind asks for numbers of other kinds as well.
  fileprivate var isAskedOfEveryone: Bool {
    switch self {
    case .creditCode, .residentID, .phone, .email, .address, .bankCard, .organisationCode, .registrationNumber: true
    default: false
    }
  }
}
