import Foundation

/// Writes one Swift file that holds every text file below a folder: `embed-files FOLDER OUTPUT`.
///
/// The texts become raw string literals, so that they cost nothing to compile and nothing to load.
@main
enum EmbedFilesTool {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else {
      FileHandle.standardError.write(Data("usage: embed-files FOLDER OUTPUT\n".utf8))
      exit(2)
    }
    let root = URL(filePath: arguments[1], directoryHint: .isDirectory)
    let names = (FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []).sorted()
    var source = """
      /// The files of `\(root.lastPathComponent)/`, each with its path below that folder, in order of path.
      enum EmbeddedFiles {
        static let all: [(path: String, text: String)] = [

      """
    // What explains the files to people is not one of them.
    for name in names where name.contains(".") && !name.hasSuffix("README.md") {
      let url = root.appending(path: name)
      guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
      let text = try String(contentsOf: url, encoding: .utf8)
      let fence = String(repeating: "#", count: longestRunOfHashes(in: text) + 1)
      source += "    (\(fence)\"\(name)\"\(fence), \(fence)\"\"\"\n\(text)\n\"\"\"\(fence)),\n"
    }
    source += "  ]\n}\n"
    try source.write(to: URL(filePath: arguments[2]), atomically: true, encoding: .utf8)
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
