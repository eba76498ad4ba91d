#include "failure.h"
#include "png_whole.h"

#include <setjmp.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <png.h>

typedef struct reader {
  png_structp png;
  png_infop info;
  const uint8_t *bytes;
  size_t left;
  cpixels_failure *failure;
  cpixels_status status;
  // One row that is to be put on white, or all of them, as interlaced ones come back on every pass; and the rows done.
  uint8_t *rgba;
  size_t flattened;
  // Rows of the picture's data that are yet to come, those of all passes; and how much was read since there are none.
  size_t rows_left;
  size_t read_behind;
} reader;

// What is read behind the last row: the end of a sound stream and its check sum. libpng would inflate whatever else stands
// there, to throw it away: three megabytes can be three thousand of them.
#define MOST_BEHIND (16u << 10)

static void reader_error(png_structp png, png_const_charp text) {
  reader *self = png_get_error_ptr(png);
  if (self->status == CPIXELS_OK) self->status = cpixels_fail(self->failure, CPIXELS_MALFORMED, text);
  png_longjmp(png, 1);
}

static void silence(png_structp png, png_const_charp text) {
  (void)png;
  (void)text;
}

static void reader_take(png_structp png, png_bytep target, size_t count) {
  reader *self = png_get_io_ptr(png);
  if (count > self->left) {
    self->status = cpixels_fail(self->failure, CPIXELS_TRUNCATED, "the bytes end within a chunk");
    png_longjmp(png, 1);
  }
  if (self->rows_left == 0) {
    self->read_behind += count;
    if (self->read_behind > MOST_BEHIND) png_longjmp(png, 1);
  }
  memcpy(target, self->bytes, count);
  self->bytes += count;
  self->left -= count;
}

static void reader_count(png_structp png, png_row_infop row, png_bytep data) {
  (void)row;
  (void)data;
  reader *self = png_get_io_ptr(png);
  if (self->rows_left > 0) self->rows_left--;
}

static cpixels_status reader_end(reader *self) {
  cpixels_status status = self->status;
  png_destroy_read_struct(&self->png, &self->info, NULL);
  free(self->rgba);
  free(self);
  return status;
}

static reader *reader_new(const uint8_t *bytes, size_t length, cpixels_failure *failure) {
  reader *self = calloc(1, sizeof *self);
  if (self == NULL) return NULL;
  self->bytes = bytes;
  self->left = length;
  self->rows_left = SIZE_MAX;
  self->failure = failure;
  self->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, self, reader_error, silence);
  self->info = self->png == NULL ? NULL : png_create_info_struct(self->png);
  if (self->info != NULL) return self;
  reader_end(self);
  return NULL;
}

// The chunks that hold texts, profiles and times: nothing in them changes a pixel that is compared.
static const uint8_t skipped[] = "iCCP\0zTXt\0iTXt\0tEXt\0eXIf\0sPLT\0tIME\0hIST";

static size_t rows_of_all_passes(size_t width, size_t height) {
  size_t rows = 0;
  for (int pass = 0; pass < PNG_INTERLACE_ADAM7_PASSES; pass++) {
    if (PNG_PASS_COLS(width, pass) > 0) rows += PNG_PASS_ROWS(height, pass);
  }
  return rows;
}

// Reads all rows into `pixels`, or, when what shines through is to be white, by way of `rgba`, which is made here.
static void reader_rows(reader *self, uint64_t max_pixels, unsigned channels, uint8_t *pixels, size_t capacity) {
  png_structp png = self->png;
  png_infop info = self->info;
  png_set_read_fn(png, self, reader_take);
  png_set_user_limits(png, 0x7FFFFFFF, 0x7FFFFFFF);
  // No chunk that the decoder needs is larger; texts and profiles are skipped, not inflated.
  png_set_chunk_malloc_max(png, CPIXELS_PNG_MAX_CHUNK);
  png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, NULL, 0);
  png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, skipped, 8);
  png_read_info(png, info);
  size_t width = png_get_image_width(png, info);
  size_t height = png_get_image_height(png, info);
  self->status = cpixels_check_size(width, height, max_pixels, self->failure);
  if (self->status != CPIXELS_OK) return;
  if (capacity / channels / width < height) {
    self->status = cpixels_fail(self->failure, CPIXELS_TOO_LARGE, "more pixels than there is room for");
    return;
  }
  png_set_expand(png);
  png_set_scale_16(png);
  png_set_gray_to_rgb(png);
  png_set_add_alpha(png, 0xFF, PNG_FILLER_AFTER);
  int passes = png_set_interlace_handling(png);
  png_read_update_info(png, info);
  if (png_get_rowbytes(png, info) != width * 4) {
    self->status = cpixels_fail(self->failure, CPIXELS_UNSUPPORTED, "a sample layout that is not known");
    return;
  }
  png_set_read_user_transform_fn(png, reader_count);
  self->rows_left = passes > 1 ? rows_of_all_passes(width, height) : height;
  bool is_whole = channels == 4 || passes > 1;
  if (channels == 3) {
    self->rgba = calloc(is_whole ? height : 1, width * 4);
    if (self->rgba == NULL) {
      self->status = cpixels_fail(self->failure, CPIXELS_NO_MEMORY, "no memory");
      return;
    }
  }
  uint8_t *rows = channels == 4 ? pixels : self->rgba;
  for (int pass = 0; pass < passes; pass++) {
    for (size_t y = 0; y < height; y++) {
      png_read_row(png, is_whole ? rows + y * width * 4 : rows, NULL);
      if (!is_whole) cpixels_flatten(rows, pixels + self->flattened++ * width * 3, width);
    }
  }
}

cpixels_status cpixels_png_decode(
    const uint8_t *bytes, size_t length, uint64_t max_pixels, unsigned channels, cpixels_png_way way, uint8_t *pixels,
    size_t capacity, cpixels_failure *failure) {
  if (channels != 3 && channels != 4) return cpixels_fail(failure, CPIXELS_UNSUPPORTED, "neither RGB nor RGBA");
  if (way != CPIXELS_PNG_STREAMED && cpixels_png_whole(bytes, length, max_pixels, channels, pixels, capacity)) {
    return CPIXELS_OK;
  }
  if (way == CPIXELS_PNG_WHOLE) return cpixels_fail(failure, CPIXELS_UNSUPPORTED, "not a sound picture of the plain kind");
  reader *self = reader_new(bytes, length, failure);
  if (self == NULL) return cpixels_fail(failure, CPIXELS_NO_MEMORY, "no memory");
  if (setjmp(png_jmpbuf(self->png)) == 0) reader_rows(self, max_pixels, channels, pixels, capacity);
  // What was left when reading ended: the last row, or all.
  if (self->status == CPIXELS_OK && self->rgba != NULL) {
    size_t width = png_get_image_width(self->png, self->info);
    size_t rows = png_get_image_height(self->png, self->info) - self->flattened;
    cpixels_flatten(self->rgba, pixels + self->flattened * width * 3, rows * width);
  }
  return reader_end(self);
}

typedef struct writer {
  png_structp png;
  png_infop info;
  cpixels_failure *failure;
  cpixels_status status;
  cpixels_buffer out;
  size_t capacity;
} writer;

static void writer_error(png_structp png, png_const_charp text) {
  writer *self = png_get_error_ptr(png);
  if (self->status == CPIXELS_OK) self->status = cpixels_fail(self->failure, CPIXELS_MALFORMED, text);
  png_longjmp(png, 1);
}

static void writer_put(png_structp png, png_bytep bytes, size_t count) {
  writer *self = png_get_io_ptr(png);
  if (count > self->capacity - self->out.count) {
    size_t capacity = (self->out.count + count) * 2;
    uint8_t *grown = realloc(self->out.bytes, capacity);
    if (grown == NULL) {
      self->status = cpixels_fail(self->failure, CPIXELS_NO_MEMORY, "no memory");
      png_longjmp(png, 1);
    }
    self->out.bytes = grown;
    self->capacity = capacity;
  }
  memcpy(self->out.bytes + self->out.count, bytes, count);
  self->out.count += count;
}

static void writer_flush(png_structp png) { (void)png; }

static void writer_rows(writer *self, const uint8_t *rgb, uint32_t width, uint32_t height) {
  png_structp png = self->png;
  png_set_write_fn(png, self, writer_put, writer_flush);
  png_set_IHDR(
      png, self->info, width, height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
      PNG_FILTER_TYPE_DEFAULT);
  png_set_compression_level(png, 6);
  png_write_info(png, self->info);
  for (size_t y = 0; y < height; y++) png_write_row(png, rgb + y * width * 3);
  png_write_end(png, self->info);
}

cpixels_status cpixels_png_encode(
    const uint8_t *rgb, uint32_t width, uint32_t height, cpixels_buffer *out, cpixels_failure *failure) {
  writer *self = calloc(1, sizeof *self);
  if (self == NULL) return cpixels_fail(failure, CPIXELS_NO_MEMORY, "no memory");
  self->failure = failure;
  self->png = png_create_write_struct(PNG_LIBPNG_VER_STRING, self, writer_error, silence);
  self->info = self->png == NULL ? NULL : png_create_info_struct(self->png);
  if (self->info == NULL) {
    self->status = cpixels_fail(failure, CPIXELS_NO_MEMORY, "no memory");
  } else if (setjmp(png_jmpbuf(self->png)) == 0) {
    writer_rows(self, rgb, width, height);
  }
  cpixels_status status = self->status;
  png_destroy_write_struct(&self->png, &self->info);
  if (status == CPIXELS_OK) {
    *out = self->out;
  } else {
    free(self->out.bytes);
  }
  free(self);
  return status;
}
