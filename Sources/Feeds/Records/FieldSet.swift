import Marketplace

/// A set of fields.
struct FieldSet: OptionSet, Sendable {
  var rawValue: UInt64

  init(rawValue: UInt64) { self.rawValue = rawValue }

  init(_ fields: some Sequence<Field>) {
    self.init()
    for field in fields { insert(field) }
  }

  mutating func insert(_ field: Field) { rawValue |= Self.bit(field) }

  func contains(_ field: Field) -> Bool { rawValue & Self.bit(field) != 0 }

  private static func bit(_ field: Field) -> UInt64 { 1 << UInt64(field.rawValue) }
}
