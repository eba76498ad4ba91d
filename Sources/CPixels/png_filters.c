#include "png_filters.h"

#include <string.h>

// Four samples of a pixel side by side: each depends on the pixel to its left, so that no more can be done at once.
typedef uint8_t bytes4 __attribute__((vector_size(4)));
typedef int16_t lanes4 __attribute__((vector_size(8)));

static inline lanes4 load(const uint8_t *at) {
  bytes4 bytes;
  memcpy(&bytes, at, 4);
  return __builtin_convertvector(bytes, lanes4);
}

// Writes the low bytes of `depth` lanes, and gives them back.
static inline lanes4 store(uint8_t *at, lanes4 value, size_t depth) {
  bytes4 bytes = __builtin_convertvector(value & 0xFF, bytes4);
  memcpy(at, &bytes, depth);
  return value & 0xFF;
}

static inline lanes4 magnitude(lanes4 value) {
  lanes4 sign = value < 0;
  return (value ^ sign) - sign;
}

static inline __attribute__((always_inline)) void sub(uint8_t *line, size_t count, size_t depth) {
  lanes4 left = {0};
  for (size_t i = 0; i < count; i += depth) left = store(line + i, load(line + i) + left, depth);
}

static inline __attribute__((always_inline)) void average(
    uint8_t *line, const uint8_t *above, size_t count, size_t depth) {
  lanes4 left = {0};
  for (size_t i = 0; i < count; i += depth) {
    left = store(line + i, load(line + i) + ((left + load(above + i)) >> 1), depth);
  }
}

static inline __attribute__((always_inline)) void paeth(
    uint8_t *line, const uint8_t *above, size_t count, size_t depth) {
  lanes4 left = {0};
  lanes4 corner = {0};
  for (size_t i = 0; i < count; i += depth) {
    lanes4 up = load(above + i);
    lanes4 to_left = up - corner;
    lanes4 to_up = left - corner;
    lanes4 by_left = magnitude(to_left);
    lanes4 by_up = magnitude(to_up);
    lanes4 by_corner = magnitude(to_left + to_up);
    lanes4 takes_left = (by_left <= by_up) & (by_left <= by_corner);
    lanes4 takes_up = ~takes_left & (by_up <= by_corner);
    lanes4 guess = (left & takes_left) | (up & takes_up) | (corner & ~(takes_left | takes_up));
    left = store(line + i, load(line + i) + guess, depth);
    corner = up;
  }
}

bool cpixels_png_unfilter(uint8_t filter, uint8_t *line, const uint8_t *above, size_t count, size_t depth) {
  // The depth of each call below is a constant, so that the loops are compiled for it.
#define EACH_DEPTH(call)                                       \
  switch (depth) {                                             \
    case 1: { enum { depth = 1 }; call; return true; }         \
    case 2: { enum { depth = 2 }; call; return true; }         \
    case 3: { enum { depth = 3 }; call; return true; }         \
    case 4: { enum { depth = 4 }; call; return true; }         \
    default: return false;                                     \
  }
  switch (filter) {
    case 0: return true;
    case 1: EACH_DEPTH(sub(line, count, depth))
    case 2:
      for (size_t i = 0; i < count; i++) line[i] = (uint8_t)(line[i] + above[i]);
      return true;
    case 3: EACH_DEPTH(average(line, above, count, depth))
    case 4: EACH_DEPTH(paeth(line, above, count, depth))
    default: return false;
  }
#undef EACH_DEPTH
}
