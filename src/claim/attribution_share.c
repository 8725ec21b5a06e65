/* attribution_share.c -- where one say-so ends because its speaker, or another one, goes on to the
   next: "warns them against it, adding that", "said he was well, while the army said".

   Trees hang the second cue within the content of the first. Whose words they are shows it: nobody
   says of himself, by a name outside his words, that he adds something. */
#include "claim/attribution.h"

enum { LOOK_BACK = 8 }; /* findings before the one that goes on */

/* The comma or the conjunction that a coordinated cue or a participle stands behind; SAY_NONE. */
static uint32_t joint(const SayFinder *f, const SayFinding *inner)
{
    const SayDoc *doc = f->doc;
    uint32_t at = inner->attribution.cue, first = say_sentence_run(doc, at).first;
    while (at > first + 1 &&
           (doc->tokens.upos[at - 1] == SAY_UPOS_ADV || doc->tokens.upos[at - 1] == SAY_UPOS_AUX))
        at--;
    if (at <= first + 1) return SAY_NONE;
    uint32_t before = at - 1;
    if (doc->tokens.upos[before] == SAY_UPOS_CCONJ)
        return say_token_in(doc, before - 1, ",") ? before - 1 : before;
    bool participle = say_clause_gerund(doc, inner->attribution.cue);
    return participle && say_token_in(doc, before, ",") ? before : SAY_NONE;
}

/* "while the army said": the conjunction before another speaker's say-so; SAY_NONE. */
static uint32_t contrast(const SayFinder *f, const SayFinding *inner)
{
    uint32_t mark = say_doc_child(f->doc, inner->attribution.cue, SAY_DEPREL_MARK);
    return mark != SAY_NONE && mark > 0 && say_doc_lemma_is(f->doc, mark, "while") ? mark
                                                                                   : SAY_NONE;
}

static bool holds(const SayFinding *finding, uint32_t byte)
{
    for (uint32_t i = 0; i < finding->content.count; i++)
        if (byte >= finding->content.items[i].start && byte < finding->content.items[i].end)
            return true;
    return false;
}

static void end_content(SayFinder *f, SayFinding *outer, uint32_t token)
{
    const SayDoc *doc = f->doc;
    uint32_t end = doc->tokens.end[token - 1], kept = 0;
    uint32_t root = outer->attribution.content_root;
    if (root != SAY_NONE && root >= token) return;
    for (uint32_t i = 0; i < outer->content.count; i++) {
        SaySpan span = outer->content.items[i];
        if (span.start >= end) continue;
        if (span.end > end) span.end = end;
        outer->content.items[kept++] = span;
    }
    if (kept) outer->content.count = kept;
}

static void part(SayFinder *f, SayFinding *outer, const SayFinding *inner)
{
    const SayDoc *doc = f->doc;
    if (!outer->speaker_count || !inner->speaker_count || outer->dropped || inner->dropped ||
        outer->attribution.sentence != inner->attribution.sentence ||
        f->quote_of[inner->attribution.cue] ||
        !holds(outer, doc->tokens.start[inner->attribution.cue]))
        return;
    uint32_t head = inner->speakers[inner->speaker_count - 1].head;
    bool same = outer->speakers[outer->speaker_count - 1].head == head &&
                !holds(outer, doc->tokens.start[head]);
    bool source = (outer->cue->takes & SAY_TAKES_SOURCE_AFTER) != 0;
    uint32_t cut = same ? joint(f, inner) : source ? SAY_NONE : contrast(f, inner);
    if (cut != SAY_NONE) end_content(f, outer, cut);
}

/* In a text without commas what is reported within runs on into the words that report it; in a
   headline, into the next clause. */
static void before_bare(SayFinder *f, SayFinding *inner, const SayFinding *outer)
{
    const SayDoc *doc = f->doc;
    bool bare = say_str_equal(outer->how, SAY_STR("bare"));
    bool headline = say_str_equal(outer->how, SAY_STR("headline"));
    uint32_t cut = outer->group.first - (headline ? 1 : 0); /* its "as" */
    if ((bare || headline) && outer->attribution.sentence == inner->attribution.sentence &&
        cut > inner->attribution.cue + 1 && holds(inner, doc->tokens.start[cut]))
        end_content(f, inner, cut);
}

void say_attribution_share(SayFinder *f)
{
    for (uint32_t i = 1; i < f->found.count; i++)
        for (uint32_t back = 1; back <= LOOK_BACK && back <= i; back++) {
            part(f, &f->found.items[i - back], &f->found.items[i]);
            before_bare(f, &f->found.items[i - back], &f->found.items[i]);
        }
}
