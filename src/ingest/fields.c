/* fields.c -- one JSON object to a record: our own keys, and those that news-please and trafilatura
   write.

   The keys of each field stand in the order of trust; the first that holds a text that is not empty
   wins. */
#include "ingest/parts.h"

#include <string.h>

static const char *const text_keys[] = {"text", "maintext", "raw_text", "content", "body", NULL};
static const char *const html_keys[] = {"html", "raw_html", NULL};
static const char *const url_keys[] = {"url", "source", "link", NULL};
static const char *const outlet_keys[] = {"outlet",        "sitename", "source-hostname",
                                          "source_domain", "hostname", NULL};
static const char *const credit_keys[] = {"credit", "creditline", "agency", "origin", NULL};
static const char *const title_keys[] = {"title", "title_page", "title_rss", NULL};
static const char *const byline_keys[] = {"byline", "author", "authors", NULL};
static const char *const published_keys[] = {"published", "date_publish", "date", "date_published",
                                             NULL};
static const char *const language_keys[] = {"language", "lang", NULL};

/* A string, or the strings of an array joined by ", " (the authors of news-please). Absent when
 * empty. */
static SayStr text_of(SayArena *arena, const SayJson *value)
{
    SayStr s = say_json_text(value);
    if (s.data) return say_str_trim(s).size > 0 ? s : SAY_STR_NONE;
    SayText joined = {.arena = arena};
    for (uint32_t i = 0; i < say_json_count(value); i++) {
        SayStr item = say_str_trim(say_json_text(say_json_at(value, i)));
        if (item.size == 0) continue;
        if (joined.size > 0) say_text_add(&joined, SAY_STR(", "));
        say_text_add(&joined, item);
    }
    return joined.size > 0 ? say_text_str(&joined) : SAY_STR_NONE;
}

static SayStr pick(SayArena *arena, const SayJson *object, const char *const *keys)
{
    for (; *keys; keys++) {
        const SayJson *value = say_json_get(object, *keys);
        SayStr s = value ? text_of(arena, value) : SAY_STR_NONE;
        if (s.data) return s;
    }
    return SAY_STR_NONE;
}

/* "source" is an address in trafilatura's output and a name in other people's. */
static SayStr pick_url(const SayJson *object)
{
    for (const char *const *key = url_keys; *key; key++) {
        const SayJson *value = say_json_get(object, *key);
        SayStr s = value ? say_str_trim(say_json_text(value)) : SAY_STR_NONE;
        if (say_str_find(s, SAY_STR("://"), 0) != UINT32_MAX) return s;
    }
    return SAY_STR_NONE;
}

/* "source" as a name, or as an object that has one: of the outlet where nothing else names that,
   and otherwise of whoever the outlet has the text from. */
static void take_source(SayArena *arena, const SayJson *object, SayRecord *record)
{
    const SayJson *source = say_json_get(object, "source");
    const SayJson *name = source ? say_json_get(source, "name") : NULL;
    SayStr said = source ? text_of(arena, name ? name : source) : SAY_STR_NONE;
    if (!said.data || say_str_find(said, SAY_STR("://"), 0) != UINT32_MAX) return;
    SayStr *field = record->outlet.data ? &record->credit : &record->outlet;
    if (!field->data) *field = said;
}

static void set_bad(SayArena *arena, SayRecord *record, SayStr file, const char *what)
{
    SayText text = {.arena = arena};
    say_text_format(&text, "json: %.*s, byte %llu: %s", SAY_STR_ARG(file),
                    (unsigned long long)record->offset, what);
    record->bad = say_text_str(&text);
}

void say_record_of_json(SayArena *arena, SayStr file, SayStr json, SayRecord *record)
{
    SayError error = {.status = SAY_OK};
    record->bytes = json;
    const SayJson *object = say_json_parse(arena, json, &error);
    if (!object) {
        set_bad(arena, record, file, error.message);
        return;
    }
    SayStr text = pick(arena, object, text_keys);
    record->format = text.data ? SAY_FORMAT_TEXT : SAY_FORMAT_HTML;
    if (!text.data) text = pick(arena, object, html_keys);
    if (!text.data) {
        set_bad(arena, record, file, "no object with a text");
        return;
    }
    record->bytes = text;
    record->url = pick_url(object);
    record->outlet = pick(arena, object, outlet_keys);
    record->title = pick(arena, object, title_keys);
    record->byline = pick(arena, object, byline_keys);
    record->published = pick(arena, object, published_keys);
    record->language = pick(arena, object, language_keys);
    record->credit = pick(arena, object, credit_keys);
    take_source(arena, object, record);
}
