import ArgumentParser
import Evaluation
import Foundation
import Judgement
import Reporting

/// `storewarden calibrate`: weights and threshold from staff's decisions, as a proposal.
struct CalibrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: "Fits weights and threshold to decisions, and proposes a pack as a patch.",
    discussion: """
      LABELS are staff's decisions, FINDINGS what `scan --format jsonl` wrote with the same signals; both JSON Lines. A
      decision is a row {"type": "group", "stores": [...], "malicious": true}. Weights are fitted on one half of the
      decided groups and kept near those that stand; on the other half the threshold is chosen so that, with the
      confidence asked for, no more than the bound of the accused groups are innocent (Learn then Test, Angelopoulos et
      al. 2021). Where the decisions are too few for that, the threshold stays and it is said how many are needed.

      Nothing is changed: what is written is a report and a patch. Try it with `signals backtest` before anyone applies it.

      EXAMPLES
        storewarden calibrate --truth decisions.jsonl findings.jsonl > proposal.patch
        storewarden calibrate --truth decisions.jsonl findings.jsonl --bound 0.01 --confidence 0.95 --threshold-only
        cp -r Signals proposed && patch -d proposed -p1 < proposal.patch
      """)

  @Option(help: "Staff's decisions, JSON Lines.", completion: .file(extensions: ["jsonl"])) var truth: String
  @OptionGroup var signals: SignalArguments
  @Option(help: "The largest share of the accused groups that may be innocent.") var bound = 0.01
  @Option(help: "The probability with which the share stays under the bound.") var confidence = 0.9
  @Flag(help: "Let the weights stand and choose the threshold alone, on all decisions.") var thresholdOnly = false
  @Flag(help: "Take groups that the decisions do not name for innocent, as in a made market.") var complete = false
  @Argument(help: "The findings, JSON Lines.", completion: .file(extensions: ["jsonl"])) var findings: String

  func validate() throws {
    guard bound > 0, bound < 1, confidence > 0, confidence < 1 else {
      throw ValidationError("--bound and --confidence lie between 0 and 1.")
    }
  }

  func run() throws {
    let pack = try signals.pack()
    let (found, decided): (LabelledRows, LabelledRows)
    do throws(LabelledRowsError) {
      (found, decided) = (try LabelledRows(contentsOf: findings), try LabelledRows(contentsOf: truth))
    } catch {
      throw Failure.unreadable("\(error)")
    }
    let composition = pack.composition
    let standing = Dictionary(
      pack.signals.filter { $0.subject == .group && $0.status == .live }.flatMap { signal in
        signal.bands.map { ("\(signal.code) \($0.band)", $0.weight) }
      }, uniquingKeysWith: { first, _ in first })
    let calibration = Calibration(
      cases(of: found, decided, pack, standing), standing: standing, prior: composition.prior,
      threshold: composition.threshold, misuseThreshold: composition.misuseThreshold,
      risk: RiskControl(bound: bound, confidence: confidence), fitting: !thresholdOnly)
    print(report(calibration, pack), terminator: "")
    let proposal: SignalPack
    do throws(PackProposal.Fault) {
      proposal = try PackProposal.pack(
        pack, weights: changed(calibration), prior: thresholdOnly ? nil : rounded(calibration.weights[0].fitted),
        threshold: calibration.choice.threshold.map(rounded))
    } catch {
      throw Failure.usage("\(error)")
    }
    print(UnifiedDifference.text(from: pack, to: proposal), terminator: "")
  }

  /// The found groups that staff decided on: half of the stores or more are in decided groups.
  private func cases(
    of found: LabelledRows, _ decided: LabelledRows, _ pack: SignalPack, _ standing: [String: Double]
  ) -> [Calibration.Case] {
    let guilty = Set(decided.groups.filter { $0.malicious == true }.flatMap(\.stores))
    let known = guilty.union(decided.groups.filter { $0.malicious == false }.flatMap(\.stores))
    let composition = pack.composition
    var shapes: [String: Double] = [:]
    for shape in composition.counterEvidence {
      for language in Language.allCases { shapes[shape.text[language]] = shape.weight }
    }
    let actions = Dictionary(
      pack.signals.flatMap { signal in signal.bands.map { ("\(signal.code) \($0.band)", $0.action) } },
      uniquingKeysWith: { first, _ in first })
    return found.groups.compactMap { group in
      guard complete || group.stores.count(where: known.contains) * 2 >= group.stores.count else { return nil }
      let hits = group.hits.map { "\($0.code) \($0.band)" }.filter { standing[$0] != nil }
      let misuse = Set(hits.filter { composition.misuse.contains(String($0.split(separator: " ")[0])) })
      return Calibration.Case(
        id: group.id, hits: hits, offset: group.counterEvidence.compactMap { shapes[$0] }.reduce(0, +), misuse: misuse,
        isMisused: misuse.contains { (actions[$0] ?? .approve) >= .review },
        isGuilty: group.stores.count(where: guilty.contains) * 2 >= group.stores.count)
    }
  }

  private func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }

  private func changed(_ calibration: Calibration) -> [String: [Band: Double]] {
    guard !thresholdOnly else { return [:] }
    var weights: [String: [Band: Double]] = [:]
    for weight in calibration.weights where weight.cases > 0 {
      let parts = weight.name.split(separator: " ")
      guard parts.count == 2, let band = Band.allCases.first(where: { "\($0)" == parts[1] }) else { continue }
      weights[String(parts[0]), default: [:]][band] = rounded(weight.fitted)
    }
    // A stronger band that nobody saw never weighs less than a weaker one that moved.
    for weight in calibration.weights where weight.cases == 0 {
      let parts = weight.name.split(separator: " ")
      guard parts.count == 2, let band = Band.allCases.first(where: { "\($0)" == parts[1] }),
        let moved = weights[String(parts[0])]
      else { continue }
      let below = moved.filter { $0.key < band }.values.max() ?? 0
      let above = moved.filter { $0.key > band }.values.min() ?? .infinity
      let kept = min(max(weight.standing, below), above)
      if kept != weight.standing { weights[String(parts[0])]?[band] = kept }
    }
    return weights
  }

  private func report(_ calibration: Calibration, _ pack: SignalPack) -> String {
    func number(_ value: Double) -> String { String(format: "%.2f", value) }
    let choice = calibration.choice
    var text = "pack \(pack.contentHash)\n"
    text +=
      "decided groups: \(calibration.cases.fitting) to fit weights, \(calibration.cases.choosing) to choose the threshold\n"
    if !thresholdOnly {
      text += "weight\tstands\tfitted\t95 % interval\tgroups\n"
      for weight in calibration.weights where weight.cases > 0 {
        text +=
          "\(weight.name)\t\(number(weight.standing))\t\(number(weight.fitted))\t\(number(weight.interval.lowerBound)) … \(number(weight.interval.upperBound))\t\(weight.cases)\n"
      }
    }
    let percent = { (share: Double) in String(format: "%.2f %%", share * 100) }
    text +=
      "accused groups: \(choice.accused), innocent among them: \(choice.innocent); at most \(percent(choice.upperLimit)) with confidence \(percent(confidence))\n"
    if let threshold = choice.threshold {
      text +=
        "threshold: \(number(threshold)) (stands: \(number(calibration.standingThreshold))): at most \(percent(bound)) of the accused are innocent, with confidence \(percent(confidence)); \(choice.needed) decided accused groups were needed\n\n"
    } else {
      text +=
        "threshold: \(number(calibration.standingThreshold)) stays: the decisions prove no bound of \(percent(bound)) with confidence \(percent(confidence)); \(choice.needed) decided accused groups would, were no more of them innocent\n\n"
    }
    return text
  }
}
