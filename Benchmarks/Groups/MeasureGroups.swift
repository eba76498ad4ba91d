internal import Foundation
internal import StoreGroups

/// Measures parts of the linkage that no verb shows on its own.
///
///     measure-groups components FILE     connected components of a file of edges, two 32-bit node numbers each
///
/// A program of its own rather than a hidden verb, so that what only a benchmark needs is in no binary that users run.
@main enum MeasureGroups {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, arguments[1] == "components" else {
      FileHandle.standardError.write(Data("usage: measure-groups components FILE\n".utf8))
      exit(2)
    }
    try components(of: arguments[2])
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
