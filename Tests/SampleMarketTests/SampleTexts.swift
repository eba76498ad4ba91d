import Foundation
import SampleMarket

/// The default market, made once for all tests.
enum Sample {
  static let documents: SampleMarket.Documents? = try? SampleMarket().documents()
  static let truth: [TruthLine] = lines(of: documents?.truth ?? "")
  static var stores: String { documents?.stores ?? "" }
  static var listings: String { documents?.listings ?? "" }

  /// The rows of a truth; a row that cannot be read is left out.
  static func lines(of truth: String) -> [TruthLine] {
    truth.split(separator: "\n").compactMap { try? JSONDecoder().decode(TruthLine.self, from: Data($0.utf8)) }
  }

  /// The default market's rows of one type.
  static func truth(_ type: String) -> [TruthLine] { truth.filter { $0.type == type } }
}

/// A row of the truth as a reader of it sees it.
struct TruthLine: Decodable, Sendable {
  var type: String
  var id: String?
  var kind: String?
  var story: String?
  var stores: [String]?
  var listings: [String]?
  var malicious: Bool?
  var declared: Declaration?
  var links: [[String]]?
  var disguises: [[String]]?
  var href: String?
  var listing: String?
  var store: String?
  var synthetic: Bool?
  var marker: String?
  var expected: String?

  /// `declared` is a flag of a group and a word of a picture.
  enum Declaration: Decodable, Sendable, Equatable {
    case flag(Bool)
    case word(String)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      self = try (try? container.decode(Bool.self)).map { .flag($0) } ?? .word(container.decode(String.self))
    }
  }
}

extension String {
  /// Everything that stands between two texts.
  func all(from start: String, to end: String) -> [String] {
    components(separatedBy: start).dropFirst().compactMap { part in
      part.range(of: end).map { String(part[..<$0.lowerBound]) }
    }
  }
}
