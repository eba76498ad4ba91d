import ArgumentParser
import Feeds
import Foundation

/// How feeds are read: profiles of the user's own, and what no feed says.
struct FormatArguments: ParsableArguments {
  @Option(
    name: .customLong("profile"),
    help: "A feed profile of your own (YAML); wins where it fits. May be given several times.", completion: .file())
  var profiles: [String] = []

  @Option(help: "The currency (ISO 4217) of prices whose feed does not say one; otherwise it is unknown.")
  var currency: String?

  @OptionGroup var encoding: EncodingArguments

  func validate() throws {
    if let currency, DefaultCurrency(currency) == nil {
      throw ValidationError("--currency \(currency): no currency of ISO 4217; write a code such as EUR")
    }
  }

  /// A reader of every format that the program carries, and of the user's own.
  func reader(limits: FeedLimits = .default) throws -> FeedReader {
    do throws(ProfileFault) {
      var reader = FeedReader.bundled(own: try own(), limits: limits)
      reader.currency = currency.flatMap { DefaultCurrency($0) }
      reader.undeclaredEncoding = encoding.encoding
      return reader
    } catch {
      throw Failure.usage("\(error)")
    }
  }

  private func own() throws(ProfileFault) -> [FeedProfile] {
    var own: [FeedProfile] = []
    for file in profiles {
      guard let text = Self.text(of: file) else {
        throw ProfileFault(file: file, reason: "cannot be read as UTF-8; check the path")
      }
      if let fault = FeedProfile.faults(inYAML: text, file: file).first { throw fault }
      own.append(try FeedProfile(yaml: text, file: file))
    }
    return own
  }

  /// The text of a profile's file; `nil` when it cannot be read.
  static func text(of file: String) -> String? { try? String(contentsOfFile: file, encoding: .utf8) }
}
