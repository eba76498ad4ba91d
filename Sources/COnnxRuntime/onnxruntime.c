#include "COnnxRuntime.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Places of functions in the table (onnxruntime_c_api.h, struct OrtApi, version 1).
enum {
  GET_ERROR_MESSAGE = 2,
  CREATE_ENV = 3,
  CREATE_SESSION = 7,
  RUN = 9,
  CREATE_SESSION_OPTIONS = 10,
  SET_INTRA_OP_NUM_THREADS = 24,
  SESSION_GET_INPUT_COUNT = 30,
  SESSION_GET_OUTPUT_COUNT = 31,
  SESSION_GET_INPUT_TYPE_INFO = 33,
  SESSION_GET_INPUT_NAME = 36,
  SESSION_GET_OUTPUT_NAME = 37,
  CREATE_TENSOR_WITH_DATA = 49,
  GET_TENSOR_MUTABLE_DATA = 51,
  CAST_TYPE_INFO_TO_TENSOR_INFO = 55,
  GET_TENSOR_ELEMENT_TYPE = 60,
  GET_DIMENSIONS_COUNT = 61,
  GET_DIMENSIONS = 62,
  GET_TENSOR_SHAPE_ELEMENT_COUNT = 64,
  GET_TENSOR_TYPE_AND_SHAPE = 65,
  CREATE_CPU_MEMORY_INFO = 69,
  GET_ALLOCATOR_WITH_DEFAULT_OPTIONS = 78,
  RELEASE_ENV = 92,
  RELEASE_STATUS = 93,
  RELEASE_MEMORY_INFO = 94,
  RELEASE_SESSION = 95,
  RELEASE_VALUE = 96,
  RELEASE_TYPE_INFO = 98,
  RELEASE_TENSOR_TYPE_AND_SHAPE_INFO = 99,
  RELEASE_SESSION_OPTIONS = 100,
};

#define FLOAT 1

typedef void *status;
typedef void (*function)(void);

typedef struct base {
  const function *(*get_api)(uint32_t version);
  const char *(*version)(void);
} base;

struct connx_model {
  const function *api;
  void *env;
  void *options;
  void *session;
  void *memory;
  char *input;
  char *output;
};

static void say(connx_failure *failure, const char *text) { snprintf(failure->text, sizeof failure->text, "%s", text); }

// Whether a call failed; its words are kept, and its status let go.
static int failed(const function *api, status result, connx_failure *failure) {
  if (result == NULL) return 0;
  const char *text = ((const char *(*)(status))api[GET_ERROR_MESSAGE])(result);
  say(failure, text == NULL ? "onnxruntime gives no reason" : text);
  ((void (*)(status))api[RELEASE_STATUS])(result);
  return 1;
}

static void release(const function *api, int place, void *object) {
  if (object != NULL) ((void (*)(void *))api[place])(object);
}

void connx_close(connx_model *model) {
  if (model == NULL) return;
  if (model->api != NULL) {
    release(model->api, RELEASE_SESSION, model->session);
    release(model->api, RELEASE_SESSION_OPTIONS, model->options);
    release(model->api, RELEASE_MEMORY_INFO, model->memory);
    release(model->api, RELEASE_ENV, model->env);
  }
  // The names belong to the library's allocator, which lives as long as the library does.
  free(model);
}

static int shape_of(connx_model *model, connx_shape *shape, connx_failure *failure) {
  const function *api = model->api;
  void *info = NULL;
  const void *tensor = NULL;
  int type = 0;
  size_t dimensions = 0;
  int64_t sides[4] = {0, 0, 0, 0};
  int broken =
      failed(api, ((status(*)(void *, size_t, void **))api[SESSION_GET_INPUT_TYPE_INFO])(model->session, 0, &info),
             failure) ||
      failed(api, ((status(*)(void *, const void **))api[CAST_TYPE_INFO_TO_TENSOR_INFO])(info, &tensor), failure);
  if (!broken && tensor == NULL) {
    say(failure, "the input is no tensor");
    broken = 1;
  }
  broken = broken ||
           failed(api, ((status(*)(const void *, int *))api[GET_TENSOR_ELEMENT_TYPE])(tensor, &type), failure) ||
           failed(api, ((status(*)(const void *, size_t *))api[GET_DIMENSIONS_COUNT])(tensor, &dimensions), failure);
  if (!broken && (type != FLOAT || dimensions != 4)) {
    say(failure, "the input is not of floats with four dimensions: one, channels, rows, columns");
    broken = 1;
  }
  broken = broken ||
           failed(api, ((status(*)(const void *, int64_t *, size_t))api[GET_DIMENSIONS])(tensor, sides, 4), failure);
  release(api, RELEASE_TYPE_INFO, info);
  if (broken) return 0;
  shape->channels = sides[1];
  shape->height = sides[2] > 0 ? sides[2] : 0;
  shape->width = sides[3] > 0 ? sides[3] : 0;
  return 1;
}

static int start(connx_model *model, const char *path, connx_shape *shape, connx_failure *failure) {
  const function *api = model->api;
  size_t inputs = 0, outputs = 0;
  void *allocator = NULL;
  if (failed(api, ((status(*)(int, const char *, void **))api[CREATE_ENV])(3, "storewarden", &model->env), failure) ||
      failed(api, ((status(*)(void **))api[CREATE_SESSION_OPTIONS])(&model->options), failure) ||
      failed(api, ((status(*)(void *, int))api[SET_INTRA_OP_NUM_THREADS])(model->options, 1), failure) ||
      failed(api,
             ((status(*)(void *, const char *, void *, void **))api[CREATE_SESSION])(
                 model->env, path, model->options, &model->session),
             failure) ||
      failed(api, ((status(*)(void *, size_t *))api[SESSION_GET_INPUT_COUNT])(model->session, &inputs), failure) ||
      failed(api, ((status(*)(void *, size_t *))api[SESSION_GET_OUTPUT_COUNT])(model->session, &outputs), failure))
    return 0;
  if (inputs != 1 || outputs < 1) {
    say(failure, "the model has not one input and an output");
    return 0;
  }
  // Allocator type 0 is the device's own, memory type 0 the default.
  return !failed(api, ((status(*)(void **))api[GET_ALLOCATOR_WITH_DEFAULT_OPTIONS])(&allocator), failure) &&
         !failed(api,
                 ((status(*)(void *, size_t, void *, char **))api[SESSION_GET_INPUT_NAME])(
                     model->session, 0, allocator, &model->input),
                 failure) &&
         !failed(api,
                 ((status(*)(void *, size_t, void *, char **))api[SESSION_GET_OUTPUT_NAME])(
                     model->session, 0, allocator, &model->output),
                 failure) &&
         !failed(api, ((status(*)(int, int, void **))api[CREATE_CPU_MEMORY_INFO])(0, 0, &model->memory), failure) &&
         shape_of(model, shape, failure);
}

connx_model *connx_open(const char *library, const char *path, connx_shape *shape, connx_failure *failure) {
  // The library's own builds report to their maker unless this is set before it is loaded; pictures of a market are
  // nobody else's business, and neither is that they are looked at.
  setenv("ORT_DISABLE_TELEMETRY", "1", 1);
  // Never closed again: threads of the library may outlive the model.
  void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  if (handle == NULL) {
    say(failure, dlerror());
    return NULL;
  }
  const base *(*get_base)(void) = (const base *(*)(void))dlsym(handle, "OrtGetApiBase");
  const function *api = get_base == NULL ? NULL : get_base()->get_api(1);
  if (api == NULL) {
    say(failure, "the library is not onnxruntime, or does not offer version 1 of its interface");
    return NULL;
  }
  connx_model *model = calloc(1, sizeof *model);
  if (model == NULL) {
    say(failure, "no memory");
    return NULL;
  }
  model->api = api;
  if (start(model, path, shape, failure)) return model;
  connx_close(model);
  return NULL;
}

long connx_run(
    connx_model *model, const float *input, size_t count, connx_shape shape, float *output, size_t capacity,
    connx_failure *failure) {
  const function *api = model->api;
  int64_t sides[4] = {1, shape.channels, shape.height, shape.width};
  void *tensor = NULL, *result = NULL, *info = NULL;
  float *data = NULL;
  size_t produced = 0;
  long given = -1;
  const char *inputs[1] = {model->input}, *outputs[1] = {model->output};
  int type = 0;
  if (!failed(api,
              ((status(*)(void *, void *, size_t, const int64_t *, size_t, int, void **))api[CREATE_TENSOR_WITH_DATA])(
                  model->memory, (void *)input, count * sizeof *input, sides, 4, FLOAT, &tensor),
              failure) &&
      !failed(api,
              ((status(*)(
                  void *, void *, const char *const *, void *const *, size_t, const char *const *, size_t,
                  void **))api[RUN])(model->session, NULL, inputs, &tensor, 1, outputs, 1, &result),
              failure) &&
      !failed(api, ((status(*)(void *, void **))api[GET_TENSOR_TYPE_AND_SHAPE])(result, &info), failure) &&
      !failed(api, ((status(*)(void *, int *))api[GET_TENSOR_ELEMENT_TYPE])(info, &type), failure) &&
      !failed(api, ((status(*)(void *, size_t *))api[GET_TENSOR_SHAPE_ELEMENT_COUNT])(info, &produced), failure) &&
      !failed(api, ((status(*)(void *, void **))api[GET_TENSOR_MUTABLE_DATA])(result, (void **)&data), failure)) {
    if (type != FLOAT) {
      say(failure, "the model's output is not of floats");
    } else if (produced == 0 || produced > capacity) {
      snprintf(failure->text, sizeof failure->text, "the model gives %zu numbers, not 1 to %zu", produced, capacity);
    } else {
      given = (long)produced;
      memcpy(output, data, (size_t)given * sizeof *output);
    }
  }
  release(api, RELEASE_TENSOR_TYPE_AND_SHAPE_INFO, info);
  release(api, RELEASE_VALUE, result);
  release(api, RELEASE_VALUE, tensor);
  return given;
}
