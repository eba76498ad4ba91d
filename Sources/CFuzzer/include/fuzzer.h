// What the fuzzing runtime of Clang offers to programs with a `main` of their own (LLVM, "libFuzzer – a library for
// coverage-guided fuzz testing", section "Using libFuzzer as a library").
#ifndef STOREWARDEN_FUZZER_H
#define STOREWARDEN_FUZZER_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*callback)(const uint8_t *data, size_t size));

#endif
