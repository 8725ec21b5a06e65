/* attribution_idiom.c -- words that attribute only together: verbs with more than a particle
   ("make clear that", "cast doubt on", "call into question"; entries ".i"), and adjectives behind a
   copula ("is adamant that"; entries ".j"). */
#include "claim/attribution.h"

#include <assert.h>

enum { BETWEEN = 3 }; /* words that may stand before the next word of an idiom */

static bool word_is(const SayDoc *doc, uint32_t token, SayStr word)
{
    if (say_str_equal(doc->tokens.lemma[token], word)) return true;
    SayStr text = say_doc_token(doc, token);
    return say_str_equal(text, word);
}

/* "raised the possibility", "cast serious doubt", "made it very clear" */
static bool may_stand_between(const SayDoc *doc, uint32_t token)
{
    uint8_t upos = doc->tokens.upos[token];
    return upos == SAY_UPOS_DET || upos == SAY_UPOS_ADJ || upos == SAY_UPOS_ADV ||
           upos == SAY_UPOS_PRON;
}

/* The end of the idiom's other words when they stand from `at` on; SAY_NONE. */
static uint32_t words_end(const SayDoc *doc, SayStr rest, uint32_t at, uint32_t limit)
{
    for (SayStr word = say_str_cut(&rest, ' '); word.data; word = say_str_cut(&rest, ' ')) {
        uint32_t most = at + BETWEEN < limit ? at + BETWEEN : limit;
        while (at < most && !word_is(doc, at, word) && may_stand_between(doc, at)) at++;
        if (at >= limit || !word_is(doc, at, word)) return SAY_NONE;
        at++;
    }
    return at;
}

/* The topmost of the phrase that begins here. */
static uint32_t root_from(const SayDoc *doc, uint32_t first)
{
    uint32_t at = first;
    while (doc->tokens.head[at] != SAY_NONE && doc->tokens.head[at] >= first)
        at = doc->tokens.head[at];
    return at;
}

static bool begins_clause(const SayDoc *doc, uint32_t token)
{
    return say_token_in(doc, token, "that") || say_token_in(doc, token, "whether") ||
           say_token_in(doc, token, "how") || say_token_in(doc, token, "why");
}

/* What stands behind the idiom's last word, by what the entry takes. */
static bool content_behind(const SayFinder *f, const SayCue *cue, uint32_t at, SayContent *content)
{
    const SayDoc *doc = f->doc;
    uint32_t limit = say_sentence_run(doc, at - 1).end;
    if (at + 1 >= limit || say_form_punct(doc, at)) return false;
    bool clause = (cue->takes & SAY_TAKES_THAT) && begins_clause(doc, at);
    bool infinitive = (cue->takes & SAY_TAKES_INF) && say_token_in(doc, at, "to") &&
                      doc->tokens.upos[at] == SAY_UPOS_PART;
    bool phrase = (cue->takes & SAY_TAKES_PREP) && say_cue_preposition(cue, doc->tokens.lemma[at]);
    bool object = (cue->takes & SAY_TAKES_OBJ) && doc->tokens.upos[at] != SAY_UPOS_ADP &&
                  doc->tokens.upos[at] != SAY_UPOS_SCONJ;
    if (!clause && !infinitive && !phrase && !object) return false;
    uint32_t first = phrase ? at + 1 : at, root = root_from(doc, first);
    uint32_t end = f->high[root] + 1 < limit ? f->high[root] + 1 : limit;
    if (doc->tokens.upos[first] == SAY_UPOS_PUNCT) return false;
    if (phrase) content->preposition = at;
    say_content_set(content, (SayRun){first, end}, root, "idiom");
    return true;
}

/* "called the vote into question": the object before the other words. */
static uint32_t around_object(const SayFinder *f, uint32_t verb, SayStr rest, uint32_t limit,
                              SayContent *content)
{
    uint32_t object = say_object_of(f->doc, verb);
    if (object == SAY_NONE || f->low[object] <= verb) return SAY_NONE;
    SayRun run = {f->low[object], f->high[object] + 1};
    for (uint32_t at = object + 1; at <= run.end && at < limit; at++) {
        uint32_t end = words_end(f->doc, rest, at, limit);
        if (end == SAY_NONE) continue;
        say_content_set(content, (SayRun){run.first, at}, object, "idiom");
        return end;
    }
    return SAY_NONE;
}

static bool attribute(SayFinder *f, uint32_t verb, const SayCue *cue)
{
    const SayDoc *doc = f->doc;
    uint32_t limit = say_sentence_run(doc, verb).end;
    SayStr rest = cue->lemma;
    say_str_cut(&rest, ' ');
    SayContent content = {.root = SAY_NONE, .preposition = SAY_NONE};
    uint32_t end = words_end(doc, rest, verb + 1, limit);
    bool found = end != SAY_NONE && content_behind(f, cue, end, &content);
    if (!found && (cue->takes & SAY_TAKES_OBJ)) {
        end = around_object(f, verb, rest, limit, &content);
        found = end != SAY_NONE;
    }
    if (!found) return false;
    SaySubject subject = say_subject_find(f, verb);
    if (subject.passive || subject.head == SAY_NONE ||
        !say_speaker_fits(f, subject.head, cue, true))
        return false;
    uint32_t count = f->found.count;
    say_attribution_add(f, verb, cue, &subject, &content);
    if (f->found.count == count) return false;
    SayFinding *finding = &f->found.items[count];
    bool apart = content.runs[0].first < end; /* the object stands within the idiom */
    finding->attribution.cue_span.end = doc->tokens.end[apart                        ? verb
                                                        : content.preposition == end ? end
                                                                                     : end - 1];
    return true;
}

bool say_attribution_idiom(SayFinder *f, uint32_t verb)
{
    assert(verb < f->doc->tokens.count);
    const SayCueWord *word = say_cue_word(f, verb);
    if (!word || !word->idiom) return false;
    for (uint32_t entry = word->idiom - 1; entry != SAY_NONE; entry = f->cues->items[entry].sibling)
        if (attribute(f, verb, &f->cues->items[entry])) return true;
    return false;
}

/* "is convinced that" may be read as a passive; whoever is convinced speaks. */
static bool stands_behind_copula(const SayDoc *doc, uint32_t token)
{
    uint32_t copula = say_doc_child(doc, token, SAY_DEPREL_COP);
    if (copula == SAY_NONE) copula = say_doc_child(doc, token, SAY_DEPREL_AUX_PASS);
    return copula != SAY_NONE && copula < token;
}

void say_attribution_adjective(SayFinder *f, uint32_t token)
{
    const SayDoc *doc = f->doc;
    uint8_t upos = doc->tokens.upos[token];
    if ((upos != SAY_UPOS_ADJ && upos != SAY_UPOS_VERB) || f->cue_of[token]) return;
    if (!stands_behind_copula(doc, token)) return;
    const SayCue *cue = say_cue_find(f->cues, say_doc_token(doc, token), 'j');
    if (!cue) return;
    SaySubject subject = say_subject_find(f, token);
    if (subject.passive && subject.head == SAY_NONE) subject.head = subject.patient;
    subject.passive = false;
    if (subject.head == SAY_NONE || subject.impersonal ||
        !say_speaker_fits(f, subject.head, cue, true))
        return;
    SayContent content = say_content_find(f, token, cue, &subject);
    if (!content.how) return;
    content.how = "adjective";
    say_attribution_add(f, token, cue, &subject, &content);
}
