public import Feeds
internal import Foundation
public import Judgement
internal import StoreGroups

/// Tries a pack of signals: each signal on the feeds that its file names, and the whole pack on the false-positive
/// library.
public struct SignalTrials: Sendable {
  private let pack: SignalPack
  private let reader: FeedReader
  private let fixtures: String

  /// What one trial came to.
  public struct Result: Sendable {
    /// The file and line that expect something, below the pack's or the fixtures' folder.
    public let place: String
    /// What was tried: a signal's code with its subject, or a case's verdicts.
    public let name: String
    /// What was expected.
    public let expected: String
    /// What came out.
    public let found: String
    /// Whether they are the same.
    public let isPassed: Bool
  }

  /// Why nothing could be tried.
  public enum Fault: Error, CustomStringConvertible {
    /// A feed that a test names cannot be found or read.
    case feed(place: String, feed: String, reason: String)
    /// An expectation of the library is faulty.
    case expectation(SignalPackError)

    /// What happened, where, and what to do.
    public var description: String {
      switch self {
      case .feed(let place, let feed, let reason): "\(place): the feed \(feed) \(reason)"
      case .expectation(let error): "\(error)"
      }
    }
  }

  /// Trials of a pack.
  ///
  /// - Parameters:
  ///   - pack: The pack.
  ///   - reader: Reads the feeds.
  ///   - fixtures: The folder that the feeds of tests lie in; the library is its folder `innocent`.
  public init(pack: SignalPack, reader: FeedReader, fixtures: String) {
    self.pack = pack
    self.reader = reader
    self.fixtures = fixtures
  }

  /// Runs every test of every signal (or of some), feeds in order of name, each read once.
  public func signals(_ codes: Set<String> = []) async throws(Fault) -> [Result] {
    var tests: [String: [(Signal, SignalTest)]] = [:]
    for signal in pack.signals where codes.isEmpty || codes.contains(signal.code) {
      for test in signal.tests { tests[test.feed, default: []].append((signal, test)) }
    }
    var results: [Result] = []
    for (feed, asked) in tests.sorted(by: { $0.key < $1.key }) {
      let place = "\(asked[0].0.file):\(asked[0].1.line)"
      let findings = try await scan(feed, for: place)
      let probe = probe(findings)
      for (signal, test) in asked {
        results.append(result(probe, signal.code, test, at: "\(signal.file):\(test.line)"))
      }
    }
    return results
  }

  /// Runs the false-positive library, cases in order of name.
  public func library() async throws(Fault) -> [Result] {
    let folder = URL(filePath: fixtures).appending(path: "innocent")
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
    var results: [Result] = []
    for name in names {
      let file = folder.appending(path: name).appending(path: "expected.yaml")
      guard let yaml = try? String(contentsOf: file, encoding: .utf8) else { continue }
      let place = "innocent/\(name)/expected.yaml"
      let expected: InnocentCase
      do throws(SignalPackError) {
        expected = try InnocentCase(yaml: yaml, file: place, pack: pack)
      } catch {
        throw .expectation(error)
      }
      let findings = try await scan("innocent/\(name)", for: place)
      results += verdicts(findings, expected, at: place, name)
      let probe = probe(findings)
      for reading in expected.readings {
        results.append(result(probe, reading.signal, reading.test, at: "\(place):\(reading.test.line)"))
      }
    }
    return results
  }

  private func verdicts(
    _ findings: ScanFindings, _ expected: InnocentCase, at place: String, _ name: String
  ) -> [Result] {
    let all = findings.verdicts
    let found: [(Signal.SubjectKind, String, [Verdict])] = [
      (.group, "groups", all.groups), (.store, "stores", all.stores), (.listing, "listings", all.listings),
      (.cluster, "clusters", all.clusters), (.picture, "pictures", all.pictures),
    ]
    return found.map { kind, key, verdicts in
      let most = expected.most[kind] ?? .approve
      let worst = verdicts.map(\.recommendation).max() ?? .approve
      return Result(
        place: place, name: "\(name) \(key)", expected: "at most \(most)", found: "\(worst)", isPassed: worst <= most)
    }
  }

  private func result(_ probe: SignalProbe, _ code: String, _ test: SignalTest, at place: String) -> Result {
    let found: SignalTest.Expectation
    var value = ""
    switch probe.reading(of: code, named: test.subject)?.outcome {
    case nil: found = .absent
    case .hit(let measured, let band):
      found = .hit(band)
      value = " at \(measured)"
    case .clear(let measured):
      found = .clear
      value = " at \(measured)"
    case .notEvaluable(let reason):
      found = .notEvaluable
      value = ": \(reason.text.english)"
    }
    return Result(
      place: place, name: "\(code) of \(test.subject)", expected: "\(test.expected)", found: "\(found)\(value)",
      isPassed: found == test.expected)
  }

  private func probe(_ findings: ScanFindings) -> SignalProbe {
    SignalProbe(
      pack: pack, market: findings.market, groups: findings.groups, duplicates: findings.duplicates,
      pictures: findings.pictures)
  }

  private func scan(_ feed: String, for place: String) async throws(Fault) -> ScanFindings {
    let path = URL(filePath: fixtures).appending(path: feed).path
    let sources: [FeedSource]
    do throws(FeedSourceFault) {
      sources = try FeedSource.all(named: [path])
    } catch {
      throw .feed(place: place, feed: path, reason: "cannot be read: \(error)")
    }
    var memory = ScanMemory()
    let list = URL(filePath: path).deletingLastPathComponent().appending(path: "enforcement.jsonl").path
    if FileManager.default.fileExists(atPath: list) {
      do throws(MemoryFileFault) {
        memory.enforcement = try MemoryFile.enforcement(in: list)
      } catch {
        throw .feed(place: place, feed: list, reason: "cannot be read: \(error)")
      }
    }
    let findings = await Scan(reader: reader, pack: pack, memory: memory).run(sources)
    if let refused = findings.refused.first {
      throw .feed(place: place, feed: path, reason: "was refused: \(refused.reason)")
    }
    return findings
  }
}
