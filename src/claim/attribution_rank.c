/* attribution_rank.c -- what a small learned network says of say-sos: it drops what the rules took
   for a cue and is none, and finds cues that no list has, with who speaks and what they say.

   The rules come first and are among what the network sees (attribution_sight.c). */
#include "claim/attribution_rank.h"

#include <assert.h>
#include <string.h>

enum {
    REACH = 90,  /* tokens on both sides of a cue that its links are looked for among */
    GLANCE = 64, /* tokens that the gate looks at at once */
    BATCH = 128, /* candidates scored at once, at most */
    SOURCE = 0,  /* the two scores of a link */
    CONTENT = 1,
    ADDED = 16,  /* scores in units of 1/64: at least, for a cue that the rules have not */
    UNSAID = 80, /* at least, where nobody is found who says it */
    KEPT = -160, /* and for one that they have */
    TURN = 64,   /* what it costs to begin or to end a part of the content */
    LEAN = 16,   /* towards content: what is left out is missed more */
};

/* What is known of a cue that no list has: that it is one. */
static const SayCue unlisted = {.place = {"speech.bin", 10},
                                .act = SAY_ACT_SAY,
                                .polarity = SAY_POLARITY_POSITIVE,
                                .certainty = SAY_CERTAINTY_CERTAIN,
                                .next = SAY_NONE};

/* So small that no sum of the rows of one candidate leaves 16 bits. */
static bool small_rows(const int16_t *rows, uint32_t count)
{
    const int16_t most = INT16_MAX / SAY_RANK_CUE_SIGHTS;
    bool large = false;
    for (uint32_t i = 0; i < count; i++) large |= rows[i] > most || rows[i] < -most;
    return !large;
}

static SayStatus open_net(const SayStr *parts, uint32_t inputs, uint32_t row_count,
                          uint32_t outputs, SayRankNet *net, SayError *error)
{
    SAY_TRY(say_dense_open(parts[0], inputs, SAY_RANK_HIDDEN, &net->hidden, error));
    if (parts[1].size != (size_t)row_count * SAY_RANK_HIDDEN * sizeof *net->rows)
        return say_error_set(error, SAY_ERROR_FORMAT, "parameters \"speech\": foreign rows");
    net->rows = (const int16_t *)(const void *)parts[1].data;
    if (!small_rows(net->rows, row_count * SAY_RANK_HIDDEN))
        return say_error_set(error, SAY_ERROR_FORMAT, "parameters \"speech\": a row out of range");
    return say_dense_open(parts[2], SAY_RANK_HIDDEN, outputs, &net->out, error);
}

SayStatus say_ranker_open(SayStr section, uint32_t width, struct SayRanker *into, SayError *error)
{
    SayModel model;
    *into = (struct SayRanker){.kernel = say_kernel()};
    SAY_TRY(say_model_open(section, "speech", SAY_RANK_VERSION, &model, error));
    if (model.part_count != 9)
        return say_error_set(error, SAY_ERROR_FORMAT, "parameters \"speech\": foreign parts");
    SAY_TRY(open_net(model.parts, width * SAY_RANK_CUE_STATES, SAY_RANK_CUE_ROWS, 1, &into->cue,
                     error));
    SAY_TRY(open_net(model.parts + 3, width, SAY_RANK_LINK_ROWS, 2, &into->link, error));
    SAY_TRY(say_dense_open(model.parts[6], width, SAY_RANK_HIDDEN, &into->link_cue, error));
    SAY_TRY(say_dense_open(model.parts[7], width, SAY_RANK_GATE, &into->gate, error));
    return say_dense_open(model.parts[8], SAY_RANK_GATE, 1, &into->gate_out, error);
}

/* ---- what the rules left */

/* Counts for each token the spans that hold it, from where they begin and end. */
static void add_span(const SayDoc *doc, uint32_t *counts, SaySpan span)
{
    uint32_t first = say_doc_token_at(doc, span.start), end = say_doc_token_at(doc, span.end);
    if (first == SAY_NONE || (end != SAY_NONE && end <= first)) return;
    counts[first]++;
    if (end != SAY_NONE) counts[end]--;
}

static void add_up(uint32_t *counts, uint32_t count)
{
    for (uint32_t t = 1; t < count; t++) counts[t] += counts[t - 1];
}

SayRankView say_rank_view(const SayFinder *f)
{
    const SayDoc *doc = f->doc;
    size_t size = ((size_t)doc->tokens.count + 1) * sizeof(uint32_t);
    uint32_t *content = say_arena_alloc(doc->arena, size),
             *group = say_arena_alloc(doc->arena, size);
    for (uint32_t i = 0; i < f->found.count; i++) {
        const SayFinding *finding = &f->found.items[i];
        if (finding->dropped) continue;
        for (uint32_t c = 0; c < finding->content.count; c++)
            add_span(doc, content, finding->content.items[c]);
        for (uint32_t s = 0; s < finding->speaker_count; s++)
            add_span(doc, group, finding->speakers[s].span);
        add_span(doc, group, finding->attribution.cue_span);
    }
    add_up(content, doc->tokens.count);
    add_up(group, doc->tokens.count);
    return (SayRankView){f, content, group};
}

SayRun say_rank_window(const SayFinder *f, uint32_t cue)
{
    SayRun run = say_sentence_run(f->doc, cue);
    if (cue - run.first > REACH) run.first = cue - REACH;
    if (run.end - cue > REACH) run.end = cue + REACH;
    return run;
}

/* ---- scores */

/* Hidden numbers (rows, out->inputs) to scores (rows, padded). */
static void finish(const struct SayRanker *ranker, const SayDense *out, const int16_t *hidden,
                   uint8_t *codes, uint32_t rows, int16_t *scores)
{
    ranker->kernel->rectify(hidden, rows * out->inputs, codes);
    ranker->kernel->dense(out, codes, out->inputs, rows, scores);
}

/* The table of rows is hardly ever in the cache: what will be added is asked for first. */
static void fetch_rows(const SayRankNet *net, const uint16_t *sights, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        const char *row = (const char *)(net->rows + (size_t)sights[i] * SAY_RANK_HIDDEN);
        __builtin_prefetch(row);
        __builtin_prefetch(row + SAY_RANK_HIDDEN);
    }
}

/* Scores of up to BATCH candidates. */
static void score_cues(const SayRankView *view, const uint32_t *tokens, uint32_t count,
                       int16_t *into)
{
    const SayDoc *doc = view->f->doc;
    const struct SayRanker *ranker = view->f->cues->ranker;
    SayMark mark = say_arena_mark(doc->arena);
    uint32_t width = doc->state_width, inputs = width * SAY_RANK_CUE_STATES;
    uint8_t *states = (uint8_t *)say_arena_text(doc->arena, (size_t)count * inputs);
    int16_t hidden[BATCH * SAY_RANK_HIDDEN], scores[BATCH * SAY_DENSE_BLOCK];
    uint8_t codes[BATCH * SAY_RANK_HIDDEN];
    uint16_t sights[BATCH][SAY_RANK_CUE_SIGHTS];
    for (uint32_t i = 0; i < count; i++) {
        uint32_t beside[SAY_RANK_CUE_STATES];
        say_rank_cue_tokens(doc, tokens[i], beside);
        say_rank_cue_sights(view, tokens[i], beside, sights[i]);
        fetch_rows(&ranker->cue, sights[i], SAY_RANK_CUE_SIGHTS);
        for (uint32_t k = 0; k < SAY_RANK_CUE_STATES; k++)
            memcpy(states + (size_t)i * inputs + (size_t)k * width,
                   doc->states + (size_t)beside[k] * width, width);
    }
    ranker->kernel->dense(&ranker->cue.hidden, states, inputs, count, hidden);
    for (uint32_t i = 0; i < count; i++)
        ranker->kernel->add_rows(ranker->cue.rows, sights[i], SAY_RANK_CUE_SIGHTS, SAY_RANK_HIDDEN,
                                 hidden + (size_t)i * SAY_RANK_HIDDEN);
    finish(ranker, &ranker->cue.out, hidden, codes, count, scores);
    for (uint32_t i = 0; i < count; i++) into[i] = scores[i * SAY_DENSE_BLOCK];
    say_arena_release(doc->arena, mark);
}

typedef struct Links {
    uint32_t cue;
    SayRun window;
    int16_t scores[2 * REACH][2]; /* (token of the window) */
} Links;

/* The scores of the tokens beside a cue. */
static void score_links(const SayFinder *f, Links *links)
{
    const SayDoc *doc = f->doc;
    const struct SayRanker *ranker = f->cues->ranker;
    SayMark mark = say_arena_mark(doc->arena);
    uint32_t first = links->window.first, count = links->window.end - first;
    uint32_t width = doc->state_width, stride = ranker->link.out.padded;
    int16_t of_cue[SAY_RANK_HIDDEN];
    uint16_t sights[2 * REACH][SAY_RANK_LINK_SIGHTS];
    for (uint32_t i = 0; i < count; i++) {
        say_rank_link_sights(f, links->cue, first + i, sights[i]);
        fetch_rows(&ranker->link, sights[i], SAY_RANK_LINK_SIGHTS);
    }
    int16_t *hidden = say_arena_alloc(doc->arena, count * SAY_RANK_HIDDEN * sizeof *hidden);
    uint8_t *codes = say_arena_alloc(doc->arena, count * SAY_RANK_HIDDEN);
    int16_t *scores = say_arena_alloc(doc->arena, count * stride * sizeof *scores);
    ranker->kernel->dense(&ranker->link_cue, doc->states + (size_t)links->cue * width, width, 1,
                          of_cue);
    ranker->kernel->dense(&ranker->link.hidden, doc->states + (size_t)first * width, width, count,
                          hidden);
    for (uint32_t i = 0; i < count; i++) {
        int16_t *row = hidden + (size_t)i * SAY_RANK_HIDDEN;
        for (uint32_t h = 0; h < SAY_RANK_HIDDEN; h++) row[h] = (int16_t)(row[h] + of_cue[h]);
        ranker->kernel->add_rows(ranker->link.rows, sights[i], SAY_RANK_LINK_SIGHTS,
                                 SAY_RANK_HIDDEN, row);
    }
    finish(ranker, &ranker->link.out, hidden, codes, count, scores);
    for (uint32_t i = 0; i < count; i++)
        memcpy(links->scores[i], scores + (size_t)i * stride, sizeof links->scores[i]);
    say_arena_release(doc->arena, mark);
}

/* ---- a cue that the rules have not */

static int32_t score_of(const Links *links, uint32_t token, uint32_t which)
{
    return links->scores[token - links->window.first][which];
}

/* The word of the source that the others hang on; SAY_NONE. */
static uint32_t source_of(const SayFinder *f, const Links *links)
{
    const SayDoc *doc = f->doc;
    uint32_t best = SAY_NONE;
    for (uint32_t t = links->window.first; t < links->window.end; t++) {
        uint8_t upos = doc->tokens.upos[t];
        bool nominal = upos == SAY_UPOS_NOUN || upos == SAY_UPOS_PROPN || upos == SAY_UPOS_PRON;
        if (t == links->cue || !nominal || score_of(links, t, SOURCE) <= 0) continue;
        uint32_t head = doc->tokens.head[t];
        bool within = head != SAY_NONE && head >= links->window.first && head < links->window.end &&
                      head != links->cue && score_of(links, head, SOURCE) > 0;
        if (within) continue;
        if (best == SAY_NONE || score_of(links, t, SOURCE) > score_of(links, best, SOURCE))
            best = t;
    }
    return best;
}

/* The best division of the window into content and the rest, each turn between them at its cost;
   among equals the rest. inside[i]: the i-th token is content. */
static void divide(const SayFinder *f, const Links *links, bool *inside)
{
    uint32_t count = links->window.end - links->window.first;
    bool turned[2 * REACH][2]; /* at this token, to have it outside or inside */
    int32_t rest = 0, content = -TURN;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t t = links->window.first + i;
        int32_t score = t == links->cue ? -4 * TURN : score_of(links, t, CONTENT) + LEAN;
        if (t != links->cue && say_form_punct(f->doc, t)) score = 0;
        int32_t from_rest = rest - TURN, from_content = content - TURN;
        turned[i][0] = from_content > rest;
        turned[i][1] = from_rest > content;
        rest = turned[i][0] ? from_content : rest;
        content = (turned[i][1] ? from_rest : content) + score;
    }
    bool in = content > rest;
    for (uint32_t i = count; i-- > 0;) {
        inside[i] = in;
        if (turned[i][in]) in = !in;
    }
}

/* The token of the content that all of it hangs on, a verb where there is one. */
static uint32_t root_of(const SayFinder *f, SayRun run)
{
    const SayDoc *doc = f->doc;
    uint32_t best = SAY_NONE;
    for (uint32_t t = run.first; t < run.end; t++) {
        uint32_t head = doc->tokens.head[t];
        if (say_form_punct(doc, t) || (head != SAY_NONE && head >= run.first && head < run.end))
            continue;
        if (best == SAY_NONE ||
            (doc->tokens.upos[t] == SAY_UPOS_VERB && doc->tokens.upos[best] != SAY_UPOS_VERB))
            best = t;
    }
    return best;
}

/* A quotation goes on behind its first sentence, or began before. */
static SayRun whole_quote(SayFinder *f, SayRun run, SayRun sentence)
{
    const SayQuote *last = say_quote_at(f, run.end - 1), *first = say_quote_at(f, run.first);
    if (last && last->speech && last->end > sentence.end && run.end + 1 >= sentence.end)
        run.end = last->end;
    if (first && first->speech && first->first < sentence.first && run.first <= sentence.first + 1)
        run.first = first->first;
    return run;
}

static void add_content(SayFinder *f, SayFinding *finding, const Links *links)
{
    SayRun sentence = say_sentence_run(f->doc, links->cue);
    uint32_t count = links->window.end - links->window.first, longest = 0;
    bool inside[2 * REACH];
    divide(f, links, inside);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t first = i;
        while (i < count && inside[i]) i++;
        if (i == first) continue;
        SayRun run = {links->window.first + first, links->window.first + i};
        if (run.end - run.first > longest) {
            longest = run.end - run.first;
            finding->attribution.content_root = root_of(f, run);
        }
        say_finding_content(f, finding, whole_quote(f, run, sentence));
    }
}

static const SayCue *entry_of(const SayFinder *f, uint32_t token)
{
    const SayCue *cue = NULL;
    if (f->doc->tokens.upos[token] == SAY_UPOS_VERB) cue = say_cue_of(f, token, 'v');
    if (f->doc->tokens.upos[token] == SAY_UPOS_NOUN) cue = say_cue_of(f, token, 'n');
    return cue ? cue : &unlisted;
}

static void attribute(SayFinder *f, uint32_t token, int32_t score)
{
    const SayDoc *doc = f->doc;
    Links links = {.cue = token, .window = say_rank_window(f, token)};
    score_links(f, &links);
    SayFinding *finding = say_finding_add(f, entry_of(f, token), token, "learned");
    SayText how = {.arena = doc->arena};
    say_text_format(&how, "learned, score %d", (int)score);
    finding->how = say_text_str(&how);
    finding->attribution.learned = true;
    finding->attribution.cue_lemma = doc->tokens.lemma[token];
    finding->attribution.cue_span = say_cue_span(f, token, SAY_NONE);
    say_cue_colour(f, finding, token);
    uint32_t source = source_of(f, &links);
    if (source != SAY_NONE) say_speaker_add(finding, say_speaker_make(f, source, token), false);
    add_content(f, finding, &links);
    if (finding->content.count == 0 || (source == SAY_NONE && score < UNSAID)) {
        f->cue_of[token] = 0;
        f->found.count--;
    }
}

/* ---- */

/* "according to", direct speech, words that attribute only together: nothing that a network, which
 * sees one word, could know better. */
static bool certain(const SayFinding *finding)
{
    return say_str_equal(finding->how, SAY_STR("idiom")) ||
           say_str_equal(finding->how, SAY_STR("adjective")) || finding->attribution.quoted ||
           (finding->cue->takes & SAY_TAKES_SOURCE_AFTER);
}

/* What the gate says of up to GLANCE tokens: below 0 that none is a cue by its state alone. */
static void score_gate(const SayFinder *f, uint32_t first, uint32_t count, int16_t *into)
{
    const SayDoc *doc = f->doc;
    const struct SayRanker *ranker = f->cues->ranker;
    int16_t hidden[GLANCE * SAY_RANK_GATE], scores[GLANCE * SAY_DENSE_BLOCK];
    uint8_t codes[GLANCE * SAY_RANK_GATE];
    ranker->kernel->dense(&ranker->gate, doc->states + (size_t)first * doc->state_width,
                          doc->state_width, count, hidden);
    finish(ranker, &ranker->gate_out, hidden, codes, count, scores);
    for (uint32_t i = 0; i < count; i++) into[i] = scores[i * SAY_DENSE_BLOCK];
}

/* Whether the network's score could change anything. */
static bool open_to_doubt(const SayRankView *view, uint32_t token, int32_t gate)
{
    const SayFinder *f = view->f;
    if (!f->cue_of[token])
        return gate >= 0 && !f->formula_of[token] && say_rank_candidate(f->doc, token);
    if (!say_rank_candidate(f->doc, token)) return false;
    return !view->in_content[token] && !certain(&f->found.items[f->cue_of[token] - 1]);
}

static void decide(SayFinder *f, uint32_t token, int32_t score)
{
    if (f->cue_of[token])
        f->found.items[f->cue_of[token] - 1].dropped |= score < KEPT;
    else if (score >= ADDED && !entry_of(f, token)->rules_only)
        attribute(f, token, score);
}

static void decide_all(SayFinder *f, const SayRankView *view, const uint32_t *tokens,
                       uint32_t count)
{
    int16_t scores[BATCH];
    score_cues(view, tokens, count, scores);
    for (uint32_t i = 0; i < count; i++) decide(f, tokens[i], scores[i]);
}

void say_attribution_rank(SayFinder *f)
{
    const SayDoc *doc = f->doc;
    if (!f->cues->ranker || !doc->states) return;
    SayRankView view = say_rank_view(f);
    uint32_t tokens[BATCH], count = 0;
    for (uint32_t first = 0; first < doc->tokens.count; first += GLANCE) {
        uint32_t rest = doc->tokens.count - first, size = rest < GLANCE ? rest : GLANCE;
        int16_t gate[GLANCE];
        score_gate(f, first, size, gate);
        for (uint32_t i = 0; i < size; i++)
            if (open_to_doubt(&view, first + i, gate[i])) tokens[count++] = first + i;
        if (count + GLANCE <= BATCH && size < rest) continue;
        decide_all(f, &view, tokens, count);
        count = 0;
    }
}
