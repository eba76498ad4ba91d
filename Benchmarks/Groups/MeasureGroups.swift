internal import Feeds
internal import Foundation
internal import Marketplace
internal import StoreGroups

/// Measures parts of the linkage that no verb shows on its own.
///
///     measure-groups components FILE     connected components of a file of edges, two 32-bit node numbers each
///     measure-groups clusters TABLE      the groups of a table of stores in order of id, a store and its group a line
///
/// A program of its own rather than a hidden verb, so that what only a benchmark needs is in no binary that users run.
@main enum MeasureGroups {
  static func main() throws {
    let arguments = CommandLine.arguments
    switch (arguments.count, arguments.dropFirst().first) {
    case (3, "components"): try components(of: arguments[2])
    case (3, "clusters"): try clusters(of: arguments[2])
    default:
      say("usage: measure-groups components FILE | clusters TABLE")
      exit(2)
    }
  }

  private static func say(_ line: String) { FileHandle.standardError.write(Data("\(line)\n".utf8)) }

  /// Prints the members of every group of a table of stores: what linkage takes from file to clusters, without judging
  /// and reporting. The CPU seconds of reading and of linking go to standard error.
  private static func clusters(of path: String) throws {
    let start = clock()
    let contents = try FeedReader.bundled().read(FeedSource(path), fileIndex: 0)
    let market = Market(files: [path], stores: contents.stores, listings: RecordTable())
    let read = clock()
    let findings = GroupSearch().find(in: market, copies: .none)
    let linked = clock()
    var lines: [UInt8] = []
    for group in findings.groups {
      for store in group.stores { lines += "\(market.id(ofStore: store))\t\(group.id)\n".utf8 }
    }
    FileHandle.standardOutput.write(Data(lines))
    let seconds = [(read, start), (linked, read)].map { Double($0.0 - $0.1) / Double(CLOCKS_PER_SEC) }
    say(String(format: "reading\t%.2f\tlinking\t%.2f\tCPU s", seconds[0], seconds[1]))
  }

  /// Prints how many components there are, the size of the largest, and the CPU seconds that finding them took without
  /// reading the file.
  private static func components(of path: String) throws {
    let numbers = try numbers(in: path)
    let start = clock()
    let nodeCount = Int(numbers.max() ?? 0) + 1
    var components = ConnectedComponents(nodeCount: nodeCount)
    var index = 0
    while index + 1 < numbers.count {
      components.join(numbers[index], numbers[index + 1])
      index += 2
    }
    let representatives = components.representatives()
    let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
    var sizes = [UInt32](repeating: 0, count: representatives.count)
    for node in representatives { sizes[Int(node)] += 1 }
    let count = sizes.count { $0 > 0 }
    print("components\t\(count)\tlargest\t\(sizes.max() ?? 0)\tCPU s\t\(String(format: "%.2f", seconds))")
  }

  private static func numbers(in path: String) throws -> [UInt32] {
    let data = try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
    // A file of numbers in the machine's own order, as gen_graph.py writes it.
    return unsafe data.withUnsafeBytes { bytes in unsafe Array(bytes.bindMemory(to: UInt32.self)) }
  }
}
