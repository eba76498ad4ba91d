import Feeds
import Glibc
import Marketplace

/// Reads one input in chunks of two sizes and holds the outcomes against each other.
///
/// The input lies in a file without a name, because feeds are read from files.
@safe struct FeedTrial {
  static let shared = FeedTrial()

  private let descriptor: Int32
  private let source: FeedSource
  private let readers: [FeedReader]

  private init() {
    var name = Array("/dev/shm/feed-XXXXXX".utf8CString)
    descriptor = unsafe mkstemp(&name)
    unsafe unlink(name)
    source = FeedSource("/proc/self/fd/\(descriptor)")
    let whole = FeedReader.bundled()
    readers = [1 << 16, 509, 4096, 1, 7].map { size in
      var reader = whole
      reader.chunkSize = size
      return reader
    }
  }

  /// Stops the program when an expectation does not hold.
  func run(_ input: UnsafeRawBufferPointer) {
    guard ftruncate(descriptor, 0) == 0, unsafe pwrite(descriptor, input.baseAddress, input.count, 0) == input.count
    else { return }
    let whole = outcome(readers[0])
    // One of the other sizes, which the input itself picks, so that every find can be run again. The parser looks at a long
    // tag or comment from its beginning each time that it is given more: long inputs are not given byte by byte.
    let pick = unsafe input.reduce(UInt64(input.count)) { $0 &* 31 &+ UInt64($1) }
    let other = readers[1 + Int(pick % (input.count <= 4096 ? 4 : 2))]
    let again = outcome(other)
    guard whole == again else {
      fatalError("in chunks of \(readers[0].chunkSize): \(whole)\nin chunks of \(other.chunkSize): \(again)")
    }
  }

  private func outcome(_ reader: FeedReader) -> Outcome {
    let tally = Tally()
    do throws(RefusedFeed) {
      let summary = try reader.stream(source, into: tally)
      guard summary.records == tally.records else { fatalError("\(summary) but \(tally.records) were told") }
      return Outcome(refusal: nil, records: tally.records, hash: tally.hash)
    } catch {
      guard !error.reason.isEmpty, error.place.line > 0, error.records == tally.records else {
        fatalError("\(error) but \(tally.records) were told")
      }
      return Outcome(refusal: error, records: tally.records, hash: tally.hash)
    }
  }
}

/// What came of reading a feed, as far as chunks must not matter.
private struct Outcome: Equatable {
  let refusal: RefusedFeed?
  let records: Int
  let hash: Int
}

/// Counts records and remembers what they said.
private final class Tally: RecordSink {
  private(set) var records = 0
  private var hasher = Hasher()

  var hash: Int { hasher.finalize() }

  func begin(format: String) { hasher.combine(format) }

  func take(_ record: borrowing RecordDraft, _ kind: RecordKind, line: Int, column: Int) {
    records += 1
    hasher.combine(kind)
    var table = RecordTable()
    table.append(record, file: 0, line: line, column: column)
    hasher.combine(line)
    hasher.combine(column)
    for value in table.values(of: 0) {
      hasher.combine(value.field)
      hasher.combine(value.part)
      hasher.combine(table.string(value.qualifier))
      hasher.combine(table.string(value.text))
    }
  }

  func setAside(_ record: QuarantinedRecord) {
    records += 1
    hasher.combine(record)
  }
}
