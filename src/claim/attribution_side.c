/* attribution_side.c -- speakers side by side: "the army and the police said".

   Each is a link of its own, of the same depth as the one before it; what they say is one claim. */
#include "claim/attribution.h"

enum { REACH = 40 }; /* tokens behind the first speaker in which the others stand */

/* Joined to the head, or to what is joined to it. */
static bool beside(const SayDoc *doc, uint32_t head, uint32_t token)
{
    for (uint32_t step = 0; step < SAY_OWN_SPEAKERS && token != SAY_NONE; step++) {
        if (doc->tokens.deprel[token] != SAY_DEPREL_CONJ) return false;
        token = doc->tokens.head[token];
        if (token == head) return true;
    }
    return false;
}

/* "Prime Minister Jones" of "President Smith and Prime Minister Jones said", where the tree gives
 * the verb two subjects. */
static bool second_subject(const SayDoc *doc, uint32_t head, uint32_t token)
{
    const SayTokens *t = &doc->tokens;
    return t->deprel[head] == SAY_DEPREL_NSUBJ && t->deprel[token] == SAY_DEPREL_NSUBJ &&
           t->head[head] == t->head[token] && token < t->head[head];
}

/* "Ana Brek, a doctor in Ulmek and author of a book": what one person is, twice. */
static bool second_role(const SayDoc *doc, uint32_t head, uint32_t token)
{
    uint32_t first = say_doc_child(doc, head, SAY_DEPREL_APPOS);
    return first != SAY_NONE && first < token && doc->tokens.upos[token] == SAY_UPOS_NOUN &&
           !(doc->tokens.feats[token] & SAY_FEAT_PLURAL);
}

/* "the two candidates, Ana Brek and Jan Holm": the names say who the first are. */
static bool names_of(const SayDoc *doc, uint32_t head, const uint32_t *parts, uint32_t count)
{
    if (doc->tokens.upos[head] != SAY_UPOS_NOUN || !(doc->tokens.feats[head] & SAY_FEAT_PLURAL) ||
        count < 2)
        return false;
    for (uint32_t i = 0; i < count; i++)
        if (doc->tokens.upos[parts[i]] != SAY_UPOS_PROPN) return false;
    return true;
}

/* A noun behind the head that can speak, and speaks with it. */
static bool joined(const SayFinder *f, const SaySpeaker *whole, uint32_t token)
{
    const SayDoc *doc = f->doc;
    uint8_t upos = doc->tokens.upos[token];
    bool noun = upos == SAY_UPOS_NOUN || upos == SAY_UPOS_PROPN;
    if (!noun || (!(beside(doc, whole->head, token) && doc->tokens.end[token] <= whole->span.end) &&
                  !second_subject(doc, whole->head, token)))
        return false;
    if (second_role(doc, whole->head, token)) return false;
    SayIndex actor = say_speaker_actor(f, token);
    if (actor != SAY_NONE && actor == say_speaker_actor(f, whole->head))
        return false; /* "the Ministry of Trade and Industry" */
    SaySource source = say_cue_source(f, token);
    return actor != SAY_NONE || upos == SAY_UPOS_PROPN || source == SAY_SOURCE_PERSON ||
           source == SAY_SOURCE_DOCUMENT;
}

/* "and" before the last of them; commas before the others. */
static bool by_and(const SayDoc *doc, uint32_t last)
{
    uint32_t word = say_doc_child(doc, last, SAY_DEPREL_CC);
    return word != SAY_NONE && word < last && say_doc_lemma_is(doc, word, "and");
}

/* The last token of what stands before a joined phrase, without "and" and the comma. */
static uint32_t end_before(const SayDoc *doc, uint32_t first, uint32_t least)
{
    uint32_t end = first;
    while (end > least + 1 &&
           (say_token_in(doc, end - 1, ",") || say_token_in(doc, end - 1, "and|as well as") ||
            doc->tokens.upos[end - 1] == SAY_UPOS_CCONJ))
        end--;
    return end;
}

/* One link each, in the order of the text; the first keeps its place in the chain. */
static void part(SayFinder *f, SayFinding *finding, uint32_t at)
{
    const SayDoc *doc = f->doc;
    SaySpeaker whole = finding->speakers[at], parts[SAY_OWN_SPEAKERS];
    uint32_t count = 0, last = SAY_NONE, room = SAY_OWN_SPEAKERS - finding->speaker_count;
    uint32_t heads[SAY_OWN_SPEAKERS];
    uint32_t limit = say_sentence_run(doc, whole.head).end;
    for (uint32_t t = whole.head + 1; t < limit && t < whole.head + REACH; t++) {
        if (!joined(f, &whole, t)) continue;
        if (count == room) return;
        heads[count++] = last = t;
    }
    if (!count || !by_and(doc, last) || names_of(doc, whole.head, heads, count)) return;
    uint32_t from = whole.head;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t first = f->low[heads[i]];
        uint32_t cut = end_before(doc, first, from);
        SaySpan *before = i ? &parts[i - 1].span : &finding->speakers[at].span;
        if (doc->tokens.end[cut - 1] <= before->start || first <= from) return;
        before->end = doc->tokens.end[cut - 1];
        parts[i] = say_speaker_make(f, heads[i], finding->attribution.cue);
        parts[i].beside = true;
        if (parts[i].span.end < whole.span.end) parts[i].span.end = whole.span.end;
        if (parts[i].span.start < before->end) parts[i].span.start = doc->tokens.start[heads[i]];
        from = heads[i];
    }
    for (uint32_t i = finding->speaker_count; i > at + 1; i--)
        finding->speakers[i - 1 + count] = finding->speakers[i - 1];
    for (uint32_t i = 0; i < count; i++) finding->speakers[at + 1 + i] = parts[i];
    finding->speaker_count += count;
}

void say_attribution_side(SayFinder *f)
{
    for (uint32_t i = 0; i < f->found.count; i++)
        for (uint32_t s = f->found.items[i].speaker_count; s > 0; s--)
            if (!f->found.items[i].dropped) part(f, &f->found.items[i], s - 1);
}
