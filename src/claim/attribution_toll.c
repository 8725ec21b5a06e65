/* attribution_toll.c -- who puts a figure at what: "the ministry put the toll at 12, the rebels at
   40" is two say-sos, the second without a verb. Trees lose the second, so it is read by its words:
   a joint, who says it, "at", a number. */
#include "claim/attribution.h"

#include <assert.h>

enum { NUMBER_REACH = 5, NAME_MOST = 6, GAPS_MOST = 4, OBJECT_REACH = 12 };

/* "at about 12", from the preposition to the number; end 0 when there is none. */
static SayRun figure_at(const SayFinder *f, uint32_t token, uint32_t end)
{
    const SayTokens *t = &f->doc->tokens;
    if (token >= end || !say_token_in(f->doc, token, "at")) return (SayRun){0, 0};
    for (uint32_t i = token + 1; i < end && i <= token + NUMBER_REACH; i++) {
        if (t->upos[i] == SAY_UPOS_NUM) return (SayRun){token, i + 1};
        if (t->upos[i] != SAY_UPOS_ADV && t->upos[i] != SAY_UPOS_ADJ && t->upos[i] != SAY_UPOS_ADP)
            break;
    }
    return (SayRun){0, 0};
}

/* The joint and the name behind a figure: ", and the rebels"; empty when the words are others. */
static SayRun next_name(const SayFinder *f, uint32_t from, uint32_t end)
{
    const SayTokens *t = &f->doc->tokens;
    uint32_t first = from;
    while (first < end && first < from + 3 &&
           (say_token_in(f->doc, first, ",") || say_token_in(f->doc, first, ";") ||
            t->upos[first] == SAY_UPOS_CCONJ || say_token_in(f->doc, first, "while")))
        first++;
    uint32_t last = first;
    while (last < end && last < first + NAME_MOST &&
           (t->upos[last] == SAY_UPOS_DET || t->upos[last] == SAY_UPOS_ADJ ||
            t->upos[last] == SAY_UPOS_NOUN || t->upos[last] == SAY_UPOS_PROPN))
        last++;
    bool named = last > first && first > from &&
                 (t->upos[last - 1] == SAY_UPOS_NOUN || t->upos[last - 1] == SAY_UPOS_PROPN);
    return named ? (SayRun){first, last} : (SayRun){from, from};
}

/* "the toll", or "it" behind a figure put already; SAY_NONE. */
static uint32_t counted_by(const SayFinder *f, uint32_t verb, bool again)
{
    uint32_t object = say_object_of(f->doc, verb);
    if (object == SAY_NONE) return SAY_NONE;
    if (again && say_doc_lemma_is(f->doc, object, "it")) return object;
    return say_cue_of(f, object, 'c') ? object : SAY_NONE;
}

static void add(SayFinder *f, const SayCue *cue, uint32_t token, uint32_t speaker, SayRun name,
                SayRun what, SayRun figure)
{
    SayFinding *finding = say_finding_add(f, cue, token, "toll");
    SayAttribution *a = &finding->attribution;
    a->cue_span = say_run_span(f, (SayRun){token, token + 1});
    a->content_root = figure.end - 1;
    SaySpeaker who = say_speaker_make(f, speaker, token);
    if (name.end > name.first) who.span = say_run_span(f, name);
    say_speaker_add(finding, who, false);
    if (what.end == figure.first) {
        say_finding_content(f, finding, (SayRun){what.first, figure.end});
        return;
    }
    say_finding_content(f, finding, what);
    say_finding_content(f, finding, figure);
}

/* The figures of others that follow without a verb of their own. */
static void add_gapped(SayFinder *f, const SayCue *cue, SayRun what, SayRun figure, uint32_t end)
{
    for (uint32_t i = 0; i < GAPS_MOST; i++) {
        SayRun name = next_name(f, figure.end, end);
        if (name.end == name.first) return;
        figure = figure_at(f, name.end, end);
        if (figure.end == 0 || f->cue_of[figure.first]) return;
        add(f, cue, figure.first, name.end - 1, name, what, figure);
    }
}

void say_attribution_tolls(SayFinder *f)
{
    const SayTokens *t = &f->doc->tokens;
    uint32_t sentence = SAY_NONE;
    for (uint32_t verb = 0; verb < t->count; verb++) {
        if (t->upos[verb] != SAY_UPOS_VERB || f->cue_of[verb]) continue;
        const SayCue *cue = say_cue_of(f, verb, 't');
        if (!cue) continue;
        uint32_t object = counted_by(f, verb, sentence == t->sentence[verb]);
        uint32_t end = say_sentence_run(f->doc, verb).end;
        if (object == SAY_NONE || object < verb || object > verb + OBJECT_REACH) continue;
        uint32_t at = object + 1;
        while (at < end && at < object + OBJECT_REACH && !say_token_in(f->doc, at, "at")) at++;
        SayRun figure = figure_at(f, at, end), what = {f->low[object], at};
        SaySubject subject = say_subject_find(f, verb);
        if (figure.end == 0 || what.first <= verb || subject.head == SAY_NONE) continue;
        sentence = t->sentence[verb];
        add(f, cue, verb, subject.head, (SayRun){0, 0}, what, figure);
        add_gapped(f, cue, what, figure, end);
    }
}
