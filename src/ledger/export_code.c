/* export_code.c -- codes that the formats of others use for countries, as functions of SQL. */
#include "ledger/export.h"

#include <string.h>

/* codes.tsv, in the program; terminated. */
extern const char say_country_codes[];
__asm__(".section .rodata\n"
        ".global say_country_codes\n"
        ".type say_country_codes, @object\n"
        "say_country_codes:\n"
        ".incbin \"" CODES_PATH "\"\n"
        ".byte 0\n"
        ".size say_country_codes, . - say_country_codes\n"
        ".previous\n");

/* The columns of the table behind iso3. */
static const char *const fields[] = {"numeric", "fips", "cow", "name", "continent"};
enum { FIELDS = sizeof fields / sizeof *fields };

static SayStr code_of(SayStr country, int field)
{
    SayStr rest = say_str(say_country_codes);
    while (rest.data) {
        SayStr line = say_str_cut(&rest, '\n');
        if (!say_str_equal(say_str_cut(&line, '\t'), country)) continue;
        for (int i = 0; i < field; i++) (void)say_str_cut(&line, '\t');
        return say_str_cut(&line, '\t');
    }
    return SAY_STR_NONE;
}

static SayStr argument(sqlite3_value *value)
{
    const char *text = (const char *)sqlite3_value_text(value);
    return text ? (SayStr){text, (uint32_t)sqlite3_value_bytes(value)} : SAY_STR_NONE;
}

static int field_of(SayStr name)
{
    for (int i = 0; i < FIELDS; i++)
        if (say_str_equal(say_str(fields[i]), name)) return i;
    return -1;
}

/* code('IRQ USA', 'cow') is '645; 2'; a country that has no such code is left out. */
static void code(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    SayStr countries = argument(values[0]);
    int field = field_of(argument(values[1]));
    if (!countries.size || field < 0) return;
    SayArena *arena = say_arena_new(0);
    if (!arena) {
        sqlite3_result_error_nomem(context);
        return;
    }
    SayText out = {.arena = arena};
    while (countries.data) {
        SayStr found = code_of(say_str_cut(&countries, ' '), field);
        if (found.size && out.size) say_text_add(&out, SAY_STR("; "));
        say_text_add(&out, found);
    }
    if (out.size) sqlite3_result_text(context, out.data, (int)out.size, SQLITE_TRANSIENT);
    say_arena_free(arena);
}

/* word('GOV MIL', 2) is 'MIL'. */
static void word(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    SayStr rest = argument(values[0]), found = SAY_STR_NONE;
    for (int n = sqlite3_value_int(values[1]); n > 0; n--)
        found = rest.data ? say_str_cut(&rest, ' ') : SAY_STR_NONE;
    if (found.size) sqlite3_result_text(context, found.data, (int)found.size, SQLITE_TRANSIENT);
}

/* any('GOV MIL', 'REB MIL') is 1. */
static void any(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    SayStr words = argument(values[0]);
    bool found = false;
    while (words.size && !found) {
        SayStr word = say_str_cut(&words, ' '), wanted = argument(values[1]);
        while (wanted.size && !found) found = say_str_equal(say_str_cut(&wanted, ' '), word);
    }
    sqlite3_result_int(context, found);
}

/* The first thirteen hex digits behind the letter: a number that programs hold without loss. */
static void number(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    SayStr id = argument(values[0]);
    int64_t value = 0;
    for (uint32_t i = 1; i < id.size && i <= 13; i++) {
        char c = id.data[i];
        value = value * 16 + (c <= '9' ? c - '0' : c - 'a' + 10);
    }
    sqlite3_result_int64(context, value);
}

SayStatus say_export_functions(SayLedger *ledger, SayError *error)
{
    static const struct {
        const char *name;
        int arguments;
        void (*run)(sqlite3_context *, int, sqlite3_value **);
    } functions[] = {{"code", 2, code}, {"word", 2, word}, {"any", 2, any}, {"number", 1, number}};
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
        if (sqlite3_create_function(say_ledger_database(ledger), functions[i].name,
                                    functions[i].arguments,
                                    SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL,
                                    functions[i].run, NULL, NULL) != SQLITE_OK)
            return say_ledger_failed(ledger, "exporting", error);
    return SAY_OK;
}
