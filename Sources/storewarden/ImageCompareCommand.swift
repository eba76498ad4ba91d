import ArgumentParser
import Pictures
import Reporting
import SyntheticImages

/// `storewarden image compare A B`: whether two pictures show the same goods in the same colours.
struct ImageCompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compares two pictures of goods: colours under any white balance, outline and texture.",
    discussion: """
      The first is what the seller shows, the second what a buyer, or another picture of the listing, shows. Measures run
      from 0 (alike) to 1. Light, a model, a set against a single article and retouching are innocent causes.

      Exit status: 0 done, 4 when a picture could not be judged.

      EXAMPLES
        storewarden image compare main.jpg buyer.jpg
        storewarden image compare main.jpg buyer.jpg --colour red --format jsonl
      """)

  @Argument(help: "The seller's picture.", completion: .file())
  var first: String

  @Argument(help: "The picture that it is held against.", completion: .file())
  var second: String

  @Option(help: "The colour that the listing declares, in Chinese or English.")
  var colour: String?

  @Option(help: "How to write what was found: text or jsonl.")
  var format: PlainFormat = .text

  @OptionGroup var language: LanguageArguments

  func run() throws {
    var declared: DeclaredColour?
    if let colour {
      declared = DeclaredColour(in: colour, isColour: true)
      guard declared != nil else { throw Failure.usage("\(colour): this names no colour, or several") }
    }
    let views = try [first, second].map { try view($0) }
    let comparison = GoodsComparison(views[0], views[1])
    let checks = declared.map { colour in views.map { $0.check(colour) } }
    switch format {
    case .jsonl:
      var json = JSONWriter()
      json.line { json in
        json.member("type", "comparison")
        json.member("a", first)
        json.member("b", second)
        json.member("colour", comparison.colour)
        json.member("shape", comparison.shape)
        json.member("otherColour", comparison.isOtherColour)
        json.member("declaredColour", declared?.rawValue)
        json.member("declaredShareA", checks?[0]?.share)
        json.member("declaredShareB", checks?[1]?.share)
      }
      do throws(OutputError) {
        var output = try AtomicFile(path: nil)
        try output.write(json.bytes)
        try output.commit()
      } catch {
        throw Failure.unreadable("\(error)")
      }
    case .text:
      let text = GoodsComparisonText(language: language.language).text(
        comparison, checks: checks.map { Array(zip([first, second], $0)) } ?? [])
      print(text, terminator: "")
    }
  }

  private func view(_ path: String) throws -> GoodsView {
    do {
      return try GoodsView(BoundedFile.read(path, limit: PictureLimits().fileBytes))
    } catch let error as BoundedFile.Failure {
      throw Failure.unreadable("\(path): \(error)")
    } catch {
      // A sound file that is not decoded is no fault of the command.
      throw Failure(message: "\(path): \(error)", status: .incomplete)
    }
  }
}
