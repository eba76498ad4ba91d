#include "CUnicode.h"

#include <unicode/uidna.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

// A character may become 18 units (U+FDFA); a text that more than doubles is no identifier, and is refused.
enum { MOST_UNITS = 2 * CUNICODE_MOST_BYTES };

static int32_t failure(UErrorCode error) {
  return error == U_BUFFER_OVERFLOW_ERROR ? CUNICODE_LENGTH : CUNICODE_CHARACTER;
}

int32_t cunicode_nfkc(const uint8_t *utf8, int32_t length, uint8_t *out, int32_t capacity) {
  if (length < 0 || length > CUNICODE_MOST_BYTES) return CUNICODE_CHARACTER;
  UErrorCode error = U_ZERO_ERROR;
  const UNormalizer2 *form = unorm2_getNFKCInstance(&error);
  UChar units[CUNICODE_MOST_BYTES], normal[MOST_UNITS];
  int32_t unit_count = 0, normal_count = 0, byte_count = 0;
  u_strFromUTF8(units, CUNICODE_MOST_BYTES, &unit_count, (const char *)utf8, length, &error);
  if (U_FAILURE(error)) return failure(error);
  normal_count = unorm2_normalize(form, units, unit_count, normal, MOST_UNITS, &error);
  if (U_FAILURE(error)) return failure(error);
  u_strToUTF8((char *)out, capacity, &byte_count, normal, normal_count, &error);
  return U_FAILURE(error) ? failure(error) : byte_count;
}

int32_t cunicode_ascii_domain(const uint8_t *utf8, int32_t length, uint8_t *out, int32_t capacity) {
  const uint32_t options =
      UIDNA_USE_STD3_RULES | UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII;
  if (length < 0 || length > CUNICODE_MOST_BYTES) return CUNICODE_CHARACTER;
  UErrorCode error = U_ZERO_ERROR;
  UIDNA *idna = uidna_openUTS46(options, &error);
  if (U_FAILURE(error)) return CUNICODE_CHARACTER;
  UIDNAInfo info = UIDNA_INFO_INITIALIZER;
  int32_t count = uidna_nameToASCII_UTF8(idna, (const char *)utf8, length, (char *)out, capacity, &info, &error);
  uidna_close(idna);
  if (U_FAILURE(error)) return failure(error);
  // Hyphens in the third and fourth place are common in names that registries gave out before they were reserved.
  uint32_t wrong = info.errors & ~(uint32_t)UIDNA_ERROR_HYPHEN_3_4;
  if (wrong & (UIDNA_ERROR_LABEL_TOO_LONG | UIDNA_ERROR_DOMAIN_NAME_TOO_LONG)) return CUNICODE_LENGTH;
  if (wrong & (UIDNA_ERROR_EMPTY_LABEL | UIDNA_ERROR_LEADING_HYPHEN | UIDNA_ERROR_TRAILING_HYPHEN)) {
    return CUNICODE_LABEL;
  }
  return wrong ? CUNICODE_CHARACTER : count;
}
