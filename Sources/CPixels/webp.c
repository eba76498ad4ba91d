#include "failure.h"

#include <stdlib.h>

#include <webp/decode.h>
#include <webp/encode.h>

static cpixels_status failed(VP8StatusCode code, cpixels_failure *failure) {
  switch (code) {
    case VP8_STATUS_OUT_OF_MEMORY: return cpixels_fail(failure, CPIXELS_NO_MEMORY, "no memory");
    case VP8_STATUS_NOT_ENOUGH_DATA: return cpixels_fail(failure, CPIXELS_TRUNCATED, "the picture's data end too early");
    case VP8_STATUS_SUSPENDED: return cpixels_fail(failure, CPIXELS_TRUNCATED, "the picture's data end too early");
    case VP8_STATUS_UNSUPPORTED_FEATURE: return cpixels_fail(failure, CPIXELS_UNSUPPORTED, "a feature that is not known");
    default: return cpixels_fail(failure, CPIXELS_MALFORMED, "the bit stream is damaged");
  }
}

cpixels_status cpixels_webp_decode(
    const uint8_t *bytes, size_t length, uint64_t max_pixels, uint32_t width, uint32_t height, unsigned channels,
    uint8_t *pixels, size_t capacity, cpixels_failure *failure) {
  if (channels != 3 && channels != 4) return cpixels_fail(failure, CPIXELS_UNSUPPORTED, "neither RGB nor RGBA");
  WebPDecoderConfig config;
  if (!WebPInitDecoderConfig(&config)) return cpixels_fail(failure, CPIXELS_UNSUPPORTED, "another libwebp is installed");
  VP8StatusCode code = WebPGetFeatures(bytes, length, &config.input);
  if (code != VP8_STATUS_OK) return failed(code, failure);
  cpixels_status status =
      cpixels_check_size((uint64_t)config.input.width, (uint64_t)config.input.height, max_pixels, failure);
  if (status != CPIXELS_OK) return status;
  if (config.input.has_animation) {
    return cpixels_fail(failure, CPIXELS_UNSUPPORTED, "an animation has no one picture");
  }
  if (width == 0 || height == 0 || capacity / channels / width < height) {
    return cpixels_fail(failure, CPIXELS_TOO_LARGE, "more pixels than there is room for");
  }
  int flatten = channels == 3 && config.input.has_alpha;
  size_t pixel_bytes = flatten ? 4 : channels;
  uint8_t *target = flatten ? malloc((size_t)width * height * 4) : pixels;
  if (target == NULL) return cpixels_fail(failure, CPIXELS_NO_MEMORY, "no memory");
  config.output.colorspace = pixel_bytes == 4 ? MODE_RGBA : MODE_RGB;
  config.output.is_external_memory = 1;
  config.output.u.RGBA.rgba = target;
  config.output.u.RGBA.stride = (int)(width * pixel_bytes);
  config.output.u.RGBA.size = (size_t)width * height * pixel_bytes;
  if (width != (uint32_t)config.input.width || height != (uint32_t)config.input.height) {
    config.options.use_scaling = 1;
    config.options.scaled_width = (int)width;
    config.options.scaled_height = (int)height;
  }
  code = WebPDecode(bytes, length, &config);
  WebPFreeDecBuffer(&config.output);
  if (flatten) {
    if (code == VP8_STATUS_OK) cpixels_flatten(target, pixels, (size_t)width * height);
    free(target);
  }
  return code == VP8_STATUS_OK ? CPIXELS_OK : failed(code, failure);
}

cpixels_status cpixels_webp_encode(
    const uint8_t *rgb, uint32_t width, uint32_t height, float quality, cpixels_buffer *out, cpixels_failure *failure) {
  if (width == 0 || height == 0 || width > WEBP_MAX_DIMENSION || height > WEBP_MAX_DIMENSION) {
    return cpixels_fail(failure, CPIXELS_TOO_LARGE, "a side that WebP cannot hold");
  }
  uint8_t *made = NULL;
  int w = (int)width, h = (int)height, stride = (int)width * 3;
  size_t count = quality < 0 ? WebPEncodeLosslessRGB(rgb, w, h, stride, &made)
                             : WebPEncodeRGB(rgb, w, h, stride, quality, &made);
  if (count == 0) return cpixels_fail(failure, CPIXELS_NO_MEMORY, "no memory");
  // libwebp's block is copied, so that every buffer is handed back in the same way.
  out->bytes = malloc(count);
  out->count = count;
  if (out->bytes != NULL) {
    for (size_t i = 0; i < count; i++) out->bytes[i] = made[i];
  }
  WebPFree(made);
  return out->bytes != NULL ? CPIXELS_OK : cpixels_fail(failure, CPIXELS_NO_MEMORY, "no memory");
}
