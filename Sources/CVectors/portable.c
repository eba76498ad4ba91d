#include "CVectors.h"

#include <string.h>

#pragma STDC FP_CONTRACT OFF

#define NAME(name) name##_portable
#define TARGET
#include "loops.h"
