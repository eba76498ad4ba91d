// PNGs of the plain kind, decoded whole rather than in a stream.
#ifndef CPIXELS_PNG_WHOLE_H
#define CPIXELS_PNG_WHOLE_H

#include "CPixels.h"

#include <stdbool.h>

/// Decodes a sound PNG of 8 bits a sample that is not interlaced, as nearly all are, about twice as fast as libpng.
///
/// Every sample is the one that libpng gives. False means that nothing was decided: whatever is unusual or wrong with the
/// file is left to libpng, which knows what to refuse. Memory is bounded as for ``cpixels_png_decode``: nothing is
/// inflated that goes beyond the size that the header claims, and that is checked first.
bool cpixels_png_whole(
    const uint8_t *bytes, size_t length, uint64_t max_pixels, unsigned channels, uint8_t *pixels, size_t capacity);

/// The longest chunk beside the picture's data that is read.
#define CPIXELS_PNG_MAX_CHUNK (8u << 20)

#endif
