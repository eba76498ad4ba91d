// The inner loops over numbers and picture hashes that need instructions which not every processor has.
//
// Each comes twice: in plain C, and with AVX2 and POPCNT. Both give the same bits for the same input, so that a machine's
// processor never shows in a result; no function keeps state or writes past what it is told.
#ifndef CVECTORS_H
#define CVECTORS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Whether the processor has AVX2 and POPCNT. Asked at run time; the `_avx2` functions may be called only when it does.
bool cvectors_has_avx2(void);

/// `out = matrix * pixels * transpose(matrix)`: 16 by 64, 64 by 64, 64 by 16; all row by row.
void cvectors_dct_portable(const float *pixels, const float *matrix, float *out);
void cvectors_dct_avx2(const float *pixels, const float *matrix, float *out);

/// Compares a query with those of `codes` (4 words each) that `items` names.
///
/// Writes the positions within `items` of those at most `radius` bits away, in order, and returns their number; `hits`
/// has room for `count`. Every item must be below the number of codes.
size_t cvectors_within_portable(
    const uint64_t *codes, const uint32_t *items, size_t count, const uint64_t *query, unsigned radius,
    uint32_t *hits);
size_t cvectors_within_avx2(
    const uint64_t *codes, const uint32_t *items, size_t count, const uint64_t *query, unsigned radius,
    uint32_t *hits);

/// The code of `codes` that is fewest bits from the query, the first of those, and its distance.
size_t cvectors_nearest_portable(const uint64_t *codes, size_t count, const uint64_t *query, unsigned *distance);
size_t cvectors_nearest_avx2(const uint64_t *codes, size_t count, const uint64_t *query, unsigned *distance);

/// Writes `out[i] = mix(elements[i] ^ salt)` for `count` elements; mix is a bijection of 32 bits (the finaliser of
/// MurmurHash3, Appleby 2011, public domain). `out` may be `elements`.
void cvectors_mix_portable(const uint32_t *elements, size_t count, uint32_t salt, uint32_t *out);
void cvectors_mix_avx2(const uint32_t *elements, size_t count, uint32_t salt, uint32_t *out);

#endif
