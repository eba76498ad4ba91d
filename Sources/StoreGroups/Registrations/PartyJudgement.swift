import Identifiers

/// How a number, a telephone or a mailbox of a party was judged, in one byte: so that whoever reads the party a second
/// time need not judge it again.
struct PartyJudgement: Equatable {
  private let bits: UInt8

  /// What came of the value.
  enum Outcome: UInt8 {
    case valid
    /// Nothing is written, a filler, or a value of another kind.
    case nothing
    /// A part of it does not exist.
    case part
    /// It is covered in part.
    case masked
    /// Anything else is wrong with it.
    case faulty
    /// It was not judged, or not as what the party's reader takes it for.
    case unknown
  }

  /// A value that is to be judged.
  static let unknown = PartyJudgement(.unknown)

  private init(_ outcome: Outcome) { bits = outcome.rawValue }

  /// What `Identifier.judge` said.
  init(_ fault: IdentifierFault?, _ remarks: IdentifierRemarks, isAsWritten: Bool) {
    let outcome: Outcome =
      switch fault {
      case nil: .valid
      case .empty, .placeholder, .wrongField: .nothing
      case .part: .part
      case .masked: .masked
      case .length, .character, .checkDigit, .unassigned, .incomplete, .unknownKind: .faulty
      }
    var bits = outcome.rawValue
    if remarks.contains(.saysNothing) { bits |= 8 }
    if remarks.contains(.specimen) { bits |= 16 }
    if remarks.contains(.landline) { bits |= 32 }
    if remarks.contains(.formOnly) { bits |= 64 }
    if isAsWritten { bits |= 128 }
    self.bits = bits
  }

  var outcome: Outcome { Outcome(rawValue: bits & 7) ?? .unknown }
  var saysNothing: Bool { bits & 8 != 0 }
  var isSpecimen: Bool { bits & 16 != 0 }
  var isLandline: Bool { bits & 32 != 0 }
  var hasOnlyForm: Bool { bits & 64 != 0 }
  /// Whether the canonical form is what is written, but for the calling code of a mainland telephone.
  var isAsWritten: Bool { bits & 128 != 0 }

  /// Whether a canonical form is what is written, or that behind `+86`.
  static func isAsWritten(_ canonical: [UInt8], _ raw: Span<UInt8>) -> Bool {
    let start = canonical.count - raw.count
    guard start == 0 || start == 3 && canonical.starts(with: "+86".utf8) else { return false }
    for index in raw.indices where raw[index] != canonical[start + index] { return false }
    return true
  }
}
