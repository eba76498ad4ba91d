import Marketplace

/// Writes a market as native feed (`urn:storewarden:feed:1`).
struct FeedWriter {
  /// The market.
  let market: MarketDraft
  /// Its ids.
  let naming: Naming

  /// The feed of stores.
  var stores: String {
    var text = head
    for place in naming.storesInOrder { write(market.merchants[place], id: naming.store(place), to: &text) }
    return text + "</marketplace>\n"
  }

  /// The feed of listings; after two thirds of them stand the broken records.
  var listings: String {
    var text = head
    let order = naming.offersInOrder
    for (number, place) in order.enumerated() {
      if number == order.count * 2 / 3 { text += Faults.brokenListings }
      write(market.offers[place], id: naming.offer(place), to: &text)
    }
    return text + "</marketplace>\n"
  }

  private var head: String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <marketplace xmlns="urn:storewarden:feed:1" market="sample" as-of="\(market.asOf)">

    """
  }

  private func write(_ store: Merchant, id: String, to text: inout String) {
    let scores = zip(["overall", "product", "logistics", "service"], store.experience)
      .map { " \($0)=\"\(decimal($1))\"" }.joined()
    text += "  <store id=\"\(id)\" opened=\"\(store.opened)\"\(store.isClosed ? " status=\"closed\"" : "")>\n"
    text += "    <name>\(store.name.escaped)</name>\n    <experience\(scores)/>\n"
    text += "    <party role=\"entity\" kind=\"company\"><name>\(store.company.name.escaped)</name>"
    text +=
      "<id scheme=\"cn-uscc\">\(store.company.creditCode)</id><address>\(store.company.address.escaped)</address></party>\n"
    text += "    <party role=\"legal-representative\" kind=\"person\">\(person(store.representative))</party>\n"
    text += "    <party role=\"operator\" kind=\"person\">\(person(store.operatedBy))"
    for phone in store.phones { text += "<phone>\(phone.escaped)</phone>" }
    for email in store.emails { text += "<email>\(email.escaped)</email>" }
    text += "</party>\n"
    if let phone = store.agentPhone {
      text += "    <party role=\"contact\" kind=\"company\"><phone>\(phone.escaped)</phone></party>\n"
    }
    text += "    <account kind=\"bank-card\">\(store.card)</account>\n"
    if let alipay = store.alipay { text += "    <account kind=\"alipay\">\(alipay.escaped)</account>\n" }
    text += "    <address use=\"return\">\(store.returnAddress.escaped)</address>\n"
    for device in store.devices { text += "    <device>\(device)</device>\n" }
    for network in store.networks { text += "    <network>\(network)</network>\n" }
    for other in store.sameOwner {
      text += "    <affiliation kind=\"same-owner\" ref=\"\(naming.store(other))\"/>\n"
    }
    for brand in store.brands { text += "    <affiliation kind=\"brand-authorisation\" ref=\"\(brand.escaped)\"/>\n" }
    text += "  </store>\n"
  }

  private func person(_ person: Person) -> String {
    "<name>\(person.name.escaped)</name><id scheme=\"cn-resident-id\">\(person.residentID)</id>"
  }

  private func write(_ offer: Offer, id: String, to text: inout String) {
    let good = offer.good
    let names = good.line.isEnglish ? ["colour", "material", "size"] : ["颜色", "材质", "规格"]
    text += "  <listing id=\"\(id)\" store=\"\(naming.store(offer.store))\" created=\"\(offer.created)\">\n"
    text += "    <title>\(offer.title.escaped)</title>\n    <description>\(offer.description.escaped)</description>\n"
    text += "    <brand>\(good.brand.escaped)</brand>\n    <category>\(good.line.category.escaped)</category>\n"
    if let gtin = good.gtin { text += "    <gtin>\(gtin)</gtin>\n" }
    text += "    <mpn>\(good.model.escaped)</mpn>\n"
    text += "    <price currency=\"\(good.line.isEnglish ? "USD" : "CNY")\">\(decimal(offer.price))</price>\n   "
    for (name, value) in zip(names, [good.colourName, good.material, good.measure]) {
      text += " <attribute name=\"\(name)\">\(value.escaped)</attribute>"
    }
    text += "\n"
    for picture in offer.pictures {
      text += "    <image href=\"\(picture.href.escaped)\" role=\"\(picture.role)\"/>\n"
    }
    text += "  </listing>\n"
  }

  private func decimal(_ hundredths: Int) -> String {
    "\(hundredths / 100).\(padded(hundredths % 100, 2))"
  }
}

extension String {
  /// The text as XML character data or attribute value.
  fileprivate var escaped: String {
    var text = ""
    text.reserveCapacity(utf8.count)
    for scalar in unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
