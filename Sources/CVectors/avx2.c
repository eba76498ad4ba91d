#include "CVectors.h"

#include <string.h>

#pragma STDC FP_CONTRACT OFF

#define NAME(name) name##_avx2
#if defined(__x86_64__)
// Not FMA: it rounds once where the portable loops round twice.
#define TARGET __attribute__((target("avx2,popcnt")))
#else
#define TARGET
#endif
#include "loops.h"

bool cvectors_has_avx2(void) {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt");
#else
  return false;
#endif
}
