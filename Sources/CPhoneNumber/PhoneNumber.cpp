#include "CPhoneNumber.h"

#include <phonenumbers/logger.h>
#include <phonenumbers/phonenumberutil.h>

#include <string>

using i18n::phonenumbers::NullLogger;
using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

namespace {

// Made on first use and kept: the library is a singleton that several threads may ask. It would log to standard output,
// where results go; it takes the logger over.
const PhoneNumberUtil &plans() {
  static const PhoneNumberUtil *const instance = [] {
    PhoneNumberUtil *util = PhoneNumberUtil::GetInstance();
    util->SetLogger(new NullLogger());
    return util;
  }();
  return *instance;
}

cphone_standing standing_of_error(PhoneNumberUtil::ErrorType error) {
  switch (error) {
  case PhoneNumberUtil::INVALID_COUNTRY_CODE_ERROR:
    return CPHONE_NO_SUCH_CODE;
  case PhoneNumberUtil::TOO_SHORT_AFTER_IDD:
  case PhoneNumberUtil::TOO_SHORT_NSN:
  case PhoneNumberUtil::TOO_LONG_NSN:
    return CPHONE_WRONG_LENGTH;
  default:
    return CPHONE_UNREADABLE;
  }
}

cphone_sort sort_of_type(PhoneNumberUtil::PhoneNumberType type) {
  switch (type) {
  case PhoneNumberUtil::MOBILE:
    return CPHONE_MOBILE;
  case PhoneNumberUtil::FIXED_LINE:
    return CPHONE_FIXED_LINE;
  case PhoneNumberUtil::FIXED_LINE_OR_MOBILE:
    return CPHONE_FIXED_LINE_OR_MOBILE;
  case PhoneNumberUtil::TOLL_FREE:
  case PhoneNumberUtil::PREMIUM_RATE:
  case PhoneNumberUtil::SHARED_COST:
  case PhoneNumberUtil::UAN:
    return CPHONE_SERVICE;
  default:
    return CPHONE_OTHER;
  }
}

cphone_reading read(const std::string &text, const std::string &region) {
  cphone_reading reading = {0, 0, 0, CPHONE_UNREADABLE, CPHONE_OTHER};
  const PhoneNumberUtil &util = plans();
  PhoneNumber number;
  PhoneNumberUtil::ErrorType error = util.Parse(text, region, &number);
  if (error != PhoneNumberUtil::NO_PARSING_ERROR) {
    reading.standing = standing_of_error(error);
    return reading;
  }
  reading.national = number.national_number();
  reading.calling_code = static_cast<uint16_t>(number.country_code());
  if (number.italian_leading_zero()) {
    reading.leading_zeros = static_cast<uint8_t>(number.number_of_leading_zeros());
  }
  // A number of no type is what the library calls invalid.
  PhoneNumberUtil::PhoneNumberType type = util.GetNumberType(number);
  if (type != PhoneNumberUtil::UNKNOWN) {
    reading.standing = CPHONE_ASSIGNED;
    reading.sort = sort_of_type(type);
  } else {
    bool isPossible = util.IsPossibleNumberWithReason(number) == PhoneNumberUtil::IS_POSSIBLE;
    reading.standing = isPossible ? CPHONE_UNASSIGNED : CPHONE_WRONG_LENGTH;
  }
  return reading;
}

}  // namespace

cphone_reading cphone_read(const char *text, size_t length, char first_letter, char second_letter) {
  cphone_reading unreadable = {0, 0, 0, CPHONE_UNREADABLE, CPHONE_OTHER};
  if (length > CPHONE_MOST_CHARACTERS) return unreadable;
  try {
    return read(std::string(text, length), std::string{first_letter, second_letter});
  } catch (...) {
    return unreadable;
  }
}

uint16_t cphone_calling_code(char first_letter, char second_letter) {
  try {
    int code = plans().GetCountryCodeForRegion(std::string{first_letter, second_letter});
    return static_cast<uint16_t>(code);
  } catch (...) {
    return 0;
  }
}
