internal import CUnicode

/// Text beyond ASCII by the algorithms of Unicode, as ICU implements them.
enum InternationalText {
  /// Normalisation form KC of UTF-8 (Unicode Standard Annex 15); `nil` for an ill-formed text, or one whose form is far
  /// longer than it is.
  static func compatibilityForm(of text: [UInt8]) -> [UInt8]? {
    var normal = [UInt8](repeating: 0, count: 3 * text.count + 64)
    let count = unsafe text.withUnsafeBufferPointer { source in
      unsafe normal.withUnsafeMutableBufferPointer { target in
        // Both buffers outlive the call, which is told their lengths and keeps no pointer.
        unsafe cunicode_nfkc(source.baseAddress, Int32(source.count), target.baseAddress, Int32(target.count))
      }
    }
    guard count >= 0 else { return nil }
    normal.removeLast(normal.count - Int(count))
    return normal
  }

  /// Appends a domain name in its ASCII form (Unicode Technical Standard 46, non-transitional).
  ///
  /// - Returns: What is wrong with the name, or `nil`.
  static func appendASCIIDomain(_ domain: [UInt8], to output: inout [UInt8]) -> IdentifierFault? {
    // A domain name has 253 bytes at most (RFC 1035, section 2.3.4).
    var name = InlineArray<256, UInt8>(repeating: 0)
    let count = unsafe domain.withUnsafeBufferPointer { source in
      var target = name.mutableSpan
      return unsafe target.withUnsafeMutableBufferPointer { target in
        // As above.
        unsafe cunicode_ascii_domain(source.baseAddress, Int32(source.count), target.baseAddress, Int32(target.count))
      }
    }
    switch Int(count) {
    case CUNICODE_LENGTH: return .length
    case CUNICODE_LABEL: return .part
    case ..<0: return .character
    default:
      for index in 0..<Int(count) { output.append(name[index]) }
      return nil
    }
  }
}
