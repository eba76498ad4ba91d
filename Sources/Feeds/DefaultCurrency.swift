/// The currency that a user names for prices whose feed does not say one.
public struct DefaultCurrency: Hashable, Sendable {
  /// ISO 4217 code, in ASCII.
  let code: [UInt8]

  /// A currency; `nil` for what is no code of ISO 4217.
  public init?(_ code: String) {
    guard let known = Currency.code(Array(code.utf8)[...]) else { return nil }
    self.code = known
  }
}
