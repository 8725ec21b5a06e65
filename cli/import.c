/* import.c -- sayso pack --import: dictionaries of other event coders become one of ours. */
#include "cli.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

typedef struct Output {
    FILE *file;
    const char *path; /* NULL: standard output */
} Output;

static void report(void *context, const char *message)
{
    (void)context;
    print_safe(stderr, message, strlen(message), false);
    fputc('\n', stderr);
}

static bool write_piece(void *context, const char *text, size_t size)
{
    Output *output = context;
    return fwrite(text, 1, size, output->file) == size;
}

static int close_output(const Output *output, int code)
{
    bool whole = output->path ? fclose(output->file) == 0 : fflush(output->file) == 0;
    if (whole || code != EXIT_WELL) return code;
    fprintf(stderr, "sayso pack: %s: %s\n", output->path ? output->path : "standard output",
            strerror(errno));
    return EXIT_FAILED;
}

static void print_totals(const SayImportCounts *counts)
{
    fprintf(stderr,
            "files %" PRIu64 ", lines %" PRIu64 ", heads %" PRIu64 " = entries %" PRIu64
            " + joined %" PRIu64 " + refused %" PRIu64 ", complaints %" PRIu64 "\n",
            counts->files, counts->lines, counts->heads, counts->entries, counts->joined,
            counts->refused, counts->complaints);
    if (counts->failed)
        fprintf(stderr, "files that could not be opened: %" PRIu64 "\n", counts->failed);
}

int import_dictionaries(const Verb *verb, const Options *options)
{
    if (!options->word_count) {
        fprintf(stderr, "sayso %s: --import needs files\n", verb->name);
        return EXIT_USAGE;
    }
    SayEngine *engine = NULL;
    int code = engine_open(options, &engine);
    if (code != EXIT_WELL) return code;
    Output output = {stdout, options->output};
    if (output.path) output.file = fopen(output.path, "wb");
    if (!output.file) {
        fprintf(stderr, "sayso %s: %s: %s\n", verb->name, output.path, strerror(errno));
        say_engine_close(engine);
        return EXIT_FAILED;
    }
    SayError error = {0};
    SayImportCounts counts;
    SayStatus status = say_dictionary_import(engine, options->words, options->word_count,
                                             write_piece, report, &output, &counts, &error);
    code = status != SAY_OK ? fail(&error) : counts.failed ? EXIT_REJECTED : EXIT_WELL;
    if (status == SAY_OK) print_totals(&counts);
    say_engine_close(engine);
    return close_output(&output, code);
}
