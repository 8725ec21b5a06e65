/* ask.c -- the verbs that ask a ledger, and those that look after it. */
#include "cli.h"

#include <inttypes.h>
#include <string.h>

static int ledger_open(const Options *options, SayLedgerMode mode, SayLedger **ledger)
{
    SayError error = {0};
    if (say_ledger_open(options->words[0], mode, ledger, &error) != SAY_OK) return fail(&error);
    if (options->as_of && say_as_of(*ledger, options->as_of, &error) != SAY_OK) return fail(&error);
    return EXIT_WELL;
}

static int list(SayLedger *ledger, const char *what, const Options *options)
{
    SayError error = {0};
    SayRows *rows = NULL;
    if (say_list(ledger, what, &options->filter, &rows, &error) != SAY_OK) return fail(&error);
    int code = rows_print(rows, options->layout, what, options->as_of);
    say_rows_close(rows);
    return code;
}

int verb_list(const Verb *verb, const Options *options)
{
    SayLedger *ledger = NULL;
    int code = ledger_open(options, SAY_LEDGER_READ, &ledger);
    if (code == EXIT_WELL) code = list(ledger, verb->name, options);
    say_ledger_close(ledger);
    return code;
}

int verb_search(const Verb *verb, const Options *options)
{
    (void)verb;
    SayError error = {0};
    SayLedger *ledger = NULL;
    SayFilter filter = options->filter;
    filter.query = options->words[1];
    int code = ledger_open(options, SAY_LEDGER_READ, &ledger);
    if (code == EXIT_WELL &&
        say_search(ledger, &filter, NULL, write_text, stdout, &error) != SAY_OK)
        code = fail(&error);
    say_ledger_close(ledger);
    return code;
}

int verb_status(const Verb *verb, const Options *options)
{
    (void)verb;
    SayError error = {0};
    SayLedger *ledger = NULL;
    int code = ledger_open(options, SAY_LEDGER_READ, &ledger);
    if (code == EXIT_WELL && say_status(ledger, write_text, stdout, &error) != SAY_OK)
        code = fail(&error);
    say_ledger_close(ledger);
    return code;
}

int verb_why(const Verb *verb, const Options *options)
{
    (void)verb;
    SayError error = {0};
    SayLedger *ledger = NULL;
    int code = ledger_open(options, SAY_LEDGER_READ, &ledger);
    bool json = options->layout != LAYOUT_TABLE;
    if (code == EXIT_WELL &&
        say_why(ledger, options->words[1], json, write_text, stdout, &error) != SAY_OK)
        code = fail(&error);
    say_ledger_close(ledger);
    return code;
}

int verb_brief(const Verb *verb, const Options *options)
{
    (void)verb;
    SayError error = {0};
    SayLedger *ledger = NULL;
    SayBriefForm form = options->html                     ? SAY_BRIEF_HTML
                        : options->layout != LAYOUT_TABLE ? SAY_BRIEF_JSON
                                                          : SAY_BRIEF_MARKDOWN;
    int code = ledger_open(options, SAY_LEDGER_READ, &ledger);
    if (code == EXIT_WELL &&
        say_brief(ledger, options->day, form, write_text, stdout, &error) != SAY_OK)
        code = fail(&error);
    say_ledger_close(ledger);
    return code;
}

static int print_diff(SayLedger *ledger, const SayLedger *other, Layout layout)
{
    SayError error = {0};
    SayRows *rows = NULL;
    if (say_diff(ledger, other, &rows, &error) != SAY_OK) return fail(&error);
    int code = rows_print(rows, layout, "changes", NULL);
    say_rows_close(rows);
    return code;
}

int verb_diff(const Verb *verb, const Options *options)
{
    (void)verb;
    SayError error = {0};
    SayLedger *ledger = NULL, *other = NULL;
    int code = ledger_open(options, SAY_LEDGER_READ, &ledger);
    if (code == EXIT_WELL &&
        say_ledger_open(options->words[1], SAY_LEDGER_READ, &other, &error) != SAY_OK)
        code = fail(&error);
    if (code == EXIT_WELL) code = print_diff(ledger, other, options->layout);
    say_ledger_close(ledger);
    say_ledger_close(other);
    return code;
}

/* Formats that a list of events comes in, too. */
static Layout layout_of(const char *format)
{
    static const struct {
        const char *name;
        Layout layout;
    } formats[] = {{"csv", LAYOUT_CSV},
                   {"jsonl", LAYOUT_JSONL},
                   {"geojson", LAYOUT_GEOJSON},
                   {"atom", LAYOUT_ATOM}};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(formats[i].name, format) == 0) return formats[i].layout;
    return LAYOUT_TABLE;
}

static int export(SayLedger *ledger, const char *format, const Options *options)
{
    SayError error = {0};
    Options as_list = *options;
    as_list.layout = layout_of(format);
    if (as_list.layout != LAYOUT_TABLE) return list(ledger, "events", &as_list);
    if (say_export(ledger, format, &options->filter, write_text, stdout, &error) != SAY_OK)
        return fail(&error);
    return EXIT_WELL;
}

int verb_export(const Verb *verb, const Options *options)
{
    SayLedger *ledger = NULL;
    const char *format = options->canonical ? "canonical" : options->format;
    if (!format) {
        fprintf(stderr, "sayso %s: --format says in which form; 'sayso help export' lists them\n",
                verb->name);
        return EXIT_USAGE;
    }
    int code = ledger_open(options, SAY_LEDGER_READ, &ledger);
    if (code == EXIT_WELL) code = export(ledger, format, options);
    say_ledger_close(ledger);
    return code;
}

int verb_verify(const Verb *verb, const Options *options)
{
    (void)verb;
    SayError error = {0};
    SayLedger *ledger = NULL;
    uint64_t checked = 0;
    int code = ledger_open(options, SAY_LEDGER_READ, &ledger);
    if (code == EXIT_WELL && say_verify(ledger, &checked, &error) != SAY_OK) code = fail(&error);
    say_ledger_close(ledger);
    if (code == EXIT_WELL) printf("verified: %" PRIu64 " rows, all as they should be\n", checked);
    return code;
}

int verb_retract(const Verb *verb, const Options *options)
{
    SayError error = {0};
    SayLedger *ledger = NULL;
    if (!options->reason) {
        fprintf(stderr, "sayso %s: --reason says why it is withdrawn\n", verb->name);
        return EXIT_USAGE;
    }
    int code = ledger_open(options, SAY_LEDGER_WRITE, &ledger);
    if (code == EXIT_WELL &&
        say_retract(ledger, options->words[1], options->reason, options->now, &error) != SAY_OK)
        code = fail(&error);
    say_ledger_close(ledger);
    return code;
}

static SayStatus rate(SayLedger *ledger, const Options *options, SayError *error)
{
    uint64_t rows = 0;
    SayRating rating = {.by = options->by, .reason = options->reason};
    if (!options->import_file) {
        rating.target = options->words[1];
        rating.code = options->words[2];
        return say_rate(ledger, &rating, options->now, error);
    }
    SayStatus status = say_rate_import(ledger, options->import_file, options->now, &rows, error);
    if (status == SAY_OK) fprintf(stderr, "%" PRIu64 " ratings and notes read\n", rows);
    return status;
}

int verb_rate(const Verb *verb, const Options *options)
{
    SayError error = {0};
    SayLedger *ledger = NULL;
    if (options->word_count != (options->import_file ? 1 : 3)) {
        fprintf(stderr, "sayso %s: a target and a rating, or --import FILE\n", verb->name);
        return EXIT_USAGE;
    }
    int code = ledger_open(options, SAY_LEDGER_WRITE, &ledger);
    if (code == EXIT_WELL && rate(ledger, options, &error) != SAY_OK) code = fail(&error);
    say_ledger_close(ledger);
    return code;
}

int verb_note(const Verb *verb, const Options *options)
{
    (void)verb;
    SayError error = {0};
    SayLedger *ledger = NULL;
    SayNote note = {.target = options->words[1], .text = options->words[2], .author = options->by};
    int code = ledger_open(options, SAY_LEDGER_WRITE, &ledger);
    if (code == EXIT_WELL && say_note(ledger, &note, options->now, &error) != SAY_OK)
        code = fail(&error);
    say_ledger_close(ledger);
    return code;
}

int verb_rebuild(const Verb *verb, const Options *options)
{
    (void)verb;
    SayError error = {0};
    SayLedger *ledger = NULL;
    int code = ledger_open(options, SAY_LEDGER_WRITE, &ledger);
    if (code == EXIT_WELL && say_rebuild(ledger, &error) != SAY_OK) code = fail(&error);
    say_ledger_close(ledger);
    return code;
}
