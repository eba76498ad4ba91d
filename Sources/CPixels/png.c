#include "failure.h"
#include "png_whole.h"

#include <setjmp.h>
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
  uint8_t *rgba;
} reader;

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
  memcpy(target, self->bytes, count);
  self->bytes += count;
  self->left -= count;
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
  self->failure = failure;
  self->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, self, reader_error, silence);
  self->info = self->png == NULL ? NULL : png_create_info_struct(self->png);
  if (self->info != NULL) return self;
  reader_end(self);
  return NULL;
}

// The chunks that hold texts, profiles and times: nothing in them changes a pixel that is compared.
static const uint8_t skipped[] = "iCCP\0zTXt\0iTXt\0tEXt\0eXIf\0sPLT\0tIME\0hIST";

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
  // Interlaced rows come back on every pass, so that alpha must stay until the last one.
  int whole = channels == 3 && passes > 1;
  if (channels == 3) self->rgba = calloc(whole ? height : 1, width * 4);
  if (channels == 3 && self->rgba == NULL) {
    self->status = cpixels_fail(self->failure, CPIXELS_NO_MEMORY, "no memory");
    return;
  }
  for (int pass = 0; pass < passes; pass++) {
    for (size_t y = 0; y < height; y++) {
      uint8_t *target = channels == 4 ? pixels + y * width * 4 : self->rgba + (whole ? y * width * 4 : 0);
      png_read_row(png, target, NULL);
      if (channels == 3 && pass == passes - 1) cpixels_flatten(target, pixels + y * width * 3, width);
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
