/* attribution_subject.c -- whose verb it is: subjects own, shared, understood, passive, relative.
 */
#include "claim/attribution.h"
#include "core/calendar.h"

#include <assert.h>

enum {
    CLIMB = 5, /* verbs that share one subject in a row */
    PHRASES_BACK = 64,
};

static uint32_t child_of_either(const SayDoc *doc, uint32_t token, SayDeprel a, SayDeprel b)
{
    uint32_t child = say_doc_child(doc, token, a);
    return child != SAY_NONE ? child : say_doc_child(doc, token, b);
}

static uint32_t agent_of(const SayDoc *doc, uint32_t verb)
{
    uint32_t agent = say_doc_child(doc, verb, SAY_DEPREL_OBL_AGENT);
    if (agent != SAY_NONE) return agent;
    for (uint32_t c = doc->tokens.first_child[verb]; c != SAY_NONE;
         c = doc->tokens.next_sibling[c]) {
        if (doc->tokens.deprel[c] != SAY_DEPREL_OBL) continue;
        uint32_t by = say_mark_of(doc, c);
        if (by != SAY_NONE && say_doc_lemma_is(doc, by, "by")) return c;
    }
    return SAY_NONE;
}

static bool relative_pronoun(const SayDoc *doc, uint32_t token)
{
    static const char *const pronouns[] = {"who", "which", "that", "whom"};
    return say_form_in(doc, token, pronouns, 4);
}

/* The antecedent of a relative clause's verb. */
static uint32_t antecedent(const SayDoc *doc, uint32_t verb)
{
    SayDeprel deprel = (SayDeprel)doc->tokens.deprel[verb];
    uint32_t head = doc->tokens.head[verb];
    if (head == SAY_NONE || head > verb) return SAY_NONE;
    return deprel == SAY_DEPREL_ACL_RELCL || deprel == SAY_DEPREL_ACL ? head : SAY_NONE;
}

static bool is_passive(const SayDoc *doc, uint32_t verb)
{
    uint32_t object = say_object_of(doc, verb);
    if (say_doc_child(doc, verb, SAY_DEPREL_AUX_PASS) == SAY_NONE && object != SAY_NONE &&
        doc->tokens.deprel[verb] != SAY_DEPREL_AMOD)
        return false; /* "blamed both for it": a participle by its tag alone, with an object */
    return say_doc_child(doc, verb, SAY_DEPREL_AUX_PASS) != SAY_NONE ||
           say_doc_child(doc, verb, SAY_DEPREL_NSUBJ_PASS) != SAY_NONE ||
           say_doc_child(doc, verb, SAY_DEPREL_CSUBJ_PASS) != SAY_NONE ||
           (doc->tokens.feats[verb] & SAY_FEAT_PASSIVE) != 0;
}

/* "..., said Bob": the parser may take the speaker for an object. */
static uint32_t inverted(const SayFinder *f, uint32_t verb)
{
    const SayDoc *doc = f->doc;
    SayRun sentence = say_sentence_run(doc, verb);
    if (verb == sentence.first || verb + 1 >= sentence.end || say_clause_gerund(doc, verb))
        return SAY_NONE;
    static const char *const objects[] = {"him", "them", "us", "me", "it"};
    for (uint32_t i = 0; i < sizeof objects / sizeof *objects; i++)
        if (say_token_in(doc, verb + 1, objects[i])) return SAY_NONE;
    if (antecedent(doc, verb) != SAY_NONE && !say_form_mark(doc, verb - 1))
        return SAY_NONE; /* "the man, blamed both" */
    bool behind_speech = say_token_in(doc, verb - 1, ",") || say_form_mark(doc, verb - 1);
    if (!behind_speech) return SAY_NONE;
    for (uint32_t c = doc->tokens.first_child[verb]; c != SAY_NONE; c = doc->tokens.next_sibling[c])
        if (c > verb && f->low[c] == verb + 1 &&
            (doc->tokens.upos[c] == SAY_UPOS_PROPN || doc->tokens.upos[c] == SAY_UPOS_NOUN ||
             doc->tokens.upos[c] == SAY_UPOS_PRON))
            return c;
    return SAY_NONE;
}

/* The tree lost the subject, or has a word within its phrase: "a ministry official said" with
 * "ministry". */
static uint32_t tagged_before(const SayFinder *f, uint32_t verb, uint32_t own)
{
    const SayDoc *doc = f->doc;
    if (say_clause_gerund(doc, verb) || !(doc->tokens.feats[verb] & SAY_FEAT_FINITE))
        return SAY_NONE;
    uint32_t before = say_speaker_before(f, verb);
    if (before == SAY_NONE || before == own) return SAY_NONE;
    uint32_t chunk = say_speaker_chunk(doc, before).first;
    bool day = own != SAY_NONE && say_weekday_of_name(say_doc_token(doc, own)) >= 0;
    bool apart =
        day || (own != SAY_NONE && own < chunk && chunk > 0 && say_token_in(doc, chunk - 1, ","));
    if (own != SAY_NONE && !apart && (own > before || own < chunk)) return SAY_NONE;
    bool listed = say_cue_source(f, before) == SAY_SOURCE_PERSON;
    bool known = listed || say_speaker_actor(f, before) != SAY_NONE ||
                 doc->tokens.upos[before] == SAY_UPOS_PRON;
    bool pronoun =
        doc->tokens.upos[before] == SAY_UPOS_PRON && apart; /* "The dam, he said, holds" */
    return known && (own == SAY_NONE || listed || day || pronoun) ? before : SAY_NONE;
}

/* "information indicating that": the document right before its participle, though the tree hung it
 * on a verb. */
static uint32_t document_before(const SayFinder *f, uint32_t verb)
{
    const SayDoc *doc = f->doc;
    if (verb == 0 || !say_clause_gerund(doc, verb) || doc->tokens.upos[verb - 1] != SAY_UPOS_NOUN)
        return SAY_NONE;
    return say_cue_source(f, verb - 1) == SAY_SOURCE_DOCUMENT ? verb - 1 : SAY_NONE;
}

/* "..., according to X, adding that": the source of the phrase that ends right before the
 * participle. */
static uint32_t phrase_before(const SayFinder *f, uint32_t verb)
{
    const SayDoc *doc = f->doc;
    SayRun sentence = say_sentence_run(doc, verb);
    if (verb == sentence.first || !say_token_in(doc, verb - 1, ",")) return SAY_NONE;
    for (uint32_t i = f->found.count; i > 0 && i + PHRASES_BACK > f->found.count; i--) {
        const SayFinding *finding = &f->found.items[i - 1];
        if ((finding->cue->takes & SAY_TAKES_SOURCE_AFTER) && finding->group.end + 1 == verb &&
            finding->speaker_count)
            return finding->speakers[finding->speaker_count - 1].head;
    }
    return SAY_NONE;
}

/* "According to the sources, he met them, indicating that": the sources do, for what they tell
   indicates it. */
static uint32_t phrase_opening(const SayFinder *f, uint32_t verb)
{
    static const char *const shows[] = {"indicate",    "suggest", "show",  "mean",
                                        "demonstrate", "signal",  "imply", "reveal"};
    const SayDoc *doc = f->doc;
    SayRun sentence = say_sentence_run(doc, verb);
    if (verb == sentence.first || !say_token_in(doc, verb - 1, ",") ||
        !say_clause_gerund(doc, verb) ||
        !say_form_in(doc, verb, shows, sizeof shows / sizeof *shows) || !f->cue_of[sentence.first])
        return SAY_NONE;
    const SayFinding *opening = &f->found.items[f->cue_of[sentence.first] - 1];
    if (!(opening->cue->takes & SAY_TAKES_SOURCE_AFTER) || !opening->speaker_count) return SAY_NONE;
    return opening->speakers[opening->speaker_count - 1].head;
}

static const char *const refusals[] = {"decline", "refuse", "fail", "stop", "avoid"};

/* Fills the subject from the verb itself; true when that settles it. */
static bool own_subject(const SayFinder *f, uint32_t verb, SaySubject *subject)
{
    const SayDoc *doc = f->doc;
    subject->passive = is_passive(doc, verb);
    uint32_t own = child_of_either(doc, verb, SAY_DEPREL_NSUBJ, SAY_DEPREL_NSUBJ_OUTER);
    if (own != SAY_NONE && own < verb && f->quote_of[own] && f->quote_of[own] != f->quote_of[verb])
        own = SAY_NONE;
    uint32_t patient = child_of_either(doc, verb, SAY_DEPREL_NSUBJ_PASS, SAY_DEPREL_CSUBJ_PASS);
    uint32_t expletive = say_doc_child(doc, verb, SAY_DEPREL_EXPL);
    subject->own = true;
    if (f->source_of[verb]) {
        subject->head = f->source_of[verb] - 1;
        return true;
    }
    if (subject->passive) {
        if (patient == SAY_NONE) patient = own;
        subject->head = agent_of(doc, verb);
        subject->patient = patient;
        subject->impersonal =
            expletive != SAY_NONE || (patient != SAY_NONE && say_doc_lemma_is(doc, patient, "it"));
        if (patient != SAY_NONE && relative_pronoun(doc, patient))
            subject->patient = antecedent(doc, verb);
        return patient != SAY_NONE || expletive != SAY_NONE || subject->head != SAY_NONE;
    }
    if (own == SAY_NONE) own = inverted(f, verb);
    uint32_t before = tagged_before(f, verb, own);
    if (before != SAY_NONE) own = before;
    if (own != SAY_NONE && relative_pronoun(doc, own) && antecedent(doc, verb) != SAY_NONE)
        own = antecedent(doc, verb);
    subject->head = own;
    return own != SAY_NONE;
}

/* "X was quoted as saying", "the paper quoted X as saying". */
static bool quoted_as(const SayDoc *doc, uint32_t verb, SaySubject *subject)
{
    uint32_t head = doc->tokens.head[verb];
    uint32_t as = say_mark_of(doc, verb);
    if (head == SAY_NONE || as == SAY_NONE || !say_doc_lemma_is(doc, as, "as") ||
        !say_doc_lemma_is(doc, head, "quote"))
        return false;
    uint32_t quoted = child_of_either(doc, head, SAY_DEPREL_OBJ, SAY_DEPREL_NSUBJ_PASS);
    if (quoted == SAY_NONE) return false;
    subject->head = quoted;
    subject->outer =
        is_passive(doc, head) ? agent_of(doc, head) : say_doc_child(doc, head, SAY_DEPREL_NSUBJ);
    return true;
}

/* "issued a statement saying": who issued it; SAY_NONE. */
static uint32_t behind_document(const SayFinder *f, uint32_t noun)
{
    static const char *const makers[] = {"issue", "release", "send",  "publish", "post",
                                         "write", "make",    "email", "deliver", "tweet"};
    const SayDoc *doc = f->doc;
    uint32_t verb = doc->tokens.head[noun];
    SaySubject maker = {SAY_NONE, SAY_NONE, SAY_NONE, false, false, false, false};
    if (verb == SAY_NONE || doc->tokens.deprel[noun] != SAY_DEPREL_OBJ ||
        !say_form_in(doc, verb, makers, sizeof makers / sizeof *makers) ||
        !own_subject(f, verb, &maker) || maker.passive || maker.head == SAY_NONE ||
        f->quote_of[verb] != f->quote_of[noun])
        return SAY_NONE;
    return say_cue_source(f, maker.head) == SAY_SOURCE_DOCUMENT ? SAY_NONE : maker.head;
}

/* "talked more in past debates, saying": who does what the noun belongs to, where the noun names
   nobody. */
static uint32_t behind_thing(const SayFinder *f, uint32_t verb, uint32_t noun)
{
    const SayDoc *doc = f->doc;
    SaySource kind = say_cue_source(f, noun);
    if (!say_clause_gerund(doc, verb) || kind == SAY_SOURCE_PERSON || kind == SAY_SOURCE_DOCUMENT ||
        doc->tokens.upos[noun] != SAY_UPOS_NOUN || say_speaker_actor(f, noun) != SAY_NONE)
        return noun;
    for (uint32_t at = doc->tokens.head[noun], step = 0; at != SAY_NONE && step < CLIMB;
         at = doc->tokens.head[at], step++) {
        if (doc->tokens.upos[at] != SAY_UPOS_VERB) continue;
        SaySubject above = {SAY_NONE, SAY_NONE, SAY_NONE, false, false, false, false};
        if (!own_subject(f, at, &above)) continue;
        uint32_t who = above.passive ? above.patient : above.head;
        return who == SAY_NONE || f->quote_of[at] != f->quote_of[verb] ? noun : who;
    }
    return noun;
}

/* Where the subject of a verb without one is to be looked for; SAY_NONE. */
static uint32_t governor(const SayDoc *doc, uint32_t verb)
{
    uint32_t head = doc->tokens.head[verb];
    switch (doc->tokens.deprel[verb]) {
    case SAY_DEPREL_CONJ:
    case SAY_DEPREL_XCOMP:
    case SAY_DEPREL_ADVCL:
    case SAY_DEPREL_DEP:
    case SAY_DEPREL_PARATAXIS:
    case SAY_DEPREL_CCOMP: return head;
    default: return SAY_NONE;
    }
}

SaySubject say_subject_find(const SayFinder *f, uint32_t verb)
{
    const SayDoc *doc = f->doc;
    SaySubject subject = {SAY_NONE, SAY_NONE, SAY_NONE, false, false, false, false};
    if (quoted_as(doc, verb, &subject) || own_subject(f, verb, &subject)) return subject;
    subject.own = false;
    if (!subject.passive) {
        subject.head = document_before(f, verb);
        uint32_t issuer = subject.head == SAY_NONE ? SAY_NONE : behind_document(f, subject.head);
        if (issuer != SAY_NONE) subject.head = issuer;
        if (subject.head == SAY_NONE) subject.head = phrase_before(f, verb);
        if (subject.head == SAY_NONE) subject.head = phrase_opening(f, verb);
        if (subject.head != SAY_NONE) return subject;
    }
    if (subject.passive && doc->tokens.deprel[verb] == SAY_DEPREL_ACL) {
        subject.patient = doc->tokens.head[verb];
        return subject;
    }
    uint32_t noun = subject.passive ? SAY_NONE : antecedent(doc, verb);
    if (noun != SAY_NONE) {
        uint32_t issuer = say_clause_gerund(doc, verb) ? behind_document(f, noun) : SAY_NONE;
        subject.head = issuer != SAY_NONE ? issuer : behind_thing(f, verb, noun);
        return subject;
    }
    uint32_t at = verb;
    for (uint32_t step = 0; step < CLIMB && subject.head == SAY_NONE; step++) {
        uint32_t up = governor(doc, at);
        if (up == SAY_NONE) break;
        if (doc->tokens.deprel[at] == SAY_DEPREL_XCOMP && say_form_in(doc, up, refusals, 5))
            subject.negated = true;
        SaySubject shared = {SAY_NONE, SAY_NONE, SAY_NONE, false, false, false, false};
        uint32_t object = say_doc_child(doc, up, SAY_DEPREL_OBJ);
        if (doc->tokens.deprel[at] == SAY_DEPREL_XCOMP && object != SAY_NONE && object < at &&
            !say_token_in(doc, f->low[at] ? f->low[at] - 1 : 0, ","))
            subject.head = object;
        else if (f->quote_of[up] != f->quote_of[at] &&
                 f->quote_of[up]) { /* the quoted do not speak outside */
            at = up;
            continue;
        } else if (own_subject(f, up, &shared)) {
            if (!subject.passive)
                subject.head = shared.passive ? shared.patient : shared.head;
            else
                subject.patient = shared.passive ? shared.patient : shared.head;
            if (subject.passive) return subject;
        } else if (antecedent(doc, up) != SAY_NONE && !shared.passive)
            subject.head = antecedent(doc, up);
        at = up;
    }
    return subject;
}
