/*
 * For drivers in C and C++: takes the calls that the checks ask for, and sends back what came of
 * them. docs/oracle.md describes it. The driver runs in the process of the answer, so nothing it
 * says is trusted; it is only observed.
 *
 * Requests come as JSON lines on descriptor 3, replies leave as JSON lines on descriptor 4.
 */
#ifndef CREDENCE_H
#define CREDENCE_H

#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define CREDENCE_OWN __attribute__((unused)) static

/* ---- JSON values ---- */

enum credence_kind {
  CREDENCE_NULL,
  CREDENCE_BOOL,
  CREDENCE_NUMBER,
  CREDENCE_STRING,
  CREDENCE_BYTES,
  CREDENCE_LIST,
  CREDENCE_MAP
};

/* Strings and bytes are heap blocks of exactly their size, so that reading past one is seen. */
typedef struct credence_value {
  enum credence_kind kind;
  double number;
  long long integer;
  char *data;
  size_t size; /* bytes of data without the final NUL; or the number of items */
  struct credence_value *items;
  struct credence_value *keys;
} credence_value;

CREDENCE_OWN struct {
  FILE *requests;
  FILE *replies;
  char id[64];
  char name[128];
  int replied;
  credence_value arguments;
} credence_state;

/* A mistake of the driver: the checks see that the process ended, and this as the reason. */
CREDENCE_OWN void credence_fail(const char *format, ...) {
  va_list list;
  va_start(list, format);
  fprintf(stderr, "credence.h: ");
  vfprintf(stderr, format, list);
  fprintf(stderr, " (in the call of %s)\n", credence_state.name);
  va_end(list);
  _exit(70);
}

CREDENCE_OWN void *credence_allocate(size_t size) {
  void *block = calloc(1, size ? size : 1);
  if (!block) credence_fail("out of memory");
  return block;
}

CREDENCE_OWN void credence_free(credence_value *value) {
  for (size_t i = 0; value->items && i < value->size; i++) {
    credence_free(&value->items[i]);
    if (value->keys) credence_free(&value->keys[i]);
  }
  free(value->items);
  free(value->keys);
  free(value->data);
  memset(value, 0, sizeof *value);
}

CREDENCE_OWN size_t credence_utf8(unsigned code, char *out) {
  if (code < 0x80) return out[0] = (char)code, 1;
  if (code < 0x800) {
    out[0] = (char)(0xc0 | code >> 6);
    out[1] = (char)(0x80 | (code & 0x3f));
    return 2;
  }
  if (code < 0x10000) {
    out[0] = (char)(0xe0 | code >> 12);
    out[1] = (char)(0x80 | (code >> 6 & 0x3f));
    out[2] = (char)(0x80 | (code & 0x3f));
    return 3;
  }
  out[0] = (char)(0xf0 | code >> 18);
  out[1] = (char)(0x80 | (code >> 12 & 0x3f));
  out[2] = (char)(0x80 | (code >> 6 & 0x3f));
  out[3] = (char)(0x80 | (code & 0x3f));
  return 4;
}

CREDENCE_OWN unsigned credence_hex4(const char *at) {
  char digits[5] = {at[0], at[1], at[2], at[3], 0};
  return (unsigned)strtoul(digits, NULL, 16);
}

CREDENCE_OWN const char *credence_parse_string(const char *at, credence_value *value) {
  memset(value, 0, sizeof *value);
  const char *end = at + 1;
  while (*end != '"') end += *end == '\\' ? 2 : 1;
  char *text = (char *)credence_allocate((size_t)(end - at));
  size_t size = 0;
  for (at++; at < end; at++) {
    if (*at != '\\') {
      text[size++] = *at;
      continue;
    }
    at++;
    const char *found = strchr("b\bf\fn\nr\rt\t", *at);
    if (*at == 'u') {
      unsigned code = credence_hex4(at + 1);
      at += 4;
      if (code >= 0xd800 && code < 0xdc00 && at[1] == '\\' && at[2] == 'u') {
        code = 0x10000 + ((code - 0xd800) << 10) + (credence_hex4(at + 3) - 0xdc00);
        at += 6;
      }
      size += credence_utf8(code, text + size);
    } else {
      text[size++] = found ? found[1] : *at;
    }
  }
  value->kind = CREDENCE_STRING;
  value->size = size;
  value->data = (char *)credence_allocate(size + 1);
  memcpy(value->data, text, size);
  free(text);
  return end + 1;
}

CREDENCE_OWN void credence_decode_bytes(credence_value *value) {
  const char *digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const char *text = value->items[0].data;
  size_t length = strcspn(text, "="), size = length * 3 / 4;
  char *data = (char *)credence_allocate(size);
  unsigned bits = 0;
  size_t at = 0;
  for (size_t i = 0; i < length; i++) {
    bits = (bits & 0x3ffff) << 6 | (unsigned)(strchr(digits, text[i]) - digits);
    if (i % 4 != 0) data[at++] = (char)(bits >> (6 - 2 * (i % 4)) & 0xff);
  }
  credence_free(value);
  value->kind = CREDENCE_BYTES;
  value->data = data;
  value->size = size;
}

CREDENCE_OWN const char *credence_parse(const char *at, credence_value *value) {
  memset(value, 0, sizeof *value);
  if (*at == '"') return credence_parse_string(at, value);
  if (*at == '[' || *at == '{') {
    int map = *at++ == '{';
    value->kind = map ? CREDENCE_MAP : CREDENCE_LIST;
    for (size_t room = 0; *at != ']' && *at != '}'; value->size++) {
      if (*at == ',') at++;
      if (value->size == room) {
        room = room ? 2 * room : 4;
        size_t bytes = room * sizeof *value->items;
        value->items = (credence_value *)realloc(value->items, bytes);
        if (map) value->keys = (credence_value *)realloc(value->keys, bytes);
        if (!value->items || (map && !value->keys)) credence_fail("out of memory");
      }
      if (map) at = credence_parse_string(at, &value->keys[value->size]) + 1;
      at = credence_parse(at, &value->items[value->size]);
    }
    if (map && value->size == 1 && strcmp(value->keys[0].data, "$bytes") == 0)
      credence_decode_bytes(value);
    return at + 1;
  }
  if (*at == 't' || *at == 'f') {
    value->kind = CREDENCE_BOOL;
    value->integer = *at == 't';
    return at + (*at == 't' ? 4 : 5);
  }
  if (*at == 'n') return at + 4;
  char *end;
  value->kind = CREDENCE_NUMBER;
  value->number = strtod(at, &end);
  value->integer = strtoll(at, NULL, 10);
  return end;
}

/* ---- arguments of the call, counted from 0; they live until it ends ---- */

CREDENCE_OWN size_t credence_count(void) { return credence_state.arguments.size; }

CREDENCE_OWN credence_value *credence_argument(size_t index) {
  if (index >= credence_count()) credence_fail("there is no argument %zu", index);
  return &credence_state.arguments.items[index];
}

CREDENCE_OWN credence_value *credence_item(size_t index, size_t item) {
  credence_value *list = credence_argument(index);
  if (list->kind != CREDENCE_LIST || item >= list->size)
    credence_fail("argument %zu has no item %zu", index, item);
  return &list->items[item];
}

CREDENCE_OWN credence_value *credence_expect(credence_value *value, enum credence_kind kind) {
  static const char *const kinds[] = {"null", "a boolean", "a number", "a string",
                                      "bytes", "a list", "a map"};
  if (value->kind != kind)
    credence_fail("expected %s, got %s", kinds[kind], kinds[value->kind]);
  return value;
}

CREDENCE_OWN int credence_is_null(size_t index) {
  return credence_argument(index)->kind == CREDENCE_NULL;
}
CREDENCE_OWN int credence_bool(size_t index) {
  return (int)credence_expect(credence_argument(index), CREDENCE_BOOL)->integer;
}
CREDENCE_OWN long long credence_int(size_t index) {
  return credence_expect(credence_argument(index), CREDENCE_NUMBER)->integer;
}
CREDENCE_OWN double credence_double(size_t index) {
  return credence_expect(credence_argument(index), CREDENCE_NUMBER)->number;
}
/* NUL-terminated; a null argument is NULL. */
CREDENCE_OWN char *credence_string(size_t index) {
  if (credence_is_null(index)) return NULL;
  return credence_expect(credence_argument(index), CREDENCE_STRING)->data;
}
/* Not terminated: a block of exactly `*size` bytes. */
CREDENCE_OWN unsigned char *credence_bytes(size_t index, size_t *size) {
  credence_value *value = credence_expect(credence_argument(index), CREDENCE_BYTES);
  *size = value->size;
  return (unsigned char *)value->data;
}
CREDENCE_OWN size_t credence_length(size_t index) {
  return credence_expect(credence_argument(index), CREDENCE_LIST)->size;
}
CREDENCE_OWN char *credence_string_at(size_t index, size_t item) {
  return credence_expect(credence_item(index, item), CREDENCE_STRING)->data;
}
CREDENCE_OWN long long credence_int_at(size_t index, size_t item) {
  return credence_expect(credence_item(index, item), CREDENCE_NUMBER)->integer;
}

/* ---- the result of the call: one of these, once; without any it is null ---- */

CREDENCE_OWN FILE *credence_begin(const char *key) {
  if (credence_state.replied) credence_fail("a second result");
  credence_state.replied = 1;
  /* A line of its own, whatever was printed here. */
  fprintf(credence_state.replies, "\n{\"id\":\"%s\",\"%s\":", credence_state.id, key);
  return credence_state.replies;
}

CREDENCE_OWN void credence_end(void) {
  fputs("}\n", credence_state.replies);
  fflush(credence_state.replies);
}

CREDENCE_OWN size_t credence_utf8_length(const unsigned char *at, size_t left) {
  if (at[0] < 0x80) return 1;
  size_t length = at[0] >= 0xf0 ? 4 : at[0] >= 0xe0 ? 3 : 2;
  if (at[0] < 0xc2 || at[0] > 0xf4 || length > left) return 0;
  for (size_t i = 1; i < length; i++)
    if ((at[i] & 0xc0) != 0x80) return 0;
  if ((at[0] == 0xe0 && at[1] < 0xa0) || (at[0] == 0xed && at[1] > 0x9f)) return 0;
  if ((at[0] == 0xf0 && at[1] < 0x90) || (at[0] == 0xf4 && at[1] > 0x8f)) return 0;
  return length;
}

CREDENCE_OWN void credence_write_bytes(FILE *out, const unsigned char *data, size_t size) {
  const char *digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  fputs("{\"$bytes\":\"", out);
  for (size_t i = 0; i < size; i += 3) {
    unsigned bits = (unsigned)data[i] << 16;
    if (i + 1 < size) bits |= (unsigned)data[i + 1] << 8;
    if (i + 2 < size) bits |= data[i + 2];
    fputc(digits[bits >> 18], out);
    fputc(digits[bits >> 12 & 63], out);
    fputc(i + 1 < size ? digits[bits >> 6 & 63] : '=', out);
    fputc(i + 2 < size ? digits[bits & 63] : '=', out);
  }
  fputs("\"}", out);
}

/* Text that is not UTF-8 goes as bytes. */
CREDENCE_OWN void credence_write_text(FILE *out, const char *text, size_t size) {
  const unsigned char *data = (const unsigned char *)text;
  for (size_t i = 0, length; i < size; i += length) {
    length = credence_utf8_length(data + i, size - i);
    if (length == 0) {
      credence_write_bytes(out, data, size);
      return;
    }
  }
  fputc('"', out);
  for (size_t i = 0; i < size; i++) {
    if (data[i] == '"' || data[i] == '\\') fprintf(out, "\\%c", data[i]);
    else if (data[i] < 0x20) fprintf(out, "\\u%04x", data[i]);
    else fputc(data[i], out);
  }
  fputc('"', out);
}

CREDENCE_OWN void credence_return_null(void) {
  fputs("null", credence_begin("ok"));
  credence_end();
}
CREDENCE_OWN void credence_return_bool(int value) {
  fputs(value ? "true" : "false", credence_begin("ok"));
  credence_end();
}
CREDENCE_OWN void credence_return_int(long long value) {
  const long long most = 1LL << 53;
  int exact = value > -most && value < most;
  fprintf(credence_begin("ok"), exact ? "%lld" : "{\"$object\":\"%lld\"}", value);
  credence_end();
}
CREDENCE_OWN void credence_return_double(double value) {
  fprintf(credence_begin("ok"), isfinite(value) ? "%.17g" : "{\"$object\":\"%g\"}", value);
  credence_end();
}
/* NULL is null. Reads up to the NUL: a text without one is a memory error, and seen. */
CREDENCE_OWN void credence_return_string(const char *text) {
  if (!text) {
    credence_return_null();
    return;
  }
  size_t size = strlen(text);
  credence_write_text(credence_begin("ok"), text, size);
  credence_end();
}
CREDENCE_OWN void credence_return_text(const char *text, size_t size) {
  credence_write_text(credence_begin("ok"), text, size);
  credence_end();
}
CREDENCE_OWN void credence_return_bytes(const void *data, size_t size) {
  credence_write_bytes(credence_begin("ok"), (const unsigned char *)data, size);
  credence_end();
}
CREDENCE_OWN void credence_return_strings(const char *const *texts, size_t count) {
  FILE *out = credence_begin("ok");
  fputc('[', out);
  for (size_t i = 0; i < count; i++) {
    if (i > 0) fputc(',', out);
    credence_write_text(out, texts[i], strlen(texts[i]));
  }
  fputc(']', out);
  credence_end();
}
/* One line of JSON that the driver has written itself. */
CREDENCE_OWN void credence_return_json(const char *json) {
  fputs(json, credence_begin("ok"));
  credence_end();
}
/* The answer refused, as a function that raises would. */
CREDENCE_OWN void credence_raise(const char *type, const char *message) {
  FILE *out = credence_begin("raised");
  fputs("{\"type\":", out);
  credence_write_text(out, type, strlen(type));
  fputs(",\"message\":", out);
  credence_write_text(out, message, strlen(message));
  fputc('}', out);
  credence_end();
}

/* ---- the loop ---- */

typedef struct {
  const char *name;
  void (*run)(void);
} credence_call;

CREDENCE_OWN void credence_run(const credence_call *call);

#ifndef __cplusplus
CREDENCE_OWN void credence_run(const credence_call *call) { call->run(); }
#endif

/* Reads a request; 0 at the end of them. */
CREDENCE_OWN int credence_next(void) {
  static char *line;
  static size_t room;
  if (getline(&line, &room, credence_state.requests) <= 0) return 0;
  credence_value request;
  credence_parse(line, &request);
  credence_free(&credence_state.arguments);
  credence_state.replied = 0;
  snprintf(credence_state.name, sizeof credence_state.name, "load");
  for (size_t i = 0; i < request.size; i++) {
    const char *key = request.keys[i].data;
    credence_value *item = &request.items[i];
    if (strcmp(key, "id") == 0) {
      snprintf(credence_state.id, sizeof credence_state.id, "%s", item->data);
    } else if (strcmp(key, "call") == 0) {
      snprintf(credence_state.name, sizeof credence_state.name, "%s", item->data);
    } else if (strcmp(key, "args") == 0) {
      credence_state.arguments = *item;
      memset(item, 0, sizeof *item);
    }
  }
  credence_free(&request);
  return 1;
}

/* Carries out calls until there are no more. The table ends with an entry without a name. */
CREDENCE_OWN int credence_serve(const credence_call *calls) {
  credence_state.requests = fdopen(3, "r");
  credence_state.replies = fdopen(4, "w");
  if (!credence_state.requests || !credence_state.replies) credence_fail("%s", strerror(errno));
  for (int first = 1; credence_next(); first = 0) {
    const credence_call *call = calls;
    while (!first && call->name && strcmp(call->name, credence_state.name) != 0) call++;
    if (first) credence_return_null();
    else if (!call->name) credence_raise("NoSuchFunction", credence_state.name);
    else credence_run(call);
    if (!credence_state.replied) credence_return_null();
  }
  return 0;
}

#ifdef __cplusplus
#include <cxxabi.h>
#include <exception>
#include <string>
#include <typeinfo>
#include <vector>

/* Exceptions of the answer are raised with their class and message. */
static void credence_run(const credence_call *call) {
  try {
    call->run();
  } catch (const std::exception &error) {
    char *name = abi::__cxa_demangle(typeid(error).name(), nullptr, nullptr, nullptr);
    credence_raise(name ? name : typeid(error).name(), error.what());
    free(name);
  } catch (...) {
    credence_raise("unknown", "something that is no std::exception was thrown");
  }
}

namespace credence {
__attribute__((unused)) static std::string text(size_t index) {
  const credence_value *value = credence_expect(credence_argument(index), CREDENCE_STRING);
  return std::string(value->data, value->size);
}
__attribute__((unused)) static std::vector<unsigned char> bytes(size_t index) {
  size_t size;
  const unsigned char *data = credence_bytes(index, &size);
  return std::vector<unsigned char>(data, data + size);
}
__attribute__((unused)) static std::vector<std::string> texts(size_t index) {
  std::vector<std::string> all;
  for (size_t i = 0; i < credence_length(index); i++) {
    const credence_value *value = credence_expect(credence_item(index, i), CREDENCE_STRING);
    all.emplace_back(value->data, value->size);
  }
  return all;
}
__attribute__((unused)) static void reply(std::nullptr_t) { credence_return_null(); }
__attribute__((unused)) static void reply(bool value) { credence_return_bool(value); }
__attribute__((unused)) static void reply(int value) { credence_return_int(value); }
__attribute__((unused)) static void reply(long value) { credence_return_int(value); }
__attribute__((unused)) static void reply(long long value) { credence_return_int(value); }
__attribute__((unused)) static void reply(size_t value) {
  credence_return_int(static_cast<long long>(value));
}
__attribute__((unused)) static void reply(double value) { credence_return_double(value); }
__attribute__((unused)) static void reply(const std::string &value) {
  credence_return_text(value.data(), value.size());
}
__attribute__((unused)) static void reply(const char *value) { credence_return_string(value); }
__attribute__((unused)) static void reply(const std::vector<unsigned char> &value) {
  credence_return_bytes(value.data(), value.size());
}
__attribute__((unused)) static void reply(const std::vector<std::string> &values) {
  FILE *out = credence_begin("ok");
  fputc('[', out);
  for (size_t i = 0; i < values.size(); i++) {
    if (i > 0) fputc(',', out);
    credence_write_text(out, values[i].data(), values[i].size());
  }
  fputc(']', out);
  credence_end();
}
}  // namespace credence
#endif

#endif
