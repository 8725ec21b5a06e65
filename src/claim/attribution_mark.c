/* attribution_mark.c -- say-sos without a verb: the colon of headlines and transcripts, a quotation
   with only a name behind it; and quotations that go on where the last one stopped. */
#include "claim/attribution.h"
#include "core/utf8.h"

#include <assert.h>

enum { LABEL_TOKENS = 8 };

static bool has_verb(const SayDoc *doc, SayRun run)
{
    for (uint32_t t = run.first; t < run.end; t++)
        if (doc->tokens.upos[t] == SAY_UPOS_VERB || doc->tokens.upos[t] == SAY_UPOS_AUX)
            return true;
    return false;
}

/* "TAPPER:", "John Doe:", but no place of a dateline. */
static bool names_only(const SayDoc *doc, SayRun run)
{
    for (uint32_t t = run.first; t < run.end; t++)
        if (doc->tokens.upos[t] != SAY_UPOS_PROPN) return false;
    for (uint32_t i = 0; i < doc->places.count; i++)
        if (doc->places.items[i].head >= run.first && doc->places.items[i].head < run.end)
            return false;
    return run.end - run.first <= 4;
}

/* The head of a run that is one noun phrase naming somebody who can speak; SAY_NONE. */
static uint32_t label_head(const SayFinder *f, SayRun run)
{
    const SayDoc *doc = f->doc;
    uint32_t head = SAY_NONE;
    for (uint32_t t = run.first; t < run.end; t++) {
        if (say_form_punct(doc, t) && !say_token_in(doc, t, ",") && !say_token_in(doc, t, "."))
            return SAY_NONE;
        uint32_t up = doc->tokens.head[t];
        if (up != SAY_NONE && up >= run.first && up < run.end) continue;
        if (say_form_punct(doc, t)) continue;
        uint8_t upos = doc->tokens.upos[t];
        bool listed = say_cue_source(f, t) == SAY_SOURCE_PERSON;
        if (head == SAY_NONE && (listed || upos == SAY_UPOS_NOUN || upos == SAY_UPOS_PROPN))
            head = t;
    }
    if (head == SAY_NONE) return SAY_NONE;
    if (say_speaker_actor(f, head) != SAY_NONE) return head;
    if (names_only(doc, run)) return head;
    return say_cue_source(f, head) == SAY_SOURCE_PERSON ? head : SAY_NONE;
}

static void attribute_mark(SayFinder *f, const char *lemma, uint32_t mark, SayRun label,
                           SayRun content)
{
    uint32_t head = label_head(f, label);
    const SayCue *cue = say_cue_find(f->cues, say_str(lemma), 'm');
    if (!cue || head == SAY_NONE || f->cue_of[mark]) return;
    SayFinding *finding = say_finding_add(f, cue, mark, lemma);
    finding->attribution.cue_span = say_run_span(f, (SayRun){mark, mark + 1});
    finding->group = label;
    say_speaker_add(finding, say_speaker_make(f, head, mark), false);
    say_finding_content(f, finding, content);
    uint32_t root = content.first;
    while (root < content.end && f->doc->tokens.head[root] != SAY_NONE &&
           (f->doc->tokens.head[root] >= content.first && f->doc->tokens.head[root] < content.end))
        root++;
    finding->attribution.content_root = root < content.end ? root : SAY_NONE;
    if (finding->content.count == 0) {
        f->cue_of[mark] = 0;
        f->found.count--;
    }
}

static bool has_cue(const SayFinder *f, SayRun run)
{
    for (uint32_t t = run.first; t < run.end; t++)
        if (f->cue_of[t]) return true;
    return false;
}

static void find_colon(SayFinder *f, SayRun sentence)
{
    const SayDoc *doc = f->doc;
    for (uint32_t t = sentence.first + 1; t + 2 < sentence.end; t++) {
        if (!say_token_in(doc, t, ":") || f->quote_of[t]) continue;
        SayRun label = {sentence.first, t}, rest = {t + 1, sentence.end};
        if (t - sentence.first <= LABEL_TOKENS && !has_verb(doc, label) && has_verb(doc, rest))
            attribute_mark(f, "colon", t, label, rest);
        else if (sentence.end - t - 1 <= 4 && !has_verb(doc, rest) && has_verb(doc, label) &&
                 !say_token_in(doc, sentence.end - 1, ".") && !has_cue(f, label))
            attribute_mark(f, "colon", t, rest, label);
        return;
    }
}

/* "The lights never went off," a guard at the port. */
static void find_bare_name(SayFinder *f, const SayQuote *quote)
{
    const SayDoc *doc = f->doc;
    if (!quote->closed || !quote->speech || quote->end >= doc->tokens.count) return;
    SayRun sentence = say_sentence_run(doc, quote->end - 1);
    SayRun rest = {quote->end, sentence.end};
    while (rest.end > rest.first && say_form_punct(doc, rest.end - 1)) rest.end--;
    while (rest.first < rest.end && say_form_punct(doc, rest.first)) rest.first++;
    char last = doc->text.data[quote->inner.end - 1];
    bool dash = rest.first > quote->end;
    if (rest.end <= rest.first || (last != ',' && !dash) || has_verb(doc, rest) || has_cue(f, rest))
        return;
    uint32_t start = sentence.first < quote->first ? sentence.first : quote->first;
    if (has_cue(f, (SayRun){start, quote->first})) return;
    attribute_mark(f, "quotation", quote->end - 1, rest, (SayRun){start, quote->end});
}

/* "... as Ministry Blames Rebels": in a headline with capitals, where the tagger takes the verb for
   a part of the name. The verb stands between what is known as an actor and what it accuses. */
static void find_capital_verb(SayFinder *f, uint32_t as)
{
    SayDoc *doc = f->doc;
    SayRun sentence = say_sentence_run(doc, as);
    for (uint32_t t = as + 2; t + 1 < sentence.end && t < as + LABEL_TOKENS; t++) {
        SayStr form = say_doc_token(doc, t);
        if (f->cue_of[t] || doc->tokens.upos[t] != SAY_UPOS_PROPN || form.size < 4 ||
            form.data[form.size - 1] != 's' || doc->tokens.upos[t + 1] != SAY_UPOS_PROPN)
            continue;
        SayStr stem = say_utf8_lowercase(doc->arena, say_str_slice(form, 0, form.size - 1));
        const SayCue *cue = say_cue_find(f->cues, stem, 'v');
        uint32_t object = SAY_TAKES_OBJ | SAY_TAKES_THAT | SAY_TAKES_OBJ_PREP;
        if (!cue || !(cue->takes & object) || say_speaker_actor(f, t - 1) == SAY_NONE ||
            say_speaker_actor(f, t + 1) == SAY_NONE)
            continue;
        SayFinding *finding = say_finding_add(f, cue, t, "headline");
        finding->attribution.cue_span = say_run_span(f, (SayRun){t, t + 1});
        finding->group = (SayRun){as + 1, t + 1};
        SaySpeaker speaker = say_speaker_make(f, t - 1, t);
        speaker.span = say_run_span(f, (SayRun){as + 1, t});
        say_speaker_add(finding, speaker, false);
        finding->attribution.content_root = t + 1;
        say_finding_content(f, finding, (SayRun){t + 1, sentence.end});
        return;
    }
}

/* A headline: no full stop, and a capital on every longer word. */
static bool capitals(const SayDoc *doc, SayRun run)
{
    if (say_form_punct(doc, run.end - 1) && !say_form_mark(doc, run.end - 1)) return false;
    for (uint32_t t = run.first; t < run.end; t++) {
        SayStr form = say_doc_token(doc, t);
        if (form.size > 5 && form.data[0] >= 'a' && form.data[0] <= 'z') return false;
    }
    return true;
}

static void find_headline(SayFinder *f, SayRun sentence)
{
    if (!capitals(f->doc, sentence)) return;
    for (uint32_t t = sentence.first + 2; t + 3 < sentence.end; t++)
        if (say_token_in(f->doc, t, "as") || say_token_in(f->doc, t, "while"))
            find_capital_verb(f, t);
}

void say_attribution_marks(SayFinder *f)
{
    const SayDoc *doc = f->doc;
    for (uint32_t s = 0; s < doc->sentences.count; s++)
        find_headline(f, (SayRun){doc->sentences.items[s].first, doc->sentences.items[s].end});
    for (uint32_t s = 0; s < doc->sentences.count; s++)
        find_colon(f, (SayRun){doc->sentences.items[s].first, doc->sentences.items[s].end});
    for (uint32_t q = 0; q < f->quotes.count; q++)
        if (!f->quotes.items[q].taken) find_bare_name(f, &f->quotes.items[q]);
}

/* ---- quotations that go on */

/* Nothing but the quotation in the sentences that it touches, other quotations apart. */
static bool alone(const SayFinder *f, const SayQuote *quote)
{
    const SayDoc *doc = f->doc;
    SayRun first = say_sentence_run(doc, quote->first),
           last = say_sentence_run(doc, quote->end - 1);
    for (uint32_t t = first.first; t < quote->first; t++)
        if (!say_form_punct(doc, t) && !f->quote_of[t]) return false;
    for (uint32_t t = quote->end; t < last.end; t++)
        if (!say_form_punct(doc, t) && !f->quote_of[t]) return false;
    return true;
}

static uint32_t block_of(const SayDoc *doc, uint32_t token)
{
    return doc->sentences.items[doc->tokens.sentence[token]].block;
}

/* The last finding that is speech and stands before the quotation, in its paragraph or the one
 * before. */
static SayFinding *spoken_before(SayFinder *f, const SayQuote *quote, const SayQuote *previous,
                                 uint32_t count)
{
    const SayDoc *doc = f->doc;
    uint32_t block = block_of(doc, quote->first);
    SayFinding *best = NULL;
    for (uint32_t i = 0; i < count; i++) {
        SayFinding *finding = &f->found.items[i];
        uint32_t cue = finding->attribution.cue;
        if (cue >= quote->first || finding->speaker_count == 0 || f->quote_of[cue]) continue;
        uint32_t at = block_of(doc, cue);
        bool speech =
            finding->attribution.quoted || (finding->attribution.act == SAY_ACT_SAY && at == block);
        if (!speech || at + 1 < block) continue;
        if (at != block && !(previous && previous->taken && block_of(doc, previous->first) == at))
            continue;
        bool better = !best || finding->attribution.quoted > best->attribution.quoted ||
                      (finding->attribution.quoted == best->attribution.quoted &&
                       best->attribution.cue < cue);
        if (better) best = finding;
    }
    return best;
}

void say_attribution_continue(SayFinder *f)
{
    uint32_t from = 0,
             count =
                 f->found.count; /* findings stand in the order of their cues: see attribution.c */
    for (uint32_t q = 0; q < f->quotes.count; q++) {
        SayQuote *quote = &f->quotes.items[q];
        if (quote->taken || !quote->speech || !alone(f, quote)) continue;
        while (from < count && f->found.items[from].attribution.cue < quote->first) from++;
        SayFinding *before = NULL;
        uint32_t low = from > 8 ? from - 8 : 0;
        SayFinder window = *f;
        window.found.items = f->found.items + low;
        before = spoken_before(&window, quote, q ? &f->quotes.items[q - 1] : NULL, from - low);
        if (!before) continue;
        say_finding_content(f, before, (SayRun){quote->first, quote->end});
    }
}
