import Pictures

/// A picture file that is still to be made.
struct Shot {
  /// What is the matter with the file.
  enum Damage {
    /// Nothing.
    case none
    /// It ends after a percentage of its bytes.
    case cut(percent: Int)
  }

  /// The path beside the feeds.
  let href: String
  /// What it shows.
  var scene: ProductScene
  /// What is done to it to hide where it came from.
  var disguises: [PictureDisguise] = []
  /// What the file says of its origin.
  var mark = ProvenanceMark.none
  /// What is the matter with the file.
  var damage = Damage.none
  /// A number of its own.
  let number: Int

  /// The file.
  func developed() throws(SampleMarketError) -> [UInt8] {
    var image = scene.drawn()
    for disguise in disguises { image = disguise.apply(to: image) }
    var file: [UInt8]
    do {
      file = try mark.isPNG ? image.png() : image.jpeg(quality: disguises.isEmpty ? 80 : 68)
    } catch {
      throw .pictureNotEncoded(path: href, reason: error.description)
    }
    file = mark.written(into: file, number: number)
    if case .cut(let percent) = damage { file = Array(file.prefix(file.count * percent / 100)) }
    return file
  }
}
