import Glibc

/// Lists folders by the bytes of names, which need not be UTF-8: a strange name is no reason to leave a feed out.
///
/// The system's calls for folders are made in this file only; the pointers are its own, for one call.
enum FolderListing {
  /// What a name in a folder stands for.
  enum Kind {
    /// A folder that is no link: a link may lead back here.
    case folder
    /// A file, or a link to one; it can be read to its end.
    case file
    /// A pipe, a device, a link to a folder or to nothing.
    case other
  }

  /// One name in a folder.
  struct Entry {
    let name: [UInt8]
    let path: [UInt8]
    let kind: Kind
  }

  /// What a folder holds, in order of the names' bytes, so that it is the same in every locale; `nil` when it cannot be read.
  static func entries(of folder: [UInt8]) -> [Entry]? {
    guard let stream = unsafe opendir(terminated(folder)) else { return nil }
    defer { unsafe _ = closedir(stream) }
    let start = folder.last == UInt8(ascii: "/") ? folder : folder + [UInt8(ascii: "/")]
    var entries: [Entry] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
      if name == Array(".".utf8) || name == Array("..".utf8) { continue }
      entries.append(Entry(name: name, path: start + name, kind: kind(of: start + name)))
    }
    return entries.sorted { $0.name.lexicographicallyPrecedes($1.name) }
  }

  /// A path as the system takes it.
  static func terminated(_ path: [UInt8]) -> [CChar] { path.map { CChar(bitPattern: $0) } + [0] }

  /// Whether a path leads to a file that ends.
  static func isFile(_ path: [UInt8]) -> Bool { target(of: path)?.kind == .file }

  /// What a path leads to, through links, and its bytes; `nil` when it leads to nothing.
  static func target(of path: [UInt8]) -> (kind: Kind, bytes: Int)? {
    var status = stat()
    guard unsafe stat(terminated(path), &status) == 0 else { return nil }
    let kind: Kind =
      switch status.st_mode & S_IFMT {
      case S_IFDIR: .folder
      case S_IFREG: .file
      default: .other
      }
    return (kind, Int(status.st_size))
  }

  private static func kind(of path: [UInt8]) -> Kind {
    var status = stat()
    guard unsafe lstat(terminated(path), &status) == 0 else { return .other }
    if status.st_mode & S_IFMT == S_IFDIR { return .folder }
    return isFile(path) ? .file : .other
  }
}
