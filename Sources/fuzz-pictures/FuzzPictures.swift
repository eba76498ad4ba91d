import CFuzzer
import Glibc

/// `make fuzz-pictures`: gives the reading of pictures whatever a coverage-guided fuzzer thinks of.
///
/// `STOREWARDEN_FUZZ_PART` says which part: the metadata, one decoder's shim, the label writer, or the loops over pixels. A
/// find is a crash, a hang, too much memory, or an expectation of ``PictureTrial`` or ``LoopTrial`` that does not hold.
@main struct FuzzPictures {
  static func main() {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = unsafe CommandLine.unsafeArgv
    let status = unsafe withUnsafeMutablePointer(to: &arguments) { pointer in
      unsafe pointer.withMemoryRebound(
        to: Optional<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>.self, capacity: 1
      ) {
        unsafe LLVMFuzzerRunDriver(&count, $0) { data, size in
          unsafe PictureTrial.shared.run(Array(UnsafeRawBufferPointer(start: data, count: size)))
          return 0
        }
      }
    }
    exit(status)
  }
}
