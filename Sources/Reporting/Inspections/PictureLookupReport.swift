internal import Fingerprints
public import Judgement
public import Screening

/// Shows what picture files were found as, for people or as JSON lines.
public struct PictureLookupReport: Sendable {
  private let language: Language

  /// A writer.
  public init(language: Language = .english) { self.language = language }

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
      for item in found {
        let bank = item.bank.map { " [\(PersonalData.hidden(in: $0))]" } ?? ""
        page.line(
          "\(PersonalData.hidden(in: item.name))\(bank) \(Int((item.certainty * 100).rounded())) %\(language.colon)"
            + PictureAlteration.line(item.alterations, language), indent: 2)
      }
    }
    return page.text
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
        for item in found {
          json.object { json in
            json.member("name", item.name)
            json.member("bank", item.bank)
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
