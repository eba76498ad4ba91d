// The loops themselves, included once by each file that compiles them for a kind of processor: NAME gives the function's
// name, TARGET the attribute that allows the instructions.

TARGET void NAME(cvectors_dct)(const float *pixels, const float *matrix, float *out) {
  // Every sum is taken in the order of its index, one lane an output, so that lanes change no rounding.
  float half[16 * 64];
  for (size_t i = 0; i < 16; i++) {
    float row[64] = {0};
    for (size_t k = 0; k < 64; k++) {
      float weight = matrix[i * 64 + k];
      for (size_t j = 0; j < 64; j++) row[j] += weight * pixels[k * 64 + j];
    }
    for (size_t j = 0; j < 64; j++) half[i * 64 + j] = row[j];
  }
  float turned[64 * 16];
  for (size_t j = 0; j < 16; j++) {
    for (size_t k = 0; k < 64; k++) turned[k * 16 + j] = matrix[j * 64 + k];
  }
  for (size_t i = 0; i < 16; i++) {
    float row[16] = {0};
    for (size_t k = 0; k < 64; k++) {
      float value = half[i * 64 + k];
      for (size_t j = 0; j < 16; j++) row[j] += value * turned[k * 16 + j];
    }
    for (size_t j = 0; j < 16; j++) out[i * 16 + j] = row[j];
  }
}

TARGET static inline unsigned NAME(distance)(const uint64_t *a, const uint64_t *b) {
  return (unsigned)(__builtin_popcountll(a[0] ^ b[0]) + __builtin_popcountll(a[1] ^ b[1]) +
                    __builtin_popcountll(a[2] ^ b[2]) + __builtin_popcountll(a[3] ^ b[3]));
}

TARGET size_t NAME(cvectors_within)(
    const uint64_t *codes, const uint32_t *items, size_t count, const uint64_t *query, unsigned radius,
    uint32_t *hits) {
  // Codes lie anywhere in memory: asked for this many steps ahead, they arrive side by side.
  enum { AHEAD = 32 };
  size_t found = 0;
  for (size_t i = 0; i < count && i < AHEAD; i++) __builtin_prefetch(codes + (size_t)items[i] * 4);
  for (size_t i = 0; i < count; i++) {
    if (i + AHEAD < count) __builtin_prefetch(codes + (size_t)items[i + AHEAD] * 4);
    hits[found] = (uint32_t)i;
    found += NAME(distance)(codes + (size_t)items[i] * 4, query) <= radius;
  }
  return found;
}

TARGET size_t NAME(cvectors_nearest)(const uint64_t *codes, size_t count, const uint64_t *query, unsigned *distance) {
  unsigned least = 257;
  size_t best = 0;
  for (size_t i = 0; i < count; i++) {
    unsigned d = NAME(distance)(codes + i * 4, query);
    if (d < least) {
      least = d;
      best = i;
    }
  }
  *distance = least;
  return best;
}

TARGET size_t NAME(cvectors_near)(
    const uint64_t *codes, size_t count, const uint64_t *query, unsigned radius, uint32_t *hits) {
  size_t found = 0;
  for (size_t i = 0; i < count; i++) {
    hits[found] = (uint32_t)i;
    found += NAME(distance)(codes + i * 4, query) <= radius;
  }
  return found;
}

TARGET size_t NAME(cvectors_join)(
    const cvectors_band *band, const uint64_t *codes, size_t count, const uint64_t *queries, unsigned radius,
    cvectors_place *place, uint32_t *hits) {
  // Three loops, each of which waits for memory for many at once and mispredicts little: which codes are near any query,
  // with which queries, and which of those pairs are near in all bits.
  enum { BLOCK = 1024, AHEAD = 16 };
  uint32_t kept[BLOCK], values[BLOCK], pairs[CVECTORS_JOIN_ROOM * 2];
  const uint32_t low = (uint32_t)((1ull << band->low) - 1);
  const uint64_t mask = (1ull << band->bits) - 1;
  const size_t start = place->code, end = count - start < BLOCK ? count : start + BLOCK;
  const uint64_t *word = codes + start * 4 + band->word;
  const bool straddles = band->shift + band->bits > 64;
  size_t near = 0;
  for (size_t i = 0; i < end - start; i++) {
    uint64_t value = word[i * 4] >> band->shift;
    if (straddles) value |= word[i * 4 + 1] << (64 - band->shift);
    value &= mask;
    kept[near] = (uint32_t)i;
    values[near] = (uint32_t)value & low;
    near += band->seen[value >> 6] >> (value & 63) & 1;
  }
  size_t waiting = 0;
  size_t skipped = place->item;
  place->code = end;
  place->item = 0;
  for (size_t j = 0; j < near; j++) {
    if (j + AHEAD < near) __builtin_prefetch(band->starts + values[j + AHEAD]);
    if (j + AHEAD / 2 < near) __builtin_prefetch(band->items + band->starts[values[j + AHEAD / 2]]);
    size_t first = band->starts[values[j]], last = band->starts[values[j] + 1];
    if (kept[j] == 0) first += skipped;
    size_t room = CVECTORS_JOIN_ROOM - waiting;
    bool isFull = last - first > room;
    if (isFull) last = first + room;
    for (size_t k = first; k < last; k++) {
      pairs[waiting * 2] = kept[j];
      pairs[waiting++ * 2 + 1] = band->items[k];
    }
    if (isFull) {
      place->code = start + kept[j];
      place->item = last - band->starts[values[j]];
      break;
    }
  }
  size_t found = 0;
  for (size_t i = 0; i < waiting; i++) {
    if (i + AHEAD < waiting) __builtin_prefetch(queries + (size_t)pairs[(i + AHEAD) * 2 + 1] * 4);
    size_t code = start + pairs[i * 2], query = pairs[i * 2 + 1];
    hits[found * 2] = (uint32_t)code;
    hits[found * 2 + 1] = (uint32_t)query;
    found += NAME(distance)(codes + code * 4, queries + query * 4) <= radius;
  }
  return found;
}

TARGET bool NAME(cvectors_unhex)(const uint8_t *digits, uint8_t *bytes) {
  uint8_t nibbles[64], wrong = 0;
  for (size_t i = 0; i < 64; i++) {
    uint8_t number = (uint8_t)(digits[i] - '0'), letter = (uint8_t)((digits[i] | 0x20) - 'a');
    uint8_t isNumber = number < 10 ? 0xFF : 0, isLetter = letter < 6 ? 0xFF : 0;
    nibbles[i] = (uint8_t)((number & isNumber) | ((letter + 10) & isLetter));
    wrong |= (uint8_t)~(isNumber | isLetter);
  }
  for (size_t i = 0; i < 32; i++) bytes[31 - i] = (uint8_t)(nibbles[2 * i] << 4 | nibbles[2 * i + 1]);
  return wrong == 0;
}

TARGET size_t NAME(cvectors_throw)(
    const uint32_t *elements, size_t count, uint32_t round, uint32_t end, uint32_t *places) {
  enum { PLACES = 128, BLOCK = 256, EXPECTED = 4 * PLACES };
  uint32_t values[BLOCK], at[BLOCK];
  size_t empty = PLACES, thrown = 0;
  for (; round < end && empty > 0; round++) {
    const uint32_t salt = (round + 1) * 0x9E3779B9u;
    const uint32_t head = round << 24;
    for (size_t start = 0; start < count; start += BLOCK) {
      size_t size = count - start < BLOCK ? count - start : BLOCK;
      // The finaliser of MurmurHash3, in a loop of its own: vectors take it, and the throws below they cannot.
      for (size_t i = 0; i < size; i++) {
        uint32_t value = elements[start + i] ^ salt;
        value = (value ^ (value >> 16)) * 0x85EBCA6Bu;
        value = (value ^ (value >> 13)) * 0xC2B2AE35u;
        value ^= value >> 16;
        values[i] = head | (value & 0xFFFFFF);
        at[i] = value >> 25;
      }
      if (round < PLACES) {
        for (size_t i = 0; i < size; i++) {
          uint32_t *place = places + at[i];
          *place = values[i] < *place ? values[i] : *place;
        }
      } else {
        uint32_t *place = places + (round - PLACES) % PLACES;
        for (size_t i = 0; i < size; i++) *place = values[i] < *place ? values[i] : *place;
      }
    }
    thrown += count;
    // Fewer throws hardly ever fill all; a round too many changes nothing.
    if (thrown < EXPECTED && round + 1 < end) continue;
    empty = 0;
    for (size_t i = 0; i < PLACES; i++) empty += places[i] == UINT32_MAX;
  }
  return empty;
}

TARGET void NAME(cvectors_symbols)(
    const int16_t *values, const uint32_t *offsets, const int16_t *weights, size_t taps, int16_t near, int16_t far,
    uint8_t *restrict out, size_t count) {
  enum { PART = 64 };
  for (size_t start = 0; start < count; start += PART) {
    size_t part = count - start < PART ? count - start : PART;
    int16_t sums[PART] = {0};
    for (size_t tap = 0; tap < taps; tap++) {
      const int16_t *source = values + start + offsets[tap];
      int16_t weight = weights[tap];
      for (size_t i = 0; i < part; i++) sums[i] = (int16_t)(sums[i] + weight * source[i]);
    }
    for (size_t i = 0; i < part; i++) {
      int16_t sum = sums[i];
      out[start + i] = (uint8_t)(2 + (sum >= near) + (sum >= far) - (sum <= -near) - (sum <= -far));
    }
  }
}

TARGET void NAME(cvectors_runs)(
    const uint8_t *symbols, size_t width, size_t columns, size_t rows, size_t step, uint32_t *counts) {
  // Four tables: one alone would wait for itself, as the same run often follows.
  enum { TABLES = 4, SIZE = 128, PART = 256 };
  uint32_t tables[TABLES][SIZE] = {{0}};
  uint8_t codes[PART];
  for (size_t y = 0; y < rows; y++) {
    for (size_t start = 0; start < columns; start += PART) {
      const uint8_t *from = symbols + y * width + start;
      size_t part = columns - start < PART ? columns - start : PART;
      for (size_t i = 0; i < part; i++) {
        codes[i] = (uint8_t)((from[i] * 5 + from[i + step]) * 5 + from[i + 2 * step]);
      }
      size_t i = 0;
      for (; i + TABLES <= part; i += TABLES) {
        for (size_t table = 0; table < TABLES; table++) tables[table][codes[i + table]]++;
      }
      for (; i < part; i++) tables[0][codes[i]]++;
    }
  }
  for (size_t table = 0; table < TABLES; table++) {
    for (size_t code = 0; code < 125; code++) counts[code] += tables[table][code];
  }
}

// U of a sample in 8 bits, by OpenCV's fixed-point arithmetic of 14 bits; it stays between 3 and 253.
TARGET static inline int32_t NAME(whole_u)(int32_t r, int32_t g, int32_t b) {
  int32_t y = (r * 4899 + g * 9617 + b * 1868 + 8192) >> 14;
  return ((b - y) * 8061 + (128 << 14) + 8192) >> 14;
}

// The sum of U over four samples as OpenCV computes it of fractions, which centres each on a half.
TARGET static inline float NAME(fraction_u)(int32_t r, int32_t g, int32_t b) {
  float y = 0.299f * (float)r + 0.587f * (float)g + 0.114f * (float)b;
  float u = 0.492f * ((float)b - y) + 2.0f;
  return u < 0 ? -u : u;
}

TARGET void NAME(cvectors_mark)(
    const uint8_t *rgba, size_t stride, size_t blocks, int32_t *restrict whole, float *restrict fraction) {
  // Some blocks at a time, so that all between stays in the nearest cache.
  enum { PART = 16, PIXELS = PART * 8, PAIRS = PART * 4 };
  for (size_t first = 0; first < blocks; first += PART) {
    size_t part = blocks - first < PART ? blocks - first : PART;
    int32_t largest_whole[2][PAIRS] = {{0}};
    float largest_fraction[2][PAIRS] = {{0}};
    for (size_t pair = 0; pair < 4; pair++) {
      int32_t red[PIXELS] = {0}, green[PIXELS] = {0}, blue[PIXELS] = {0}, straight[PIXELS] = {0}, turned[PIXELS] = {0};
      for (size_t line = 0; line < 2; line++) {
        uint32_t pixels[PIXELS];
        memcpy(pixels, rgba + ((pair * 2 + line) * stride + first * 8) * 4, part * 8 * 4);
        for (size_t i = 0; i < part * 8; i++) {
          int32_t r = pixels[i] & 0xFF, g = pixels[i] >> 8 & 0xFF, b = pixels[i] >> 16 & 0xFF;
          red[i] += r;
          green[i] += g;
          blue[i] += b;
          straight[i] += NAME(whole_u)(r, g, b);
          turned[i] += NAME(whole_u)(b, g, r);
        }
      }
      int32_t sums[2][PAIRS];
      float parts[2][PAIRS];
      for (size_t j = 0; j < part * 4; j++) {
        int32_t r = red[2 * j] + red[2 * j + 1], g = green[2 * j] + green[2 * j + 1];
        int32_t b = blue[2 * j] + blue[2 * j + 1];
        sums[0][j] = straight[2 * j] + straight[2 * j + 1];
        sums[1][j] = turned[2 * j] + turned[2 * j + 1];
        parts[0][j] = NAME(fraction_u)(r, g, b);
        parts[1][j] = NAME(fraction_u)(b, g, r);
      }
      // The first sum of a block is left out.
      for (size_t j = 0; pair == 0 && j < part * 4; j += 4) sums[0][j] = sums[1][j] = 0, parts[0][j] = parts[1][j] = 0;
      for (size_t order = 0; order < 2; order++) {
        for (size_t j = 0; j < part * 4; j++) {
          int32_t *w = &largest_whole[order][j];
          float *f = &largest_fraction[order][j];
          *w = sums[order][j] > *w ? sums[order][j] : *w;
          *f = parts[order][j] > *f ? parts[order][j] : *f;
        }
      }
    }
    for (size_t order = 0; order < 2; order++) {
      for (size_t block = 0; block < part; block++) {
        int32_t w = 0;
        float f = 0;
        for (size_t j = 0; j < 4; j++) {
          w = largest_whole[order][block * 4 + j] > w ? largest_whole[order][block * 4 + j] : w;
          f = largest_fraction[order][block * 4 + j] > f ? largest_fraction[order][block * 4 + j] : f;
        }
        whole[order * blocks + first + block] = w;
        fraction[order * blocks + first + block] = f;
      }
    }
  }
}

TARGET void NAME(cvectors_columns)(
    const uint8_t *samples, size_t count, const double *weights, size_t rows, double *restrict sums) {
  // Some columns at a time, whose sums stay in the nearest cache; and in 32 bits as long as these hold them.
  enum { PART = 128, MOST = 1 << 24 };
  for (size_t start = 0; start < count; start += PART) {
    size_t part = count - start < PART ? count - start : PART;
    for (size_t i = 0; i < part; i++) sums[start + i] = 0;
    uint32_t whole[PART] = {0};
    double weighed = 0;
    for (size_t row = 0; row < rows; row++) {
      const uint8_t *from = samples + row * count + start;
      if (weights[row] > MOST) {
        for (size_t i = 0; i < part; i++) sums[start + i] += weights[row] * from[i];
        continue;
      }
      if (weighed + weights[row] > MOST) {
        for (size_t i = 0; i < part; i++) sums[start + i] += whole[i], whole[i] = 0;
        weighed = 0;
      }
      weighed += weights[row];
      uint32_t weight = (uint32_t)weights[row];
      for (size_t i = 0; i < part; i++) whole[i] += weight * from[i];
    }
    for (size_t i = 0; i < part; i++) sums[start + i] += whole[i];
  }
}

TARGET void NAME(cvectors_squeeze)(
    const double *sums, size_t channels, const size_t *firsts, const size_t *starts, const double *weights,
    size_t count, double half, double area, uint8_t *restrict rgb) {
  for (size_t x = 0; x < count; x++) {
    const double *from = sums + firsts[x] * channels;
    double means[4] = {half, half, half, half};
    for (size_t entry = starts[x]; entry < starts[x + 1]; entry++, from += channels) {
      double weight = weights[entry];
      for (size_t c = 0; c < 4; c++) means[c] += from[c] * weight;
    }
    for (size_t c = 0; c < 4; c++) means[c] /= area;
    for (size_t c = 0; c < 3; c++) rgb[3 * x + c] = (uint8_t)(int32_t)means[c];
  }
}

TARGET bool NAME(cvectors_opaque)(const uint8_t *rgba, size_t pixels) {
  enum { PART = 1024 };
  for (size_t start = 0; start < pixels; start += PART) {
    size_t part = pixels - start < PART ? pixels - start : PART;
    uint8_t all = 0xFF;
    for (size_t i = 0; i < part; i++) all &= rgba[(start + i) * 4 + 3];
    if (all != 0xFF) return false;
  }
  return true;
}

TARGET size_t NAME(cvectors_changes)(const int16_t *values, size_t count) {
  size_t changes = 0;
  for (size_t i = 1; i < count; i++) changes += values[i] != values[i - 1];
  return changes;
}

TARGET void NAME(cvectors_planes)(
    const uint8_t *rgb, size_t width, size_t rows, const int32_t *weights, int16_t *restrict luma,
    int16_t *restrict first, int16_t *restrict second) {
  enum { PART = 256 };
  for (size_t start = 0; start < width; start += PART) {
    size_t part = width - start < PART ? width - start : PART;
    int32_t sums[3][PART / 2] = {{0}};
    for (size_t y = 0; y < rows; y++) {
      const uint8_t *from = rgb + (y * width + start) * 3;
      int32_t red[PART], green[PART], blue[PART];
      for (size_t i = 0; i < part; i++) red[i] = from[3 * i], green[i] = from[3 * i + 1], blue[i] = from[3 * i + 2];
      int16_t *to = luma + y * width + start;
      for (size_t i = 0; i < part; i++) {
        to[i] = (int16_t)((weights[0] * red[i] + weights[1] * green[i] + weights[2] * blue[i] + 32768) >> 16);
      }
      for (size_t i = 0; i < part / 2; i++) {
        sums[0][i] += red[2 * i] + red[2 * i + 1];
        sums[1][i] += green[2 * i] + green[2 * i + 1];
        sums[2][i] += blue[2 * i] + blue[2 * i + 1];
      }
    }
    if (rows < 2) continue;
    for (size_t i = 0; i < part / 2; i++) {
      int32_t r = sums[0][i], g = sums[1][i], b = sums[2][i];
      first[start / 2 + i] = (int16_t)((weights[3] * r + weights[4] * g + weights[5] * b + 65536) >> 17);
      second[start / 2 + i] = (int16_t)((weights[6] * r + weights[7] * g + weights[8] * b + 65536) >> 17);
    }
  }
}

TARGET void NAME(cvectors_noise)(
    const int16_t *values, size_t width, size_t rows, int32_t *restrict noise, int32_t *restrict sum,
    int32_t *restrict squares) {
  for (size_t x = 0; x < width; x++) noise[x] = sum[x] = squares[x] = 0;
  for (size_t y = 1; y <= rows; y++) {
    const int16_t *at = values + y * width, *above = at - width, *below = at + width;
    for (size_t x = 1; x + 1 < width; x++) {
      int16_t corners = (int16_t)(above[x - 1] + above[x + 1] + below[x - 1] + below[x + 1]);
      int16_t sides = (int16_t)(above[x] + at[x - 1] + at[x + 1] + below[x]);
      int32_t residual = (int16_t)(corners - 2 * sides + 4 * at[x]), value = at[x];
      noise[x] += residual * residual;
      sum[x] += value;
      squares[x] += value * value;
    }
  }
}

TARGET void NAME(cvectors_tally)(const uint8_t *votes, size_t count, size_t period, uint32_t *restrict yes) {
  for (size_t start = 0; start < count; start += period) {
    size_t part = count - start < period ? count - start : period;
    for (size_t i = 0; i < part; i++) yes[i] += votes[start + i];
  }
}
