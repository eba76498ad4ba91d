internal import Foundation
public import StoreGroups

/// What an earlier scan left to be remembered by the next: its groups, and the values that many stores held.
///
/// Read from the JSON Lines that `scan --format jsonl` wrote. Rows of other types and other fields are passed over.
public struct PreviousFindings: Sendable {
  /// The groups, in order of the file.
  public private(set) var groups: [EarlierGroup] = []
  /// Values that many stores held, masked.
  public private(set) var values = EarlierValues()

  /// Nothing to remember.
  public init() {}

  /// What was remembered elsewhere than in a file.
  init(groups: [EarlierGroup], values: EarlierValues) {
    self.groups = groups
    self.values = values
  }

  private struct Kind: Decodable { let type: String }
  private struct Group: Decodable {
    let id: String
    let stores: [String]
  }
  private struct Value: Decodable {
    let kind: String
    let masked: String
    let stores: [String]
    /// Of a jump alone: how many held it before.
    let before: Int?
  }

  /// Reads findings.
  ///
  /// - Complexity: O(bytes of the file); rows that are not remembered are passed over by their first bytes.
  public init(contentsOf file: String) throws(MemoryFileFault) {
    let data: Data
    do {
      data = try Data(contentsOf: URL(filePath: file), options: .mappedIfSafe)
    } catch {
      throw MemoryFileFault(file, nil, "cannot be read: \((error as NSError).localizedDescription)")
    }
    let decoder = JSONDecoder()
    var values: [EarlierValue] = []
    for (number, line) in data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      do {
        switch try Self.type(of: line, decoder) {
        case "group":
          let row = try decoder.decode(Group.self, from: line)
          groups.append(EarlierGroup(id: row.id, stores: row.stores))
        case "held-back", "shared", "jump":
          let row = try decoder.decode(Value.self, from: line)
          guard let kind = TieKind(rawValue: row.kind) else { continue }
          values.append(EarlierValue(kind: kind, masked: row.masked, stores: row.stores, settledHolders: row.before))
        default: continue
        }
      } catch {
        throw MemoryFileFault(
          file, number + 1, "no row of findings; give a file that scan --format jsonl wrote")
      }
    }
    self.values = EarlierValues(values)
  }

  /// The type of a row. Rows that this program writes begin with it, and need not be read whole.
  private static func type(of line: Data, _ decoder: JSONDecoder) throws -> String {
    let start = Data("{\"type\":\"".utf8)
    if line.starts(with: start), let end = line.dropFirst(start.count).firstIndex(of: UInt8(ascii: "\"")),
      line.last == UInt8(ascii: "}")
    {
      return String(decoding: line[(line.startIndex + start.count)..<end], as: UTF8.self)
    }
    return try decoder.decode(Kind.self, from: line).type
  }
}
