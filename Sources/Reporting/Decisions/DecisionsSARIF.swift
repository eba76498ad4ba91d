import Feeds
public import Judgement
import Marketplace
public import Screening

/// Writes a gate's decisions as a SARIF 2.1.0 log (OASIS, Static Analysis Results Interchange Format), which code hosts
/// and editors show beside the lines of the feed: one result a signal that hit a record that waits, and one a record
/// that was set aside.
public struct DecisionsSARIF: Sendable {
  /// The language of messages.
  public let language: Language
  /// The version of the program.
  public let version: String

  /// A writer.
  public init(language: Language = .english, version: String) {
    self.language = language
    self.version = version
  }

  /// Writes the log.
  public func write(_ gate: GateFindings, to sink: inout some ByteSink & ~Copyable) throws(OutputError) {
    let waiting = gate.all.filter { $0.outcome > .approve }
    let rules = Rules(waiting)
    var json = JSONWriter()
    json.line { json in
      json.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      json.member("version", "2.1.0")
      json.array("runs") { json in
        json.object { json in
          json.object("tool") { json in
            json.object("driver") { json in
              json.member("name", "storewarden")
              json.member("version", version)
              json.array("rules") { rules.write(language, into: &$0) }
            }
          }
          json.member("columnKind", "unicodeCodePoints")
          json.array("results") { json in
            for decision in waiting { results(decision, of: gate, into: &json) }
            for record in gate.scan.quarantined {
              let masked = MaskedQuarantine(record)
              result(
                "incomplete", .incomplete, "\(record.field): \(masked.reason(language))", record.place, into: &json)
            }
            for feed in gate.scan.refused {
              result("incomplete", .incomplete, FeedReasonWords.text(feed, language), feed.place, into: &json)
            }
          }
        }
      }
    }
    try json.drain(into: &sink, whenOver: 0)
  }

  private func results(_ decision: GateDecision, of gate: GateFindings, into json: inout JSONWriter) {
    let record = GatedRecord(decision, in: gate.scan.market)
    for (reading, _) in decision.hits {
      result(
        reading.signal.code, decision.outcome, "\(record.id): \(reading.explanation[language])", record.place,
        into: &json)
    }
    for reason in decision.reasons {
      result(
        decision.outcome.rawValue, decision.outcome, "\(record.id): \(reason[language])", record.place, into: &json)
    }
  }

  private func result(
    _ rule: String, _ outcome: GateDecision.Outcome, _ message: String, _ place: SourcePlace,
    into json: inout JSONWriter
  ) {
    json.object { json in
      json.member("ruleId", rule)
      json.member("level", outcome == .block ? "error" : outcome == .review ? "warning" : "note")
      json.object("message") { $0.member("text", VisibleText.of(message)) }
      json.array("locations") { json in
        json.object { json in
          json.object("physicalLocation") { json in
            json.object("artifactLocation") { $0.member("uri", URIReference.of(place.file)) }
            // A region needs a line; what is said of a whole file has none.
            guard place.line > 0 else { return }
            json.object("region") { json in
              json.member("startLine", place.line)
              if place.column > 0 { json.member("startColumn", place.column) }
            }
          }
        }
      }
    }
  }

  /// The signals that results name, each once, in order of code.
  private struct Rules {
    private let signals: [Signal]

    init(_ decisions: [GateDecision]) {
      var byCode: [String: Signal] = [:]
      for decision in decisions {
        for (reading, _) in decision.hits { byCode[reading.signal.code] = reading.signal }
      }
      signals = byCode.keys.sorted().compactMap { byCode[$0] }
    }

    func write(_ language: Language, into json: inout JSONWriter) {
      for signal in signals {
        json.object { json in
          json.member("id", signal.code)
          json.object("shortDescription") { $0.member("text", signal.title[language]) }
          json.object("help") { $0.member("text", signal.falsePositives.map { $0[language] }.joined(separator: " · ")) }
        }
      }
      for outcome in [GateDecision.Outcome.incomplete, .review, .block] {
        json.object { json in
          json.member("id", outcome.rawValue)
          json.object("shortDescription") { $0.member("text", outcome.name[language]) }
        }
      }
    }
  }
}

/// A path as a relative URI reference (RFC 3986, section 4.1).
private enum URIReference {
  static func of(_ path: String) -> String {
    var text = ""
    for byte in path.utf8 {
      let isPlain =
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "-._~/".utf8.contains(byte)
      if isPlain {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return text
  }
}
