import Judgement

/// The fixed words of outputs that people read, in the languages that staff read. Templates name them by raw value.
enum Phrase: String, CaseIterable {
  case title, subtitle, summary, groups, clusters, pictures, heldBack, faults, setAside, run, howToRead
  case stores, listings, files, score, verdict, signals, signal, value, band, weight, policies, unverified
  case falsePositives, counterEvidence, noCounterEvidence, notEvaluable, clear, evidence, links, ties, holders
  case bridge, bridgeNote, hidden, members, opened, place, facts, masked, probability
  case maliciousGroups, linkedGroups, storesInMalicious, duplicateListings, syntheticPictures, suspectedPictures
  case unreadPictures, quarantined, refused, complete, incomplete, nothing, keep, copy
  case removed, added, createdFirst, disguises, resemblance, containment, declared, marks, software, location
  case noPicture, reason, field, raw, record, recordsBefore, store, listing, kind, corroborated, heldBackNote
  case faultsNote, version, asOf, unknown, pack, moreInMachine, explainHint, more, against, strongestLink, status
  case partyNote, experienceNote, noLink, chain, weakestLink, memberOf, inCluster, hasPicture, unknownID, notShown
  case readScore, readWeight, readNotEvaluable, readLinked, readMasked, readPictures, graphNote, price
  case drawnStores, drawnLinks, distortionUnmeasured, duplicateUnread, whatHit, otherCopies, allPictures, colon, feeds
  case notEvaluableBecause, unreadMetadata, shadows, shadowsNote, wouldReview, wouldBlock, readOf, hitsOf, examplesOf
  case distortion, urgent, singleStores, singleListings

  /// The phrase in a language.
  func callAsFunction(_ language: Language) -> String { text[language] }

  /// All phrases in a language, by name, for templates.
  static func all(in language: Language) -> [String: String] {
    var words: [String: String] = [:]
    for phrase in allCases { words[phrase.rawValue] = phrase(language) }
    return words
  }
}

/// A text in both languages.
func both(_ english: String, _ chinese: String) -> LocalizedText {
  LocalizedText(english: english, chinese: chinese)
}
