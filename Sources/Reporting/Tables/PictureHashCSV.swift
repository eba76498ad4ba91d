public import Fingerprints
public import Screening

/// Writes hashes of pictures as the CSV that tools of ThreatExchange and Hasher-Matcher-Actioner exchange: `hash`,
/// `quality`, `file`, without a byte order mark.
public struct PictureHashCSV: Sendable {
  private var csv = CSVWriter(hasByteOrderMark: false)

  /// A writer that has written the header.
  public init() { csv.row(["hash", "quality", "file"]) }

  /// Writes the hash of a picture, or those of its eight forms.
  ///
  /// - Parameters:
  ///   - file: The picture; one without a hash gives no row.
  ///   - forms: The forms.
  ///   - sink: Where to.
  public mutating func write(
    _ file: HashedPicture, forms: [Dihedral] = [.upright], to sink: inout some ByteSink & ~Copyable
  ) throws(OutputError) {
    if let picture = file.fingerprint {
      for form in forms { csv.row([picture.hash(form).hex, String(picture.quality), file.path]) }
    }
    try csv.drain(into: &sink, whenOver: 0)
  }
}
