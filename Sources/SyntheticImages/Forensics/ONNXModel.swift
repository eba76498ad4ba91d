internal import COnnxRuntime
internal import Foundation
public import Pictures

/// A marketplace's own network, run by onnxruntime's shared library when that is installed.
///
/// The model takes one picture as floats from 0 to 1, (1, 3, rows, columns), red first; it normalises them itself. It
/// gives one number, how much speaks for a generator in log-odds, or two, which are those of a real and of a made
/// picture. This file alone calls the library, through a C target that keeps its pointers.
@safe public final class ONNXModel {
  private let model: OpaquePointer
  private let shape: connx_shape

  /// The names under which the library is looked for, unless `STOREWARDEN_ONNXRUNTIME` names a file.
  private static let names = ["libonnxruntime.so", "libonnxruntime.so.1"]
  /// Rows and columns when the model takes any.
  private static let defaultSide: Int64 = 224
  private static let largestSide: Int64 = 2048

  /// Loads a model.
  ///
  /// - Throws: ``ONNXError``.
  public init(path: String) throws(ONNXError) {
    let named = ProcessInfo.processInfo.environment["STOREWARDEN_ONNXRUNTIME"].map { [$0] } ?? Self.names
    var shape = connx_shape()
    var reason = ""
    for library in named {
      var failure = connx_failure()
      if let model = unsafe connx_open(library, path, &shape, &failure) {
        guard shape.channels == 3, shape.height <= Self.largestSide, shape.width <= Self.largestSide else {
          unsafe connx_close(model)
          throw .input
        }
        if shape.height == 0 { shape.height = Self.defaultSide }
        if shape.width == 0 { shape.width = Self.defaultSide }
        unsafe self.model = model
        self.shape = shape
        return
      }
      reason = Self.text(failure)
      // A library that was found has said all there is to say.
      if !reason.contains("cannot open shared object file") { throw .model(reason) }
    }
    throw .noLibrary(reason)
  }

  deinit { unsafe connx_close(model) }

  /// How likely the model calls a picture made, 0 to 1.
  ///
  /// - Throws: ``ONNXError``.
  public func probability(_ image: PixelImage) throws(ONNXError) -> Double {
    let (width, height) = (Int(shape.width), Int(shape.height))
    let fitted = image.resampled(width: width, height: height)
    var input = [Float](repeating: 0, count: 3 * width * height)
    for channel in 0..<3 {
      for index in 0..<(width * height) {
        input[channel * width * height + index] = Float(fitted.rgb[index * 3 + channel]) / 255
      }
    }
    var output: [Float] = [0, 0]
    var failure = connx_failure()
    let count = unsafe connx_run(model, input, input.count, shape, &output, output.count, &failure)
    guard count > 0, output.allSatisfy(\.isFinite) else { throw .model(count < 0 ? Self.text(failure) : "no number") }
    let odds = count == 1 ? Double(output[0]) : Double(output[1]) - Double(output[0])
    return ForensicCalibration.logistic(odds)
  }

  private static func text(_ failure: connx_failure) -> String {
    unsafe withUnsafeBytes(of: failure.text) { text in
      unsafe String(decoding: text.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}

/// Why a marketplace's model does not run.
public enum ONNXError: Error, Hashable, Sendable {
  /// onnxruntime is not installed, and what the system said.
  case noLibrary(String)
  /// The model takes something else than pictures.
  case input
  /// What onnxruntime says of it.
  case model(String)
}

extension ONNXError: CustomStringConvertible {
  /// What happened and what to do, for a person.
  public var description: String {
    switch self {
    case .noLibrary(let reason):
      "onnxruntime's shared library is not installed (\(reason)); install it, or name it in STOREWARDEN_ONNXRUNTIME"
    case .input: "the model must take one picture of three channels and at most 2048 rows and columns"
    case .model(let reason): "onnxruntime does not run the model: \(reason)"
    }
  }
}
