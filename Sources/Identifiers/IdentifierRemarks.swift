/// What a reader should know of a value that is valid all the same.
public struct IdentifierRemarks: OptionSet, Hashable, Sendable {
  /// One bit a remark.
  public let rawValue: UInt16

  /// A set of remarks.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Invisible characters, or letters and digits drawn in another width or style, were undone.
  public static let disguised = IdentifierRemarks(rawValue: 1 << 0)
  /// The organisation code inside a credit code fails its own check (GB 11714).
  public static let organisationCheckDigit = IdentifierRemarks(rawValue: 1 << 1)
  /// A form that is no longer issued: the 15-digit resident id, the registration number of before 2015.
  public static let historicalForm = IdentifierRemarks(rawValue: 1 << 2)
  /// Says nothing about who holds it: a private or reserved network, a GTIN for use inside one shop,
  /// a run along the keyboard where no check digit tells whether it was issued.
  public static let saysNothing = IdentifierRemarks(rawValue: 1 << 3)
  /// A specimen that a standard or an issuer publishes: `4111 1111 1111 1111`, `A123456(3)`.
  public static let specimen = IdentifierRemarks(rawValue: 1 << 4)
  /// An address that stops short of a room.
  public static let withoutRoom = IdentifierRemarks(rawValue: 1 << 5)
  /// The kind has no check digit, or none that is published: only the form was checked.
  public static let formOnly = IdentifierRemarks(rawValue: 1 << 6)
  /// Letters of two scripts that look alike stand side by side.
  public static let mixedScripts = IdentifierRemarks(rawValue: 1 << 7)
  /// A landline or service number, which a whole company shares.
  public static let landline = IdentifierRemarks(rawValue: 1 << 8)
}

extension IdentifierRemarks {
  /// The names of the remarks, in order of their bits, as findings write them.
  public var names: [String] {
    let all: [(IdentifierRemarks, String)] = [
      (.disguised, "disguised"), (.organisationCheckDigit, "organisation-check-digit"),
      (.historicalForm, "historical-form"), (.saysNothing, "says-nothing"), (.specimen, "specimen"),
      (.withoutRoom, "without-room"), (.formOnly, "form-only"), (.mixedScripts, "mixed-scripts"),
      (.landline, "landline"),
    ]
    return all.filter { contains($0.0) }.map(\.1)
  }
}
