import Foundation

/// Writes one Swift file that holds every text file below some folders: `embed-files OUTPUT FOLDER…`.
///
/// The first folder's files become `all`, those of each other one a list of the folder's name. The texts become raw
/// string literals, so that they cost nothing to compile and nothing to load.
@main
enum EmbedFilesTool {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3 else {
      FileHandle.standardError.write(Data("usage: embed-files OUTPUT FOLDER...\n".utf8))
      exit(2)
    }
    let roots = arguments.dropFirst(2).map { URL(filePath: $0, directoryHint: .isDirectory) }
    var source = """
      /// Text files that this module carries, each with its path below its folder, in order of path.
      enum EmbeddedFiles {

      """
    for (number, root) in roots.enumerated() {
      source += try list(root, named: number == 0 ? "all" : root.lastPathComponent.lowercased())
    }
    source += "}\n"
    try source.write(to: URL(filePath: arguments[1]), atomically: true, encoding: .utf8)
  }

  private static func list(_ root: URL, named list: String) throws -> String {
    let names = (FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []).sorted()
    var source = "  /// The files of `\(root.lastPathComponent)/`.\n"
    source += "  static let \(list): [(path: String, text: String)] = [\n"
    // What explains the files to people is not one of them.
    for name in names where name.contains(".") && !name.hasSuffix("README.md") {
      let url = root.appending(path: name)
      guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
      let text = try String(contentsOf: url, encoding: .utf8)
      let fence = String(repeating: "#", count: longestRunOfHashes(in: text) + 1)
      source += "    (\(fence)\"\(name)\"\(fence), \(fence)\"\"\"\n\(text)\n\"\"\"\(fence)),\n"
    }
    return source + "  ]\n"
  }

  private static func longestRunOfHashes(in text: String) -> Int {
    var longest = 0
    var run = 0
    for unit in text.utf8 {
      run = unit == UInt8(ascii: "#") ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
