/* tool_pronouns.c -- what src/mention/pronouns.c sees of each candidate for each pronoun, for
   fit_pronouns.py: reads plain texts as the program does and prints a line for each pair.

     tool_pronouns PACK FILE...
     FILE KIND PRONOUN CANDIDATE SIGHT...     PRONOUN and CANDIDATE: where its head word starts

   A pronoun without any candidate has one line with "-" as CANDIDATE. The source itself is taken
   in, so that what is learned from and what is used cannot drift. */
#include "mention/nominals.h"

void say_pronouns_resolve_used(SayNominals *all);
#define say_pronouns_resolve say_pronouns_resolve_used
#include "mention/pronouns.c" /* NOLINT(bugprone-suspicious-include) */
#undef say_pronouns_resolve
#include "sayso.h"

#include <stdio.h>

static void print_pair(const SayNominals *all, SayIndex i, SayIndex b, Kind kind)
{
    const SayDoc *doc = all->doc;
    int32_t sight[SIGHT_COUNT];
    look(all, i, b, sight);
    printf("%.*s %d %u %u", SAY_STR_ARG(doc->record.path), (int)kind,
           doc->tokens.start[doc->nominals.items[i].head],
           doc->tokens.start[doc->nominals.items[b].head]);
    for (uint32_t k = 0; k < SIGHT_COUNT; k++) printf(" %d", sight[k]);
    putchar('\n');
}

/* The candidates that resolve() weighs; none where a rule of its own decides. */
static void print_candidates(const SayNominals *all, SayIndex i)
{
    const SayDoc *doc = all->doc;
    uint32_t sentence = doc->tokens.sentence[doc->nominals.items[i].head], count = 0;
    Kind kind = kind_of(all->traits.items[i].agree);
    if (beside_owned(all, i) != SAY_NONE || speaks_of_itself(all, i) != SAY_NONE) return;
    for (SayIndex b = i; b-- > 0 && i - b <= WINDOW;) {
        if (doc->tokens.sentence[doc->nominals.items[b].head] + SENTENCES < sentence) break;
        if (!may_mean(all, i, b)) continue;
        print_pair(all, i, b, kind);
        count++;
    }
    if (!count)
        printf("%.*s %d %u -\n", SAY_STR_ARG(doc->record.path), (int)kind,
               doc->tokens.start[doc->nominals.items[i].head]);
}

/* Stands in for the stage's own: the same, and prints before it decides. */
void say_pronouns_resolve(SayNominals *all)
{
    const SayDoc *doc = all->doc;
    find_speakers(all);
    for (SayIndex i = 0; i < doc->nominals.count; i++) {
        uint32_t token = doc->nominals.items[i].head;
        if (all->traits.items[i].form != SAY_NOMINAL_PRONOUN || is_first_person(doc, token) ||
            is_we(doc, token) || is_you(doc, token) || is_idle(doc, token))
            continue;
        print_candidates(all, i);
        resolve(all, i);
    }
    join_speech(all);
}

static bool drop(void *context, const char *text, size_t size)
{
    (void)context, (void)text, (void)size;
    return true;
}

int main(int count, char **arguments)
{
    if (count < 3) {
        fprintf(stderr, "usage: tool_pronouns PACK FILE...\n");
        return 2;
    }
    SayError error = {0};
    SayEngine *engine;
    SayEngineOptions options = {.pack = arguments[1]};
    SayInput input = {.paths = (const char *const *)arguments + 2,
                      .path_count = (size_t)count - 2,
                      .plain = true,
                      .threads = 1};
    SayCounts counts;
    if (say_engine_open(&options, &engine, &error) != SAY_OK ||
        say_code(engine, &input, SAY_OUTPUT_JSON, drop, NULL, NULL, &counts, &error) != SAY_OK) {
        fprintf(stderr, "tool_pronouns: %s\n", error.message);
        return 1;
    }
    say_engine_close(engine);
    return 0;
}
