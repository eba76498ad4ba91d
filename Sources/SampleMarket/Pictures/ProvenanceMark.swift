/// What a picture's file says of where the picture comes from.
enum ProvenanceMark: CaseIterable {
  /// Nothing.
  case none
  /// A camera's Exif block.
  case camera
  /// The implicit label, generated, in a JPEG's XMP.
  case aigcInJPEG
  /// The implicit label, generated, in a PNG's XMP.
  case aigcInPNG
  /// The implicit label, "possibly", in a JPEG's XMP.
  case aigcPossible
  /// The implicit label, "suspected", in a PNG's `AIGC` text.
  case aigcSuspected
  /// Generation parameters in a PNG's text.
  case parameters
  /// IPTC: trained algorithmic media.
  case iptcGenerated
  /// IPTC: a composite with trained algorithmic media.
  case iptcComposite
  /// IPTC: drawn by formula, which is no generator's work.
  case iptcAlgorithmic
  /// C2PA: created by a generator, in a JPEG.
  case credentialsInJPEG
  /// C2PA: created by a generator, in a PNG.
  case credentialsInPNG
  /// C2PA: edited by a generator, in a JPEG.
  case credentialsEdited

  /// Whether the picture is a PNG file; else JPEG.
  var isPNG: Bool {
    switch self {
    case .aigcInPNG, .aigcSuspected, .parameters, .credentialsInPNG: true
    default: false
    }
  }

  /// What is declared, in the words of the labelling measures.
  var declared: String {
    switch self {
    case .none, .iptcAlgorithmic: "none"
    case .camera: "captured"
    case .aigcInJPEG, .aigcInPNG, .parameters, .iptcGenerated, .credentialsInJPEG, .credentialsInPNG: "generated"
    case .aigcPossible: "possible"
    case .aigcSuspected: "suspected"
    case .iptcComposite, .credentialsEdited: "edited"
    }
  }

  /// Whether a generator is said to have had a part in the picture.
  var isSynthetic: Bool { !["none", "captured"].contains(declared) }

  /// The sort of mark.
  var name: String {
    switch self {
    case .none: "none"
    case .camera: "exif"
    case .aigcInJPEG, .aigcInPNG, .aigcPossible, .aigcSuspected: "tc260-aigc"
    case .parameters: "png-parameters"
    case .iptcGenerated, .iptcComposite, .iptcAlgorithmic: "iptc-digital-source-type"
    case .credentialsInJPEG, .credentialsInPNG, .credentialsEdited: "c2pa-actions"
    }
  }

  /// The file with the mark in it.
  ///
  /// - Parameters:
  ///   - file: A JPEG or PNG file, as ``isPNG`` says.
  ///   - number: A number of the picture, for what differs from one to the next.
  func written(into file: [UInt8], number: Int) -> [UInt8] {
    let label = { (value: String) in AIGCLabel(label: value, product: "sample-\(padded(number, 6))") }
    let generator = "Sample Painter"
    switch self {
    case .none: return file
    case .camera:
      let block = CameraBlock(
        model: "SC-\(100 + number % 4 * 50)",
        taken: "2026:0\(1 + number % 9):\(padded(1 + number % 28, 2)) 1\(number % 10):\(padded(number * 7 % 60, 2)):21",
        shutter: 60 + number % 5 * 40, sensitivity: 100 << (number % 4))
      return JPEGSegments.inserting(block.payload, application: 1, into: file)
    case .aigcInJPEG: return xmp(XMPPacket.aigc(label("1")), into: file)
    case .aigcPossible: return xmp(XMPPacket.aigc(label("2")), into: file)
    case .aigcInPNG:
      let packet = PNGChunks.internationalText("XML:com.adobe.xmp", XMPPacket.aigc(label("1")))
      return PNGChunks.inserting("iTXt", packet, into: file)
    case .aigcSuspected:
      return PNGChunks.inserting("tEXt", PNGChunks.text("AIGC", label("3").json), into: file)
    case .parameters:
      let text =
        "studio photograph of goods on a wooden table, soft light\nNegative prompt: blurry, watermark\n"
        + "Steps: \(20 + number % 20), Sampler: Euler a, CFG scale: 7, Seed: \(190_000_000 + number), Size: 160x160, Model: sample-painter"
      return PNGChunks.inserting("tEXt", PNGChunks.text("parameters", text), into: file)
    case .iptcGenerated: return xmp(XMPPacket.digitalSourceType("trainedAlgorithmicMedia"), into: file)
    case .iptcComposite: return xmp(XMPPacket.digitalSourceType("compositeWithTrainedAlgorithmicMedia"), into: file)
    case .iptcAlgorithmic: return xmp(XMPPacket.digitalSourceType("algorithmicMedia"), into: file)
    case .credentialsInJPEG:
      let store = ContentCredentials(sourceType: "trainedAlgorithmicMedia", action: "c2pa.created", software: generator)
      return JPEGSegments.inserting(JPEGSegments.jumbf(store.box), application: 11, into: file)
    case .credentialsInPNG:
      let store = ContentCredentials(sourceType: "trainedAlgorithmicMedia", action: "c2pa.created", software: generator)
      return PNGChunks.inserting("caBX", store.box, into: file)
    case .credentialsEdited:
      let store = ContentCredentials(
        sourceType: "compositeWithTrainedAlgorithmicMedia", action: "c2pa.edited", software: generator)
      return JPEGSegments.inserting(JPEGSegments.jumbf(store.box), application: 11, into: file)
    }
  }

  private func xmp(_ packet: String, into file: [UInt8]) -> [UInt8] {
    JPEGSegments.inserting(JPEGSegments.xmp(packet), application: 1, into: file)
  }
}
