import Foundation
import Pictures
import Testing

@testable import SyntheticImages

/// Networks written byte by byte (onnx.proto3), run where onnxruntime is installed or named.
@Suite struct ONNXModelTests {
  static let hasLibrary = ProcessInfo.processInfo.environment["STOREWARDEN_ONNXRUNTIME"] != nil

  private static func field(_ number: UInt8, _ bytes: [UInt8]) -> [UInt8] {
    let low = UInt8(truncatingIfNeeded: bytes.count & 0x7F)
    return [number << 3 | 2] + (bytes.count < 128 ? [low] : [low | 0x80, UInt8(bytes.count >> 7)]) + bytes
  }

  private static func field(_ number: UInt8, _ value: UInt8) -> [UInt8] { [number << 3, value] }

  private static func value(_ name: String, sides: [UInt8]) -> [UInt8] {
    let shape = sides.flatMap { field(1, field(1, $0)) }
    return field(1, Array(name.utf8)) + field(2, field(1, field(1, 1) + field(2, shape)))
  }

  /// A network of one operation on pictures of 8 × 8.
  private static func model(_ operation: String, channels: UInt8 = 3, output: [UInt8]) throws -> String {
    let node = field(1, Array("x".utf8)) + field(2, Array("y".utf8)) + field(4, Array(operation.utf8))
    let graph =
      field(1, node) + field(2, Array("g".utf8)) + field(11, value("x", sides: [1, channels, 8, 8]))
      + field(12, value("y", sides: output))
    let path = NSTemporaryDirectory() + "storewarden-\(operation)-\(channels)-\(UUID().uuidString).onnx"
    try Data(field(1, 8) + field(7, graph) + field(8, field(2, 13))).write(to: URL(filePath: path))
    return path
  }

  @Test(.enabled(if: hasLibrary)) func oneNumberIsTakenForLogOdds() throws {
    let path = try Self.model("ReduceMean", output: [1, 1, 1, 1])
    defer { try? FileManager.default.removeItem(atPath: path) }
    let white = PixelImage(width: 20, height: 10, rgb: Array(repeating: 255, count: 600))
    #expect(abs(try ONNXModel(path: path).probability(white) - 1 / (1 + exp(-1))) < 1e-6)
  }

  @Test(.enabled(if: hasLibrary)) func whatIsNoDetectorIsRefused() throws {
    let three = try Self.model("GlobalAveragePool", output: [1, 3, 1, 1])
    let grey = try Self.model("GlobalAveragePool", channels: 1, output: [1, 1, 1, 1])
    defer { for path in [three, grey] { try? FileManager.default.removeItem(atPath: path) } }
    #expect(throws: ONNXError.input) { try ONNXModel(path: grey) }
    #expect(throws: ONNXError.model("the model gives 3 numbers, not 1 to 2")) {
      try ONNXModel(path: three).probability(Marked.plain())
    }
  }

  @Test func aLibraryThatIsNotThereIsSaidPlainly() {
    guard !Self.hasLibrary else { return }
    do throws(ONNXError) {
      _ = try ONNXModel(path: "nowhere.onnx")
    } catch {
      // Where the system has the library, the model is what is missing.
      if case .noLibrary = error { #expect(error.description.contains("STOREWARDEN_ONNXRUNTIME")) }
    }
  }
}
