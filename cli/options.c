/* options.c -- one table of options; which of them a verb takes stands in the table of verbs. */
#include "cli.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

typedef enum Kind { TEXT, FLAG, NUMBER, COUNT, DICTIONARY, LAYOUT } Kind;

static const struct Option {
    const char *name, *argument, *help;
    unsigned mask;
    Kind kind;
    size_t at;
    int value; /* for LAYOUT */
} table[] = {
#define AT(member) offsetof(Options, member)
    {"--pack", "FILE", "the pack to use; else $SAYSO_PACK, or the one beside the program",
     TAKES_ENGINE, TEXT, AT(pack), 0},
    {"--dictionary", "FILE", "actors of your own, which win over the pack's; may be repeated",
     TAKES_ENGINE, DICTIONARY, 0, 0},
    {"--codebook", "NAME",
     "plover, or cameo: events by the verb patterns of imported dictionaries, with their codes",
     TAKES_CODEBOOK, TEXT, AT(codebook), 0},
    {"--published", "DATE", "date for articles that carry none", TAKES_INPUT, TEXT, AT(published),
     0},
    {"--outlet", "NAME", "outlet for articles that name none", TAKES_INPUT, TEXT, AT(outlet), 0},
    {"--url", "ADDRESS", "address of a single article", TAKES_INPUT, TEXT, AT(url), 0},
    {"--plain", NULL, "take the bytes as the text, without extraction", TAKES_INPUT, FLAG,
     AT(plain), 0},
    {"-j", "N", "workers; one a processor without it", TAKES_INPUT, COUNT, AT(threads), 0},
    {"--quiet", NULL, "no progress and no numbers on standard error", TAKES_INPUT, FLAG, AT(quiet),
     0},
    {"--conllu", NULL, "print sentences with tags and trees instead", TAKES_CONLLU, FLAG,
     AT(conllu), 0},
    {"--rejected", NULL,
     "print near misses instead: words of the lexicon that gave no event, and what stood against "
     "it",
     TAKES_CONLLU, FLAG, AT(rejected), 0},
    {"--now", "MOMENT", "the moment to keep as 'when we knew', ISO 8601", TAKES_NOW, TEXT, AT(now),
     0},
    {"--reason", "WORDS", "why: it is kept beside it", TAKES_REASON, TEXT, AT(reason), 0},
    {"--by", "NAME", "who says so", TAKES_BY, TEXT, AT(by), 0},
    {"--since", "DATE", "from this day on", TAKES_FILTER, TEXT, AT(filter.since), 0},
    {"--until", "DATE", "up to this day", TAKES_FILTER, TEXT, AT(filter.until), 0},
    {"--as-of", "DATE", "as the ledger was at the end of this day", TAKES_AS_OF, TEXT, AT(as_of),
     0},
    {"--country", "CODE", "a party or the place is of this country (IRN)", TAKES_FILTER, TEXT,
     AT(filter.country), 0},
    {"--actor", "NAME", "a party's name or code holds this", TAKES_FILTER, TEXT, AT(filter.actor),
     0},
    {"--speaker", "NAME", "a speaker's words or name hold this", TAKES_FILTER, TEXT,
     AT(filter.speaker), 0},
    {"--about", "WORDS", "what is said holds this, in its words or by a name of a party or place",
     TAKES_FILTER, TEXT, AT(filter.about), 0},
    {"--type", "TYPE", "events of this PLOVER type (ASSAULT)", TAKES_FILTER, TEXT, AT(filter.type),
     0},
    {"--stance", "WORD", "polarity, certainty or status (-, probable, planned)", TAKES_FILTER, TEXT,
     AT(filter.stance), 0},
    {"--article", "ID", "of this article", TAKES_FILTER, TEXT, AT(filter.article), 0},
    {"--event", "ID", "of this event", TAKES_FILTER, TEXT, AT(filter.event), 0},
    {"--story", "ID", "of this story", TAKES_FILTER, TEXT, AT(filter.story), 0},
    {"--dispute", "ID", "of this dispute", TAKES_FILTER, TEXT, AT(filter.dispute), 0},
    {"--source", "NAME", "in articles of this outlet", TAKES_FILTER, TEXT, AT(filter.outlet), 0},
    {"--words", "WORDS",
     "in articles whose text holds all of these; \"in quotes\": in a row, wor*: their beginning",
     TAKES_FILTER, TEXT, AT(filter.query), 0},
    {"--after", "CURSOR", "the rows behind those of an answer whose next this is", TAKES_FILTER,
     TEXT, AT(filter.after), 0},
    {"--unknown", NULL, "only actors that no dictionary has: what one should learn next",
     TAKES_UNKNOWN, FLAG, AT(filter.unknown), 0},
    {"--policy", "NAME",
     "how reports are put together: rep, what most say; con, what none goes beyond; inf, what the "
     "most precise says",
     TAKES_POLICY, TEXT, AT(filter.policy), 0},
    {"--limit", "N", "at most so many; all without it", TAKES_FILTER, NUMBER, AT(filter.limit), 0},
    {"--html", NULL, "one page with its own styles and plots", TAKES_BRIEF, FLAG, AT(html), 0},
    {"--json", NULL, "one JSON document", TAKES_LAYOUT | TAKES_BRIEF, LAYOUT, 0, LAYOUT_JSON},
    {"--jsonl", NULL, "one JSON object a line", TAKES_LAYOUT, LAYOUT, 0, LAYOUT_JSONL},
    {"--csv", NULL, "RFC 4180, with a header", TAKES_LAYOUT, LAYOUT, 0, LAYOUT_CSV},
    {"--geojson", NULL, "RFC 7946: claims, events and places", TAKES_LAYOUT, LAYOUT, 0,
     LAYOUT_GEOJSON},
    {"--atom", NULL, "RFC 4287: articles, events, disputes and stories", TAKES_LAYOUT, LAYOUT, 0,
     LAYOUT_ATOM},
    {"--port", "N", "where to serve: 8117 without it; 0 for any that is free", TAKES_SERVE, NUMBER,
     AT(port), 0},
    {"--listen", "ADDRESS", "an address other than 127.0.0.1; needs --allow-host", TAKES_SERVE,
     TEXT, AT(listen), 0},
    {"--allow-host", "NAME", "a name under which other machines may ask", TAKES_SERVE, TEXT,
     AT(allow_host), 0},
    {"--writable", NULL, "ratings and notes may be given", TAKES_SERVE, FLAG, AT(writable), 0},
    {"--show-token", NULL, "print the token by which programs may ask, too", TAKES_SERVE, FLAG,
     AT(show_token), 0},
    {"--import", NULL, "read dictionaries in the syntax of TABARI or PETRARCH", TAKES_IMPORT, FLAG,
     AT(import), 0},
    {"--import", "FILE",
     "CSV with a header, or JSON lines: target, rating, rated_by, rated_at, reason; "
     "or target, text, author, written_at",
     TAKES_ENTRIES, TEXT, AT(import_file), 0},
    {"--output", "FILE", "where to write", TAKES_OUTPUT, TEXT, AT(output), 0},
    {"--format", "NAME",
     "csv, jsonl, geojson, atom, gdelt, gdelt-mentions, polecat, ucdp, acled, prov, canonical; "
     "see docs/exports.md",
     TAKES_EXPORT, TEXT, AT(format), 0},
    {"--canonical", NULL, "every row in a fixed order, without what depends on runs and files",
     TAKES_EXPORT, FLAG, AT(canonical), 0},
    {"--day", "DATE", "the day to report on", TAKES_DAY, TEXT, AT(day), 0},
    {"--help", NULL, "this help", ~0u, FLAG, AT(help), 0},
#undef AT
};
enum { OPTION_COUNT = sizeof table / sizeof *table };

void options_each(unsigned mask, void (*print)(void *, const char *, const char *, const char *),
                  void *context)
{
    for (size_t i = 0; i < OPTION_COUNT; i++)
        if (table[i].mask & mask) print(context, table[i].name, table[i].argument, table[i].help);
}

static const struct Option *find(const Verb *verb, const char *word, size_t size)
{
    for (size_t i = 0; i < OPTION_COUNT; i++)
        if (strlen(table[i].name) == size && memcmp(table[i].name, word, size) == 0 &&
            (table[i].mask == ~0u || table[i].mask & verb->options))
            return &table[i];
    return NULL;
}

static int usage(const Verb *verb, const char *problem, const char *word)
{
    fprintf(stderr, "sayso %s: %s", verb->name, problem);
    print_safe(stderr, word, strlen(word), false);
    fprintf(stderr, "; 'sayso help %s' lists what it takes\n", verb->name);
    return EXIT_USAGE;
}

static int number_of(const Verb *verb, const char *text, uint64_t most, uint64_t *number)
{
    char *end = NULL;
    errno = 0;
    unsigned long long value = strtoull(text, &end, 10);
    if (errno || end == text || *end || text[0] == '-' || value > most)
        return usage(verb, "not a number in range: ", text);
    *number = value;
    return EXIT_WELL;
}

/* Puts one option's value where the table says. */
static int store(const Verb *verb, const struct Option *option, const char *value, Options *options)
{
    char *place = (char *)options + option->at;
    uint64_t number = 0;
    switch (option->kind) {
    case TEXT: memcpy(place, &value, sizeof value); return EXIT_WELL;
    case FLAG: *(bool *)(void *)place = true; return EXIT_WELL;
    case LAYOUT: options->layout = (Layout)option->value; return EXIT_WELL;
    case DICTIONARY: options->dictionaries[options->dictionary_count++] = value; return EXIT_WELL;
    case COUNT:
        if (number_of(verb, value, 64, &number) != EXIT_WELL) return EXIT_USAGE;
        *(unsigned *)(void *)place = (unsigned)number;
        return EXIT_WELL;
    case NUMBER:
        if (number_of(verb, value, UINT64_MAX / 2, &number) != EXIT_WELL) return EXIT_USAGE;
        memcpy(place, &number, sizeof number);
        return EXIT_WELL;
    }
    return EXIT_USAGE;
}

/* "--name value", "--name=value", "-j2" and "-j 2". Moves *at over a value of its own. */
static int take(const Verb *verb, int argc, char **argv, int *at, Options *options)
{
    const char *word = argv[*at], *value = NULL;
    const char *equals = strncmp(word, "--", 2) == 0 ? strchr(word, '=') : NULL;
    size_t size = equals ? (size_t)(equals - word) : strlen(word);
    if (strncmp(word, "-j", 2) == 0 && word[2]) {
        size = 2;
        value = word + 2;
    }
    const struct Option *option = find(verb, word, size);
    if (!option) return usage(verb, "no option ", word);
    if (equals) value = equals + 1;
    bool wants = option->argument != NULL;
    if (!wants && value) return usage(verb, "takes no value: ", option->name);
    if (wants && !value) {
        if (*at + 1 >= argc) return usage(verb, "a value is missing behind ", option->name);
        value = argv[++*at];
    }
    return store(verb, option, value ? value : "", options);
}

int options_parse(const Verb *verb, int argc, char **argv, Options *options)
{
    options->words = calloc((size_t)argc + 1, sizeof *options->words);
    options->dictionaries = calloc((size_t)argc + 1, sizeof *options->dictionaries);
    if (!options->words || !options->dictionaries) return EXIT_FAILED;
    bool only_words = false;
    for (int at = 0; at < argc; at++) {
        const char *word = argv[at];
        if (!only_words && strcmp(word, "--") == 0) {
            only_words = true;
        } else if (only_words || word[0] != '-' || word[1] == '\0') {
            options->words[options->word_count++] = word;
        } else {
            int code = take(verb, argc, argv, &at, options);
            if (code != EXIT_WELL) return code;
        }
    }
    if (options->help) return EXIT_WELL;
    if (options->word_count < verb->least) return usage(verb, "too few operands: ", verb->operands);
    if (options->word_count > verb->most) return usage(verb, "too many operands: ", verb->operands);
    return EXIT_WELL;
}

void options_free(Options *options)
{
    free(options->words);
    free(options->dictionaries);
}
