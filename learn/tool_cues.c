/* tool_cues.c -- what src/claim/attribution_rank.c is told of the words of an article, for
   fit_cues.py: reads plain texts as the program does and writes records of one of two kinds.

     tool_cues PACK - FILE... > candidates
     tool_cues PACK CUES FILE... > pairs

   CUES: a line for each cue to be linked, "ARTICLE START" (the article's place in the row of files,
   a byte of its text), in that order. A record begins with whole numbers of 32 bits: of a candidate
   its article, start, end and rows; of a pair the article, the start of the cue, the start and end
   of the token and their rows. Behind them stand the states. */
#include "claim/attribution_rank.h"

SayStatus say_ranker_open_used(SayStr section, uint32_t width, struct SayRanker *into,
                               SayError *error);
void say_attribution_rank_used(SayFinder *f);
#define say_ranker_open      say_ranker_open_used
#define say_attribution_rank say_attribution_rank_used
#include "claim/attribution_rank.c" /* NOLINT(bugprone-suspicious-include) */
#undef say_attribution_rank
#undef say_ranker_open
#include "learn/base/corpus.h"
#include "sayso.h"

#include <stdio.h>

static FILE *cues;
static char *const *paths;
static uint32_t article = UINT32_MAX, wanted_article, wanted_start;

static void next_wanted(void)
{
    if (!cues || fscanf(cues, "%u %u", &wanted_article, &wanted_start) != 2)
        wanted_article = UINT32_MAX;
}

static void write_record(const SayDoc *doc, const uint32_t *head, size_t count,
                         const uint16_t *rows, size_t row_count, const uint32_t *tokens,
                         size_t token_count)
{
    fwrite(head, sizeof *head, count, stdout);
    for (size_t i = 0; i < row_count; i++) {
        uint32_t row = rows[i];
        fwrite(&row, sizeof row, 1, stdout);
    }
    for (size_t i = 0; i < token_count; i++)
        fwrite(doc->states + (size_t)tokens[i] * doc->state_width, 1, doc->state_width, stdout);
}

static void write_links(const SayFinder *f, uint32_t cue)
{
    const SayTokens *t = &f->doc->tokens;
    SayRun window = say_rank_window(f, cue);
    for (uint32_t token = window.first; token < window.end; token++) {
        uint16_t rows[SAY_RANK_LINK_SIGHTS];
        uint32_t head[] = {article, t->start[cue], t->start[token], t->end[token]};
        uint32_t tokens[] = {cue, token};
        say_rank_link_sights(f, cue, token, rows);
        write_record(f->doc, head, 4, rows, SAY_RANK_LINK_SIGHTS, tokens, 2);
    }
}

static void write_candidate(const SayRankView *view, uint32_t token)
{
    const SayDoc *doc = view->f->doc;
    uint16_t rows[SAY_RANK_CUE_SIGHTS];
    uint32_t head[] = {article, doc->tokens.start[token], doc->tokens.end[token]},
             tokens[SAY_RANK_CUE_STATES];
    say_rank_cue_tokens(doc, token, tokens);
    say_rank_cue_sights(view, token, tokens, rows);
    write_record(doc, head, 3, rows, SAY_RANK_CUE_SIGHTS, tokens, SAY_RANK_CUE_STATES);
}

/* Stands in for the step's own: asks for no parameters, for there may be none yet. */
SayStatus say_ranker_open(SayStr section, uint32_t width, struct SayRanker *into, SayError *error)
{
    (void)section, (void)width, (void)error;
    *into = (struct SayRanker){0};
    return SAY_OK;
}

/* Likewise: writes before anything is decided. */
void say_attribution_rank(SayFinder *f)
{
    SayRankView view = say_rank_view(f);
    do article++; /* articles that are not coded do not come here */
    while (!say_str_equal(say_str(paths[article]), f->doc->record.path));
    for (uint32_t token = 0; token < f->doc->tokens.count; token++) {
        if (!cues && say_rank_candidate(f->doc, token)) write_candidate(&view, token);
        if (wanted_article != article || f->doc->tokens.start[token] != wanted_start) continue;
        write_links(f, token);
        next_wanted();
    }
}

static bool drop(void *context, const char *text, size_t size)
{
    (void)context, (void)text, (void)size;
    return true;
}

int main(int count, char **arguments)
{
    if (count < 4) say_die("usage: tool_cues PACK CUES FILE...");
    if (strcmp(arguments[2], "-") != 0 && !(cues = fopen(arguments[2], "r")))
        say_die("%s: cannot be read", arguments[2]);
    paths = arguments + 3;
    next_wanted();
    SayError error = {0};
    SayEngine *engine;
    SayEngineOptions options = {.pack = arguments[1]};
    SayInput input = {.paths = (const char *const *)arguments + 3,
                      .path_count = (size_t)count - 3,
                      .plain = true,
                      .threads = 1};
    SayCounts counts;
    if (say_engine_open(&options, &engine, &error) != SAY_OK ||
        say_code(engine, &input, SAY_OUTPUT_JSON, drop, NULL, NULL, &counts, &error) != SAY_OK)
        say_die("tool_cues: %s", error.message);
    say_engine_close(engine);
    return 0;
}
