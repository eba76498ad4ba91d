import Testing

/// A small reader of markup, written apart from the templates: enough of the HTML tokenizer to see every tag and
/// attribute as a browser would.
struct MarkupReader {
  struct Tag {
    var name = ""
    var isClosing = false
    var attributes: [(name: String, value: String)] = []
  }

  private(set) var tags: [Tag] = []
  /// Elements that were closed but not open, or open at the end.
  private(set) var unbalanced: [String] = []

  static func read(_ html: String) throws -> MarkupReader {
    var reader = MarkupReader()
    try reader.read(Array(html.unicodeScalars))
    return reader
  }

  private mutating func read(_ scalars: [Unicode.Scalar]) throws {
    var position = 0
    var open: [String] = []
    let empty: Set<String> = ["meta", "br", "img", "line", "circle", "rect"]
    while position < scalars.count {
      guard scalars[position] == "<", position + 1 < scalars.count else {
        position += 1
        continue
      }
      if scalars[position + 1] == "!" {
        while position < scalars.count, scalars[position] != ">" { position += 1 }
        continue
      }
      let isClosing = scalars[position + 1] == "/"
      let start = position + (isClosing ? 2 : 1)
      try #require(start < scalars.count && scalars[start].properties.isAlphabetic, "A bare < stands in the page.")
      position = start
      var tag = Tag(isClosing: isClosing)
      while scalars[position] != ">", scalars[position] != "/", !scalars[position].properties.isWhitespace {
        tag.name.unicodeScalars.append(scalars[position])
        position += 1
      }
      try readAttributes(of: &tag, scalars, &position)
      if tag.isClosing {
        if open.last == tag.name { open.removeLast() } else { unbalanced.append(tag.name) }
      } else {
        tags.append(tag)
        if !empty.contains(tag.name) { open.append(tag.name) }
      }
    }
    unbalanced += open
  }

  private func readAttributes(of tag: inout Tag, _ scalars: [Unicode.Scalar], _ position: inout Int) throws {
    while scalars[position] != ">" {
      if scalars[position].properties.isWhitespace || scalars[position] == "/" {
        position += 1
        continue
      }
      var name = ""
      while scalars[position] != "=", scalars[position] != ">", !scalars[position].properties.isWhitespace {
        name.unicodeScalars.append(scalars[position])
        position += 1
      }
      var value = ""
      if scalars[position] == "=" {
        position += 1
        try #require(scalars[position] == "\"", "An attribute without quotation marks: \(name)")
        position += 1
        while scalars[position] != "\"" {
          value.unicodeScalars.append(scalars[position])
          position += 1
        }
        position += 1
      }
      tag.attributes.append((name, value))
    }
  }
}
