/// How a picture came about, in the words of IPTC's code list, which C2PA uses too.
///
/// Source: IPTC NewsCodes, `http://cv.iptc.org/newscodes/digitalsourcetype/`; C2PA 2.1, 18.15.4.2.
enum DigitalSourceType {
  private static let codes: [String: Provenance.Declared] = [
    "trainedAlgorithmicMedia": .generated,
    "compositeWithTrainedAlgorithmicMedia": .edited,
    "compositeSynthetic": .edited,
    "digitalCapture": .captured,
    "computationalCapture": .captured,
    "negativeFilm": .captured,
    "positiveFilm": .captured,
    "print": .captured,
    "compositeCapture": .captured,
    // Made by a formula or by a person, or not saying: no generator. `algorithmicMedia` is the one that naive readers
    // take for one.
    "algorithmicMedia": .none,
    "algorithmicallyEnhanced": .none,
    "humanEdits": .none,
    "minorHumanEdits": .none,
    "digitalCreation": .none,
    "digitalArt": .none,
    "softwareImage": .none,
    "dataDrivenMedia": .none,
    "screenCapture": .none,
    "virtualRecording": .none,
    "composite": .none,
  ]

  /// The code of a value, which is its URI or the bare code; `nil` when it is none of the list.
  static func code(of value: String) -> String? {
    let trimmed = value.trimmed
    let last = trimmed.split(separator: "/").last.map { String($0) } ?? trimmed
    return codes[last] == nil ? nil : last
  }

  /// What a code declares.
  static func declares(_ code: String) -> Provenance.Declared { codes[code] ?? .none }
}
