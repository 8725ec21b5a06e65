/* print_keys.h -- members of JSON objects, as the files of print_json write them. */
#ifndef SAY_DOC_PRINT_KEYS_H
#define SAY_DOC_PRINT_KEYS_H

#include "core/json.h"
#include "doc/doc.h"

typedef SayJsonWriter Json;

/* print_claims.c: the members "claims", "negations", "set_aside" and "predicates", and "issues"
   where an imported dictionary found any. */
void say_print_claims(Json *w, const SayDoc *doc);
void say_print_issues(Json *w, const SayDoc *doc);

static inline void key_str(Json *w, const char *key, SayStr value)
{
    say_json_key(w, key);
    say_json_str(w, value);
}

static inline void key_name(Json *w, const char *key, const char *name)
{
    key_str(w, key, say_str(name));
}

/* Absent numbers are null. */
static inline void key_number(Json *w, const char *key, int64_t value)
{
    say_json_key(w, key);
    if (value == SAY_UNKNOWN)
        say_json_null(w);
    else
        say_json_number(w, value);
}

static inline void key_bool(Json *w, const char *key, bool value)
{
    say_json_key(w, key);
    say_json_bool(w, value);
}

static inline void key_day(Json *w, const char *key, SayDay day)
{
    char text[16];
    key_str(w, key, day == SAY_DAY_NONE ? SAY_STR_NONE : say_str(say_day_print(day, text)));
}

static inline void write_span(Json *w, SaySpan span)
{
    say_json_open(w, '[');
    say_json_number(w, span.start);
    say_json_number(w, span.end);
    say_json_close(w, ']');
}

/* The span and its text, so that a reader can check one against the other. */
static inline void key_quote(Json *w, const SayDoc *doc, SaySpan span)
{
    say_json_key(w, "span");
    if (span.start == span.end) {
        say_json_null(w);
        key_str(w, "text", SAY_STR_NONE);
        return;
    }
    write_span(w, span);
    key_str(w, "text", say_doc_text(doc, span));
}

static inline void key_words(Json *w, const char *key, const SayDoc *doc, SaySpan span)
{
    say_json_key(w, key);
    if (span.end == span.start) {
        say_json_null(w);
        return;
    }
    say_json_open(w, '{');
    key_quote(w, doc, span);
    say_json_close(w, '}');
}

#endif
