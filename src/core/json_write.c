/* json_write.c -- JSON out. */
#include "core/json.h"
#include "core/utf8.h"

static void before_value(SayJsonWriter *w)
{
    if (w->comma) say_text_char(w->text, ',');
    w->comma = true;
}

void say_json_open(SayJsonWriter *w, char bracket)
{
    before_value(w);
    say_text_char(w->text, bracket);
    w->comma = false;
}

void say_json_close(SayJsonWriter *w, char bracket)
{
    say_text_char(w->text, bracket);
    w->comma = true;
}

static void escape(SayText *text, uint8_t c)
{
    switch (c) {
    case '"': say_text_add(text, SAY_STR("\\\"")); break;
    case '\\': say_text_add(text, SAY_STR("\\\\")); break;
    case '\n': say_text_add(text, SAY_STR("\\n")); break;
    case '\r': say_text_add(text, SAY_STR("\\r")); break;
    case '\t': say_text_add(text, SAY_STR("\\t")); break;
    default: say_text_format(text, "\\u%04x", (unsigned)c);
    }
}

static bool plain(uint8_t c)
{
    return c >= 0x20 && c < 0x80 && c != '"' && c != '\\' && c != 0x7F;
}

/* Runs of plain bytes are copied whole. */
static void quote(SayText *text, SayStr s)
{
    say_text_char(text, '"');
    for (uint32_t at = 0; at < s.size;) {
        uint32_t start = at;
        while (at < s.size && plain((uint8_t)s.data[at])) at++;
        say_text_add(text, say_str_slice(s, start, at));
        if (at == s.size) break;
        uint8_t c = (uint8_t)s.data[at];
        if (c < 0x80) {
            escape(text, c);
            at++;
        } else {
            char bytes[4];
            uint32_t codepoint = say_utf8_next(s, &at);
            if (codepoint < 0xA0) { /* C1: harmless, whoever shows it */
                escape(text, (uint8_t)codepoint);
                continue;
            }
            say_text_add(text, (SayStr){bytes, say_utf8_put(codepoint, bytes)});
        }
    }
    say_text_char(text, '"');
}

void say_json_key(SayJsonWriter *w, const char *key)
{
    before_value(w);
    quote(w->text, say_str(key));
    say_text_char(w->text, ':');
    w->comma = false;
}

void say_json_str(SayJsonWriter *w, SayStr s)
{
    if (!s.data) {
        say_json_null(w);
        return;
    }
    before_value(w);
    quote(w->text, s);
}

void say_json_number(SayJsonWriter *w, int64_t number)
{
    before_value(w);
    say_text_format(w->text, "%lld", (long long)number);
}

void say_json_decimal(SayJsonWriter *w, int64_t number, int places)
{
    uint64_t size = number < 0 ? 0 - (uint64_t)number : (uint64_t)number, unit = 1;
    for (int i = 0; i < places; i++) unit *= 10;
    before_value(w);
    if (number < 0) say_text_char(w->text, '-');
    say_text_format(w->text, "%llu", (unsigned long long)(size / unit));
    if (places > 0) say_text_format(w->text, ".%0*llu", places, (unsigned long long)(size % unit));
}

void say_json_raw(SayJsonWriter *w, SayStr json)
{
    before_value(w);
    say_text_add(w->text, json);
}

void say_json_bool(SayJsonWriter *w, bool value)
{
    before_value(w);
    say_text_add(w->text, value ? SAY_STR("true") : SAY_STR("false"));
}

void say_json_null(SayJsonWriter *w)
{
    before_value(w);
    say_text_add(w->text, SAY_STR("null"));
}
