/* json.c -- JSON in, by jansson. */
#include "core/json.h"

#include <jansson.h>

enum { LEVELS = 64 };

/* Offset of the bracket that goes deeper than allowed; text.size when none does. Looked at first,
   because the parser behind us, and the freeing of its tree, recurse. */
static uint32_t too_deep_at(SayStr text)
{
    int level = 0;
    bool quoted = false;
    for (uint32_t at = 0; at < text.size; at++) {
        char c = text.data[at];
        if (quoted) {
            if (c == '\\') at++;
            quoted = c != '"';
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{' || c == '[') {
            if (++level > LEVELS) return at;
        } else if (c == '}' || c == ']') {
            level--;
        }
    }
    return text.size;
}

static void drop(void *json)
{
    json_decref(json);
}

const SayJson *say_json_parse(SayArena *arena, SayStr text, SayError *error)
{
    uint32_t deep = too_deep_at(text);
    if (deep < text.size) {
        say_error_set(error, SAY_ERROR_LIMIT, "JSON nested deeper than %d levels at byte %u",
                      LEVELS, (unsigned)deep);
        return NULL;
    }
    json_error_t problem;
    json_t *json = json_loadb(text.data ? text.data : "", text.size,
                              JSON_DECODE_ANY | JSON_ALLOW_NUL, &problem);
    if (!json) {
        say_error_set(error, SAY_ERROR_FORMAT, "no valid JSON at byte %d: %s", problem.position,
                      problem.text);
        return NULL;
    }
    say_arena_defer(arena, drop, json);
    return json;
}

const SayJson *say_json_get(const SayJson *json, const char *key)
{
    return json_object_get(json, key);
}

uint32_t say_json_fields(const SayJson *json)
{
    size_t count = json_object_size(json);
    return count > UINT32_MAX ? UINT32_MAX : (uint32_t)count;
}

SayStr say_json_text(const SayJson *json)
{
    if (!json_is_string(json) || json_string_length(json) > UINT32_MAX) return SAY_STR_NONE;
    return (SayStr){json_string_value(json), (uint32_t)json_string_length(json)};
}

bool say_json_integer(const SayJson *json, int64_t *value)
{
    if (!json_is_integer(json)) return false;
    *value = json_integer_value(json);
    return true;
}

uint32_t say_json_count(const SayJson *json)
{
    size_t count = json_array_size(json);
    return count > UINT32_MAX ? UINT32_MAX : (uint32_t)count;
}

const SayJson *say_json_at(const SayJson *json, uint32_t index)
{
    return json_array_get(json, index);
}
