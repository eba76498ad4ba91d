extension String {
  /// Without white space around it.
  var trimmed: String {
    // By scalars: texts may be a megabyte, and finding its characters takes a while.
    let scalars = unicodeScalars
    guard let start = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[start...last])
  }

  /// At most 200 characters, as facts show values.
  var excerpt: String {
    let start = prefix(200)
    return start.endIndex == endIndex ? self : start + "…"
  }
}
