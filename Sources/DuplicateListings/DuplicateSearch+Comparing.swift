import Fingerprints
public import Marketplace

extension DuplicateSearch {
  /// Compares two listings of a market, with words weighed by how rare they are in it.
  ///
  /// - Complexity: O(bytes of the market).
  public func compare(_ a: Int, _ b: Int, in market: Market) -> ListingComparison {
    var texts = ListingTexts(of: market, synonyms: options.synonyms, asked: a)
    for listing in [a, b] where texts.textOfListing[listing] >= 0 { texts.arrange(Int(texts.textOfListing[listing])) }
    return comparison(a, b, texts, DisguiseNaming(market.listings))
  }

  /// The listings most alike to one, likeliest copies first, then by resemblance; every listing is looked at.
  ///
  /// - Parameters:
  ///   - limit: How many are given, at most.
  ///   - least: The containment from which a listing is alike, 0 to 1.
  /// - Complexity: O(bytes of the market).
  public func similar(to listing: Int, in market: Market, limit: Int, least: Double = 0.3) -> [ListingComparison] {
    var texts = ListingTexts(of: market, synonyms: options.synonyms, asked: listing)
    let own = Int(texts.textOfListing[listing])
    guard own >= 0 else { return [] }
    for text in 0..<texts.count { texts.arrange(text) }
    var alike: [(text: Int, containment: Double)] = []
    for text in 0..<texts.count {
      let containment = text == own ? 1 : Resemblance(of: own, and: text, in: texts.sets).weighted.containment
      if containment >= least { alike.append((text, containment)) }
    }
    let ranked: [(text: Int, probability: Double, containment: Double)] = alike.map { item in
      (item.text, likelihood(own, item.text, texts), item.containment)
    }
    .sorted { ($1.probability, $1.containment, $0.text) < ($0.probability, $0.containment, $1.text) }
    var found: [ListingComparison] = []
    let naming = DisguiseNaming(market.listings)
    var holders: [Int: [Int]] = [:]
    let wanted = Set(ranked.prefix(limit + 1).map(\.text))
    for (other, text) in texts.textOfListing.enumerated() where other != listing && wanted.contains(Int(text)) {
      holders[Int(text), default: []].append(other)
    }
    for item in ranked.prefix(limit + 1) {
      for other in holders[item.text] ?? [] where found.count < limit {
        found.append(comparison(listing, other, texts, naming))
      }
    }
    return found
  }

  private func comparison(_ a: Int, _ b: Int, _ texts: ListingTexts, _ naming: DisguiseNaming) -> ListingComparison {
    let (textA, textB) = (Int(texts.textOfListing[a]), Int(texts.textOfListing[b]))
    let disguises = naming.disguises(a, b)
    guard textA >= 0, textB >= 0 else {
      return ListingComparison(
        a: a, b: b, probability: nil, resemblance: 0, containment: 0, titleResemblance: 0, disguises: disguises,
        distinctions: [])
    }
    let measured = Resemblance(of: textA, and: textB, in: texts.sets)
    let subjects = ListingTokens.contradictions(
      texts.distinctions.tokens(of: textA)[...], texts.distinctions.tokens(of: textB)[...])
    let distinctions = Set(subjects.compactMap { Distinction(subject: $0.rawValue) })
    return ListingComparison(
      a: a, b: b, probability: likelihood(textA, textB, texts), resemblance: measured.plain.jaccard,
      containment: measured.plain.containment, titleResemblance: measured.first.jaccard, disguises: disguises,
      distinctions: Distinction.allCases.filter(distinctions.contains))
  }

  private func likelihood(_ a: Int, _ b: Int, _ texts: ListingTexts) -> Double {
    a == b ? 1 : CopyLikelihood(of: texts, by: model).probability(a, b)
  }
}
