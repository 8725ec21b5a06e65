/* main.c -- the program: a table of verbs, and the way to them. */
#include "cli.h"

#include <string.h>

const char program_summary[] = "who did what to whom, when, where, and on whose say-so";

const Verb verbs[] = {
    {"code", "[FILE...]", "read articles, print one JSON object a line",
     "Reading only: no ledger. Without a file, or with -, standard input is read. One record in, "
     "one line out, in the "
     "order of input; an article that cannot be read gets a line with its reason.",
     TAKES_ENGINE | TAKES_INPUT | TAKES_CONLLU | TAKES_CODEBOOK, 0, SIZE_MAX, verb_code},
    {"add", "LEDGER FILE...", "read articles into a ledger",
     "Files, folders, - for standard input; text, HTML, JSON lines. The ledger is created where it "
     "does not exist. Articles "
     "that are in it already add nothing. Prints what became of each article in numbers.",
     TAKES_ENGINE | TAKES_INPUT | TAKES_NOW, 2, SIZE_MAX, verb_add},
    {"articles", "LEDGER", "list articles and what became of them", "",
     TAKES_FILTER | TAKES_AS_OF | TAKES_LAYOUT, 1, 1, verb_list},
    {"claims", "LEDGER", "list claims: who says what, how surely",
     "One line for each say-so, with its chain of speakers, stance and, where it is an event of "
     "the codebook, its code.",
     TAKES_FILTER | TAKES_AS_OF | TAKES_LAYOUT, 1, 1, verb_list},
    {"events", "LEDGER", "list events, with how many say so and deny it",
     "What claims of one or more articles agree, or disagree, to have happened; who gives each "
     "figure; "
     "and in which fields a policy of putting reports together would have it otherwise.",
     TAKES_FILTER | TAKES_AS_OF | TAKES_LAYOUT | TAKES_POLICY, 1, 1, verb_list},
    {"disputes", "LEDGER", "list claims that cannot all hold, side by side",
     "Happened or not, who ordered it, who did it, where, how many: each side with its claims, "
     "speakers, origins and dates, and with what its speakers have revised or withdrawn. What one "
     "speaker says later is no dispute, and neither is 12 beside \"at least 10\".",
     TAKES_FILTER | TAKES_AS_OF | TAKES_LAYOUT, 1, 1, verb_list},
    {"figures", "LEDGER", "list how many, by whom, over time",
     "Each count of killed, injured, arrested and displaced, event by event and speaker by "
     "speaker, in the order of publication: what revises what.",
     TAKES_FILTER | TAKES_AS_OF | TAKES_LAYOUT, 1, 1, verb_list},
    {"stories", "LEDGER", "list events and articles that belong together", "",
     TAKES_FILTER | TAKES_AS_OF | TAKES_LAYOUT, 1, 1, verb_list},
    {"sources", "LEDGER", "list outlets and origins, with what rests on them", "",
     TAKES_FILTER | TAKES_AS_OF | TAKES_LAYOUT, 1, 1, verb_list},
    {"actors", "LEDGER", "list actors, with how often they speak, act and are named",
     "One line for each name: country, sectors, mentions, claims that it speaks in or is a party "
     "of, "
     "articles, and an example with its bytes. With --unknown, those that no dictionary has.",
     TAKES_FILTER | TAKES_AS_OF | TAKES_LAYOUT | TAKES_UNKNOWN, 1, 1, verb_list},
    {"places", "LEDGER", "list places, with what happened there", "",
     TAKES_FILTER | TAKES_AS_OF | TAKES_LAYOUT, 1, 1, verb_list},
    {"dyads", "LEDGER", "list who acts towards whom, and how often", "",
     TAKES_FILTER | TAKES_AS_OF | TAKES_LAYOUT, 1, 1, verb_list},
    {"series", "LEDGER", "list events and claims by day and type", "",
     TAKES_FILTER | TAKES_AS_OF | TAKES_LAYOUT, 1, 1, verb_list},
    {"coverage", "LEDGER", "list what each outlet published by day, and what became of it",
     "Days between the first and the last that an outlet does not have are silent.",
     TAKES_FILTER | TAKES_AS_OF | TAKES_LAYOUT, 1, 1, verb_list},
    {"runs", "LEDGER", "list readings: with which knowledge, how many articles, the hash chain", "",
     TAKES_FILTER | TAKES_AS_OF | TAKES_LAYOUT, 1, 1, verb_list},
    {"search", "LEDGER WORDS", "look for words in articles, claims, events, stories and names",
     "Prints one JSON document: rows, best first, each with its kind, id and the words around, and "
     "how many articles there are of each outlet, event type, country and month. \"In quotes\": "
     "words in a row; wor*: their beginning.",
     TAKES_FILTER | TAKES_AS_OF, 2, 2, verb_search},
    {"status", "LEDGER", "print what a ledger holds in numbers, as JSON", "", TAKES_AS_OF, 1, 1,
     verb_status},
    {"why", "LEDGER ID", "show the way from a claim or event down to the bytes",
     "For the id of an article, claim, event, story or dispute: claims, speakers, stance, rule, "
     "sentence, byte ranges in the "
     "text and in the source, and hashes.",
     TAKES_AS_OF | TAKES_LAYOUT, 2, 2, verb_why},
    {"brief", "LEDGER", "print the situation report of a day",
     "In Markdown, or with --html as one page that needs no other file, or with --json. Built only "
     "from rows of the ledger, in the words of articles; each statement names the claims it rests "
     "on. Without --day: the latest day.",
     TAKES_AS_OF | TAKES_DAY | TAKES_BRIEF, 1, 1, verb_brief},
    {"serve", "LEDGER", "show a ledger as a page, on this machine alone",
     "Prints an address to open in a browser; its token works once. The same data is there for "
     "programs under /api/v1 (docs/http.md). Read-only without --writable; nothing leaves the "
     "machine.",
     TAKES_SERVE, 1, 1, verb_serve},
    {"diff", "LEDGER LEDGER", "list what two ledgers code differently, and why",
     "Of two packs over one collection, or of one ledger before and after: each code that changed, "
     "came or went, with the rule, step, outcome or retraction that made the difference.",
     TAKES_LAYOUT, 2, 2, verb_diff},
    {"export", "LEDGER", "print events, or the whole ledger, in the format that other tools read",
     "Sheets with the columns of GDELT, POLECAT, UCDP and ACLED hold events that somebody says "
     "happened; those formats know no denial. prov tells where each event comes from. canonical is "
     "the whole ledger: the same bytes for the same articles, in whatever order they were added.",
     TAKES_FILTER | TAKES_AS_OF | TAKES_EXPORT, 1, 1, verb_export},
    {"retract", "LEDGER ID", "withdraw an article or a claim, with a reason",
     "The evidence stays, with the reason beside it; events, stories and disputes are derived anew "
     "without it.",
     TAKES_REASON | TAKES_NOW, 2, 2, verb_retract},
    {"retractions", "LEDGER", "list what was withdrawn, and why", "",
     TAKES_FILTER | TAKES_AS_OF | TAKES_LAYOUT, 1, 1, verb_list},
    {"rate", "LEDGER [TARGET RATING]",
     "rate an outlet, a speaker or a claim on the Admiralty scale",
     "TARGET is the name of an outlet or speaker, or the id of a claim. RATING is a letter, a "
     "digit "
     "or both (B2). The source: A completely reliable, B usually reliable, C fairly reliable, D "
     "not "
     "usually reliable, E unreliable, F reliability cannot be judged. What it says: 1 confirmed by "
     "other sources, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 truth cannot be "
     "judged. The last rating holds, those before it are kept, and nothing is derived from any. "
     "With --import, ratings and notes come from FILE, all or none.",
     TAKES_BY | TAKES_REASON | TAKES_NOW | TAKES_ENTRIES, 1, 3, verb_rate},
    {"ratings", "LEDGER", "list ratings, with those that hold no more", "",
     TAKES_FILTER | TAKES_AS_OF | TAKES_LAYOUT, 1, 1, verb_list},
    {"note", "LEDGER ID TEXT", "note something on an article, claim, event, story or dispute",
     "It is kept beside the row, and 'why' shows it.", TAKES_BY | TAKES_NOW, 3, 3, verb_note},
    {"notes", "LEDGER", "list notes", "", TAKES_FILTER | TAKES_AS_OF | TAKES_LAYOUT, 1, 1,
     verb_list},
    {"verify", "LEDGER", "recompute every hash, span and derived row",
     "Exit code 4 when something is not what it should be.", 0, 1, 1, verb_verify},
    {"rebuild", "LEDGER", "derive events, stories and disputes anew", "", 0, 1, 1, verb_rebuild},
    {"pack", "[SOURCE] | --import FILE...", "build or check a pack, or import dictionaries",
     "With SOURCE and --output the pack is built from SOURCE/data and SOURCE/models; without "
     "SOURCE "
     "the pack in use is checked. With --import, dictionaries of actors, agents, verb patterns, "
     "discards and issues in the syntax of TABARI or PETRARCH become one for --dictionary, on "
     "standard output or in --output FILE; what could not be taken, and counts, go to standard "
     "error, and nothing stops the load.",
     TAKES_ENGINE | TAKES_OUTPUT | TAKES_IMPORT, 0, SIZE_MAX, verb_pack},
    {"demo", "[LEDGER]", "read the bundled collection and show what Sayso makes of it",
     "An invented conflict told by several outlets. Without LEDGER, a temporary one is used.",
     TAKES_ENGINE, 0, 1, verb_demo},
    {"doctor", "", "say what is installed and active", "", TAKES_ENGINE, 0, 0, verb_doctor},
};
const size_t verb_count = sizeof verbs / sizeof *verbs;

static const Verb *find_verb(const char *name)
{
    for (size_t i = 0; i < verb_count; i++)
        if (strcmp(verbs[i].name, name) == 0) return &verbs[i];
    return NULL;
}

static int help(int argc, char **argv)
{
    const char *about = argc > 2 ? argv[2] : "";
    const Verb *verb = find_verb(about);
    if (verb)
        help_verb(verb, stdout);
    else if (strcmp(about, "--man") == 0)
        help_manual(stdout);
    else if (strcmp(about, "--completions") == 0)
        help_completions(stdout);
    else
        help_program(stdout);
    return EXIT_WELL;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        help_program(stderr);
        return EXIT_USAGE;
    }
    const char *word = argv[1];
    if (strcmp(word, "--version") == 0 || strcmp(word, "version") == 0) {
        printf("sayso %s\n", say_version());
        return EXIT_WELL;
    }
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || strcmp(word, "help") == 0)
        return help(argc, argv);
    const Verb *verb = find_verb(word);
    if (!verb) {
        fputs("sayso: no verb '", stderr);
        print_safe(stderr, word, strlen(word), false);
        fputs("'; 'sayso help' lists them\n", stderr);
        return EXIT_USAGE;
    }
    Options options = {.port = SERVE_PORT};
    int code = options_parse(verb, argc - 2, argv + 2, &options);
    if (code == EXIT_WELL && options.help)
        help_verb(verb, stdout);
    else if (code == EXIT_WELL)
        code = verb->run(verb, &options);
    options_free(&options);
    if (fflush(stdout) != 0 && code == EXIT_WELL) code = EXIT_FAILED;
    return code;
}
