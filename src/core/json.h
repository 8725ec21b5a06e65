/* json.h -- JSON in (jansson behind it) and out (a writer of our own, one object a line, stable
 * order). */
#ifndef SAY_CORE_JSON_H
#define SAY_CORE_JSON_H

#include "core/error.h"
#include "core/str.h"

/* A parsed value, owned by the arena given to say_json_parse. */
typedef struct json_t SayJson;

/* Limits: 64 levels. Duplicate keys: the last wins. error names the byte offset. NULL on error. */
const SayJson *say_json_parse(SayArena *arena, SayStr text, SayError *error);
/* NULL when json is no object or has no such key. */
const SayJson *say_json_get(const SayJson *json, const char *key);
/* How many keys; 0 when json is no object. */
uint32_t say_json_fields(const SayJson *json);
/* Absent unless it is a string; borrowed from json. */
SayStr say_json_text(const SayJson *json);
bool say_json_integer(const SayJson *json, int64_t *value);
/* Arrays: 0 and NULL otherwise. */
uint32_t say_json_count(const SayJson *json);
const SayJson *say_json_at(const SayJson *json, uint32_t index);

/* The writer. Commas are its affair. Strings are escaped, invalid UTF-8 becomes U+FFFD.
 * Zero-initialise with text set. */
typedef struct SayJsonWriter {
    SayText *text;
    bool comma;
} SayJsonWriter;

void say_json_open(SayJsonWriter *w, char bracket);  /* '{' or '[' */
void say_json_close(SayJsonWriter *w, char bracket); /* '}' or ']' */
void say_json_key(SayJsonWriter *w, const char *key);
void say_json_str(SayJsonWriter *w, SayStr s); /* absent gives null */
void say_json_number(SayJsonWriter *w, int64_t number);
void say_json_decimal(SayJsonWriter *w, int64_t number, int places); /* 1234, 2 -> 12.34 */
void say_json_raw(SayJsonWriter *w, SayStr json); /* one value, written already */
void say_json_bool(SayJsonWriter *w, bool value);
void say_json_null(SayJsonWriter *w);

#endif
