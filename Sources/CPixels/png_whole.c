#include "png_whole.h"

#include "failure.h"
#include "png_filters.h"

#include <stdlib.h>
#include <string.h>

#include <libdeflate.h>

enum { GREY = 0, RGB = 2, PALETTE = 3, GREY_ALPHA = 4, RGBA = 6 };

// A chunk (ISO/IEC 15948, clause 5.3).
typedef struct chunk {
  const uint8_t *type;
  const uint8_t *data;
  size_t count;
  const uint8_t *next;
} chunk;

typedef struct picture {
  size_t width;
  size_t height;
  unsigned colour;
  // Bytes a pixel, before the filters and after.
  size_t depth;
  // Red, green, blue, alpha of each entry; those that the file does not have are black, as in libpng.
  uint8_t palette[256][4];
  size_t entries;
  bool has_transparency;
  // The picture's data, still compressed; `owned` when they came in more than one chunk.
  const uint8_t *data;
  size_t count;
  uint8_t *owned;
} picture;

static uint32_t number(const uint8_t *at) {
  return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static bool is_type(const chunk *part, const char *name) { return memcmp(part->type, name, 4) == 0; }

static bool next_chunk(const uint8_t *at, const uint8_t *end, chunk *part) {
  if (end - at < 12) return false;
  size_t count = number(at);
  if (count > (size_t)(end - at) - 12) return false;
  part->type = at + 4;
  part->data = at + 8;
  part->count = count;
  part->next = at + 12 + count;
  for (int i = 0; i < 4; i++) {
    uint8_t letter = part->type[i] & 0xDF;
    if (letter < 'A' || letter > 'Z') return false;
  }
  return true;
}

static bool is_sound(const chunk *part) {
  return libdeflate_crc32(0, part->type, part->count + 4) == number(part->data + part->count);
}

static bool read_header(const chunk *part, picture *self) {
  if (!is_type(part, "IHDR") || part->count != 13 || !is_sound(part)) return false;
  const uint8_t *data = part->data;
  self->width = number(data);
  self->height = number(data + 4);
  self->colour = data[9];
  // Eight bits a sample, the one compression, the one set of filters, not interlaced.
  if (data[8] != 8 || data[10] != 0 || data[11] != 0 || data[12] != 0) return false;
  switch (self->colour) {
    case GREY:
    case PALETTE: self->depth = 1; return true;
    case GREY_ALPHA: self->depth = 2; return true;
    case RGB: self->depth = 3; return true;
    case RGBA: self->depth = 4; return true;
    default: return false;
  }
}

static bool read_palette(const chunk *part, picture *self) {
  if (self->colour != PALETTE) return false;
  if (self->entries != 0 || part->count == 0 || part->count > 768 || part->count % 3 != 0) return false;
  self->entries = part->count / 3;
  for (size_t i = 0; i < self->entries; i++) memcpy(self->palette[i], part->data + 3 * i, 3);
  return true;
}

static bool read_transparency(const chunk *part, picture *self) {
  // A colour that stands for transparency in a picture without a palette is rare.
  if (self->colour != PALETTE || self->has_transparency) return false;
  if (part->count == 0 || part->count > self->entries) return false;
  self->has_transparency = true;
  for (size_t i = 0; i < part->count; i++) self->palette[i][3] = part->data[i];
  return true;
}

// Finds the data of consecutive IDAT chunks, `first` being the first, and puts them together.
static bool read_data(chunk first, const uint8_t *end, size_t raw, picture *self) {
  size_t count = 0;
  size_t chunks = 0;
  for (chunk part = first;; chunks++) {
    if (!is_type(&part, "IDAT")) break;
    // libpng refuses a chunk that is longer than such a picture can need.
    if (part.count > CPIXELS_PNG_MAX_CHUNK && part.count > raw) return false;
    if (!is_sound(&part)) return false;
    count += part.count;
    if (part.next == end) {
      chunks++;
      break;
    }
    if (!next_chunk(part.next, end, &part)) return false;
  }
  self->count = count;
  self->data = first.data;
  if (chunks == 1) return true;
  self->owned = malloc(count > 0 ? count : 1);
  if (self->owned == NULL) return false;
  self->data = self->owned;
  chunk part = first;
  uint8_t *to = self->owned;
  for (size_t i = 0; i < chunks; i++) {
    memcpy(to, part.data, part.count);
    to += part.count;
    if (i + 1 < chunks && !next_chunk(part.next, end, &part)) return false;
  }
  return true;
}

static bool read_chunks(const uint8_t *bytes, size_t length, uint64_t max_pixels, picture *self) {
  static const uint8_t signature[8] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  if (length < sizeof signature || memcmp(bytes, signature, sizeof signature) != 0) return false;
  const uint8_t *end = bytes + length;
  chunk part;
  if (!next_chunk(bytes + sizeof signature, end, &part) || !read_header(&part, self)) return false;
  if (cpixels_check_size(self->width, self->height, max_pixels, NULL) != CPIXELS_OK) return false;
  for (size_t i = 0; i < 256; i++) self->palette[i][3] = 0xFF;
  for (;;) {
    if (!next_chunk(part.next, end, &part)) return false;
    if (is_type(&part, "IDAT")) break;
    if (part.count > CPIXELS_PNG_MAX_CHUNK) return false;
    if (is_type(&part, "PLTE")) {
      if (!is_sound(&part) || !read_palette(&part, self)) return false;
    } else if (is_type(&part, "tRNS")) {
      if (!is_sound(&part) || !read_transparency(&part, self)) return false;
    } else if ((part.type[0] & 0x20) == 0) {
      // A critical chunk that does not belong here.
      return false;
    }
  }
  if (self->colour == PALETTE && self->entries == 0) return false;
  return read_data(part, end, self->height * (1 + self->width * self->depth), self);
}

// Inflates the picture's data, which must be exactly `count` bytes.
static bool inflate_whole(const picture *self, uint8_t *out, size_t count) {
  if (self->count < 2) return false;
  // libpng holds a stream to the window that it claims, and libdeflate does not: none may need more.
  unsigned window = 8 + (self->data[0] >> 4);
  if (window < 15 && count > (size_t)1 << window) return false;
  struct libdeflate_decompressor *inflater = libdeflate_alloc_decompressor();
  if (inflater == NULL) return false;
  enum libdeflate_result result = libdeflate_zlib_decompress(inflater, self->data, self->count, out, count, NULL);
  libdeflate_free_decompressor(inflater);
  return result == LIBDEFLATE_SUCCESS;
}

static void expand_row(const picture *self, const uint8_t *line, uint8_t *rgba) {
  size_t width = self->width;
  switch (self->colour) {
    case GREY:
      for (size_t x = 0; x < width; x++) {
        uint8_t pixel[4] = {line[x], line[x], line[x], 0xFF};
        memcpy(rgba + 4 * x, pixel, 4);
      }
      break;
    case PALETTE:
      for (size_t x = 0; x < width; x++) memcpy(rgba + 4 * x, self->palette[line[x]], 4);
      break;
    case GREY_ALPHA:
      for (size_t x = 0; x < width; x++) {
        uint8_t pixel[4] = {line[2 * x], line[2 * x], line[2 * x], line[2 * x + 1]};
        memcpy(rgba + 4 * x, pixel, 4);
      }
      break;
    case RGB:
      for (size_t x = 0; x < width; x++) {
        uint8_t pixel[4] = {line[3 * x], line[3 * x + 1], line[3 * x + 2], 0xFF};
        memcpy(rgba + 4 * x, pixel, 4);
      }
      break;
    default: memcpy(rgba, line, width * 4);
  }
}

// Takes the filters off and writes pixels. `raw` may lie at the end of `pixels`: no row is written over one that is yet to
// be read.
static bool write_rows(const picture *self, const uint8_t *raw, unsigned channels, uint8_t *pixels) {
  size_t count = self->width * self->depth;
  // Two rows with zeros before them, the pixel to the left of the first, and room for reading four bytes at the end.
  enum { MARGIN = 8 };
  size_t pitch = count + 2 * MARGIN;
  uint8_t *lines = calloc(2, pitch);
  bool flattens = channels == 3 && self->colour != RGB;
  uint8_t *rgba = flattens ? malloc(self->width * 4) : NULL;
  bool done = lines != NULL && (rgba != NULL || !flattens);
  for (size_t y = 0; done && y < self->height; y++) {
    uint8_t *line = lines + (y & 1) * pitch + MARGIN;
    const uint8_t *above = lines + (~y & 1) * pitch + MARGIN;
    const uint8_t *source = raw + y * (count + 1);
    uint8_t filter = source[0];
    memcpy(line, source + 1, count);
    done = cpixels_png_unfilter(filter, line, above, count, self->depth);
    uint8_t *target = pixels + y * self->width * channels;
    if (flattens) {
      expand_row(self, line, rgba);
      cpixels_flatten(rgba, target, self->width);
    } else if (channels == 3) {
      memcpy(target, line, count);
    } else {
      expand_row(self, line, target);
    }
  }
  free(lines);
  free(rgba);
  return done;
}

bool cpixels_png_whole(
    const uint8_t *bytes, size_t length, uint64_t max_pixels, unsigned channels, uint8_t *pixels, size_t capacity) {
  picture self = {0};
  bool done = false;
  if (read_chunks(bytes, length, max_pixels, &self) && capacity / channels / self.width >= self.height) {
    size_t raw = self.height * (1 + self.width * self.depth);
    bool fits = self.depth <= channels && raw <= capacity;
    uint8_t *inflated = fits ? pixels + (capacity - raw) : malloc(raw);
    if (inflated != NULL) {
      done = inflate_whole(&self, inflated, raw) && write_rows(&self, inflated, channels, pixels);
    }
    if (!fits) free(inflated);
  }
  free(self.owned);
  return done;
}
