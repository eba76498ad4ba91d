import Catalog
import Feeds
import Fingerprints
import Foundation
import Judgement
import Reporting
import Screening

extension GateCommand {
  /// Gates the batches whose paths stand on the lines of standard input, each answered before the next is read.
  func follow(through gate: Gate, on catalog: Catalog, _ pack: SignalPack) async throws {
    FreedMemory.keep()
    var worst = ExitStatus.pass
    while let line = readLine() {
      let path = line.hasSuffix("\r") ? String(line.dropLast()) : line
      if path.isEmpty { continue }
      do {
        let status = try await answer(path, through: gate, on: catalog, pack)
        if status.severity > worst.severity { worst = status }
      } catch let failure as UnwritableOutput {
        throw failure.failure
      }
    }
    if worst != .pass { throw worst }
  }

  /// Nobody reads the answers any more: that ends the process, whatever batch it is.
  private struct UnwritableOutput: Error { let failure: Failure }

  private func answer(
    _ path: String, through gate: Gate, on catalog: Catalog, _ pack: SignalPack
  ) async throws -> ExitStatus {
    let name = FetchArguments.shown(path)
    do {
      let (status, unsettled) = try await pass(try await batch(at: path), through: gate, on: catalog, pack) {
        findings, status in
        try tell(findings)
        try done(name, status)
      }
      guard let unsettled else { return status }
      // The batch is answered and remembered whole; what failed is to make the next ones fast.
      StandardError.report(unsettled.message)
      return unsettled.status.severity > status.severity ? unsettled.status : status
    } catch let failure as Failure {
      let status = failure.status == .usage ? .unreadable : failure.status
      StandardError.report(failure.message)
      try done(name, status, reason: failure.message)
      return status
    }
  }

  private func batch(at path: String) async throws -> [FeedSource] {
    guard path != "-" else {
      throw Failure.unreadable(
        "-: standard input has the paths of batches; write the batch to a file and give its path")
    }
    return try await feeds.fetching.sources(named: [path])
  }

  private func tell(_ findings: GateFindings) throws {
    try answer { sink throws(OutputError) in
      try DecisionsJSONL(language: signals.language).write(findings, to: &sink)
    }
  }

  private func done(_ path: String, _ status: ExitStatus, reason: String? = nil) throws {
    var json = JSONWriter()
    json.line { json in
      json.member("type", "done")
      json.member("batch", path)
      json.member("status", Int(status.rawValue))
      if let reason {
        json.member("decision", GateDecision.Outcome.incomplete.rawValue)
        json.member("reason", SafeLine.of(reason))
      }
    }
    let bytes = json.bytes
    try answer { sink throws(OutputError) in try sink.write(bytes.span) }
  }

  private func answer(_ body: (inout AtomicFile) throws(OutputError) -> Void) throws {
    let readerIsGone: Bool
    do throws(OutputError) {
      var sink = try AtomicFile(path: nil)
      try body(&sink)
      readerIsGone = sink.readerIsGone
      try sink.commit()
    } catch {
      throw UnwritableOutput(failure: .unreadable("\(error)"))
    }
    guard !readerIsGone else {
      throw UnwritableOutput(failure: .unreadable("standard output: nobody reads the answers any more"))
    }
  }
}

extension ExitStatus {
  /// How much a status matters among those of several batches.
  fileprivate var severity: Int {
    switch self {
    case .pass: 0
    case .notes: 1
    case .incomplete: 2
    case .review: 3
    case .block: 4
    case .unreadable: 5
    case .usage: 6
    }
  }
}
