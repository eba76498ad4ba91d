/// The folder of a feed, from which alone the pictures that the feed names are read.
///
/// Where a picture lies is a merchant's word. Nothing outside the folder is opened, whatever the path says, and no
/// address is followed.
public struct PictureFolder: Hashable, Sendable {
  /// The folder's path.
  public let path: String
  /// What a picture file may cost.
  public let limits: PictureLimits

  /// A feed's folder.
  public init(path: String, limits: PictureLimits = PictureLimits()) {
    self.path = path.isEmpty ? "." : path
    self.limits = limits
  }

  /// Why a picture was not read.
  public enum Refusal: Error, Hashable, Sendable {
    /// An `http` or `https` address that was not fetched.
    case notFetched
    /// Not a path that is followed, and why.
    case refused(String)
    /// The file could not be read.
    case unreadable(BoundedFile.Failure)
  }

  /// The bytes of the picture that `href` names.
  ///
  /// - Throws: ``Refusal``.
  public func read(_ href: String) throws(Refusal) -> [UInt8] {
    let path = try resolve(href)
    do {
      // The path has no link left; one that appears now was put there meanwhile.
      return try BoundedFile.read(path, limit: limits.fileBytes, followsLinks: false)
    } catch {
      throw .unreadable(error)
    }
  }

  /// The file that `href` names, every symbolic link followed.
  ///
  /// A reference that names no file as it is written is tried once more with its percent signs decoded.
  ///
  /// - Throws: ``Refusal`` when it is an address, or leads out of the folder, or nowhere.
  public func resolve(_ href: String) throws(Refusal) -> String {
    try Self.check(href)
    // What decodes to a way out is refused however often it was encoded, so that no later reader can be led there.
    var forms = [href]
    while let last = forms.last, let decoded = Self.percentDecoded(last), decoded != last {
      guard forms.count <= 4 else { throw .refused("it is encoded over and over") }
      try Self.check(decoded)
      forms.append(decoded)
    }
    guard let folder = BoundedFile.resolved(path) else { throw .refused("the feed's folder cannot be found") }
    for form in forms.prefix(2) {
      guard let file = BoundedFile.resolved("\(folder)/\(form)") else { continue }
      guard file.utf8.starts(with: (folder == "/" ? "/" : folder + "/").utf8) else {
        throw .refused("a symbolic link leads out of the feed's folder")
      }
      return file
    }
    throw .unreadable(.missing)
  }

  private static func check(_ reference: String) throws(Refusal) {
    let bytes = Array(reference.utf8)
    guard !bytes.isEmpty else { throw .refused("it is empty") }
    guard bytes.count <= 4096 else { throw .refused("it is longer than 4096 bytes") }
    guard !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { throw .refused("it has control characters") }
    let lowered = reference.lowercased()
    if lowered.hasPrefix("http://") || lowered.hasPrefix("https://") || lowered.hasPrefix("//") { throw .notFetched }
    guard bytes[0] != UInt8(ascii: "/") else { throw .refused("it is an absolute path") }
    guard !bytes.contains(UInt8(ascii: "\\")) else { throw .refused("it has a backslash") }
    if let colon = bytes.firstIndex(of: UInt8(ascii: ":")), !bytes[..<colon].contains(UInt8(ascii: "/")) {
      throw .refused(
        colon == 1 ? "it starts with a drive letter" : "it is an address of a kind that is not read")
    }
    let components = bytes.split(separator: UInt8(ascii: "/"))
    guard !components.contains(where: { $0.elementsEqual("..".utf8) }) else {
      throw .refused("it leads out of the feed's folder")
    }
  }

  /// The reference with each `%` and two hexadecimal digits made a byte; `nil` when that is no UTF-8.
  private static func percentDecoded(_ reference: String) -> String? {
    let bytes = Array(reference.utf8)
    var decoded: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let byte = UInt8(String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self), radix: 16),
        bytes[index + 1] != UInt8(ascii: "+"), bytes[index + 1] != UInt8(ascii: "-")
      {
        decoded.append(byte)
        index += 3
      } else {
        decoded.append(bytes[index])
        index += 1
      }
    }
    return String(validating: decoded, as: UTF8.self)
  }
}

extension PictureFolder.Refusal: CustomStringConvertible {
  /// What happened, for a person.
  public var description: String {
    switch self {
    case .notFetched: "the picture is an address; it was not fetched"
    case .refused(let reason): "the picture's path is refused: \(reason)"
    case .unreadable(let failure): "the picture cannot be read: \(failure)"
    }
  }
}
