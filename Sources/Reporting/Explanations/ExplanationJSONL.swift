import DuplicateListings
public import Judgement
import Marketplace
public import Screening
public import StoreGroups

/// Explains one store, listing, group or cluster to a machine: one object a line for each thing that has the id.
public struct ExplanationJSONL: Sendable {
  let rows: FindingsJSONL

  /// A writer.
  public init(language: Language = .english) {
    rows = FindingsJSONL(language: language)
  }

  /// Writes the explanation of everything that has this id: `{"type":"explanation","subject":…}`.
  ///
  /// - Returns: Whether anything has it.
  public func write(
    _ id: String, in findings: ScanFindings, to sink: inout some ByteSink & ~Copyable
  ) throws(OutputError) -> Bool {
    let subjects = findings.subjects(named: id)
    var json = JSONWriter()
    for subject in subjects { json.line { explain(subject, in: findings, into: &$0) } }
    try json.drain(into: &sink, whenOver: 0)
    return !subjects.isEmpty
  }

  /// Writes the chain of evidence between two stores: `{"type":"chain","from":…,"to":…,"links":[…]}`.
  public func write(
    chain: [StoreLink], from start: Int, to end: Int, in findings: ScanFindings,
    to sink: inout some ByteSink & ~Copyable
  ) throws(OutputError) {
    var json = JSONWriter()
    json.line { json in
      json.member("type", "chain")
      json.member("from", findings.market.id(ofStore: start))
      json.member("to", findings.market.id(ofStore: end))
      json.member("linked", !chain.isEmpty)
      json.member("bottleneck", chain.map(\.weight).min())
      links(chain, in: findings, into: &json)
    }
    try json.drain(into: &sink, whenOver: 0)
  }

  private func explain(_ subject: Subject, in findings: ScanFindings, into json: inout JSONWriter) {
    let market = findings.market
    let around = findings.surroundings(of: subject)
    json.member("type", "explanation")
    switch subject {
    case .store(let index):
      json.member("subject", "store")
      json.member("id", market.id(ofStore: index))
      json.member("name", PersonalData.hidden(in: market.stores.string(.name, of: index) ?? ""))
      rows.place(market.place(ofStore: index), into: &json)
      registration(Store(index, in: market), into: &json)
    case .listing(let index):
      json.member("subject", "listing")
      json.member("id", market.id(ofListing: index))
      json.member("title", PersonalData.hidden(in: market.listings.string(.title, of: index) ?? ""))
      json.member("store", market.listings.string(.store, of: index))
      rows.place(market.place(ofListing: index), into: &json)
    case .group(let index):
      json.member("subject", "group")
      json.member("id", findings.groups.groups[index].id)
      json.member("stores", around.stores.map { market.id(ofStore: $0) })
    case .cluster(let index):
      json.member("subject", "duplicates")
      json.member("id", findings.duplicates.clusters[index].id)
      json.member("listings", around.listings.map { market.id(ofListing: $0) })
      json.member("keep", market.id(ofListing: findings.duplicates.clusters[index].keep))
      json.member("keepReasons", findings.duplicates.clusters[index].keepReasons.lazy.map(\.rawValue))
    case .picture: break
    }
    rows.judgement(findings.verdict(of: subject), into: &json)
    json.member("group", around.group.map { findings.groups.groups[$0].id })
    if case .group(let index) = subject {
      structure(of: findings.groups.groups[index], in: findings, into: &json)
    }
    links(around.links, in: findings, into: &json)
    json.member("clusters", around.clusters.map { findings.duplicates.clusters[$0].id })
    json.array("pictures") { json in
      for picture in around.pictures {
        json.object { rows.picture(picture, of: findings, into: &$0) }
      }
    }
    json.array("faults") { json in
      for fault in around.faults {
        json.object { rows.registration(fault, of: findings, into: &$0) }
      }
    }
    json.array("heldBack") { json in
      for value in around.heldBack {
        json.object { json in
          json.member("kind", value.kind.rawValue)
          json.member("masked", value.masked)
          json.member("holders", value.stores.count)
        }
      }
    }
  }

  func links(_ links: [StoreLink], in findings: ScanFindings, into json: inout JSONWriter) {
    json.array("links") { json in
      for link in links {
        json.object { json in
          rows.link(link, in: findings.market, into: &json)
          waterfall(link, into: &json)
        }
      }
    }
  }

  private func registration(_ store: Store, into json: inout JSONWriter) {
    json.member("opened", store.opened?.description)
    json.member("status", store.status)
    json.array("registration") { json in
      for line in MaskedRegistration(store).lines {
        json.object { json in
          json.member("party", line.party.isEmpty ? nil : line.party)
          json.member("kind", line.label)
          json.member("masked", line.masked)
        }
      }
    }
  }
}
