/// What the parser says is wrong with a document, with a cure where one is known.
enum XMLReason {
  static let noElement = "the document goes on after its end, or has no element at all; fetch or export it again"
  static let noStart = "an element must begin here; an XML document begins with <"
  static let afterEnd = "the document goes on after the end of its root element; fetch or export it again"
  static let name = "a name must stand here, and of characters that names may have"
  static let qualifiedName = "a name has one colon at most, between two names"
  static let longName = "a name is longer than \(longestName) bytes"
  static let manyNames =
    "the document has more different names than \(XMLNameTable.mostEntries), or than fit into "
    + "\(XMLNameTable.mostBytes) bytes"
  static let tag = "this does not belong into a tag; write < as &lt; in text"
  static let noValue = "an attribute must have a value: name=\"value\""
  static let quotes = "an attribute's value must stand in quotes"
  static let lessThan = "an attribute's value has a <; write < as &lt; in attributes"
  static let sameAttribute = "the element has two attributes of the same name"
  static let noOpenElement = "an end tag stands outside of all elements"
  static let reference = "this & begins no reference; write & as &amp;"
  static let characterReference = "this reference stands for no character that XML allows"
  static let cdataEnd = "text has ]]> in it; write > as &gt;"
  static let hyphens = "a comment has -- in it"
  static let declarationPlace = "the XML declaration must be the first bytes of the file, once"
  static let declaration = "the XML declaration is not of the form <?xml version=\"1.0\" encoding=\"UTF-8\"?>"
  static let version = "this is no version of XML that is read; declare version=\"1.0\""
  static let instruction = "a processing instruction needs a target and white space behind it"
  static let markup = "this begins no comment, CDATA section or document type that may stand here"
  static let documentType =
    "the document type is malformed; declarations of entities and attributes are refused, remove them from the DOCTYPE"
  static let documentTypePlace = "the document type must stand before the root element, once"
  static let reservedPrefix = "the prefixes xml and xmlns and their namespaces may not be declared otherwise"
  static let emptyNamespace = "a prefix may not be bound to an empty namespace"

  /// Bytes of a name; libxml2 allows the same.
  static let longestName = 50_000

  /// An element or tag that is beyond a limit.
  static func limit(_ limit: FeedLimit, _ limits: XMLLimits) -> String {
    let what =
      switch limit {
      case .depth: "elements stand more than \(limits.depth) deep in one another"
      case .attributes: "an element has more than \(limits.attributes) attributes"
      case .namespaces: "an element declares more than \(limits.namespaces) namespaces"
      default: "a start tag is longer than \(limits.startTag) bytes"
      }
    return "\(what); \(limit.advice)"
  }

  static func endTag(_ name: String) -> String {
    "the end tag does not belong to the open element <\(name.prefix(100))>; every start tag needs its end tag"
  }
  static func entity(_ name: String) -> String {
    "Entity '\(name.prefix(100))' not defined; write the character itself or a number (&#NNN;)"
  }
  static func prefix(_ prefix: String, _ local: String) -> String {
    "the namespace prefix \(prefix.prefix(100)) of \(local.prefix(100)) is not defined; declare the prefix with xmlns:prefix"
  }
  static func uri(_ uri: String) -> String { "the namespace \"\(uri.prefix(100))\" is not a URI" }
}
