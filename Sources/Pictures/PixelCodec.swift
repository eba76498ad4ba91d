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

  static func decodePNG(
    _ bytes: [UInt8], maxPixels: Int, channels: Int, into count: Int
  ) throws(PictureError) -> [UInt8] {
    try unsafe pixels(.png, count: count) { target, failure in
      unsafe bytes.withUnsafeBufferPointer { source in
        unsafe cpixels_png_decode(
          source.baseAddress, source.count, UInt64(maxPixels), UInt32(channels), target.baseAddress, target.count,
          &failure)
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

  private static func pixels(
    _ format: PictureFormat, count: Int,
    _ decode: (UnsafeMutableBufferPointer<UInt8>, inout cpixels_failure) -> cpixels_status
  ) throws(PictureError) -> [UInt8] {
    var failure = cpixels_failure()
    var status = CPIXELS_OK
    let result = unsafe [UInt8](unsafeUninitializedCapacity: count) { target, initialized in
      let whole = unsafe UnsafeMutableBufferPointer(rebasing: target[0..<count])
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
