// What libphonenumber knows of the world's numbering plans, behind plain functions of numbers in and numbers out.
//
// No exception and no C++ object leaves a call; nothing is allocated for the caller to free, nothing is logged, and the
// library may be asked from any thread.
#ifndef CPHONENUMBER_H
#define CPHONENUMBER_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What a numbering plan says of a number.
typedef enum __attribute__((enum_extensibility(closed))) cphone_standing {
  /// Its range is given to subscribers.
  CPHONE_ASSIGNED = 0,
  /// It has a length that the plan allows, in a range that nobody was given.
  CPHONE_UNASSIGNED = 1,
  /// The plan has no number of this length.
  CPHONE_WRONG_LENGTH = 2,
  /// No country has the calling code.
  CPHONE_NO_SUCH_CODE = 3,
  /// Not a number that can be dialled, or the library failed.
  CPHONE_UNREADABLE = 4,
} cphone_standing;

/// Who is reached at an assigned number.
typedef enum __attribute__((enum_extensibility(closed))) cphone_sort {
  /// A person's handset.
  CPHONE_MOBILE = 0,
  /// A line of a building.
  CPHONE_FIXED_LINE = 1,
  /// Either: the plan does not tell them apart.
  CPHONE_FIXED_LINE_OR_MOBILE = 2,
  /// A service that a company runs: free, paid or shared charge, one number for all its branches.
  CPHONE_SERVICE = 3,
  /// Anything else: personal numbers, pagers, calls over the Internet, voice mail.
  CPHONE_OTHER = 4,
} cphone_sort;

/// A number as its plan reads it: `+`, `calling_code`, `leading_zeros` zeros, `national`.
typedef struct cphone_reading {
  /// The national significant number without its leading zeros.
  uint64_t national;
  /// The calling code; 0 when none was found.
  uint16_t calling_code;
  /// Zeros that belong to the national number (Italy).
  uint8_t leading_zeros;
  cphone_standing standing;
  /// Meaningful for an assigned number only.
  cphone_sort sort;
} cphone_reading;

/// The most characters that are read: an international prefix, a carrier's code and the 15 digits of E.164 fit.
enum { CPHONE_MOST_CHARACTERS = 32 };

/// Reads a number: ASCII digits, with `+` before them when they begin with a calling code.
///
/// Without the `+` they are read as dialled in a region, whose two ISO 3166-1 letters are capitals. More than
/// `CPHONE_MOST_CHARACTERS` are unreadable. Tens of microseconds; the first call also loads the plans.
cphone_reading cphone_read(const char *text, size_t length, char first_letter, char second_letter);

/// The calling code of a region; 0 when it has no numbering plan.
uint16_t cphone_calling_code(char first_letter, char second_letter);

#ifdef __cplusplus
}
#endif

#endif
