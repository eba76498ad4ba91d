// Two algorithms of Unicode that ICU implements, behind plain functions: ICU names its functions by its version, which
// only the preprocessor of C follows.
//
// No function keeps state, reads past `length` or writes past `capacity`; any thread may call them.
#ifndef CUNICODE_H
#define CUNICODE_H

#include <stdint.h>

/// The most bytes of UTF-8 that are read.
enum { CUNICODE_MOST_BYTES = 2048 };

/// Why there is no result; the length of the result is never negative.
enum {
  /// Ill-formed UTF-8, a character that is not allowed, or more than `CUNICODE_MOST_BYTES`.
  CUNICODE_CHARACTER = -1,
  /// The result is longer than `capacity`, or than a domain name or label may be.
  CUNICODE_LENGTH = -2,
  /// An empty label, or one that begins or ends with a hyphen.
  CUNICODE_LABEL = -3,
};

/// Writes normalisation form KC (Unicode Standard Annex 15).
///
/// Returns the number of bytes written, or why there are none.
int32_t cunicode_nfkc(const uint8_t *utf8, int32_t length, uint8_t *out, int32_t capacity);

/// Writes a domain name in its ASCII form (Unicode Technical Standard 46, ToASCII, non-transitional, with the rules of
/// STD 3, for bidirectional text and for joiners).
///
/// Returns the number of bytes written, or why there are none.
int32_t cunicode_ascii_domain(const uint8_t *utf8, int32_t length, uint8_t *out, int32_t capacity);

#endif
