/// What makes the verdict of a listing: `listing` of `composition.yaml`.
public struct ListingRule: Hashable, Sendable {
  /// Log-odds that a listing is at fault, before any signal is read.
  public let prior: Double
  /// Log-odds from which on a person looks at it, though none of its signals alone asks for that.
  public let threshold: Double
  /// Whose signals count for a listing beside its own.
  public let counts: Set<Source>

  /// Something that a listing has part in.
  public enum Source: String, CaseIterable, Sendable {
    /// Its pictures that a person has to look at.
    case pictures
    /// The cluster in which it is a copy; the one to keep answers for nothing.
    case cluster
  }
}

/// Signals that make a case urgent when they hit together: an entry of `together` in `composition.yaml`.
///
/// Nothing is found or weighed by it; it changes which case is looked at first.
public struct Combination: Hashable, Sendable {
  /// Sets of codes; one of each must hit, live and not muted.
  public let codes: [Set<String>]
  /// The band from which on a hit counts.
  public let band: Band
  /// Steps by which the case moves up in the queue.
  public let priority: Int
  /// What it says, for people.
  public let text: LocalizedText

  /// Whether the readings of a subject have a hit of each set.
  func holds(for readings: [SignalReading]) -> Bool {
    codes.allSatisfy { set in
      readings.contains { reading in
        guard case .hit(_, let reached) = reading.outcome else { return false }
        return reading.acts && reading.exemption == nil && reached >= band && set.contains(reading.signal.code)
      }
    }
  }
}

extension ListingRule {
  /// What `composition.yaml` says.
  init?(_ node: PackNode) {
    let values = node.mapping(required: ["prior", "threshold", "counts"])
    let counts = (values["counts"]?.items ?? []).compactMap { $0.choice(Source.self) }
    guard let prior = values["prior"]?.number, let threshold = values["threshold"]?.number else { return nil }
    self.init(prior: prior, threshold: threshold, counts: Set(counts))
  }
}

extension Combination {
  /// An entry of `composition.yaml`.
  ///
  /// - Parameters:
  ///   - item: The entry.
  ///   - codes: Codes of the pack's signals.
  init?(_ item: PackNode, codes known: Set<String>) {
    let values = item.mapping(required: ["signals", "band", "priority", "text"])
    let codes = (values["signals"]?.items ?? []).map { set in
      Set(set.items.compactMap { $0.word(among: known.sorted()) })
    }
    guard let band = values["band"]?.word(among: Band.allCases.map(\.word)).flatMap(Band.init(word:)),
      let priority = values["priority"]?.priority, let text = values["text"]?.localizedText
    else { return nil }
    if codes.count < 2 { values["signals"]?.fault("a combination has two sets of codes or more; list them") }
    self.init(codes: codes, band: band, priority: priority, text: text)
  }
}

extension PackNode {
  /// Steps in a queue, 1 to 9; anything else is a fault.
  var priority: Int? {
    guard let number else { return nil }
    guard number == number.rounded(), (1...9).contains(number) else {
      fault("a priority is a whole number of steps from 1 to 9")
      return nil
    }
    return Int(number)
  }
}
