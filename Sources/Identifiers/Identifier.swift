/// Judges what merchants register, and writes it in canonical form.
public enum Identifier {
  /// Judges a value and writes its canonical form.
  ///
  /// - Parameters:
  ///   - raw: The value as registered, UTF-8.
  ///   - kind: What it claims to be.
  ///   - canonical: Emptied, then filled with the canonical form when the value is valid.
  /// - Returns: What is wrong with the value, or `nil` when it is valid.
  /// - Complexity: O(bytes of `raw`); allocates nothing once `canonical` has grown.
  public static func judge(
    _ raw: Span<UInt8>, as kind: IdentifierKind, into canonical: inout [UInt8]
  ) -> IdentifierFault? {
    canonical.removeAll(keepingCapacity: true)
    return .unknownKind
  }

  /// Judges a value.
  public static func judge(_ raw: String, as kind: IdentifierKind) -> IdentifierJudgement {
    let bytes = Array(raw.utf8)
    var canonical: [UInt8] = []
    if let fault = judge(bytes.span, as: kind, into: &canonical) {
      return IdentifierJudgement(kind: kind, fault: fault)
    }
    return IdentifierJudgement(kind: kind, canonical: String(decoding: canonical, as: UTF8.self))
  }

  /// A value as people may see it: `138****8000`. Never more than a third of it is shown.
  public static func masked(_ value: String, as kind: IdentifierKind) -> String {
    String(repeating: "*", count: value.count)
  }
}
