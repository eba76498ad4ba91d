import Foundation
import Glibc
import SyntheticImages

/// A process of this program that may use little memory and time, and write no files: what decoders of hostile pictures
/// run in, so that the one that fails takes nothing with it.
enum ConfinedProcess {
  /// What came of one.
  enum Outcome {
    /// It ended by itself, and said this.
    case ended([UInt8], status: Int32)
    /// It did not, and why.
    case failed(String)
  }

  /// Address space, in bytes: a picture of 50 megapixels takes a quarter of it.
  private static let memory: UInt = 2 << 30
  /// Seconds of a core.
  private static let seconds: UInt = 30
  /// The most that is read of what it says.
  private static let outputLimit = 16 << 20

  /// Takes away from this process what reading a picture does not need. It cannot be given back.
  ///
  /// - Throws: When the system refuses, for then nothing is confined.
  static func confine() throws {
    // What the program carries is read before the address space ends.
    _ = ForensicModel.bundled
    for (resource, most) in [
      (RLIMIT_AS, memory), (RLIMIT_CPU, seconds), (RLIMIT_FSIZE, 0), (RLIMIT_NOFILE, 32), (RLIMIT_CORE, 0),
    ] {
      var limit = rlimit(rlim_cur: most, rlim_max: most)
      guard unsafe setrlimit(__rlimit_resource_t(resource.rawValue), &limit) == 0 else {
        throw Failure.unreadable("this process cannot be confined: \(unsafe String(cString: strerror(errno)))")
      }
    }
  }

  /// Runs this program once more.
  static func run(_ arguments: [String]) -> Outcome {
    let process = Process()
    process.executableURL = URL(filePath: "/proc/self/exe")
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardInput = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      return .failed("a process for the picture cannot be started: \(error.localizedDescription)")
    }
    var said: [UInt8] = []
    while said.count <= outputLimit, let more = try? pipe.fileHandleForReading.read(upToCount: 1 << 16), !more.isEmpty {
      said += more
    }
    if said.count > outputLimit {
      process.terminate()
      process.waitUntilExit()
      return .failed("the process that read the picture said too much")
    }
    process.waitUntilExit()
    guard process.terminationReason == .exit else {
      return .failed(
        "the process that read the picture was ended (signal \(process.terminationStatus)): it asked for too much memory "
          + "or time, or a decoder failed")
    }
    let status = process.terminationStatus
    guard status == ExitStatus.pass.rawValue || status == ExitStatus.incomplete.rawValue else {
      return .failed("the process that read the picture ended with \(status)")
    }
    return .ended(said, status: status)
  }
}
