/// The identities of a profile's names, for documents that are not XML: what ``XMLName`` calls them.
struct RowNames {
  private var identities: [UInt64: UInt] = [:]

  /// The identity of a name that a profile uses.
  mutating func intern(_ name: String) -> UInt {
    let key = Self.key(Array(name.utf8)[...])
    if let identity = identities[key] { return identity }
    let identity = UInt(identities.count + 1)
    identities[key] = identity
    return identity
  }

  /// The name that some bytes spell; one that no profile uses is nobody's.
  func name(_ bytes: ArraySlice<UInt8>) -> XMLName { XMLName(local: identities[Self.key(bytes)] ?? 0, space: 0) }

  /// The name that a text spells.
  func name(_ text: String) -> XMLName { name(Array(text.utf8)[...]) }

  private static func key(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var hash = StableHash()
    hash.combine(bytes)
    return hash.value
  }
}
