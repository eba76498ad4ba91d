/// Other weights for a pack: its files with numbers replaced and everything else left as people wrote it.
public enum PackProposal {
  /// Why a pack cannot be proposed.
  public enum Fault: Error, CustomStringConvertible {
    /// A number could not be found where it was looked for.
    case notFound(file: String, what: String)
    /// The proposal is no sound pack.
    case unsound(SignalPackError)

    /// What happened and what to do.
    public var description: String {
      switch self {
      case .notFound(let file, let what):
        "\(file): \(what) is not written as \"band: …, from: …, weight: …\"; write it so, and it can be proposed"
      case .unsound(let error): "the proposed pack is unsound: \(error)"
      }
    }
  }

  /// A pack with other numbers.
  ///
  /// - Parameters:
  ///   - pack: The pack.
  ///   - weights: Natural log-odds by signal and band; what is not named stays.
  ///   - prior: The prior log-odds; `nil` to let them stand.
  ///   - threshold: The threshold; `nil` to let it stand.
  public static func pack(
    _ pack: SignalPack, weights: [String: [Band: Double]], prior: Double?, threshold: Double?
  ) throws(Fault) -> SignalPack {
    var files: [(path: String, text: String)] = []
    for file in pack.files {
      var text = file.text
      if let signal = pack.signals.first(where: { $0.file == file.path }) {
        for (band, weight) in (weights[signal.code] ?? [:]).sorted(by: { $0.key < $1.key }) {
          guard let changed = replacing(weightOf: band, with: weight, in: text) else {
            throw .notFound(file: file.path, what: "the weight of band \(band.word)")
          }
          text = changed
        }
      } else if file.path == "composition.yaml" {
        for (key, value) in [("prior", prior), ("threshold", threshold)] {
          guard let value else { continue }
          guard let changed = replacing(topLevel: key, with: value, in: text) else {
            throw .notFound(file: file.path, what: "the key \"\(key)\"")
          }
          text = changed
        }
      }
      files.append((file.path, text))
    }
    do throws(SignalPackError) {
      return try SignalPack(files: files, prefix: "")
    } catch {
      throw .unsound(error)
    }
  }

  private static func replacing(weightOf band: Band, with value: Double, in text: String) -> String? {
    guard let bands = text.firstRange(of: "\nbands:"),
      let start = text[bands.upperBound...].firstRange(of: "band: \(band.word),"),
      let weight = text[start.upperBound...].firstRange(of: "weight: "),
      !text[start.upperBound..<weight.lowerBound].contains("band:")
    else { return nil }
    let end = text[weight.upperBound...].firstIndex { !"+-.0123456789eE".contains($0) } ?? text.endIndex
    return text.replacingCharacters(weight.upperBound..<end, with: value)
  }

  private static func replacing(topLevel key: String, with value: Double, in text: String) -> String? {
    guard let found = text.firstRange(of: "\n\(key): ") else { return nil }
    let end = text[found.upperBound...].firstIndex { !"+-.0123456789eE".contains($0) } ?? text.endIndex
    return text.replacingCharacters(found.upperBound..<end, with: value)
  }
}

extension String {
  fileprivate func replacingCharacters(_ range: Range<Index>, with value: Double) -> String {
    // A number that stays keeps the spelling that people gave it.
    if Double(self[range]) == value { return self }
    return String(self[..<range.lowerBound]) + value.plain + String(self[range.upperBound...])
  }
}
