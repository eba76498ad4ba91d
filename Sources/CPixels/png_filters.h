// The filters of PNG (ISO/IEC 15948, clause 9).
#ifndef CPIXELS_PNG_FILTERS_H
#define CPIXELS_PNG_FILTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Takes a filter off a row of `count` bytes in place, `depth` (1 to 4) bytes a pixel; false when there is no such filter.
///
/// Before both rows lie `depth` bytes of 0, behind them 4 bytes that may be read; nothing but the row is written.
bool cpixels_png_unfilter(uint8_t filter, uint8_t *line, const uint8_t *above, size_t count, size_t depth);

#endif
