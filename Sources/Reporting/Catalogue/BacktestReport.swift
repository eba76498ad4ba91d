public import Judgement
public import Screening

/// What a change of signals would change, for people and machines.
public struct BacktestReport: Sendable {
  private let backtest: Backtest
  private let packs: (old: SignalPack, new: SignalPack)

  /// A report.
  public init(_ backtest: Backtest, old: SignalPack, new: SignalPack) {
    self.backtest = backtest
    packs = (old, new)
  }

  /// Counts by change and by signal, examples, and what shadows would do.
  public func text(examples: Int) -> String {
    var text = "old pack \(packs.old.contentHash)\nnew pack \(packs.new.contentHash)\n"
    text += "\(backtest.flips.count) of \(backtest.compared) verdicts differ\n"
    var changes: [String: [Backtest.Flip]] = [:]
    var signals: [String: Int] = [:]
    for flip in backtest.flips {
      changes["\(flip.kind.rawValue): \(flip.old) → \(flip.new)", default: []].append(flip)
      for code in flip.signals { signals[code, default: 0] += 1 }
      if flip.signals.isEmpty { signals["composition", default: 0] += 1 }
    }
    if !signals.isEmpty { text += "\nBy signal\n" }
    for (code, count) in signals.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      text += "  \(code)\t\(count)\n"
    }
    if !changes.isEmpty { text += "\nBy change\n" }
    for (change, flips) in changes.sorted(by: { ($1.value.count, $0.key) < ($0.value.count, $1.key) }) {
      text += "  \(change)\t\(flips.count)\n"
      for flip in flips.prefix(examples) {
        let reasons = flip.signals.isEmpty ? "composition" : flip.signals.joined(separator: " ")
        text += "    \(VisibleText.of(flip.name, limit: 120))\t\(reasons)\n"
      }
    }
    let shadows = backtest.new.verdicts.shadows.filter { $0.hits > 0 }
    if !shadows.isEmpty { text += "\nShadow signals of the new pack: hits, what they would recommend\n" }
    for tally in shadows {
      text +=
        "  \(tally.signal.code)\t\(tally.hits) of \(tally.read)\treview \(tally.wouldReview)\tblock \(tally.wouldBlock)\n"
    }
    return text
  }

  /// One object a verdict that differs.
  public var jsonLines: String {
    var json = JSONWriter()
    for flip in backtest.flips {
      json.line { json in
        json.member("type", "flip")
        json.member("subject", flip.kind.rawValue)
        json.member("id", flip.name)
        json.member("old", flip.old.word)
        json.member("new", flip.new.word)
        json.member("signals", flip.signals)
        json.member("oldPack", packs.old.contentHash)
        json.member("newPack", packs.new.contentHash)
      }
    }
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
