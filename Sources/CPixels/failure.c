#include "failure.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

cpixels_status cpixels_fail(cpixels_failure *failure, cpixels_status status, const char *text) {
  if (failure != NULL) snprintf(failure->text, sizeof failure->text, "%s", text);
  return status;
}

cpixels_status cpixels_check_size(
    uint64_t width, uint64_t height, uint64_t max_pixels, cpixels_failure *failure) {
  if (width == 0 || height == 0) return cpixels_fail(failure, CPIXELS_MALFORMED, "a side of 0 pixels");
  if (height > max_pixels / width) return cpixels_fail(failure, CPIXELS_TOO_LARGE, "more pixels than the limit");
  return CPIXELS_OK;
}

void cpixels_flatten(const uint8_t *rgba, uint8_t *rgb, size_t pixels) {
  size_t i = 0;
  while (i < pixels) {
    // Most pictures are opaque, most rows of the others, too: their pixels are moved four bytes at a time, the fourth of
    // which the next pixel overwrites.
    for (; i + 1 < pixels && rgba[4 * i + 3] == 0xFF; i++) memcpy(rgb + 3 * i, rgba + 4 * i, 4);
    unsigned alpha = rgba[4 * i + 3];
    for (size_t c = 0; c < 3; c++) {
      rgb[3 * i + c] = (uint8_t)((rgba[4 * i + c] * alpha + 255 * (255 - alpha) + 127) / 255);
    }
    i++;
  }
}

void cpixels_free(cpixels_buffer buffer) { free(buffer.bytes); }
