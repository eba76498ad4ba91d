public import Foundation

/// The rows of a JSON Lines file that can be held against each other: a truth, or the findings of a scan.
///
/// Rows of other types and other fields are passed over, so that a whole findings file can be read as it is.
public struct LabelledRows: Sendable {
  /// Stores under one control.
  public var groups: [Group] = []
  /// Listings that copy each other.
  public var duplicates: [Duplicates] = []
  /// Pictures.
  public var images: [Image] = []
  /// Pairs of listings that somebody judged.
  public var pairs: [JudgedPair] = []

  /// A row `{"type":"listing-pair","a":…,"b":…,"copy":true}`.
  public struct JudgedPair: Sendable, Decodable {
    /// One listing's id.
    public let a: String
    /// The other's.
    public let b: String
    /// Whether one is a copy of the other.
    public let copy: Bool
  }

  /// No rows.
  public init() {}

  /// Stores under one control: true ones with `malicious`, found ones with `verdict`.
  public struct Group: Sendable, Decodable {
    /// Ids of the stores.
    public let stores: [String]
    /// Whether the group is truly malicious; absent in findings.
    public let malicious: Bool?
    /// `malicious` or `linked`; absent in a truth.
    public let verdict: String?
    /// True ties: two stores and the kind of what they share; only in a truth.
    public let ties: [Tie]
    /// The group's id; empty when it has none.
    public let id: String
    /// How sure the verdict is, 0 to 1; only in findings.
    public let score: Double?
    /// Signals that hit; only in findings.
    public let hits: [Hit]
    /// What speaks for an innocent explanation; only in findings.
    public let counterEvidence: [String]

    /// A signal that hit.
    public struct Hit: Sendable, Decodable {
      /// Its code.
      public let code: String
      /// Its band.
      public let band: String
      /// What it weighs, natural log-odds.
      public let weight: Double
      /// Whether it is live; shadows weigh nothing.
      public let status: String
    }

    private enum Keys: String, CodingKey {
      case stores, malicious, verdict, links, id, score, signals, counterEvidence
    }

    /// Reads a group; links that are not in a truth's form are passed over.
    public init(from decoder: any Decoder) throws {
      let row = try decoder.container(keyedBy: Keys.self)
      stores = try row.decode([String].self, forKey: .stores)
      malicious = try row.decodeIfPresent(Bool.self, forKey: .malicious)
      verdict = try row.decodeIfPresent(String.self, forKey: .verdict)
      id = (try? row.decodeIfPresent(String.self, forKey: .id)) ?? ""
      score = try? row.decodeIfPresent(Double.self, forKey: .score)
      hits = (try? row.decodeIfPresent([Hit].self, forKey: .signals)) ?? []
      counterEvidence = (try? row.decodeIfPresent([String].self, forKey: .counterEvidence)) ?? []
      ties = ((try? row.decodeIfPresent([[String]].self, forKey: .links)) ?? [])
        .compactMap { $0.count == 3 ? Tie(a: $0[0], b: $0[1], kind: $0[2]) : nil }
    }
  }

  /// Two stores that truly share something.
  public struct Tie: Sendable {
    /// One store.
    public let a: String
    /// The other store.
    public let b: String
    /// What they share: `device`, `phone`.
    public let kind: String
  }

  /// Listings that copy each other.
  public struct Duplicates: Sendable, Decodable {
    /// Ids of the listings.
    public let listings: [String]
    /// How listings were disguised; only in a truth, and only where its maker says so.
    public let disguises: [Disguised]

    /// Pairs that connect the cluster, with their probabilities; only in findings.
    public let pairs: [Pair]

    /// Two listings and how likely one is a copy of the other.
    public struct Pair: Sendable, Decodable {
      /// One listing.
      public let a: String
      /// The other.
      public let b: String
      /// The probability, 0 to 1.
      public let probability: Double
    }

    private enum Keys: String, CodingKey { case listings, disguises, pairs }

    /// Reads a cluster; disguises stand as pairs of an id and names joined by `+`.
    public init(from decoder: any Decoder) throws {
      let row = try decoder.container(keyedBy: Keys.self)
      listings = try row.decode([String].self, forKey: .listings)
      pairs = (try? row.decodeIfPresent([Pair].self, forKey: .pairs)) ?? []
      disguises = ((try? row.decodeIfPresent([[String]].self, forKey: .disguises)) ?? [])
        .compactMap {
          $0.count == 2 ? Disguised(listing: $0[0], by: $0[1].split(separator: "+").map(String.init)) : nil
        }
    }
  }

  /// A copy, and the ways in which it was disguised.
  public struct Disguised: Sendable {
    /// The listing's id.
    public let listing: String
    /// Names of the disguises; `none` for a copy left as it was.
    public let by: [String]
  }

  /// A picture: a true one with `synthetic`, a found one with `verdict`.
  public struct Image: Sendable, Decodable {
    /// Its address or path.
    public let href: String
    /// Whether it truly is synthetic; absent in findings.
    public let synthetic: Bool?
    /// `synthetic`, `suspected` or `no-evidence`; absent in a truth.
    public let verdict: String?
    /// How the picture was disguised; only in a truth.
    public let disguise: String?
    /// How much is declared, 0 to 1; only in findings.
    public let score: Double?
  }
}

/// Why labelled rows cannot be read.
public enum LabelledRowsError: Error, CustomStringConvertible {
  /// The file cannot be opened.
  case unreadable(file: String, reason: String)
  /// A line is no JSON object of the expected form.
  case malformed(file: String, line: Int, reason: String)

  /// What happened, where, and what to do.
  public var description: String {
    switch self {
    case .unreadable(let file, let reason): "\(file): cannot be read: \(reason)"
    case .malformed(let file, let line, let reason):
      "\(file):\(line): \(reason); expected one JSON object a line, as `scan --format jsonl` writes"
    }
  }
}

extension LabelledRows {
  private struct Kind: Decodable { let type: String }

  /// Reads JSON Lines.
  ///
  /// - Parameters:
  ///   - data: UTF-8, one JSON object a line; empty lines are passed over.
  ///   - file: The name for errors.
  public init(jsonLines data: Data, file: String) throws(LabelledRowsError) {
    let decoder = JSONDecoder()
    var number = 0
    for line in data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      do {
        switch try decoder.decode(Kind.self, from: line).type {
        case "group": groups.append(try decoder.decode(Group.self, from: line))
        case "duplicates": duplicates.append(try decoder.decode(Duplicates.self, from: line))
        case "listing-pair": pairs.append(try decoder.decode(JudgedPair.self, from: line))
        case "image": images.append(try decoder.decode(Image.self, from: line))
        default: continue
        }
      } catch {
        throw .malformed(file: file, line: number, reason: Self.reason(for: error))
      }
    }
  }

  /// Reads a JSON Lines file.
  public init(contentsOf file: String) throws(LabelledRowsError) {
    let data: Data
    do {
      data = try Data(contentsOf: URL(filePath: file))
    } catch {
      throw .unreadable(file: file, reason: (error as NSError).localizedDescription)
    }
    try self.init(jsonLines: data, file: file)
  }

  private static func reason(for error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, _): "the field \"\(key.stringValue)\" is missing"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      "the field \"\(context.codingPath.last?.stringValue ?? "")\" has the wrong type"
    default: "not a JSON object"
    }
  }
}
