/* read.c -- the verbs that read articles: code and add. */
#include "cli.h"

#include <inttypes.h>
#include <string.h>
#include <unistd.h>

int engine_open(const Options *options, SayEngine **engine)
{
    SayError error = {0};
    SayEngineOptions wanted = {options->pack, options->dictionaries, options->dictionary_count,
                               options->codebook};
    if (say_engine_open(&wanted, engine, &error) != SAY_OK) return fail(&error);
    if (!say_engine_has_places(*engine))
        fprintf(stderr, "sayso: %s has no gazetteer: places keep their names alone\n",
                say_engine_pack_path(*engine));
    return EXIT_WELL;
}

SayInput input_of(const Options *options, const char *const *paths, size_t count)
{
    static const char *const standard_input[] = {"-"};
    SayInput input = {.paths = count ? paths : standard_input,
                      .path_count = count ? count : 1,
                      .published = options->published,
                      .outlet = options->outlet,
                      .url = options->url,
                      .plain = options->plain,
                      .threads = options->threads};
    return input;
}

int outcome_of(SayStatus status, const SayCounts *counts, const SayError *error)
{
    progress_end();
    if (status != SAY_OK) return fail(error);
    return counts->failed || counts->quarantined ? EXIT_REJECTED : EXIT_WELL;
}

void print_counts(const SayCounts *counts)
{
    fprintf(stderr,
            "articles %" PRIu64 " = coded %" PRIu64 " + uncodable %" PRIu64 " + duplicate %" PRIu64
            " + quarantined %" PRIu64 " + out of scope %" PRIu64 "\n",
            counts->articles, counts->coded, counts->uncodable, counts->duplicate,
            counts->quarantined, counts->out_of_scope);
    fprintf(stderr,
            "sentences %" PRIu64 ", tokens %" PRIu64 ", claims %" PRIu64
            ", of them coded as events %" PRIu64 "\n",
            counts->sentences, counts->tokens, counts->claims, counts->events);
    if (counts->failed)
        fprintf(stderr, "inputs that could not be opened: %" PRIu64 "\n", counts->failed);
}

/* The callbacks get the options as their context. */
static bool print_line(void *context, const char *text, size_t size)
{
    (void)context;
    return write_text(stdout, text, size);
}

int verb_code(const Verb *verb, const Options *options)
{
    (void)verb;
    SayEngine *engine = NULL;
    int code = engine_open(options, &engine);
    if (code != EXIT_WELL) return code;
    catch_interrupt();
    SayError error = {0};
    SayCounts counts;
    SayInput input = input_of(options, options->words, options->word_count);
    Options context = *options;
    SayOutput output = options->conllu     ? SAY_OUTPUT_CONLLU
                       : options->rejected ? SAY_OUTPUT_REJECTED
                                           : SAY_OUTPUT_JSON;
    SayStatus status =
        say_code(engine, &input, output, print_line, progress, &context, &counts, &error);
    say_engine_close(engine);
    /* A reader that closes the pipe has had enough; that is no failure of ours. */
    if (status == SAY_ERROR_STOPPED && ferror(stdout)) return EXIT_WELL;
    return outcome_of(status, &counts, &error);
}

int verb_add(const Verb *verb, const Options *options)
{
    (void)verb;
    SayError error = {0};
    SayLedger *ledger = NULL;
    SayEngine *engine = NULL;
    int code = engine_open(options, &engine);
    if (code != EXIT_WELL) return code;
    if (say_ledger_open(options->words[0], SAY_LEDGER_WRITE, &ledger, &error) != SAY_OK) {
        say_engine_close(engine);
        return fail(&error);
    }
    catch_interrupt();
    SayCounts counts = {0};
    SayInput input = input_of(options, options->words + 1, options->word_count - 1);
    Options context = *options;
    SayStatus status =
        say_add(engine, ledger, &input, options->now, progress, &context, &counts, &error);
    say_ledger_close(ledger);
    say_engine_close(engine);
    code = outcome_of(status, &counts, &error);
    if (!options->quiet && (status == SAY_OK || status == SAY_ERROR_STOPPED)) print_counts(&counts);
    return code;
}
