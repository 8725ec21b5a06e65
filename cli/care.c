/* care.c -- the verbs about the program itself: pack, doctor, demo. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- pack ---- */

int verb_pack(const Verb *verb, const Options *options)
{
    SayError error = {0};
    if (options->import) return import_dictionaries(verb, options);
    if (options->word_count > 1) {
        fprintf(stderr, "sayso %s: more than one SOURCE; --import takes many files\n", verb->name);
        return EXIT_USAGE;
    }
    if (options->word_count == 1) {
        if (!options->output) {
            fprintf(stderr, "sayso %s: --output FILE says where the pack goes\n", verb->name);
            return EXIT_USAGE;
        }
        return say_pack_build(options->words[0], options->output, &error) == SAY_OK ? EXIT_WELL
                                                                                    : fail(&error);
    }
    SayEngine *engine = NULL;
    int code = engine_open(options, &engine);
    if (code != EXIT_WELL) return code;
    const char *path = say_engine_pack_path(engine);
    if (say_pack_verify(path, &error) != SAY_OK)
        code = fail(&error);
    else
        printf("%s\n%s\n", path, say_engine_digest(engine));
    say_engine_close(engine);
    return code;
}

/* ---- doctor ---- */

int verb_doctor(const Verb *verb, const Options *options)
{
    (void)verb;
    SayEngine *engine = NULL;
    SayError error = {0};
    printf("sayso      %s\n", say_version());
    printf("processors %ld\n", sysconf(_SC_NPROCESSORS_ONLN));
    int code = engine_open(options, &engine);
    if (code != EXIT_WELL) return code;
    const char *path = say_engine_pack_path(engine);
    printf("pack       %s\nknowledge  %s\n", path, say_engine_digest(engine));
    if (say_pack_verify(path, &error) != SAY_OK)
        code = fail(&error);
    else
        printf("pack hash  as stored\n");
    printf("network    no verb opens a connection; serve listens, on this machine alone\n");
    say_engine_close(engine);
    return code;
}

/* ---- demo ---- */

/* The collection stands beside the program when it was built in its tree, else where it was
 * installed. */
static bool find_demo(char *path, size_t size)
{
    static const char *const places[] = {"demo", "../demo", "../share/sayso/demo"};
    const char *named = getenv("SAYSO_DEMO");
    if (named && *named)
        return (size_t)snprintf(path, size, "%s", named) < size && access(path, R_OK) == 0;
    char program[4096];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    if (length <= 0) return false;
    program[length] = '\0';
    char *slash = strrchr(program, '/');
    if (!slash) return false;
    *slash = '\0';
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if ((size_t)snprintf(path, size, "%s/%s", program, places[i]) < size &&
            access(path, R_OK) == 0)
            return true;
    return false;
}

static int show(SayLedger *ledger, const char *path)
{
    SayError error = {0};
    SayRows *rows = NULL;
    SayFilter filter = {0};
    if (say_brief(ledger, NULL, SAY_BRIEF_MARKDOWN, write_text, stdout, &error) != SAY_OK)
        return fail(&error);
    puts("\n# Disputes\n");
    if (say_list(ledger, "disputes", &filter, &rows, &error) != SAY_OK) return fail(&error);
    int code = rows_print(rows, LAYOUT_TABLE, "disputes", NULL);
    say_rows_close(rows);
    printf("\nThe ledger is %s. Go on with:\n  sayso events %s\n  sayso disputes %s\n  sayso why "
           "%s ID\n  sayso serve %s\n  sayso verify %s\n",
           path, path, path, path, path, path);
    return code;
}

static int read_demo(const Options *options, const char *folder, const char *path,
                     SayLedger *ledger)
{
    char articles[4160], dictionary[4160];
    snprintf(articles, sizeof articles, "%s/articles", folder);
    snprintf(dictionary, sizeof dictionary, "%s/dictionary.txt", folder);
    const char *const paths[] = {articles};
    const char *dictionaries[] = {dictionary};
    Options wanted = *options;
    wanted.dictionaries = dictionaries;
    wanted.dictionary_count = 1;
    SayEngine *engine = NULL;
    int opened = engine_open(&wanted, &engine);
    if (opened != EXIT_WELL) return opened;
    SayError error = {0};
    SayInput input = {.paths = paths, .path_count = 1};
    SayCounts counts = {0};
    Options context = *options;
    SayStatus status = say_add(engine, ledger, &input, NULL, progress, &context, &counts, &error);
    say_engine_close(engine);
    int code = outcome_of(status, &counts, &error);
    print_counts(&counts);
    return code == EXIT_WELL ? show(ledger, path) : code;
}

int verb_demo(const Verb *verb, const Options *options)
{
    char folder[4096], temporary[] = "/tmp/sayso-demo-XXXXXX", path[64];
    if (!find_demo(folder, sizeof folder)) {
        fprintf(stderr,
                "sayso %s: the bundled collection is not beside the program; set SAYSO_DEMO to its "
                "folder\n",
                verb->name);
        return EXIT_FAILED;
    }
    const char *ledger_path = options->word_count ? options->words[0] : path;
    if (!options->word_count) {
        if (!mkdtemp(temporary)) return EXIT_FAILED;
        snprintf(path, sizeof path, "%s/demo.db", temporary);
    }
    SayError error = {0};
    SayLedger *ledger = NULL;
    if (say_ledger_open(ledger_path, SAY_LEDGER_WRITE, &ledger, &error) != SAY_OK)
        return fail(&error);
    int code = read_demo(options, folder, ledger_path, ledger);
    say_ledger_close(ledger);
    return code;
}
