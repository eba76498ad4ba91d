// onnxruntime's shared library, loaded when the program runs and only when it is asked for.
//
// The library offers one function, which gives a table of functions whose order never changes (its header says: "new
// functions are added to the end"); their places in it are named in onnxruntime.c. Nothing of it is needed to build.
#ifndef CONNXRUNTIME_H
#define CONNXRUNTIME_H

#include <stddef.h>
#include <stdint.h>

/// Why a call failed, always ended by NUL.
typedef struct connx_failure {
  char text[256];
} connx_failure;

/// A model that is loaded.
typedef struct connx_model connx_model;

/// The model's input: channels, rows and columns of its first picture; rows and columns are 0 when it takes any.
typedef struct connx_shape {
  int64_t channels;
  int64_t height;
  int64_t width;
} connx_shape;

/// Loads the library and a model with one input of floats (1, channels, height, width) and one output of floats.
///
/// Returns NULL and says why when that fails.
connx_model *connx_open(const char *library, const char *path, connx_shape *shape, connx_failure *failure);

/// Runs the model on `count` floats and gives its outputs; returns how many, or -1 and why, as when there are more than
/// `capacity`.
long connx_run(
    connx_model *model, const float *input, size_t count, connx_shape shape, float *output, size_t capacity,
    connx_failure *failure);

void connx_close(connx_model *model);

#endif
