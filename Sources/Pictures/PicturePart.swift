/// A piece of a picture file that carries metadata, and where it stands.
public struct PicturePart: Sendable {
  /// What the format calls it: `APP1`, `iTXt`, `XMP `, `EXIF`.
  public let name: String
  /// Where it starts, in bytes from the start of the file.
  public let offset: Int
  /// How many bytes of the file it takes, its own header included.
  public let size: Int
  /// What it holds.
  public let content: Content

  /// Where it stands, as findings cite it: `iTXt@41`.
  public var location: String { "\(name.filter { $0 != " " })@\(offset)" }

  /// What a part holds.
  public enum Content: Sendable {
    /// A TIFF structure with Exif tags.
    case exif(ByteView)
    /// A whole XMP packet.
    case xmp([UInt8])
    /// A JUMBF superbox, put together from its segments.
    case jumbf([UInt8])
    /// Image resources of Photoshop (`8BIM`), in which IPTC-IIM lies.
    case photoshop(ByteView)
    /// A text and the word that it is filed under.
    case text(keyword: String, text: String)
    /// An application's own segment; what it says first is its identifier.
    case application(ByteView)
    /// Bytes behind the end of the picture.
    case trailer(ByteView)
    /// Anything else, listed only.
    case other
  }
}

/// What is wrong with a part of a picture file. The parts before it, and often those after it, are read all the same.
public struct PictureFault: Hashable, Sendable {
  /// Where, in bytes from the start of the file.
  public let offset: Int
  /// What, for a person.
  public let reason: String
}
