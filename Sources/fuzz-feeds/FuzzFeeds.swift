import CFuzzer
import Glibc

/// `make fuzz`: gives the whole intake of feeds, from bytes to records, whatever a coverage-guided fuzzer thinks of.
///
/// A find is a crash, a hang, too much memory, or an expectation of ``FeedTrial`` that does not hold.
@main struct FuzzFeeds {
  static func main() {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = unsafe CommandLine.unsafeArgv
    let status = unsafe withUnsafeMutablePointer(to: &arguments) { pointer in
      unsafe pointer.withMemoryRebound(
        to: Optional<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>.self, capacity: 1
      ) {
        unsafe LLVMFuzzerRunDriver(&count, $0) { data, size in
          unsafe FeedTrial.shared.run(UnsafeRawBufferPointer(start: data, count: size))
          return 0
        }
      }
    }
    exit(status)
  }
}
