import Foundation
import PackagePlugin

/// Carries folders of text files inside a module: the first as `EmbeddedFiles.all`, others under their own names.
///
/// The binary then needs nothing beside it, and the files stay where people look for them.
@main
struct EmbedFiles: BuildToolPlugin {
  /// Which folders of the package each module carries.
  private static let folders = [
    "DuplicateListings": ["Sources/DuplicateListings/Models", "Sources/DuplicateListings/Lists"],
    "Feeds": ["Sources/Feeds/Profiles", "Sources/Feeds/Tables", "Sources/Feeds/Schema"],
    "Judgement": ["Signals"],
    "Reporting": ["Sources/Reporting/Templates"],
    "SyntheticImages": ["Sources/SyntheticImages/Parameters"],
  ]

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let folders = Self.folders[target.name] else { return [] }
    let roots = folders.map { context.package.directoryURL.appending(path: $0, directoryHint: .isDirectory) }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
    let inputs = roots.flatMap { root in
      (FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []).sorted()
        .map { root.appending(path: $0) }.filter { !$0.hasDirectoryPath && !$0.pathExtension.isEmpty }
    }
    return [
      .buildCommand(
        displayName: "Embedding \(folders.joined(separator: ", ")) in \(target.name)",
        executable: try context.tool(named: "embed-files").url,
        arguments: [output.path] + roots.map(\.path),
        inputFiles: inputs,
        outputFiles: [output])
    ]
  }
}
