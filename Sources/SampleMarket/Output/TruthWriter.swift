/// Writes what is true of a market, one JSON object a line.
struct TruthWriter {
  /// The market.
  let market: MarketDraft
  /// Its ids.
  let naming: Naming

  /// The rows: groups, hubs, duplicates, variants, pictures and faults, in the order in which they came about.
  var rows: String {
    var text = ""
    var groups = 0
    var duplicates = 0
    for row in market.truth {
      var object = JSONObject()
      switch row {
      case .group(let stores, let isMalicious, let isDeclared, let story, let links):
        groups += 1
        object.add("type", .text("group"))
        object.add("id", .text("g\(groups)"))
        object.add("stores", ids(ofStores: stores))
        object.add("malicious", .flag(isMalicious))
        object.add("declared", .flag(isDeclared))
        object.add("story", .text(story))
        object.add(
          "links",
          .list(
            links.map { link in
              .list([.text(naming.store(link.first)), .text(naming.store(link.second)), .text(link.kind)])
            }))
      case .duplicates(let offers, let disguises, let isAuthorised):
        duplicates += 1
        object.add("type", .text("duplicates"))
        object.add("id", .text("d\(duplicates)"))
        object.add("listings", ids(ofOffers: offers))
        object.add(
          "disguises",
          .list(
            disguises.map { copy in
              let names = copy.disguises.map(\.rawValue).joined(separator: "+")
              return .list([.text(naming.offer(copy.offer)), .text(names.isEmpty ? "none" : names)])
            }))
        if isAuthorised { object.add("authorised", .flag(true)) }
      case .hub(let kind, let stores):
        object.add("type", .text("hub"))
        object.add("kind", .text(kind))
        object.add("stores", ids(ofStores: stores))
      case .variant(let kind, let offers):
        object.add("type", .text("variant"))
        object.add("kind", .text(kind))
        object.add("listings", ids(ofOffers: offers))
      case .image(let picture):
        object.add("type", .text("image"))
        object.add("href", .text(picture.href))
        object.add("listing", .text(naming.offer(picture.offer)))
        object.add("synthetic", .flag(picture.isSynthetic))
        object.add("declared", .text(picture.declared))
        object.add("marker", .text(picture.marker))
        object.add("disguise", .text(picture.disguise))
        object.add("expected", .text(picture.expected))
        if picture.isUntrue { object.add("untrue", .flag(true)) }
      case .fault(let kind, let store, let offer):
        object.add("type", .text("fault"))
        object.add("kind", .text(kind))
        if let store { object.add("store", .text(naming.store(store))) }
        if let offer { object.add("listing", .text(naming.offer(offer))) }
      }
      text += object.line
    }
    return text
  }

  private func ids(ofStores places: [Int]) -> JSONValue {
    .list(places.map(naming.store).sorted().map { .text($0) })
  }

  private func ids(ofOffers places: [Int]) -> JSONValue { .list(places.map { .text(naming.offer($0)) }) }
}
