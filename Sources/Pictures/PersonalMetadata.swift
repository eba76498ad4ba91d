/// What of a picture's metadata says who or where somebody is, which nobody needs to see to judge the picture: where it was
/// taken may be where its seller lives, and a serial number leads from one picture to the others of its camera.
enum PersonalMetadata {
  /// What stands in its place.
  static let veil = "***"

  /// Whether a tag of a TIFF structure does (CIPA DC-008-2019, 4.6; TIFF 6.0, 8): places, owners, authors, serial numbers.
  static func isIn(_ tag: UInt16, of directory: ExifDirectory.Directory) -> Bool {
    directory == .gps ? tag != 0x00 && tag != 0x12 : tags.contains(tag)
  }

  /// Artist, HostComputer, Copyright, CameraOwnerName, BodySerialNumber, LensSerialNumber.
  private static let tags: Set<UInt16> = [0x013B, 0x013C, 0x8298, 0xA430, 0xA431, 0xA435]

  /// Whether a property of XMP does, by its own name or that of the property that it is a field of (XMP Specification
  /// Part 2; IPTC Photo Metadata Standard 2025.1). Namespaces do not count: a writer who makes one up says the same.
  static func isIn(_ property: XMPPacket.Property) -> Bool {
    isIn(property.name) || property.parent.map { isIn($0) } == true
  }

  private static func isIn(_ name: String) -> Bool {
    properties.contains(name) || prefixes.contains { name.hasPrefix($0) }
  }

  private static let prefixes = ["GPS", "Ci", "CreatorContactInfo", "Location"]
  private static let properties: Set<String> = [
    "OwnerName", "CameraOwnerName", "SerialNumber", "BodySerialNumber", "LensSerialNumber", "City", "Sublocation",
    "ProvinceState", "State", "Country", "CountryCode", "CountryName", "WorldRegion", "creator", "Creator", "Artist",
    "rights", "Copyright", "Owner", "AuthorsPosition", "CaptionWriter", "HostComputer", "PersonInImage",
    "CopyrightOwner", "CopyrightOwnerName", "Licensor", "LicensorName", "LicensorEmail",
  ]

  /// Whether a text of a PNG with this keyword does (PNG, third edition, 11.3.3.1).
  static func isIn(keyword: String) -> Bool { keyword == "Author" || keyword == "Copyright" }
}
