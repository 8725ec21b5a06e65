/* attribution_formula.c -- words by which a speaker stays without a name: "on condition of
   anonymity", "who declined to be identified".

   The list is data/cues/anonymity.txt. A formula is no say-so of its own: it belongs to the link of
   the chain that it is said of, and to every later and earlier one of the same identity. */
#include "claim/attribution.h"

#include <assert.h>

enum {
    CLIMB = 8,          /* steps up the tree from a formula to the cue it hangs on */
    FINDINGS_NEAR = 16, /* findings looked at on either side */
    SENTENCES_BACK = 2, /* "He spoke on condition of anonymity." */
};

/* "an official who asked not to be named told": the tree loses the subject of the verb behind the
 * clause. */
static void lend_subject(SayFinder *f, SayRun formula)
{
    const SayDoc *doc = f->doc;
    uint32_t verb = formula.end, at = formula.first;
    if (verb < doc->tokens.count && say_token_in(doc, verb, ",")) verb++;
    if (verb >= doc->tokens.count || doc->tokens.upos[verb] != SAY_UPOS_VERB ||
        doc->tokens.sentence[verb] != doc->tokens.sentence[at] ||
        say_doc_child(doc, verb, SAY_DEPREL_NSUBJ) != SAY_NONE)
        return;
    for (uint32_t step = 0; step < CLIMB && at != SAY_NONE; step++) {
        bool clause = doc->tokens.deprel[at] == SAY_DEPREL_ACL_RELCL ||
                      doc->tokens.deprel[at] == SAY_DEPREL_ACL;
        at = doc->tokens.head[at];
        if (!clause || at == SAY_NONE || at >= formula.first) continue;
        f->source_of[verb] = at + 1;
        return;
    }
}

void say_formula_note(SayFinder *f, uint32_t first, uint32_t end)
{
    assert(first < end && end <= f->doc->tokens.count);
    *say_push(f->doc->arena, &f->formulas) = (SayRun){first, end};
    for (uint32_t t = first; t < end; t++) f->formula_of[t] = f->formulas.count;
    lend_subject(f, (SayRun){first, end});
}

static bool can_hide(const SaySpeaker *speaker)
{
    return speaker->kind != SAY_SPEAKER_OUTLET && speaker->kind != SAY_SPEAKER_DOCUMENT;
}

static bool nameless(const SaySpeaker *speaker)
{
    return speaker->kind == SAY_SPEAKER_UNNAMED || speaker->kind == SAY_SPEAKER_GROUP;
}

/* The innermost link that can go without a name; NULL. */
static SaySpeaker *innermost(SayFinding *finding, bool (*fits)(const SaySpeaker *))
{
    for (uint32_t i = finding->speaker_count; i > 0; i--)
        if (fits(&finding->speakers[i - 1])) return &finding->speakers[i - 1];
    return NULL;
}

/* The first finding of this sentence; f->found.count when there is none. Findings stand in the
 * order of the text. */
static uint32_t first_of(const SayFinder *f, uint32_t sentence)
{
    uint32_t low = 0, high = f->found.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (f->found.items[middle].attribution.sentence < sentence)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool of_sentence(const SayFinder *f, uint32_t i, uint32_t sentence, uint32_t from)
{
    return i < f->found.count && i < from + FINDINGS_NEAR &&
           f->found.items[i].attribution.sentence == sentence;
}

/* The shortest phrase for a speaker that holds the formula. */
static SaySpeaker *phrase_around(SayFinder *f, SayRun formula, uint32_t sentence)
{
    uint32_t byte = f->doc->tokens.start[formula.first], from = first_of(f, sentence);
    SaySpeaker *best = NULL;
    for (uint32_t i = from; of_sentence(f, i, sentence, from); i++) {
        SayFinding *finding = &f->found.items[i];
        for (uint32_t s = 0; s < finding->speaker_count && !finding->dropped; s++) {
            SaySpeaker *one = &finding->speakers[s];
            bool around = one->span.start <= byte && byte < one->span.end && can_hide(one);
            if (around &&
                (!best || one->span.end - one->span.start < best->span.end - best->span.start))
                best = one;
        }
    }
    return best;
}

/* What a speaker says of others: "said that an officer who declined to be named". */
static bool says_it(const SayFinder *f, const SayFinding *finding, SayRun formula)
{
    uint32_t byte = f->doc->tokens.start[formula.first];
    for (uint32_t i = 0; i < finding->content.count; i++)
        if (finding->content.items[i].start <= byte && byte < finding->content.items[i].end)
            return true;
    return false;
}

/* "said on condition of anonymity", ", speaking on condition of anonymity, said". */
static SaySpeaker *governing(SayFinder *f, SayRun formula)
{
    uint32_t at = formula.first;
    for (uint32_t step = 0; step < CLIMB && at != SAY_NONE; step++, at = f->doc->tokens.head[at]) {
        if (!f->cue_of[at] || f->formula_of[at]) continue;
        SayFinding *finding = &f->found.items[f->cue_of[at] - 1];
        return finding->dropped || says_it(f, finding, formula) ? NULL
                                                                : innermost(finding, can_hide);
    }
    return NULL;
}

static SaySpeaker *nearest(SayFinder *f, SayRun formula, uint32_t sentence)
{
    uint32_t from = first_of(f, sentence);
    SaySpeaker *best = NULL;
    for (uint32_t i = from; of_sentence(f, i, sentence, from); i++) {
        SayFinding *finding = &f->found.items[i];
        bool other = finding->dropped || says_it(f, finding, formula);
        SaySpeaker *one = other ? NULL : innermost(finding, nameless);
        bool before = finding->attribution.cue < formula.first;
        if (one && (before || !best)) best = one;
    }
    return best;
}

static SaySpeaker *hidden_by(SayFinder *f, SayRun formula)
{
    uint32_t sentence = f->doc->tokens.sentence[formula.first];
    SaySpeaker *speaker = phrase_around(f, formula, sentence);
    if (!speaker) speaker = governing(f, formula);
    if (!speaker) speaker = nearest(f, formula, sentence);
    bool alone = !of_sentence(f, first_of(f, sentence), sentence, first_of(f, sentence));
    for (uint32_t back = 1; alone && !speaker && back <= SENTENCES_BACK && back <= sentence; back++)
        speaker = nearest(f, formula, sentence - back);
    return speaker;
}

/* "The official", who would be known, is not when he declines to be. */
static void hide(const SayDoc *doc, SaySpeaker *speaker, SaySpan words)
{
    bool more =
        speaker->anonymity.end && doc->tokens.sentence[speaker->head] ==
                                      doc->tokens.sentence[say_doc_token_at(doc, words.start)];
    if (more && words.start > speaker->anonymity.start)
        speaker->anonymity.end = words.end; /* "anonymity, because he was not authorised" */
    else if (!speaker->anonymity.end)
        speaker->anonymity = words;
    if (speaker->kind == SAY_SPEAKER_NAMED && doc->tokens.upos[speaker->head] == SAY_UPOS_NOUN &&
        (speaker->actor == SAY_NONE || !doc->actors.items[speaker->actor].person_name))
        speaker->kind = SAY_SPEAKER_UNNAMED;
}

/* The official who declined to be named is so in all that he says. */
static void spread(SayFinder *f)
{
    SayDoc *doc = f->doc;
    SaySpan *of_chain = say_arena_alloc(doc->arena, (doc->actors.count + 1) * sizeof *of_chain);
    for (uint32_t pass = 0; pass < 2; pass++)
        for (uint32_t i = 0; i < f->found.count; i++)
            for (uint32_t s = 0; s < f->found.items[i].speaker_count; s++) {
                SaySpeaker *speaker = &f->found.items[i].speakers[s];
                SayIndex chain =
                    speaker->actor == SAY_NONE ? SAY_NONE : doc->actors.items[speaker->actor].chain;
                if (chain == SAY_NONE || chain >= doc->actors.count || !can_hide(speaker)) continue;
                if (pass == 0 && speaker->anonymity.end && !of_chain[chain].end)
                    of_chain[chain] = speaker->anonymity;
                else if (pass == 1 && !speaker->anonymity.end && of_chain[chain].end)
                    hide(doc, speaker, of_chain[chain]);
            }
}

void say_formula_attach(SayFinder *f)
{
    for (uint32_t i = 0; i < f->formulas.count; i++) {
        SaySpeaker *speaker = hidden_by(f, f->formulas.items[i]);
        if (speaker) hide(f->doc, speaker, say_run_span(f, f->formulas.items[i]));
    }
    if (f->formulas.count) spread(f);
}
