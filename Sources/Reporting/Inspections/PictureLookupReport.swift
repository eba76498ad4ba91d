internal import Fingerprints
public import Judgement
public import Screening

/// Shows what picture files were found as, for people or as JSON lines.
public struct PictureLookupReport: Sendable {
  private let language: Language
  private let most: Int

  /// A writer.
  ///
  /// - Parameter most: The most pictures of a market that are given of each, and the most listings of each of those.
  public init(language: Language = .english, most: Int = .max) {
    self.language = language
    self.most = most
  }

  /// What is given: all that was found in files and lists, and of the market's pictures the first.
  private func given(_ found: [PictureLookup.Found]) -> [PictureLookup.Found] {
    var left = most
    return found.filter { item in
      guard !item.listings.isEmpty else { return true }
      left -= 1
      return left >= 0
    }
  }

  /// The text of one picture, ended by a line break.
  public func text(_ picture: String, reason: String?, _ found: [PictureLookup.Found]) -> String {
    var page = TerminalPage(width: 100, isColoured: false)
    let name = PersonalData.hidden(in: picture)
    if let reason {
      page.line("\(name)\(language.colon)\(reason)")
    } else if found.isEmpty {
      page.line("\(name)\(language.colon)\(both("not found", "未找到")[language])")
    } else {
      page.line(name)
      for item in given(found) {
        let bank = item.bank.map { " [\(PersonalData.hidden(in: $0))]" } ?? ""
        page.line(
          "\(PersonalData.hidden(in: item.name))\(bank) \(Int((item.certainty * 100).rounded())) %\(language.colon)"
            + PictureAlteration.line(item.alterations, language), indent: 2)
        for listing in item.listings.prefix(most) { page.line(Self.name(of: listing, language), indent: 4) }
        let more = item.listings.count - min(item.listings.count, most)
        let rest = both(more == 1 ? "and one more listing" : "and \(more) more listings", "另有 \(more) 件商品")
        if more > 0 { page.line(rest[language], indent: 4) }
      }
    }
    return page.text
  }

  private static func name(of listing: PictureLookup.Listing, _ language: Language) -> String {
    PersonalData.hidden(in: listing.id + (listing.store.map { " (\(Phrase.store(language)) \($0))" } ?? ""))
  }

  /// Writes a JSON line for one picture.
  public func write(
    _ picture: String, reason: String?, _ found: [PictureLookup.Found], to sink: inout some ByteSink & ~Copyable
  ) throws(OutputError) {
    var json = JSONWriter()
    json.line { json in
      json.member("type", "similar-pictures")
      json.member("picture", picture)
      json.member("reason", reason)
      json.array("found") { json in
        for item in given(found) {
          json.object { json in
            json.member("name", item.name)
            json.member("bank", item.bank)
            if !item.listings.isEmpty {
              json.member("shownBy", item.listings.count)
              json.array("listings") { json in
                for listing in item.listings.prefix(most) {
                  json.object { json in
                    json.member("listing", listing.id)
                    json.member("store", listing.store)
                  }
                }
              }
            }
            json.member("certainty", item.certainty)
            json.member("distance", item.distance)
            PictureAlteration.write(item.alterations, into: &json)
          }
        }
      }
    }
    try json.drain(into: &sink, whenOver: 0)
  }
}
