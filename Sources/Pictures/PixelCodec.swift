import CPixels

/// The calls into the C decoders and encoders: the one file of this module that hands out pointers.
///
/// Each pointer lives for its call, and each call gets the capacity of the buffer that it writes to.
enum PixelCodec {
  static func jpegSize(
    _ bytes: [UInt8], eighths: Int, maxPixels: Int
  ) throws(PictureError) -> (width: Int, height: Int) {
    var size = cpixels_size()
    try check(.jpeg) { failure in
      unsafe bytes.withUnsafeBufferPointer { source in
        unsafe cpixels_jpeg_size(
          source.baseAddress, source.count, UInt32(eighths), UInt64(maxPixels), &size, &failure)
      }
    }
    return (Int(size.width), Int(size.height))
  }

  static func decodeJPEG(
    _ bytes: [UInt8], eighths: Int, maxPixels: Int, channels: Int = 3, into count: Int
  ) throws(PictureError) -> [UInt8] {
    try unsafe pixels(.jpeg, count: count) { target, failure in
      unsafe bytes.withUnsafeBufferPointer { source in
        unsafe cpixels_jpeg_decode(
          source.baseAddress, source.count, UInt32(eighths), UInt64(maxPixels), UInt32(channels), target.baseAddress,
          target.count, &failure)
      }
    }
  }

  /// How a PNG is decoded; every way that can gives the same samples.
  enum PNGWay {
    case either, whole, streamed

    fileprivate var inC: cpixels_png_way {
      switch self {
      case .either: CPIXELS_PNG_EITHER
      case .whole: CPIXELS_PNG_WHOLE
      case .streamed: CPIXELS_PNG_STREAMED
      }
    }
  }

  static func decodePNG(
    _ bytes: [UInt8], maxPixels: Int, channels: Int, width: Int, height: Int, way: PNGWay = .either
  ) throws(PictureError) -> [UInt8] {
    // A byte a row more holds what is inflated, filters included.
    try unsafe pixels(.png, count: width * height * channels, spare: height) { target, failure in
      unsafe bytes.withUnsafeBufferPointer { source in
        unsafe cpixels_png_decode(
          source.baseAddress, source.count, UInt64(maxPixels), UInt32(channels), way.inC, target.baseAddress,
          target.count, &failure)
      }
    }
  }

  static func decodeWebP(
    _ bytes: [UInt8], maxPixels: Int, width: Int, height: Int, channels: Int, into count: Int
  ) throws(PictureError) -> [UInt8] {
    try unsafe pixels(.webp, count: count) { target, failure in
      unsafe bytes.withUnsafeBufferPointer { source in
        unsafe cpixels_webp_decode(
          source.baseAddress, source.count, UInt64(maxPixels), UInt32(width), UInt32(height), UInt32(channels),
          target.baseAddress, target.count, &failure)
      }
    }
  }

  static func encodeJPEG(_ image: PixelImage, quality: Int) throws(PictureError) -> [UInt8] {
    try unsafe encoded(.jpeg, image) { rgb, buffer, failure in
      unsafe cpixels_jpeg_encode(
        rgb.baseAddress, UInt32(image.width), UInt32(image.height), Int32(quality), &buffer, &failure)
    }
  }

  static func encodePNG(_ image: PixelImage) throws(PictureError) -> [UInt8] {
    try unsafe encoded(.png, image) { rgb, buffer, failure in
      unsafe cpixels_png_encode(rgb.baseAddress, UInt32(image.width), UInt32(image.height), &buffer, &failure)
    }
  }

  static func encodeWebP(_ image: PixelImage, quality: Float) throws(PictureError) -> [UInt8] {
    try unsafe encoded(.webp, image) { rgb, buffer, failure in
      unsafe cpixels_webp_encode(
        rgb.baseAddress, UInt32(image.width), UInt32(image.height), quality, &buffer, &failure)
    }
  }

  /// Puts some of a picture's pixels on white, into the start of `rgb`.
  static func flatten(_ rgba: [UInt8], pixels: Range<Int>, into rgb: inout [UInt8]) {
    precondition(pixels.lowerBound >= 0 && pixels.upperBound * 4 <= rgba.count && pixels.count * 3 <= rgb.count)
    unsafe rgba.withUnsafeBufferPointer { source in
      unsafe rgb.withUnsafeMutableBufferPointer { target in
        guard let from = source.baseAddress, let to = target.baseAddress else { return }
        unsafe cpixels_flatten(from + pixels.lowerBound * 4, to, pixels.count)
      }
    }
  }

  private static func pixels(
    _ format: PictureFormat, count: Int, spare: Int = 0,
    _ decode: (UnsafeMutableBufferPointer<UInt8>, inout cpixels_failure) -> cpixels_status
  ) throws(PictureError) -> [UInt8] {
    var failure = cpixels_failure()
    var status = CPIXELS_OK
    let result = unsafe [UInt8](unsafeUninitializedCapacity: count + spare) { target, initialized in
      let whole = unsafe UnsafeMutableBufferPointer(rebasing: target[0..<(count + spare)])
      status = unsafe decode(whole, &failure)
      initialized = status == CPIXELS_OK ? count : 0
    }
    try check(format, status, failure)
    return result
  }

  private static func encoded(
    _ format: PictureFormat, _ image: PixelImage,
    _ encode: (UnsafeBufferPointer<UInt8>, inout cpixels_buffer, inout cpixels_failure) -> cpixels_status
  ) throws(PictureError) -> [UInt8] {
    var buffer = unsafe cpixels_buffer()
    defer { unsafe cpixels_free(buffer) }
    try check(format) { failure in
      unsafe image.rgb.withUnsafeBufferPointer { unsafe encode($0, &buffer, &failure) }
    }
    return unsafe Array(UnsafeBufferPointer(start: buffer.bytes, count: buffer.count))
  }

  private static func check(
    _ format: PictureFormat, _ call: (inout cpixels_failure) -> cpixels_status
  ) throws(PictureError) {
    var failure = cpixels_failure()
    let status = call(&failure)
    try check(format, status, failure)
  }

  private static func check(
    _ format: PictureFormat, _ status: cpixels_status, _ failure: cpixels_failure
  ) throws(PictureError) {
    guard status != CPIXELS_OK else { return }
    let detail = unsafe withUnsafeBytes(of: failure.text) { text in
      unsafe String(decoding: text.prefix { $0 != 0 }, as: UTF8.self)
    }
    switch status {
    case CPIXELS_TRUNCATED: throw .truncated(format, detail: detail)
    case CPIXELS_UNSUPPORTED: throw .unsupported(format, detail: detail)
    case CPIXELS_TOO_LARGE: throw .tooMuchWork(format, detail: detail)
    case CPIXELS_NO_MEMORY: throw .outOfMemory
    default: throw .malformed(format, detail: detail)
    }
  }
}
