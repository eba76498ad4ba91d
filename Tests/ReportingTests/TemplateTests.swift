import Foundation
import Judgement
import Testing

@testable import Reporting

@Suite struct TemplateTests {
  private static let templates = EmbeddedFiles.all.filter { $0.path.hasSuffix(".mustache") }

  @Test func `Every template escapes in our way and lets nothing through`() {
    #expect(Self.templates.count > 5)
    for template in Self.templates {
      #expect(template.text.hasPrefix("{{% CONTENT_TYPE:REPORT}}"), "\(template.path)")
      #expect(!template.text.contains("{{{") && !template.text.contains("{{&"), "\(template.path)")
      #expect(!template.text.contains("<script"), "\(template.path)")
    }
  }

  @Test func `Every word that a template names exists, in both languages and apart from each other`() {
    let names = Set(Phrase.allCases.map(\.rawValue))
    for template in Self.templates {
      for part in template.text.components(separatedBy: "{{words.").dropFirst() {
        let name = part.prefix { $0.isLetter || $0.isNumber }
        #expect(names.contains(String(name)), "\(template.path) names words.\(name)")
      }
    }
    for phrase in Phrase.allCases {
      #expect(phrase(.english) != phrase.rawValue || phrase(.chinese) != phrase.rawValue, "\(phrase) has no text")
      #expect(phrase(.english) != phrase(.chinese))
    }
  }

  @Test(arguments: ["\"", "'", "<", ">", "&", "`"])
  func `What ends a value is escaped, whatever mark follows it`(character: String) {
    for mark in ["", "\u{301}", "\u{338}", "\u{FE0F}", "\u{20DD}", "\u{200D}"] {
      let escaped = HTMLText.escaped("a\(character)\(mark)b")
      let raw = Set(character.unicodeScalars)
      #expect(escaped.unicodeScalars.dropFirst().first == "&")
      if character != "&" { #expect(!escaped.unicodeScalars.contains { raw.contains($0) }) }
    }
  }
}
