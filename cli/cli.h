/* cli.h -- what the verbs share: one table of verbs and options, exit codes, and the terminal. */
#ifndef SAY_CLI_CLI_H
#define SAY_CLI_CLI_H

#include "sayso.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* The contract of the command line: docs/architecture.md. */
enum {
    EXIT_WELL = 0,
    EXIT_FAILED = 1,
    EXIT_USAGE = 2,
    EXIT_REJECTED = 3, /* some inputs were set aside or could not be opened */
    EXIT_UNVERIFIED = 4,
    EXIT_LOCKED = 6,
    EXIT_LIMIT = 7,
    EXIT_INTERRUPTED = 130
};

typedef enum Layout {
    LAYOUT_TABLE,
    LAYOUT_JSON,
    LAYOUT_JSONL,
    LAYOUT_CSV,
    LAYOUT_GEOJSON,
    LAYOUT_ATOM
} Layout;

enum { SERVE_PORT = 8117 }; /* where no other is given: a page's address stays the same */

/* All that a command line can say; each verb lists the options that it takes. */
typedef struct Options {
    const char **words; /* what is not an option: ledger, files, ids */
    size_t word_count;
    const char **dictionaries;
    size_t dictionary_count;
    const char *codebook; /* NULL: plover */
    const char *pack, *output, *published, *outlet, *url, *now, *reason, *day, *as_of, *by, *format,
        *import_file;
    const char *listen, *allow_host;
    SayFilter filter;
    uint64_t port;
    unsigned threads;
    bool plain, conllu, rejected, quiet, import, canonical, html, writable, show_token, help;
    Layout layout;
} Options;

/* Bits of Verb.options: which options a verb takes. */
enum {
    TAKES_ENGINE = 1 << 0,    /* --pack --dictionary */
    TAKES_INPUT = 1 << 1,     /* --published --outlet --url --plain -j */
    TAKES_FILTER = 1 << 2,    /* --since --until --country --actor --type --limit */
    TAKES_LAYOUT = 1 << 3,    /* --json --jsonl --csv */
    TAKES_OUTPUT = 1 << 4,    /* --output */
    TAKES_CONLLU = 1 << 5,    /* --conllu --rejected */
    TAKES_NOW = 1 << 6,       /* --now */
    TAKES_DAY = 1 << 7,       /* --day */
    TAKES_IMPORT = 1 << 8,    /* --import */
    TAKES_UNKNOWN = 1 << 9,   /* --unknown */
    TAKES_CODEBOOK = 1 << 10, /* --codebook */
    TAKES_AS_OF = 1 << 11,    /* --as-of */
    TAKES_EXPORT = 1 << 12,   /* --format --canonical */
    TAKES_REASON = 1 << 13,   /* --reason */
    TAKES_BY = 1 << 14,       /* --by */
    TAKES_ENTRIES = 1 << 15,  /* --import FILE */
    TAKES_BRIEF = 1 << 16,    /* --html --json */
    TAKES_SERVE = 1 << 17,    /* --port --listen --allow-host --writable --show-token */
    TAKES_POLICY = 1 << 18    /* --policy */
};

typedef struct Verb {
    const char *name, *operands, *summary, *description;
    unsigned options;
    size_t least, most; /* operands */
    int (*run)(const struct Verb *verb, const Options *options);
} Verb;

extern const Verb verbs[];
extern const size_t verb_count;
extern const char program_summary[];

/* options.c. Returns EXIT_WELL or EXIT_USAGE, with a message printed. */
int options_parse(const Verb *verb, int argc, char **argv, Options *options);
void options_free(Options *options);

/* help.c: help for a person, the manual page, and completions, all from the table. */
void help_program(FILE *out);
void help_verb(const Verb *verb, FILE *out);
void help_manual(FILE *out);
void help_completions(FILE *out);
/* options.c: prints each option that the mask allows by way of print(context, spelling, argument,
 * help). */
void options_each(unsigned mask, void (*print)(void *, const char *, const char *, const char *),
                  void *context);

/* terminal.c */
int fail(const SayError *error); /* prints the message, returns the exit code of its status */
void print_safe(FILE *out, const char *text, size_t size,
                bool lines); /* no control characters reach a terminal */
bool progress(void *context, uint64_t bytes, uint64_t total,
              const char *message); /* SayProgressFunction */
void progress_end(void);
void catch_interrupt(void);
bool write_text(void *context, const char *text, size_t size); /* SayTextFunction; context: FILE */

/* rows.c */
int rows_print(SayRows *rows, Layout layout, const char *what, const char *as_of);

/* The verbs. */
int verb_code(const Verb *, const Options *);
int verb_add(const Verb *, const Options *);
int verb_list(const Verb *, const Options *);
int verb_search(const Verb *, const Options *);
int verb_status(const Verb *, const Options *);
int verb_serve(const Verb *, const Options *);
int verb_why(const Verb *, const Options *);
int verb_brief(const Verb *, const Options *);
int verb_diff(const Verb *, const Options *);
int verb_export(const Verb *, const Options *);
int verb_verify(const Verb *, const Options *);
int verb_retract(const Verb *, const Options *);
int verb_rate(const Verb *, const Options *);
int verb_note(const Verb *, const Options *);
int verb_rebuild(const Verb *, const Options *);
int verb_pack(const Verb *, const Options *);
int import_dictionaries(const Verb *, const Options *); /* sayso pack --import */
int verb_demo(const Verb *, const Options *);
int verb_doctor(const Verb *, const Options *);

/* Shared by verbs that read articles. */
int engine_open(const Options *options, SayEngine **engine);
SayInput input_of(const Options *options, const char *const *paths, size_t count);
int outcome_of(SayStatus status, const SayCounts *counts, const SayError *error);
void print_counts(const SayCounts *counts);

#endif
