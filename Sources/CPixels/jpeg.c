#include "failure.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <jerror.h>

// A progressive file may hold any number of scans over the whole picture, so that a small file costs hours: real
// encoders write about ten, and after this many the file is refused.
#define MAX_SCANS 100
// Coefficients of a progressive picture of 50 megapixels without subsampling take 300 MB.
#define MAX_MEMORY (400L << 20)

typedef struct reader {
  struct jpeg_error_mgr errors;
  struct jpeg_source_mgr source;
  struct jpeg_progress_mgr progress;
  struct jpeg_decompress_struct info;
  jmp_buf escape;
  cpixels_failure *failure;
  cpixels_status status;
  int ran_out;
  uint8_t *row;
} reader;

static void reader_error(j_common_ptr info) {
  reader *self = (reader *)info->client_data;
  char text[JMSG_LENGTH_MAX];
  info->err->format_message(info, text);
  cpixels_status status = info->err->msg_code == JERR_OUT_OF_MEMORY ? CPIXELS_NO_MEMORY : CPIXELS_MALFORMED;
  if (self->ran_out) status = CPIXELS_TRUNCATED;
  self->status = cpixels_fail(self->failure, status, text);
  longjmp(self->escape, 1);
}

static void reader_message(j_common_ptr info, int level) {
  // Level -1 is a warning: libjpeg paints what is missing grey and goes on. Missing picture data is refused here;
  // stray bytes between markers, which many cameras write, are not.
  if (level >= 0 || info->err->msg_code != JWRN_HIT_MARKER) return;
  reader *self = (reader *)info->client_data;
  self->status = cpixels_fail(
      self->failure, self->ran_out ? CPIXELS_TRUNCATED : CPIXELS_MALFORMED, "the picture's data end too early");
  longjmp(self->escape, 1);
}

static void reader_silence(j_common_ptr info) { (void)info; }

static void source_nothing(j_decompress_ptr info) { (void)info; }

static boolean source_fill(j_decompress_ptr info) {
  static const JOCTET end[2] = {0xFF, JPEG_EOI};
  reader *self = (reader *)info->client_data;
  self->ran_out = 1;
  info->src->next_input_byte = end;
  info->src->bytes_in_buffer = sizeof end;
  return TRUE;
}

static void source_skip(j_decompress_ptr info, long count) {
  if (count <= 0) return;
  if ((size_t)count > info->src->bytes_in_buffer) {
    source_fill(info);
    return;
  }
  info->src->next_input_byte += count;
  info->src->bytes_in_buffer -= (size_t)count;
}

static void progress_limit(j_common_ptr info) {
  reader *self = (reader *)info->client_data;
  if (self->info.input_scan_number <= MAX_SCANS) return;
  self->status = cpixels_fail(self->failure, CPIXELS_TOO_LARGE, "more scans than any encoder writes");
  longjmp(self->escape, 1);
}

static reader *reader_new(const uint8_t *bytes, size_t length, cpixels_failure *failure) {
  reader *self = calloc(1, sizeof *self);
  if (self == NULL) return NULL;
  self->failure = failure;
  self->info.err = jpeg_std_error(&self->errors);
  self->errors.error_exit = reader_error;
  self->errors.emit_message = reader_message;
  self->errors.output_message = reader_silence;
  self->info.client_data = self;
  self->source.init_source = source_nothing;
  self->source.fill_input_buffer = source_fill;
  self->source.skip_input_data = source_skip;
  self->source.resync_to_restart = jpeg_resync_to_restart;
  self->source.term_source = source_nothing;
  self->source.next_input_byte = bytes;
  self->source.bytes_in_buffer = length;
  self->progress.progress_monitor = progress_limit;
  return self;
}

static cpixels_status reader_end(reader *self) {
  cpixels_status status = self->status;
  jpeg_destroy_decompress(&self->info);
  free(self->row);
  free(self);
  return status;
}

// Reads the header and settles the output; on failure sets the status. Called under setjmp.
static void reader_start(reader *self, unsigned eighths, uint64_t max_pixels, unsigned channels) {
  jpeg_create_decompress(&self->info);
  self->info.client_data = self;
  self->info.src = &self->source;
  self->info.progress = &self->progress;
  self->info.mem->max_memory_to_use = MAX_MEMORY;
  jpeg_read_header(&self->info, TRUE);
  self->status = cpixels_check_size(self->info.image_width, self->info.image_height, max_pixels, self->failure);
  if (self->status != CPIXELS_OK) return;
  switch (self->info.jpeg_color_space) {
    case JCS_GRAYSCALE:
    case JCS_RGB:
    case JCS_YCbCr:
      // Of YCbCr, brightness alone: colour is neither transformed nor spread.
      self->info.out_color_space = channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
      break;
    case JCS_CMYK:
    case JCS_YCCK:
      self->info.out_color_space = JCS_CMYK;
      break;
    default:
      self->status = cpixels_fail(self->failure, CPIXELS_UNSUPPORTED, "a colour space that is not known");
      return;
  }
  self->info.scale_num = eighths;
  self->info.scale_denom = 8;
  self->info.dct_method = JDCT_ISLOW;
  jpeg_calc_output_dimensions(&self->info);
}

cpixels_status cpixels_jpeg_size(
    const uint8_t *bytes, size_t length, unsigned eighths, uint64_t max_pixels, cpixels_size *size,
    cpixels_failure *failure) {
  if (eighths < 1 || eighths > 8) return cpixels_fail(failure, CPIXELS_UNSUPPORTED, "a scale that is not 1/8 to 8/8");
  reader *self = reader_new(bytes, length, failure);
  if (self == NULL) return cpixels_fail(failure, CPIXELS_NO_MEMORY, "no memory");
  if (setjmp(self->escape) == 0) {
    reader_start(self, eighths, max_pixels, 3);
    if (self->status == CPIXELS_OK) {
      size->width = self->info.output_width;
      size->height = self->info.output_height;
    }
  }
  return reader_end(self);
}

// CMYK of print has no one way to RGB without its profile; this is the plain product, right for judging likeness.
static void cmyk_row(const uint8_t *cmyk, uint8_t *target, size_t pixels, int inverted, unsigned channels) {
  uint8_t flip = inverted ? 0 : 0xFF;
  for (size_t i = 0; i < pixels; i++) {
    unsigned light = cmyk[4 * i + 3] ^ flip;
    uint8_t rgb[3];
    for (size_t c = 0; c < 3; c++) rgb[c] = (uint8_t)(((cmyk[4 * i + c] ^ flip) * light + 127) / 255);
    if (channels == 3) {
      memcpy(target + 3 * i, rgb, 3);
    } else {
      target[i] = (uint8_t)((299u * rgb[0] + 587u * rgb[1] + 114u * rgb[2] + 500) / 1000);
    }
  }
}

static void reader_rows(reader *self, uint8_t *pixels, size_t capacity, unsigned channels) {
  struct jpeg_decompress_struct *info = &self->info;
  size_t width = info->output_width;
  size_t needed = width * info->output_height * channels;
  if (needed > capacity) {
    self->status = cpixels_fail(self->failure, CPIXELS_TOO_LARGE, "more pixels than there is room for");
    return;
  }
  int cmyk = info->out_color_space == JCS_CMYK;
  if (cmyk) {
    self->row = malloc(width * 4);
    if (self->row == NULL) {
      self->status = cpixels_fail(self->failure, CPIXELS_NO_MEMORY, "no memory");
      return;
    }
  }
  jpeg_start_decompress(info);
  while (info->output_scanline < info->output_height) {
    uint8_t *target = pixels + (size_t)info->output_scanline * width * channels;
    JSAMPROW rows[1] = {cmyk ? self->row : target};
    if (jpeg_read_scanlines(info, rows, 1) != 1) {
      self->status = cpixels_fail(self->failure, CPIXELS_TRUNCATED, "rows are missing");
      return;
    }
    if (cmyk) cmyk_row(self->row, target, width, info->saw_Adobe_marker, channels);
  }
  // Without its last scans a progressive picture still gives all rows, only coarser.
  if (self->ran_out && jpeg_has_multiple_scans(info)) {
    self->status = cpixels_fail(self->failure, CPIXELS_TRUNCATED, "the last scans are missing");
  }
}

cpixels_status cpixels_jpeg_decode(
    const uint8_t *bytes, size_t length, unsigned eighths, uint64_t max_pixels, unsigned channels, uint8_t *pixels,
    size_t capacity, cpixels_failure *failure) {
  if (eighths < 1 || eighths > 8) return cpixels_fail(failure, CPIXELS_UNSUPPORTED, "a scale that is not 1/8 to 8/8");
  if (channels != 1 && channels != 3) return cpixels_fail(failure, CPIXELS_UNSUPPORTED, "1 or 3 channels");
  reader *self = reader_new(bytes, length, failure);
  if (self == NULL) return cpixels_fail(failure, CPIXELS_NO_MEMORY, "no memory");
  if (setjmp(self->escape) == 0) {
    reader_start(self, eighths, max_pixels, channels);
    if (self->status == CPIXELS_OK) reader_rows(self, pixels, capacity, channels);
  }
  return reader_end(self);
}

typedef struct writer {
  struct jpeg_error_mgr errors;
  struct jpeg_compress_struct info;
  jmp_buf escape;
  cpixels_failure *failure;
  cpixels_status status;
  unsigned char *bytes;
  unsigned long count;
} writer;

static void writer_error(j_common_ptr info) {
  writer *self = (writer *)info->client_data;
  char text[JMSG_LENGTH_MAX];
  info->err->format_message(info, text);
  self->status = cpixels_fail(self->failure, CPIXELS_MALFORMED, text);
  longjmp(self->escape, 1);
}

cpixels_status cpixels_jpeg_encode(
    const uint8_t *rgb, uint32_t width, uint32_t height, int quality, cpixels_buffer *out, cpixels_failure *failure) {
  writer *self = calloc(1, sizeof *self);
  if (self == NULL) return cpixels_fail(failure, CPIXELS_NO_MEMORY, "no memory");
  self->failure = failure;
  self->info.err = jpeg_std_error(&self->errors);
  self->errors.error_exit = writer_error;
  self->errors.output_message = reader_silence;
  self->info.client_data = self;
  if (setjmp(self->escape) == 0) {
    jpeg_create_compress(&self->info);
    self->info.client_data = self;
    jpeg_mem_dest(&self->info, &self->bytes, &self->count);
    self->info.image_width = width;
    self->info.image_height = height;
    self->info.input_components = 3;
    self->info.in_color_space = JCS_RGB;
    jpeg_set_defaults(&self->info);
    jpeg_set_quality(&self->info, quality, TRUE);
    self->info.dct_method = JDCT_ISLOW;
    jpeg_start_compress(&self->info, TRUE);
    while (self->info.next_scanline < height) {
      JSAMPROW rows[1] = {(JSAMPROW)(rgb + (size_t)self->info.next_scanline * width * 3)};
      jpeg_write_scanlines(&self->info, rows, 1);
    }
    jpeg_finish_compress(&self->info);
  }
  cpixels_status status = self->status;
  jpeg_destroy_compress(&self->info);
  if (status == CPIXELS_OK) {
    out->bytes = self->bytes;
    out->count = self->count;
  } else {
    free(self->bytes);
  }
  free(self);
  return status;
}
