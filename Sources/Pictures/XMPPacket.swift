/// The properties of an XMP packet (ISO 16684-1), whichever of RDF/XML's spellings it uses.
public struct XMPPacket: Hashable, Sendable {
  /// The properties, in the order of the packet.
  public let properties: [Property]
  /// Why the packet, or its rest, was not read; `nil` when all of it was.
  public let fault: String?

  /// A property's value; each item of a list is a property of its own.
  public struct Property: Hashable, Sendable {
    /// The namespace's URI. Prefixes mean nothing: writers choose them freely.
    public let namespace: String
    /// The property's name.
    public let name: String
    /// The value.
    public let value: String
    /// The property that this one is a field of, `nil` at the top: what stands deeper is often said of another
    /// picture, such as an ingredient.
    public let parent: String?
  }

  /// The most bytes of a packet that is read.
  public static let byteLimit = 16 << 20
  /// The most elements inside each other.
  public static let depthLimit = 128
  /// The most properties that are kept.
  public static let propertyLimit = 10_000

  /// Reads a packet.
  ///
  /// A document type declaration ends the reading: XMP has none, and entities are how XML attacks its readers.
  ///
  /// - Complexity: O(bytes).
  public init(_ bytes: [UInt8]) {
    guard bytes.count <= Self.byteLimit else {
      self.properties = []
      self.fault = "the packet is longer than \(Self.byteLimit) bytes"
      return
    }
    // Padding before a packet would hide its XML declaration, and writers end packets with NUL.
    var packet = bytes[...]
    while let last = packet.last, last == 0 { packet.removeLast() }
    while let first = packet.first, first == 0x20 || (0x09...0x0D).contains(first) { packet.removeFirst() }
    let reading = XMPReading()
    let fault = XMPParser.parse(Array(packet), into: reading)
    self.properties = reading.properties
    self.fault = reading.fault ?? fault
  }

  /// The values of a property at the top of the packet.
  public func values(_ name: String, in namespace: String) -> [String] {
    properties.filter { $0.parent == nil && $0.name == name && $0.namespace == namespace }.map(\.value)
  }
}

/// Makes properties of the elements and attributes of a packet as they come.
final class XMPReading {
  private(set) var properties: [XMPPacket.Property] = []
  private(set) var fault: String?

  private struct Element {
    let namespace: String
    let name: String
    let isProperty: Bool
    var text: [UInt8] = []
    var hasChildren = false
  }

  /// An attribute with a namespace.
  struct Attribute {
    let namespace: String
    let name: String
    let value: String
  }

  private static let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  private static let xml = "http://www.w3.org/XML/1998/namespace"
  private static let meta = "adobe:ns:meta/"

  private var open: [Element] = []

  /// Whether the reading goes on.
  var isOpen: Bool { fault == nil }

  func refuse(_ reason: String) {
    if fault == nil { fault = reason }
  }

  func start(_ namespace: String, _ name: String, _ attributes: [Attribute]) {
    // libxml2 bounds the depth of trees only, and none is built here.
    guard open.count < XMPPacket.depthLimit else { return refuse("its elements are nested too deep") }
    if !open.isEmpty { open[open.count - 1].hasChildren = true }
    let isProperty = namespace != Self.rdf && namespace != Self.meta && !namespace.isEmpty
    let outer = enclosingProperty()
    open.append(Element(namespace: namespace, name: name, isProperty: isProperty))
    for attribute in attributes {
      switch attribute.namespace {
      case Self.rdf where attribute.name == "resource":
        if let owner = isProperty ? open.last : outer { add(owner, attribute.value) }
      case Self.rdf, Self.xml, Self.meta, "": break
      default:
        append(
          XMPPacket.Property(
            namespace: attribute.namespace, name: attribute.name, value: attribute.value,
            parent: isProperty ? name : outer?.name))
      }
    }
  }

  func characters(_ bytes: [UInt8]) {
    guard !open.isEmpty else { return }
    open[open.count - 1].text += bytes
  }

  func end() {
    guard let element = open.popLast(), !element.hasChildren else { return }
    let value = String(decoding: element.text, as: UTF8.self)
    guard value.contains(where: { !$0.isWhitespace }) else { return }
    if element.isProperty {
      add(element, value)
    } else if element.namespace == Self.rdf, let owner = enclosingProperty() {
      add(owner, value)
    }
  }

  private func enclosingProperty() -> Element? { open.last { $0.isProperty } }

  /// Adds a value of a property that is open, or was until now.
  private func add(_ element: Element, _ value: String) {
    let outer = open.last { $0.isProperty && !($0.name == element.name && $0.namespace == element.namespace) }
    append(
      XMPPacket.Property(namespace: element.namespace, name: element.name, value: value, parent: outer?.name))
  }

  private func append(_ property: XMPPacket.Property) {
    guard properties.count < XMPPacket.propertyLimit else { return refuse("the packet has too many properties") }
    properties.append(property)
  }
}
