import CPixels
import Glibc
import Pictures
import SyntheticImages

/// Reads one input as a picture and holds what came of it against what must hold for any bytes.
@safe struct PictureTrial {
  static let shared = PictureTrial()

  /// What is fuzzed.
  private enum Part: String {
    case metadata, jpeg, png, webp, label, loops
  }

  private let part: Part
  /// Small, so that the fuzzer spends its time on structure and not on pixels.
  private let limits = PictureLimits(pixels: 1 << 18, fileBytes: 1 << 20)

  private init() {
    let named = unsafe getenv("STOREWARDEN_FUZZ_PART").map { unsafe String(cString: $0) }
    part = named.flatMap { Part(rawValue: $0) } ?? .metadata
  }

  /// Stops the program when an expectation does not hold.
  func run(_ bytes: [UInt8]) {
    switch part {
    case .metadata: metadata(bytes)
    case .jpeg: decode(bytes, as: [0xFF, 0xD8, 0xFF])
    case .png: decode(bytes, as: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    case .webp: decode(bytes, as: Array("RIFF".utf8))
    case .label: label(bytes)
    case .loops: LoopTrial.run(bytes)
    }
  }

  private func metadata(_ bytes: [UInt8]) {
    let outcome = ProvenanceExaminer(limits: limits, readsPixels: false).examine(bytes)
    guard let container = try? PictureContainer(bytes, limits: limits) else {
      guard case .notEvaluable(let reason) = outcome, !reason.isEmpty else { fatalError("a refused file was judged") }
      return
    }
    for part in container.parts where part.offset < 0 || part.offset > bytes.count {
      fatalError("\(part.location) lies outside the file")
    }
    for line in MetadataListing(container).lines where line.summary.count > 121 { fatalError("a line is too long") }
    if case .examined(let provenance) = outcome, provenance.facts.count > 100 { fatalError("too many facts") }
  }

  private func decode(_ bytes: [UInt8], as signature: [UInt8]) {
    guard bytes.starts(with: signature) else { return }
    let decoder = PictureDecoder(limits: limits)
    for side in [nil, 64] as [Int?] {
      guard let image = try? decoder.decode(bytes, fitting: side) else { continue }
      guard image.width > 0, image.height > 0, image.width * image.height <= limits.pixels,
        image.rgb.count == image.width * image.height * 3
      else { fatalError("a picture of \(image.width) by \(image.height)") }
    }
    guard let alpha = try? decoder.decodeAlpha(bytes) else { return }
    if part == .png { streamed(bytes, channels: 4, as: alpha.rgba) }
  }

  /// What was decoded, whole or not, must be what libpng gives.
  private func streamed(_ bytes: [UInt8], channels: Int, as decoded: [UInt8]) {
    var failure = cpixels_failure()
    var pixels = [UInt8](repeating: 0, count: decoded.count)
    let status = unsafe bytes.withUnsafeBufferPointer { source in
      unsafe pixels.withUnsafeMutableBufferPointer { target in
        unsafe cpixels_png_decode(
          source.baseAddress, source.count, UInt64(limits.pixels), UInt32(channels), CPIXELS_PNG_STREAMED,
          target.baseAddress, target.count, &failure)
      }
    }
    guard status == CPIXELS_OK, pixels == decoded else { fatalError("libpng gives other samples") }
  }

  /// A labelled copy must carry the label, and show what the picture showed.
  private func label(_ bytes: [UInt8]) {
    guard let label = try? SyntheticContentLabel(kind: .suspected, propagateID: "1"),
      let copy = try? LabelWriter(limits: limits).label(bytes, with: label)
    else { return }
    guard copy.count > bytes.count else { fatalError("the copy is no longer than the picture") }
    let decoder = PictureDecoder(limits: PictureLimits(pixels: limits.pixels, fileBytes: 2 << 20))
    let (before, after) = (try? decoder.decode(bytes), try? decoder.decode(copy))
    guard before?.rgb == after?.rgb else { fatalError("the copy shows something else") }
  }
}
