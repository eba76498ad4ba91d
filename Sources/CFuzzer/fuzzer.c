// Only the declaration is needed; the runtime is linked by -sanitize=fuzzer.
#include "fuzzer.h"
