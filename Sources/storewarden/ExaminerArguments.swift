import ArgumentParser
import Foundation
import Pictures
import SyntheticImages

/// What pictures are examined by.
struct ExaminerArguments: ParsableArguments {
  @Option(
    help: "Certificates in PEM that are trusted to vouch for signers of C2PA manifests.", completion: .file())
  var trust: String?

  @Option(help: "Read pixels by this model, made by `image train`, instead of the one built in.", completion: .file())
  var parameters: String?

  /// The examiner.
  func examiner() throws -> PictureExaminer {
    let limits = PictureLimits()
    let list = try trust.map { try Self.trustList($0) }
    let provenance = ProvenanceExaminer(limits: limits, trust: list)
    guard let parameters else { return PictureExaminer(provenance: provenance) }
    do {
      let bytes = try BoundedFile.read(parameters, limit: 1 << 24)
      let model = try ForensicModel(text: String(decoding: bytes, as: UTF8.self))
      return PictureExaminer(provenance: provenance, pixels: PixelExaminer(model: model, limits: limits))
    } catch {
      throw Failure.unreadable("\(parameters): \(error)")
    }
  }

  private static func trustList(_ path: String) throws -> TrustList {
    do {
      return try TrustList(pem: BoundedFile.read(path, limit: 1 << 24), at: now())
    } catch {
      throw Failure.unreadable("\(path): \(error)")
    }
  }

  /// The present moment, UTC, as `YYYYMMDDhhmmss`.
  private static func now() -> Int {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: Date())
    return [parts.month, parts.day, parts.hour, parts.minute, parts.second].reduce(parts.year ?? 0) {
      $0 * 100 + ($1 ?? 0)
    }
  }
}
