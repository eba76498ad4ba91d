import Judgement
import Marketplace
import Screening
import StoreGroups

/// What people read about what was remembered: the earlier scan's groups, judgements, known hubs, values that jumped.
enum MemoryWords {
  static let title = both("What was remembered", "以往记录")
  static let judged = both("Judged by a person", "人工认定")

  /// Every line there is to say, the gravest first.
  static func lines(of findings: ScanFindings) -> [LocalizedText] {
    let memory = findings.groups.memory
    let grave = memory.judgements.filter { $0.state == .contradicted || $0.state == .unknownStore }
    let mild = memory.judgements.filter { $0.state != .contradicted && $0.state != .unknownStore }
    var lines = (memory.enforcement ?? []).map { enforcement($0, in: findings.market) } + grave.map(judgement)
    lines += memory.jumps.map(jump)
    lines += memory.hubs.filter(\.isExpired).map(hub)
    lines += memory.lineage.map(event)
    lines += mild.map(judgement)
    lines += memory.hubs.filter { !$0.isExpired && $0.holders > 0 }.map(hub)
    return lines
  }

  /// `g12 changed: 2 stores joined (s1 · s2), 1 left (s3)`.
  static func event(_ event: LineageEvent) -> LocalizedText {
    let others = event.others.filter { $0 != event.group }
    let (english, chinese): (String, String) =
      switch event.kind {
      case .new:
        others.isEmpty
          ? ("new group", "新店群") : ("new group, with stores of \(list(others))", "新店群，含原 \(list(others)) 的店铺")
      case .changed: ("changed", "成员变化")
      case .merged: ("merged with \(list(others))", "与 \(list(others)) 合并")
      case .split: ("split into \(list(event.others))", "拆分为 \(list(event.others))")
      case .dissolved: ("no more", "不再存在")
      }
    var parts: [(String, String)] = []
    if event.kind != .new, !event.joined.isEmpty {
      parts.append(
        ("\(event.joined.count) joined (\(list(event.joined)))", "新增 \(event.joined.count) 家（\(list(event.joined))）"))
    }
    if !event.left.isEmpty {
      parts.append(("\(event.left.count) left (\(list(event.left)))", "离开 \(event.left.count) 家（\(list(event.left))）"))
    }
    if !event.gone.isEmpty {
      parts.append(
        (
          "\(event.gone.count) gone from the market (\(list(event.gone)))",
          "已不在市场 \(event.gone.count) 家（\(list(event.gone))）"
        ))
    }
    let tail = (parts.map(\.0).joined(separator: ", "), parts.map(\.1).joined(separator: "，"))
    return both(
      "\(event.group): \(english)\(tail.0.isEmpty ? "" : "; \(tail.0)")",
      "\(event.group)：\(chinese)\(tail.1.isEmpty ? "" : "；\(tail.1)")")
  }

  /// `s1 – s2: judged different by li on 2026-11-01: two owners`.
  static func judgement(_ outcome: JudgementOutcome) -> LocalizedText {
    let judgement = outcome.judgement
    let (english, chinese) =
      switch judgement.decision {
      case .same: ("the same", "同一控制人")
      case .different: ("different", "非同一控制人")
      case .unsure: ("unsure", "无法确定")
      case .withdrawn: ("withdrawn", "已撤回")
      }
    let state: (String, String) =
      switch outcome.state {
      case .applied, .shown: ("", "")
      case .contradicted:
        (
          " – NOT APPLIED: with other judgements it says that two stores are the same and are not; withdraw one",
          "——未采用：与其他认定相互矛盾，请撤回其中一项"
        )
      case .unknownStore: (" – not applied: the market has not both stores", "——未采用：市场中没有这两家店铺")
      }
    let reason = PersonalData.hidden(in: judgement.reason)
    let pair = "\(judgement.stores[0]) – \(judgement.stores[1])"
    return both(
      "\(pair): judged \(english) by \(judgement.by) at \(judgement.at): \(reason)\(state.0)",
      "\(pair)：\(judgement.by) 于 \(judgement.at) 认定为\(chinese)：\(reason)\(state.1)")
  }

  private static func hub(_ outcome: KnownHubOutcome) -> LocalizedText {
    let hub = outcome.hub
    let what = (
      "\(hub.kind.name.english) \(hub.masked) of \(hub.owner)", "\(hub.owner) 的\(hub.kind.name.chinese) \(hub.masked)"
    )
    return outcome.isExpired
      ? both(
        "known hub: \(what.0) expired on \(hub.expires) and is not applied",
        "已知共用信息：\(what.1) 已于 \(hub.expires) 到期，不再采用")
      : both(
        "known hub: \(what.0), held by \(outcome.holders) stores: \(hub.reason)",
        "已知共用信息：\(what.1)，\(outcome.holders) 家店铺共用：\(hub.reason)")
  }

  private static func enforcement(_ hit: EnforcementHit, in market: Market) -> LocalizedText {
    let entry = hit.entry
    let store = VisibleText.of(market.id(ofStore: hit.store), limit: 60)
    let reason = PersonalData.hidden(in: entry.reason)
    let by = (entry.deciders.joined(separator: ", "), entry.deciders.joined(separator: "、"))
    return entry.role == .controller
      ? both(
        "\(store): registered \(entry.kind.name.english) \(entry.masked) of a confirmed controller (\(by.0)): \(reason)",
        "\(store)：与名单中已确认的控制人登记了\(entry.kind.name.chinese) \(entry.masked)（\(by.1)）：\(reason)")
      : both(
        "\(store): registered \(entry.kind.name.english) \(entry.masked) of a victim of misuse; not held against the victim, "
          + "but ask whose store it is (\(by.0)): \(reason)",
        "\(store)：与名单中身份被冒用者登记了\(entry.kind.name.chinese) \(entry.masked)；不作为对其本人的不利依据，请核实店铺归属（\(by.1)）：\(reason)")
  }

  private static func jump(_ jump: HolderJump) -> LocalizedText {
    both(
      "held back until a person has looked: \(jump.kind.name.english) \(jump.masked) went from \(jump.before) to "
        + "\(jump.stores.count) stores",
      "暂不作依据，待人工核实：\(jump.kind.name.chinese) \(jump.masked) 由 \(jump.before) 家增至 \(jump.stores.count) 家共用")
  }

  private static func list(_ ids: [String]) -> String {
    ids.prefix(6).map { VisibleText.of($0, limit: 60) }.joined(separator: " · ") + (ids.count > 6 ? " · …" : "")
  }
}
