// How the shims of this folder report a failure.
#ifndef CPIXELS_FAILURE_H
#define CPIXELS_FAILURE_H

#include "CPixels.h"

/// Fills in `failure`, which may be null, and returns `status`.
cpixels_status cpixels_fail(cpixels_failure *failure, cpixels_status status, const char *text);

/// Whether `width * height` is over `max_pixels`, or a side is 0.
cpixels_status cpixels_check_size(
    uint64_t width, uint64_t height, uint64_t max_pixels, cpixels_failure *failure);

#endif
