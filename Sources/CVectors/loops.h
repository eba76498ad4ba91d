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

TARGET void NAME(cvectors_mix)(const uint32_t *elements, size_t count, uint32_t salt, uint32_t *out) {
  for (size_t i = 0; i < count; i++) {
    uint32_t value = elements[i] ^ salt;
    value = (value ^ (value >> 16)) * 0x85EBCA6Bu;
    value = (value ^ (value >> 13)) * 0xC2B2AE35u;
    out[i] = value ^ (value >> 16);
  }
}
