#include "failure.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <zlib.h>

// Added to the window bits, it makes zlib tell a zlib stream from a gzip one by its header.
#define ZLIB_OR_GZIP 32

cpixels_status cpixels_inflate(
    const uint8_t *bytes, size_t length, uint8_t *out, size_t capacity, size_t *produced, cpixels_failure *failure) {
  *produced = 0;
  if (length > UINT_MAX || capacity > UINT_MAX) return cpixels_fail(failure, CPIXELS_TOO_LARGE, "over 4 GiB");
  z_stream stream;
  memset(&stream, 0, sizeof stream);
  stream.next_in = (Bytef *)bytes;
  stream.avail_in = (uInt)length;
  stream.next_out = out;
  stream.avail_out = (uInt)capacity;
  if (inflateInit2(&stream, MAX_WBITS + ZLIB_OR_GZIP) != Z_OK) {
    return cpixels_fail(failure, CPIXELS_NO_MEMORY, "no memory");
  }
  int code = inflate(&stream, Z_FINISH);
  *produced = stream.total_out;
  uInt room = stream.avail_out;
  inflateEnd(&stream);
  if (code == Z_STREAM_END) return CPIXELS_OK;
  if (code == Z_BUF_ERROR && room == 0) return cpixels_fail(failure, CPIXELS_TOO_LARGE, "inflates over the limit");
  if (code == Z_BUF_ERROR || code == Z_OK) return cpixels_fail(failure, CPIXELS_TRUNCATED, "the stream ends too early");
  return cpixels_fail(failure, CPIXELS_MALFORMED, "the compressed stream is damaged");
}

cpixels_status cpixels_deflate(const uint8_t *bytes, size_t length, cpixels_buffer *out) {
  uLongf count = compressBound((uLong)length);
  out->bytes = malloc(count);
  if (out->bytes == NULL) return CPIXELS_NO_MEMORY;
  if (compress2(out->bytes, &count, bytes, (uLong)length, 6) != Z_OK) {
    free(out->bytes);
    out->bytes = NULL;
    return CPIXELS_NO_MEMORY;
  }
  out->count = count;
  return CPIXELS_OK;
}

uint32_t cpixels_crc32(const uint8_t *bytes, size_t length) { return (uint32_t)crc32_z(crc32_z(0, NULL, 0), bytes, length); }
