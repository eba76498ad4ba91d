public import Judgement

/// The catalogue of a pack's signals for people, as Markdown and as one HTML page that needs nothing else.
public struct SignalCatalogue: Sendable {
  private let pack: SignalPack
  private let language: Language

  /// A catalogue.
  public init(pack: SignalPack, language: Language) {
    self.pack = pack
    self.language = language
  }

  private func say(_ english: String, _ chinese: String) -> String { language == .english ? english : chinese }

  private var title: String { say("Catalogue of signals", "信号目录") }

  private var families: [(name: String, signals: [Signal])] {
    let names = [
      ("ENT", say("Identity and entity", "身份与主体")), ("GRP", say("Store groups", "店群")),
      ("DUP", say("Duplicate listings", "重复商品")), ("PRC", say("Prices", "价格")), ("IMG", say("Pictures", "图片")),
    ]
    return names.map { family, name in (name, pack.signals.filter { $0.code.hasPrefix("\(family)-") }) }
      + [
        (
          say("Others", "其他"),
          pack.signals.filter { signal in !names.contains { signal.code.hasPrefix("\($0.0)-") } }
        )
      ]
  }

  private var columns: [String] {
    [say("band", "区间"), say("from", "起"), say("up to", "止"), say("weight", "权重"), say("action", "处置")]
  }

  private func rows(_ signal: Signal) -> [[String]] {
    signal.bands.enumerated().map { index, range in
      let end = index + 1 < signal.bands.count ? Numbers.short(signal.bands[index + 1].from) : "∞"
      let allowed =
        range.action == .block && !pack.composition.blockList.contains(signal.code) ? .review : range.action
      return [
        range.band.name[language], Numbers.short(range.from), end, Numbers.weight(range.weight), allowed.name[language],
      ]
    }
  }

  private func facts(_ signal: Signal) -> [(String, String)] {
    var facts = [
      (say("Status", "状态"), signal.status.rawValue), (say("Subject", "对象"), signal.subject.rawValue),
      (say("Needs", "输入"), signal.inputs.joined(separator: ", ")),
    ]
    let settings = signal.parameters.sorted { $0.key < $1.key }.map { name, value in
      switch value {
      case .number(let number): "\(name) = \(Numbers.short(number))"
      case .words(let words): "\(name) = \(words.joined(separator: " "))"
      }
    }
    facts.append(
      (
        say("Feature", "特征"),
        signal.feature + (settings.isEmpty ? "" : " (\(settings.joined(separator: ", ")))")
      ))
    facts.append((say("Says", "说明"), signal.explain[language]))
    facts.append((say("Tests", "测试"), "\(signal.tests.count)"))
    return facts
  }

  private func policy(_ citation: Signal.PolicyCitation) -> String {
    let source = pack.policies[citation.id]
    let doubt = citation.verified ? "" : say(" (source not verified)", "（来源未核实）")
    return "\(citation.id) \(citation.title), \(source?.date ?? ""): \(citation.summary[language])\(doubt)"
  }

  /// The catalogue as Markdown.
  public var markdown: String {
    var text = "# \(title)\n\n\(say("Pack", "信号包")) `\(pack.contentHash)`\n"
    for (name, signals) in families where !signals.isEmpty {
      text += "\n## \(name)\n"
      for signal in signals {
        text += "\n### \(signal.code) \(Self.plain(signal.title[language]))\n\n"
        for (label, value) in facts(signal) { text += "- \(label): \(Self.plain(value))\n" }
        text += "\n| \(columns.joined(separator: " | ")) |\n|\(columns.map { _ in " --- |" }.joined())\n"
        for row in rows(signal) { text += "| \(row.joined(separator: " | ")) |\n" }
        text += "\n\(say("Policies", "依据"))\n\n"
        for citation in signal.policies { text += "- \(Self.plain(policy(citation)))\n" }
        text += "\n\(say("Known false positives", "已知误报"))\n\n"
        for cause in signal.falsePositives { text += "- \(Self.plain(cause[language]))\n" }
      }
    }
    return text
  }

  /// What Markdown would read as its own is escaped; so are marks that deceive.
  private static func plain(_ text: String) -> String {
    VisibleText.of(text, limit: 4000).replacing(/[\\`*_\[\]<>|#]/) { "\\\($0.0)" }
  }

  /// The catalogue as a page.
  public var html: String {
    let escape = HTMLText.escaped
    var text = """
      <!DOCTYPE html>
      <html lang="\(language == .english ? "en" : "zh-CN")"><head><meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1"><title>\(title)</title>
      <style>
      body { font: 15px/1.5 system-ui, "Noto Sans CJK SC", sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
      article { border-top: 1px solid #8884; padding: .5rem 0 1rem; } h3 { margin: .5rem 0; }
      table { border-collapse: collapse; } td, th { padding: .15rem .8rem .15rem 0; text-align: left; }
      .status { font-size: 13px; color: #777; } dt { color: #777; } dl { display: grid; grid-template-columns: 7rem 1fr; gap: .1rem; }
      dd { margin: 0; overflow-wrap: anywhere; } :root { color-scheme: light dark; }
      </style></head><body><h1>\(title)</h1><p class="status">\(say("Pack", "信号包")) \(pack.contentHash)</p>

      """
    text += "<nav>"
    for signal in pack.signals { text += "<a href=\"#\(escape(signal.code))\">\(escape(signal.code))</a> " }
    text += "</nav>\n"
    for (name, signals) in families where !signals.isEmpty {
      text += "<h2>\(escape(name))</h2>\n"
      for signal in signals {
        text +=
          "<article id=\"\(escape(signal.code))\"><h3>\(escape(signal.code)) \(escape(signal.title[language]))</h3><dl>"
        for (label, value) in facts(signal) { text += "<dt>\(escape(label))</dt><dd>\(escape(value))</dd>" }
        text += "</dl><table><tr>\(columns.map { "<th>\(escape($0))</th>" }.joined())</tr>"
        for row in rows(signal) { text += "<tr>\(row.map { "<td>\(escape($0))</td>" }.joined())</tr>" }
        text += "</table><h4>\(say("Policies", "依据"))</h4><ul>"
        for citation in signal.policies { text += "<li>\(escape(policy(citation)))</li>" }
        text += "</ul><h4>\(say("Known false positives", "已知误报"))</h4><ul>"
        for cause in signal.falsePositives { text += "<li>\(escape(cause[language]))</li>" }
        text += "</ul></article>\n"
      }
    }
    return text + "</body></html>\n"
  }
}
