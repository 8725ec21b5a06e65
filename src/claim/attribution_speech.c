/* attribution_speech.c -- content that stands beside or around its cue: direct speech, parentheses, "as they said".

   The surface says where direct speech and parentheses end, because that is where trees are least to be trusted: a comma
   or closing mark right before the speaker, and the sentence ending right behind the cue, make what stands before them
   the content whatever the parser thought. */
#include "claim/attribution.h"

#include <assert.h>

/* From the quotation that ends right before `at`, or the sentence's first token. */
static uint32_t left_start(SayFinder *f, uint32_t at, SayRun sentence)
{
    uint32_t start = sentence.first;
    for (uint32_t t = sentence.first; t < at; t++)
        if (f->cue_of[t]) {
            SayFinding *other = &f->found.items[f->cue_of[t] - 1];
            if (other->group.end <= at && other->group.end > start && say_form_is(f->doc, other->group.end, ","))
                start = other->group.end;
        }
    SayQuote *quote = f->quote_of[start] ? say_quote_at(f, start) : NULL;
    return quote && quote->first < start ? quote->first : start;
}

static uint32_t head_above(const SayFinder *f, SayRun run)
{
    const SayDoc *doc = f->doc;
    for (uint32_t t = run.first; t < run.end; t++) {
        uint32_t head = doc->tokens.head[t];
        if (say_form_punct(doc, t)) continue;
        if (head == SAY_NONE || head < run.first || head >= run.end) return t;
    }
    return SAY_NONE;
}

static bool sentence_ends(const SayDoc *doc, uint32_t token, SayRun sentence)
{
    while (token < sentence.end && (say_form_punct(doc, token) && !say_form_is(doc, token, ",") &&
                                    !say_form_is(doc, token, ":"))) token++;
    return token >= sentence.end;
}

/* The part to the right of a cue in the middle: another quotation, or the rest of the clause it interrupts. */
static void add_right(SayFinder *f, uint32_t verb, SayRun group, SayContent *content)
{
    const SayDoc *doc = f->doc;
    SayRun sentence = say_sentence_run(doc, verb);
    uint32_t at = group.end;
    while (at < sentence.end && say_form_punct(doc, at) && !f->quote_of[at]) at++;
    if (at >= sentence.end) {
        /* "..., he said. "And more."": the next sentence is the same speaker's when it is speech alone: continue.c */
        return;
    }
    SayQuote *quote = say_quote_at(f, at);
    if (quote && quote->first >= group.end && quote->speech && quote->first <= at) {
        content->runs[content->count++] = (SayRun){quote->first, quote->end};
        return;
    }
    uint32_t host = doc->tokens.deprel[verb] == SAY_DEPREL_PARATAXIS ? doc->tokens.head[verb] : SAY_NONE;
    if (host != SAY_NONE && host >= group.end) {
        content->runs[content->count++] = (SayRun){at, f->high[host] + 1};
        return;
    }
    if (host != SAY_NONE && f->high[host] >= at && say_form_is(doc, group.end, ","))
        content->runs[content->count++] = (SayRun){at, f->high[host] + 1};
}

/* "the minister told reporters": the object is no content. */
static bool addressed(const SayDoc *doc, uint32_t verb, const SayCue *cue)
{
    return (cue->takes & SAY_TAKES_TELL) && say_object_of(doc, verb) != SAY_NONE;
}

bool say_content_around(SayFinder *f, uint32_t verb, const SayCue *cue, const SaySubject *subject, SayRun group,
                        SayContent *content)
{
    const SayDoc *doc = f->doc;
    SayRun sentence = say_sentence_run(doc, verb);
    if (group.first == sentence.first || subject->head == SAY_NONE || say_clause_gerund(doc, verb)) return false;
    uint32_t edge = group.first - 1;
    SayQuote *quote = say_quote_at(f, edge);
    if (quote && quote == say_quote_at(f, verb)) quote = NULL;
    bool closed = quote && quote->end == group.first && quote->closed;
    if (!closed && say_form_is(doc, edge, ",") && edge > sentence.first) {
        quote = say_quote_at(f, edge - 1);
        closed = quote && quote->end == edge && quote != say_quote_at(f, verb);
    }
    bool comma = say_form_is(doc, edge, ",") || say_form_is(doc, edge, "–") || say_form_is(doc, edge, "—") ||
                 say_form_is(doc, edge, "-") || say_form_is(doc, edge, "--");
    if (!closed && !comma) return false;
    uint32_t start = left_start(f, group.first, sentence);
    if (closed && quote->first < start) start = quote->first;
    SayRun left = say_run_trim(f, (SayRun){start, group.first});
    if (left.end <= left.first) return false;
    SayDeprel deprel = (SayDeprel)doc->tokens.deprel[verb];
    uint32_t head = doc->tokens.head[verb];
    bool parenthesis = deprel == SAY_DEPREL_PARATAXIS && head != SAY_NONE &&
                       (head < group.first || head >= group.end) && say_form_is(doc, group.end < sentence.end ? group.end : edge, ",");
    uint32_t before = SAY_NONE;
    for (uint32_t c = doc->tokens.first_child[verb]; c != SAY_NONE && c < verb; c = doc->tokens.next_sibling[c])
        if ((doc->tokens.deprel[c] == SAY_DEPREL_CCOMP || doc->tokens.deprel[c] == SAY_DEPREL_PARATAXIS) &&
            f->high[c] < group.first) before = c;
    bool final = sentence_ends(doc, group.end, sentence);
    bool speech = closed && quote->speech;
    if (!parenthesis && before == SAY_NONE && !final && !speech) return false;
    if (!speech && (!subject->own || say_object_of(doc, verb) != SAY_NONE) && !addressed(doc, verb, cue)) return false;
    bool verbal = speech || parenthesis;
    for (uint32_t t = left.first; t < left.end && !verbal; t++)
        verbal = doc->tokens.upos[t] == SAY_UPOS_VERB || doc->tokens.upos[t] == SAY_UPOS_AUX;
    if (!verbal) return false;
    uint32_t root = before != SAY_NONE ? before : head_above(f, left);
    if (before == SAY_NONE && deprel == SAY_DEPREL_PARATAXIS && head >= left.first && head < left.end) root = head;
    say_content_set(content, left, root, speech ? "quote" : "around");
    add_right(f, verb, group, content);
    return true;
}

/* "He said: "..."", "He said, "..."", "He added:" and the quotation on the next line. */
bool say_content_quote(SayFinder *f, uint32_t verb, SayRun group, SayContent *content)
{
    const SayDoc *doc = f->doc;
    SayRun sentence = say_sentence_run(doc, verb);
    uint32_t at = group.end;
    uint32_t limit = at + 3 < sentence.end ? at + 3 : sentence.end;
    bool colon = false;
    while (at < limit && say_form_punct(doc, at) && !f->quote_of[at]) colon |= say_form_is(doc, at++, ":");
    if (at < sentence.end) {
        SayQuote *quote = say_quote_at(f, at);
        if (quote && quote->first == at && quote != say_quote_at(f, verb) && quote->speech) {
            say_content_set(content, (SayRun){quote->first, quote->end}, head_above(f, (SayRun){quote->first + 1, quote->end}), "quote");
            return true;
        }
        if (!colon || !f->cues || at + 1 >= sentence.end) return false;
        say_content_set(content, (SayRun){at, sentence.end}, head_above(f, (SayRun){at, sentence.end}), "colon");
        return true;
    }
    if (!colon || at >= doc->tokens.count || !f->quote_of[at]) return false;
    SayQuote *next = say_quote_at(f, at);
    if (next->first != at || !next->speech) return false;
    say_content_set(content, (SayRun){next->first, next->end}, head_above(f, (SayRun){next->first + 1, next->end}), "quote");
    return true;
}

/* "as the ministry said": the clause that it hangs on, without it. */
bool say_content_as(SayFinder *f, uint32_t verb, SayContent *content)
{
    const SayDoc *doc = f->doc;
    uint32_t mark = say_doc_child(doc, verb, SAY_DEPREL_MARK), host = doc->tokens.head[verb];
    if (mark == SAY_NONE || !say_doc_lemma_is(doc, mark, "as") || doc->tokens.deprel[verb] != SAY_DEPREL_ADVCL) return false;
    if (host == SAY_NONE || say_object_of(doc, verb) != SAY_NONE || (!say_form_is(doc, f->high[verb] + 1, ",") &&
        !say_form_is(doc, f->low[verb] == 0 ? 0 : f->low[verb] - 1, ","))) return false;
    say_content_set(content, (SayRun){f->low[host], f->low[verb]}, host, "as-clause");
    if (f->high[host] > f->high[verb]) content->runs[content->count++] = (SayRun){f->high[verb] + 1, f->high[host] + 1};
    return true;
}

/* Direct speech ends right before the group. */
bool say_content_speech_before(SayFinder *f, uint32_t verb, SayRun group)
{
    SayRun sentence = say_sentence_run(f->doc, verb);
    if (group.first == sentence.first) return false;
    uint32_t edge = group.first - 1;
    if (!f->quote_of[edge] && edge > sentence.first && say_form_is(f->doc, edge, ",")) edge--;
    const SayQuote *quote = say_quote_at(f, edge);
    return quote && quote->end == edge + 1 && quote->speech && quote != say_quote_at(f, verb);
}
