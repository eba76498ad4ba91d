import Judgement
import Marketplace
public import Screening
import StoreGroups

extension ExplanationJSONL {
  /// Writes why two stores are linked, or why not: `{"type":"pair","a":…,"b":…,"linked":…,"waterfall":[…],"links":[…]}`;
  /// `links` is the strongest chain between them.
  public func write(
    pair start: Int, _ end: Int, in findings: ScanFindings, to sink: inout some ByteSink & ~Copyable
  ) throws(OutputError) {
    let chain = findings.groups.chain(from: start, to: end)?.links ?? []
    let market = findings.market
    var json = JSONWriter()
    json.line { json in
      json.member("type", "pair")
      json.member("from", market.id(ofStore: start))
      json.member("to", market.id(ofStore: end))
      json.member("linked", !chain.isEmpty)
      json.member("group", chain.isEmpty ? nil : findings.groups.group(of: start)?.id)
      json.member("bottleneck", chain.map(\.weight).min())
      if let direct = findings.directLink(start, end) {
        json.member("weight", direct.weight)
        json.member("probability", direct.probability)
        json.member("threshold", EvidenceWaterfall(direct).threshold)
        waterfall(direct, into: &json)
      }
      let ids = Set([start, end].map { market.id(ofStore: $0) })
      json.array("judgements") { json in
        for outcome in findings.groups.memory.judgements where Set(outcome.judgement.stores) == ids {
          json.object { rows.judgement(outcome, into: &$0) }
        }
      }
      links(chain, in: findings, into: &json)
    }
    try json.drain(into: &sink, whenOver: 0)
  }

  /// Writes how a link's log-odds come about: `"waterfall":[{"cause":…,"added":…,"sum":…},…]`.
  func waterfall(_ link: StoreLink, into json: inout JSONWriter) {
    json.array("waterfall") { json in
      for step in EvidenceWaterfall(link).steps {
        json.object { json in
          json.member("cause", step.cause.word)
          json.member("added", step.added)
          json.member("sum", step.sum)
          guard let tie = step.cause.tie else { return }
          json.member("kind", tie.kind.rawValue)
          json.member("masked", tie.masked)
          json.member("holders", tie.holders)
          json.member("alone", tie.alone)
          json.member("owned", tie.owned)
        }
      }
    }
  }

  /// Writes what holds a group together and what would dissolve it.
  func structure(of group: StoreGroup, in findings: ScanFindings, into json: inout JSONWriter) {
    let market = findings.market
    GroupStructure(group).write(of: group, in: market, into: &json)
    guard let dissolutions = findings.evidence?.dissolutions(of: [group]).first else { return }
    json.object("dissolution") { json in
      json.member("complete", dissolutions.isComplete)
      json.member("tried", dissolutions.tried)
      json.array("without") { json in
        for dissolution in dissolutions.splitting {
          json.object { json in
            switch dissolution.evidence {
            case .value(let kind, let masked, let members):
              json.member("kind", kind.rawValue)
              json.member("masked", masked)
              json.member("members", members)
            case .kind(let kind): json.member("kind", kind.rawValue)
            }
            json.array("parts") { json in
              for part in dissolution.parts {
                json.array { json in for store in part { json.string(market.id(ofStore: store)) } }
              }
            }
          }
        }
      }
    }
  }
}

extension GroupStructure {
  /// Writes the members `families`, `bridges` and `cut`.
  func write(of group: StoreGroup, in market: Market, into json: inout JSONWriter) {
    json.array("families") { json in
      for share in families {
        json.object { json in
          json.member("family", share.family.rawValue)
          json.member("stores", share.stores)
          json.member("links", share.links)
          json.member("deciding", share.decidingLinks)
          json.member("connectsAll", share.connectsAll)
        }
      }
    }
    json.array("bridges") { json in
      for bridge in bridges {
        let link = group.links[bridge]
        json.array { json in
          json.string(market.id(ofStore: link.a))
          json.string(market.id(ofStore: link.b))
        }
      }
    }
    guard let cut else { return }
    json.object("cut") { json in
      json.member("weight", cut.weight)
      json.member("exact", cut.isExact)
      json.member("part", cut.part.lazy.map { market.id(ofStore: $0) })
      json.array("links") { json in
        for position in cut.links {
          let link = group.links[position]
          json.array { json in
            json.string(market.id(ofStore: link.a))
            json.string(market.id(ofStore: link.b))
          }
        }
      }
    }
  }
}

extension EvidenceWaterfall.Cause {
  /// The word in machine-readable output.
  var word: String {
    switch self {
    case .prior: "prior"
    case .counted: "counted"
    case .countedOnce: "counted-once"
    case .heldBack: "held-back"
    case .oneSided: "one-sided"
    case .throughGroup: "through-group"
    }
  }

  /// The tie that the step is about.
  var tie: Tie? {
    switch self {
    case .counted(let tie), .countedOnce(let tie), .heldBack(let tie), .oneSided(let tie): tie
    case .prior, .throughGroup: nil
    }
  }
}
