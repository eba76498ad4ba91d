import ArgumentParser
import Foundation

/// Parses the command line, runs the verb, and turns every way out into the exit status that the manual names.
@main
enum Main {
  static func main() async {
    // A reader who goes away (`| head`) is told by a failed write, and does not end the process.
    _ = signal(SIGPIPE, SIG_IGN)
    do {
      if let fault = CommandLineBytes.fault { throw Failure.usage(fault) }
      var command = try Storewarden.parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let status as ExitStatus {
      exit(status.rawValue)
    } catch let failure as Failure {
      failure.message.split(separator: "\n").forEach { StandardError.report(String($0)) }
      exit(failure.status.rawValue)
    } catch {
      leave(after: error)
    }
  }

  /// Help and version go to standard output with success; a command line that cannot be read is a usage error.
  private static func leave(after error: any Error) -> Never {
    let message = Storewarden.fullMessage(for: error)
    if Storewarden.exitCode(for: error) == .success {
      if !message.isEmpty { print(message) }
      exit(ExitStatus.pass.rawValue)
    }
    StandardError.write(message + "\n")
    exit(ExitStatus.usage.rawValue)
  }
}
