/* attribution.c -- step 1 of the claim stage: who says what.

   Phrases first, for they lend verbs their speakers; then verbs, nouns and marks; then quotations
   that go on, and the outlets that heard it. A token is the cue of one attribution at most. */
#include "claim/attribution.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { PHRASES_BACK = 12 }; /* findings looked back at */

bool say_form_punct(const SayDoc *doc, uint32_t token)
{
    return doc->tokens.upos[token] == SAY_UPOS_PUNCT || say_form_mark(doc, token);
}

bool say_form_in(const SayDoc *doc, uint32_t token, const char *const *lemmas, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (say_doc_lemma_is(doc, token, lemmas[i])) return true;
    return false;
}

SayRun say_sentence_run(const SayDoc *doc, uint32_t token)
{
    const SaySentence *sentence = &doc->sentences.items[doc->tokens.sentence[token]];
    return (SayRun){sentence->first, sentence->end};
}

uint32_t say_child_right(const SayDoc *doc, uint32_t token, SayDeprel deprel)
{
    for (uint32_t c = doc->tokens.first_child[token]; c != SAY_NONE;
         c = doc->tokens.next_sibling[c])
        if (c > token && doc->tokens.deprel[c] == deprel) return c;
    return SAY_NONE;
}

uint32_t say_mark_of(const SayDoc *doc, uint32_t token)
{
    for (uint32_t c = doc->tokens.first_child[token]; c != SAY_NONE && c < token;
         c = doc->tokens.next_sibling[c])
        if (doc->tokens.deprel[c] == SAY_DEPREL_CASE || doc->tokens.deprel[c] == SAY_DEPREL_MARK)
            return c;
    return SAY_NONE;
}

SaySpan say_run_span(const SayFinder *f, SayRun run)
{
    assert(run.first < run.end && run.end <= f->doc->tokens.count);
    return (SaySpan){f->doc->tokens.start[run.first], f->doc->tokens.end[run.end - 1]};
}

/* Brackets, currency and the like stay; commas, dashes, full stops and quotation marks go. */
static bool trimmed(const SayDoc *doc, uint32_t token)
{
    if (!say_form_punct(doc, token)) return false;
    SayStr text = say_doc_token(doc, token);
    return text.data[0] != '(' && text.data[0] != ')' && text.data[0] != '[' && text.data[0] != ']';
}

SayRun say_run_trim(const SayFinder *f, SayRun run)
{
    while (run.first < run.end && trimmed(f->doc, run.first)) run.first++;
    while (run.end > run.first && trimmed(f->doc, run.end - 1)) run.end--;
    return run;
}

SayFinding *say_finding_add(SayFinder *f, const SayCue *cue, uint32_t token, const char *how)
{
    SayFinding *finding = say_push(f->doc->arena, &f->found);
    *finding = (SayFinding){.cue = cue, .how = say_str(how), .group = {token, token + 1}};
    SayAttribution *a = &finding->attribution;
    a->sentence = f->doc->tokens.sentence[token];
    a->cue = token;
    a->cue_lemma = cue->lemma;
    a->act = cue->act;
    a->polarity = cue->polarity;
    a->certainty = cue->certainty;
    a->veridicality = cue->veridicality;
    a->content_root = SAY_NONE;
    a->parent = SAY_NONE;
    f->cue_of[token] = f->found.count;
    return finding;
}

/* ", according to Y" at the end of what X says, or at its beginning, is no part of it. */
static SayRun without_phrases(const SayFinder *f, const SayFinding *finding, SayRun run)
{
    for (uint32_t i = 0; i < f->found.count; i++) {
        const SayFinding *other = &f->found.items[f->found.count - 1 - i];
        if (i >= PHRASES_BACK) break;
        if (other == finding || !(other->cue->takes & SAY_TAKES_SOURCE_AFTER)) continue;
        SayRun phrase = other->group;
        if (f->quote_of[phrase.first] || phrase.first < run.first || phrase.end > run.end) continue;
        SayRun left = say_run_trim(f, (SayRun){run.first, phrase.first});
        SayRun right = say_run_trim(f, (SayRun){phrase.end, run.end});
        if (right.end <= right.first)
            run.end = phrase.first;
        else if (left.end <= left.first)
            run.first = phrase.end;
    }
    return run;
}

void say_finding_content(SayFinder *f, SayFinding *finding, SayRun run)
{
    if (run.end > f->doc->tokens.count) run.end = f->doc->tokens.count;
    run = say_run_trim(f, without_phrases(f, finding, run));
    if (run.end <= run.first) return;
    for (uint32_t t = run.first; t < run.end; t++) {
        SayQuote *quote = say_quote_at(f, t);
        if (!quote) continue;
        finding->attribution.quoted |= quote->first + 1 >= run.first;
        quote->taken |= quote->first + 1 >= run.first;
        t = quote->end - 1 > t ? quote->end - 1 : t;
    }
    *say_push(f->doc->arena, &finding->content) = say_run_span(f, run);
}

/* Leaves first: each token hands its reach to its head. Linear in the tokens, whatever the shape of
 * the tree. */
static void reach(SayFinder *f)
{
    const SayTokens *tokens = &f->doc->tokens;
    uint32_t *waiting =
        say_arena_alloc(f->doc->arena, ((size_t)tokens->count + 1) * sizeof *waiting);
    uint32_t *queue = say_arena_alloc(f->doc->arena, ((size_t)tokens->count + 1) * sizeof *queue);
    uint32_t count = 0;
    for (uint32_t t = 0; t < tokens->count; t++) {
        f->low[t] = f->high[t] = t;
        if (tokens->head[t] != SAY_NONE) waiting[tokens->head[t]]++;
    }
    for (uint32_t t = 0; t < tokens->count; t++)
        if (!waiting[t]) queue[count++] = t;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t t = queue[i], head = tokens->head[t];
        if (head == SAY_NONE) continue;
        if (f->low[t] < f->low[head]) f->low[head] = f->low[t];
        if (f->high[t] > f->high[head]) f->high[head] = f->high[t];
        if (--waiting[head] == 0) queue[count++] = head;
    }
}

static int by_cue(const void *a, const void *b)
{
    const SayFinding *x = a, *y = b;
    return (x->attribution.cue > y->attribution.cue) - (x->attribution.cue < y->attribution.cue);
}

static void sort_found(SayFinder *f)
{
    if (f->found.count) qsort(f->found.items, f->found.count, sizeof *f->found.items, by_cue);
    for (uint32_t i = 0; i < f->found.count; i++)
        f->cue_of[f->found.items[i].attribution.cue] = i + 1;
}

/* "sources who declined to be named" is how they are named, no say-so of theirs. */
static void drop_formulas(SayFinder *f)
{
    for (uint32_t i = 0; i < f->found.count; i++) {
        SayFinding *inner = &f->found.items[i];
        if (inner->attribution.act != SAY_ACT_DECLINE) continue;
        uint32_t from = i > PHRASES_BACK ? i - PHRASES_BACK : 0;
        for (uint32_t j = from; j < f->found.count && j < i + PHRASES_BACK; j++) {
            const SayFinding *outer = &f->found.items[j];
            for (uint32_t s = 0; s < outer->speaker_count && j != i; s++)
                inner->dropped |=
                    outer->speakers[s].span.start <= inner->attribution.cue_span.start &&
                    inner->attribution.cue_span.end <= outer->speakers[s].span.end;
        }
    }
}

void say_attribution_find(const struct SayCues *cues, SayDoc *doc)
{
    uint32_t count = doc->tokens.count;
    if (!count || !say_doc_open(doc)) return;
    SayFinder finder = {.cues = cues, .doc = doc};
    SayFinder *f = &finder;
    size_t size = (size_t)count * sizeof(uint32_t);
    f->quote_of = say_arena_alloc(doc->arena, size);
    f->low = say_arena_alloc(doc->arena, size);
    f->high = say_arena_alloc(doc->arena, size);
    f->cue_of = say_arena_alloc(doc->arena, size);
    f->source_of = say_arena_alloc(doc->arena, size);
    f->formula_of = say_arena_alloc(doc->arena, size);
    f->bare = say_attribution_bare_text(doc);
    say_cue_words(f);
    reach(f);
    say_quote_find(f);
    say_attribution_phrases(f);
    for (uint32_t t = 0; t < count; t++) say_attribution_verb(f, t);
    for (uint32_t t = 0; t < count; t++) say_attribution_adjective(f, t);
    for (uint32_t t = 0; t < count; t++) say_attribution_noun(f, t);
    say_attribution_citing(f);
    say_attribution_marks(f);
    say_attribution_rank(f);
    say_attribution_tolls(f);
    sort_found(f);
    drop_formulas(f);
    say_attribution_share(f);
    say_attribution_continue(f);
    say_attribution_side(f);
    say_attribution_agencies(f);
    say_formula_attach(f);
    say_attribution_write(f);
}
