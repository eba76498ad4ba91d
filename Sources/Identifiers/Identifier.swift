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
    let fault = Scheme.judge(raw, as: kind, into: &canonical, &remarks)
    guard let fault else { return nil }
    canonical.removeAll(keepingCapacity: true)
    remarks = []
    if isBlank(raw) { return .empty }
    return Placeholders.isWord(raw) ? .placeholder : fault
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
