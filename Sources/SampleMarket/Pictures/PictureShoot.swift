/// Gives listings their pictures: which are shown where, what each declares, and what is true of it. Drawing them is
/// left to the ``Shot``s.
struct PictureShoot {
  /// The pictures to make.
  private(set) var shots: [Shot] = []
  private var random: RandomStream
  private let naming: Naming

  /// The shoot of a market: about one main picture for two stores, at most 400.
  init(of market: inout MarketDraft, naming: Naming) {
    random = market.stream("pictures")
    self.naming = naming
    let budget = min(400, market.merchants.count * 46 / 100)
    shootRing(&market)
    shootBrand(&market)
    var bare = random.shuffled(plainOffers(of: market))
    shootMarks(&bare, &market)
    shootBuyers(&bare, &market)
    shootOddities(&bare, &market)
    while shots.count < budget, let offer = bare.popLast() {
      show(offer, in: &market, mark: random.chance(25) ? .camera : .none)
    }
  }

  /// Offers whose pictures are nobody's business but their own.
  private func plainOffers(of market: MarketDraft) -> [Int] {
    let plain = Set(market.plain)
    var copied: Set<Int> = []
    for case .duplicates(let offers, _, _) in market.truth { copied.formUnion(offers) }
    return market.offers.indices.filter { plain.contains(market.offers[$0].store) && !copied.contains($0) }
  }

  /// Copies of a ring's catalogue carry the same picture in disguise; one picture was declared generated where it was
  /// first shown, and lost its label in the copies.
  private mutating func shootRing(_ market: inout MarketDraft) {
    for (text, offers) in market.ringCatalogues.prefix(8).enumerated() {
      let scene = ProductScene(of: market.offers[offers[0]].good, &random)
      let isGenerated = text < 2
      show(offers[0], in: &market, mark: isGenerated ? .aigcInJPEG : .none, scene: scene)
      for (place, offer) in offers.dropFirst().prefix(4).enumerated() {
        let worn = text == 7 ? [] : random.pick(1 + place / 3, of: PictureDisguise.allCases)
        show(offer, in: &market, mark: .none, scene: scene, disguises: worn, isSynthetic: isGenerated)
      }
    }
  }

  /// The stores of a brand show the brand's own picture, byte for byte.
  private mutating func shootBrand(_ market: inout MarketDraft) {
    for offers in market.brandCatalogues.prefix(4) {
      let scene = ProductScene(of: market.offers[offers[0]].good, &random)
      for offer in offers.prefix(3) { show(offer, in: &market, mark: .camera, scene: scene, number: offers[0]) }
    }
  }

  /// Every mark at least twice.
  private mutating func shootMarks(_ bare: inout [Int], _ market: inout MarketDraft) {
    for mark in ProvenanceMark.allCases where mark != .none && mark != .camera {
      for _ in 0..<2 {
        guard let offer = bare.popLast() else { return }
        show(offer, in: &market, mark: mark)
      }
    }
  }

  /// Main pictures with buyers' pictures beside them: nine true to the goods, three of another colour than they are,
  /// of which two are declared generated.
  private mutating func shootBuyers(_ bare: inout [Int], _ market: inout MarketDraft) {
    for number in 0..<12 {
      guard let offer = bare.popLast() else { return }
      let isUntrue = number >= 9
      let scene = ProductScene(of: market.offers[offer].good, &random)
      let goods = isUntrue ? ProductScene(scene, tint: scene.accent) : scene
      show(
        offer, in: &market,
        mark: isUntrue ? (number > 9 ? .iptcGenerated : .none) : (number % 2 == 0 ? .camera : .none),
        scene: scene, isUntrue: isUntrue)
      for photo in 0..<random.within(1...2) {
        var seen = goods
        seen.view = .home(&random)
        seen.grainSeed = random.next()
        show(offer, in: &market, mark: photo == 0 ? .camera : .none, scene: seen, role: "buyer")
      }
    }
  }

  /// Two files that end too soon, one that is not there, and one whose path leaves the folder.
  private mutating func shootOddities(_ bare: inout [Int], _ market: inout MarketDraft) {
    for percent in [2, 45] {
      guard let offer = bare.popLast() else { return }
      show(offer, in: &market, mark: .none, damage: .cut(percent: percent))
    }
    for (href, expected) in [("pictures/not-there.jpg", "not-evaluable"), ("../../etc/passwd", "refused")] {
      guard let offer = bare.popLast() else { return }
      market.offers[offer].pictures.append((href, "main"))
      market.truth.append(
        .image(
          PictureTruth(
            href: href, offer: offer, isSynthetic: false, declared: "none", marker: "none", expected: expected)))
    }
  }

  private mutating func show(
    _ offer: Int, in market: inout MarketDraft, mark: ProvenanceMark, scene: ProductScene? = nil,
    disguises: [PictureDisguise] = [], role: String = "main", damage: Shot.Damage = .none, number: Int? = nil,
    isSynthetic: Bool? = nil, isUntrue: Bool = false
  ) {
    let place = market.offers[offer].pictures.count
    let href =
      "pictures/\(naming.offer(offer))\(place == 0 ? "" : "-\(place)").\(mark.isPNG ? "png" : "jpg")"
    var seen = scene ?? ProductScene(of: market.offers[offer].good, &random)
    if mark.isPNG {
      // PNG keeps grain to the letter, which costs space and shows nothing.
      seen.view.grain = 0
      (seen.view.width, seen.view.height) = (160, 160)
    }
    shots.append(
      Shot(
        href: href, scene: seen, disguises: disguises, mark: mark, damage: damage, number: number ?? shots.count))
    market.offers[offer].pictures.append((href, role))
    var truth = PictureTruth(
      href: href, offer: offer, isSynthetic: isSynthetic ?? mark.isSynthetic, declared: mark.declared,
      marker: mark.name,
      isUntrue: isUntrue)
    if !disguises.isEmpty { truth.disguise = disguises.map(\.rawValue).joined(separator: "+") }
    if case .cut = damage { truth.expected = "not-evaluable" }
    market.truth.append(.image(truth))
  }
}
