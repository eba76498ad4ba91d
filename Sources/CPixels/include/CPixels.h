// Decoders and encoders of libjpeg, libpng, libwebp, libdeflate and zlib behind plain functions.
//
// The first three report errors by longjmp or by callbacks, which Swift must never see: every call here returns a
// status, and fills in a failure when it is not `CPIXELS_OK`. No function keeps state, reads past `length`, writes past
// `capacity`, or allocates more than its limits allow.
#ifndef CPIXELS_H
#define CPIXELS_H

#include <stddef.h>
#include <stdint.h>

/// What came of a call.
typedef enum cpixels_status {
  CPIXELS_OK = 0,
  /// The bytes end before the picture does.
  CPIXELS_TRUNCATED = 1,
  /// The bytes are no picture of the format, or a damaged one.
  CPIXELS_MALFORMED = 2,
  /// A sound picture of a kind that is not decoded.
  CPIXELS_UNSUPPORTED = 3,
  /// The picture, or the work to decode it, is over a limit.
  CPIXELS_TOO_LARGE = 4,
  /// No memory.
  CPIXELS_NO_MEMORY = 5,
} cpixels_status;

/// Why a call failed: the library's own words, cut to fit, always ended by NUL.
typedef struct cpixels_failure {
  char text[160];
} cpixels_failure;

/// A size in pixels.
typedef struct cpixels_size {
  uint32_t width;
  uint32_t height;
} cpixels_size;

/// Bytes that a call allocated; handed back with `cpixels_free`.
typedef struct cpixels_buffer {
  uint8_t *bytes;
  size_t count;
} cpixels_buffer;

void cpixels_free(cpixels_buffer buffer);

/// The size of a JPEG when decoded at `eighths`/8 of its size (1 to 8), and whether it is over `max_pixels` in full.
cpixels_status cpixels_jpeg_size(
    const uint8_t *bytes, size_t length, unsigned eighths, uint64_t max_pixels, cpixels_size *size,
    cpixels_failure *failure);

/// Decodes a JPEG at `eighths`/8 of its size; grey, YCbCr, CMYK and YCCK are converted.
///
/// `channels` is 3 (RGB) or 1 (brightness, as ITU-R BT.601 weighs it).
cpixels_status cpixels_jpeg_decode(
    const uint8_t *bytes, size_t length, unsigned eighths, uint64_t max_pixels, unsigned channels, uint8_t *pixels,
    size_t capacity, cpixels_failure *failure);

/// Encodes RGB rows as a baseline JPEG, 4:2:0, `quality` from 1 to 100.
cpixels_status cpixels_jpeg_encode(
    const uint8_t *rgb, uint32_t width, uint32_t height, int quality, cpixels_buffer *out, cpixels_failure *failure);

/// How a PNG is decoded.
typedef enum cpixels_png_way {
  /// Whole when that can be, else in a stream.
  CPIXELS_PNG_EITHER = 0,
  /// Whole, by libdeflate: sound pictures of 8 bits a sample that are not interlaced; others are unsupported.
  CPIXELS_PNG_WHOLE = 1,
  /// Row by row, by libpng. It gives the same samples.
  CPIXELS_PNG_STREAMED = 2,
} cpixels_png_way;

/// Decodes a PNG of any colour type and depth, interlaced or not, to 8 bits a sample.
///
/// `channels` is 3 (what shines through is white) or 4 (alpha kept, not premultiplied). `capacity` is at least width *
/// height * channels; height bytes more save a buffer.
cpixels_status cpixels_png_decode(
    const uint8_t *bytes, size_t length, uint64_t max_pixels, unsigned channels, cpixels_png_way way, uint8_t *pixels,
    size_t capacity, cpixels_failure *failure);

/// Encodes RGB rows as a PNG without ancillary chunks.
cpixels_status cpixels_png_encode(
    const uint8_t *rgb, uint32_t width, uint32_t height, cpixels_buffer *out, cpixels_failure *failure);

/// Decodes a still WebP, scaled to `width` by `height`, to RGB on white (`channels` 3) or RGBA (`channels` 4).
cpixels_status cpixels_webp_decode(
    const uint8_t *bytes, size_t length, uint64_t max_pixels, uint32_t width, uint32_t height, unsigned channels,
    uint8_t *pixels, size_t capacity, cpixels_failure *failure);

/// Encodes RGB rows as a WebP: lossy with `quality` 0 to 100, lossless when it is negative.
cpixels_status cpixels_webp_encode(
    const uint8_t *rgb, uint32_t width, uint32_t height, float quality, cpixels_buffer *out, cpixels_failure *failure);

/// Puts `pixels` pixels of RGBA on white: each sample's mean with 255 by alpha, rounded.
void cpixels_flatten(const uint8_t *rgba, uint8_t *rgb, size_t pixels);

/// Inflates a zlib or gzip stream into `out`, at most `capacity` bytes.
///
/// `produced` says how many bytes came, also when the stream is damaged or longer than `capacity`.
cpixels_status cpixels_inflate(
    const uint8_t *bytes, size_t length, uint8_t *out, size_t capacity, size_t *produced, cpixels_failure *failure);

/// Compresses bytes to a zlib stream.
cpixels_status cpixels_deflate(const uint8_t *bytes, size_t length, cpixels_buffer *out);

/// The CRC-32 of bytes, as PNG's chunks carry it.
uint32_t cpixels_crc32(const uint8_t *bytes, size_t length);

#endif
