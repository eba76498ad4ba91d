// The inner loops over numbers, pixels and picture hashes that need instructions which not every processor has.
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

/// Writes the positions of the codes (4 words each) at most `radius` bits from the query, in order, and returns their
/// number; `hits` has room for `count`.
size_t cvectors_near_portable(
    const uint64_t *codes, size_t count, const uint64_t *query, unsigned radius, uint32_t *hits);
size_t cvectors_near_avx2(const uint64_t *codes, size_t count, const uint64_t *query, unsigned radius, uint32_t *hits);

/// A band of bits of many queries: which values of those bits are near one of a query's, and of which queries.
typedef struct {
  /// The word and the bit of it where the band starts, and how many bits it has: at most 32.
  uint32_t word, shift, bits;
  /// How many of these bits, the lowest, `starts` goes by.
  uint32_t low;
  /// A bit for each value of the band; set when a query is near it.
  const uint64_t *seen;
  /// For each value of the low bits, where its queries start among `items`; one more than there are values.
  const uint32_t *starts;
  const uint32_t *items;
} cvectors_band;

/// Where a join goes on: at a code, and at an item of those it is compared with.
typedef struct {
  size_t code, item;
} cvectors_place;

enum { CVECTORS_JOIN_ROOM = 4096 };

/// Compares codes (4 words each) from a place on with the queries that are near them in a band: some thousand pairs at most,
/// and moves the place past them; it has reached `count` when all are compared.
///
/// Writes the pairs at most `radius` bits apart, a code's index and a query's, and returns their number; `hits` has room for
/// `CVECTORS_JOIN_ROOM` pairs. Every item must be below the number of queries.
size_t cvectors_join_portable(
    const cvectors_band *band, const uint64_t *codes, size_t count, const uint64_t *queries, unsigned radius,
    cvectors_place *place, uint32_t *hits);
size_t cvectors_join_avx2(
    const cvectors_band *band, const uint64_t *codes, size_t count, const uint64_t *queries, unsigned radius,
    cvectors_place *place, uint32_t *hits);

/// Reads 64 hexadecimal digits of either case into 32 bytes, the first digits into the last byte; says whether all are.
bool cvectors_unhex_portable(const uint8_t *digits, uint8_t *bytes);
bool cvectors_unhex_avx2(const uint8_t *digits, uint8_t *bytes);

/// Throws `count` elements into a sketch of 128 places, in rounds from `round` up to `end`, which is at most 256, until no
/// place is empty (UINT32_MAX), and returns how many still are; 128 when there is no round.
///
/// Each element is hashed anew in each round, by the finaliser of MurmurHash3 (Appleby 2011, public domain), a bijection of
/// 32 bits. In the first 128 rounds the highest 7 bits name the place; in each later one all elements go to one place. A
/// place keeps the least of what it got: the round above 24 bits of the hash.
size_t cvectors_throw_portable(
    const uint32_t *elements, size_t count, uint32_t round, uint32_t end, uint32_t *places);
size_t cvectors_throw_avx2(const uint32_t *elements, size_t count, uint32_t round, uint32_t end, uint32_t *places);

/// What is left of a row of `count` pixels when a filter of `taps` weights is laid on it, as one of five symbols: 0 for
/// `-far` and less, 1 for `-near` and less, 2 around 0, 3 for `near` and more, 4 for `far` and more.
///
/// The pixel that weight i falls on lies `offsets[i]` behind the row's own; no sum of weighted values may leave 16 bits.
void cvectors_symbols_portable(
    const int16_t *values, const uint32_t *offsets, const int16_t *weights, size_t taps, int16_t near, int16_t far,
    uint8_t *out, size_t count);
void cvectors_symbols_avx2(
    const int16_t *values, const uint32_t *offsets, const int16_t *weights, size_t taps, int16_t near, int16_t far,
    uint8_t *out, size_t count);

/// Adds to `counts` (125) how often each run of three symbols, `step` apart, starts in the first `columns` of `rows` rows of
/// `width` symbols each. A run's number is 25 times its first symbol, 5 times the second and the third.
void cvectors_runs_portable(
    const uint8_t *symbols, size_t width, size_t columns, size_t rows, size_t step, uint32_t *counts);
void cvectors_runs_avx2(
    const uint8_t *symbols, size_t width, size_t columns, size_t rows, size_t step, uint32_t *counts);

/// What a row of `blocks` blocks of 8 by 8 RGBA pixels, `stride` pixels a line, says to the reader of dwtDct marks.
///
/// Of each block's sums of U over 2 by 2 pixels, the first left out, the largest magnitude times two: `whole` by OpenCV's
/// arithmetic of 14 bits on 8-bit samples, `fraction` by its arithmetic of fractions; each for red and blue as they are and
/// then for the two exchanged, so that both have room for 2 * `blocks`.
void cvectors_mark_portable(
    const uint8_t *rgba, size_t stride, size_t blocks, int32_t *whole, float *fraction);
void cvectors_mark_avx2(
    const uint8_t *rgba, size_t stride, size_t blocks, int32_t *whole, float *fraction);

/// Sets `sums` to those of the columns of `rows` rows of `count` samples, one row behind the other, each row weighed. Weights
/// are whole numbers, and no sum may reach 2^53.
void cvectors_columns_portable(
    const uint8_t *samples, size_t count, const double *weights, size_t rows, double *sums);
void cvectors_columns_avx2(const uint8_t *samples, size_t count, const double *weights, size_t rows, double *sums);

/// Makes `count` pixels of red, green and blue of sums over columns, `channels` (3 or 4) a pixel, of which four are read at
/// the last one, too: the sum of the pixels from `firsts[x]` on, weighed with `weights[starts[x]]` to before
/// `weights[starts[x + 1]]`, and of `half`, divided by `area`, and cut off to a whole number, which must be below 256.
void cvectors_squeeze_portable(
    const double *sums, size_t channels, const size_t *firsts, const size_t *starts, const double *weights,
    size_t count, double half, double area, uint8_t *rgb);
void cvectors_squeeze_avx2(
    const double *sums, size_t channels, const size_t *firsts, const size_t *starts, const double *weights,
    size_t count, double half, double area, uint8_t *rgb);

/// Whether the fourth byte of every pixel is 255.
bool cvectors_opaque_portable(const uint8_t *rgba, size_t pixels);
bool cvectors_opaque_avx2(const uint8_t *rgba, size_t pixels);

/// How many values differ from the one before them.
size_t cvectors_changes_portable(const int16_t *values, size_t count);
size_t cvectors_changes_avx2(const int16_t *values, size_t count);

/// Weighs the colours of one or two rows of `width` pixels of red, green and blue three times, in parts of 65,536: for each
/// pixel into `luma`; and, of two rows, as the mean of each square of four, doubled, into `first` and `second`, which have
/// room for `width / 2`. Values are rounded, and must fit 16 bits.
void cvectors_planes_portable(
    const uint8_t *rgb, size_t width, size_t rows, const int32_t weights[9], int16_t *luma, int16_t *first,
    int16_t *second);
void cvectors_planes_avx2(
    const uint8_t *rgb, size_t width, size_t rows, const int32_t weights[9], int16_t *luma, int16_t *first,
    int16_t *second);

/// For each column of `width`, over `rows` rows from the second on: the sum of squares of what a high-pass leaves (1, -2, 1;
/// -2, 4, -2; 1, -2, 1), the sum of values, and that of their squares. A row more is read on either side; values lie
/// between 0 and 255, `rows` is at most 256, and the outermost columns are 0.
void cvectors_noise_portable(
    const int16_t *values, size_t width, size_t rows, int32_t *noise, int32_t *sum, int32_t *squares);
void cvectors_noise_avx2(
    const int16_t *values, size_t width, size_t rows, int32_t *noise, int32_t *sum, int32_t *squares);

/// Adds the votes (0 or 1) to `yes`, each to the place that its index leaves over when it is divided by `period`.
void cvectors_tally_portable(const uint8_t *votes, size_t count, size_t period, uint32_t *yes);
void cvectors_tally_avx2(const uint8_t *votes, size_t count, size_t period, uint32_t *yes);

#endif
