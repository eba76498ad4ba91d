import Foundation
import PackagePlugin

/// Carries a folder of text files inside a module, as `EmbeddedFiles.all`.
///
/// The binary then needs nothing beside it, and the files stay where people look for them.
@main
struct EmbedFiles: BuildToolPlugin {
  /// Which folder of the package each module carries.
  private static let folders = [
    "Feeds": "Sources/Feeds/Profiles",
    "Judgement": "Signals",
    "Reporting": "Sources/Reporting/Templates",
  ]

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let folder = Self.folders[target.name] else { return [] }
    let root = context.package.directoryURL.appending(path: folder, directoryHint: .isDirectory)
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
    let names = (FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []).sorted()
    let inputs = names.map { root.appending(path: $0) }.filter { !$0.hasDirectoryPath && !$0.pathExtension.isEmpty }
    return [
      .buildCommand(
        displayName: "Embedding \(folder) in \(target.name)",
        executable: try context.tool(named: "embed-files").url,
        arguments: [root.path, output.path],
        inputFiles: inputs,
        outputFiles: [output])
    ]
  }
}
