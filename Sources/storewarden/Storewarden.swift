import ArgumentParser

@main
struct Storewarden: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "storewarden",
    abstract: "Finds malicious store groups, duplicate listings and untrue AI pictures in marketplace feeds.")
}
