/* attribution_verb.c -- verbs that attribute. */
#include "claim/attribution.h"

#include <assert.h>

static const char *const negations[] = {"not",     "n't", "never",  "no",
                                        "neither", "nor", "hardly", "without"};

static bool negated(const SayDoc *doc, uint32_t verb)
{
    for (uint32_t c = doc->tokens.first_child[verb]; c != SAY_NONE; c = doc->tokens.next_sibling[c])
        if (c < verb &&
            (say_form_in(doc, c, negations, sizeof negations / sizeof *negations) ||
             (doc->tokens.upos[c] == SAY_UPOS_PART && (doc->tokens.feats[c] & SAY_FEAT_NEGATIVE))))
            return true;
    return false;
}

static bool conditional(const SayDoc *doc, uint32_t verb)
{
    uint32_t mark = say_doc_child(doc, verb, SAY_DEPREL_MARK);
    return mark != SAY_NONE &&
           (say_doc_lemma_is(doc, mark, "if") || say_doc_lemma_is(doc, mark, "unless") ||
            say_doc_lemma_is(doc, mark, "whether"));
}

/* "do not believe that" denies the content; "did not say that" leaves it open. */
static void negate(SayAttribution *a, SayAct act)
{
    bool raises = act == SAY_ACT_BELIEVE || act == SAY_ACT_EXPECT || act == SAY_ACT_SHOW ||
                  act == SAY_ACT_INTEND;
    if (raises && a->polarity == SAY_POLARITY_POSITIVE) {
        a->polarity = SAY_POLARITY_NEGATIVE;
        return;
    }
    a->polarity = SAY_POLARITY_UNKNOWN;
    a->certainty = SAY_CERTAINTY_UNKNOWN;
}

void say_cue_colour(const SayFinder *f, SayFinding *finding, uint32_t verb)
{
    SayAttribution *a = &finding->attribution;
    if (negated(f->doc, verb)) negate(a, a->act);
    if (conditional(f->doc, verb)) a->certainty = SAY_CERTAINTY_UNKNOWN;
}

/* From the first auxiliary to the particle or preposition, as far as they stand together. */
SaySpan say_cue_span(const SayFinder *f, uint32_t verb, uint32_t preposition)
{
    const SayDoc *doc = f->doc;
    SayRun run = {verb, verb + 1};
    while (run.first > 0) {
        uint32_t t = run.first - 1;
        SayDeprel deprel = (SayDeprel)doc->tokens.deprel[t];
        if (doc->tokens.head[t] != verb ||
            (deprel != SAY_DEPREL_AUX && deprel != SAY_DEPREL_AUX_PASS &&
             deprel != SAY_DEPREL_ADVMOD))
            break;
        run.first = t;
    }
    if (run.end < doc->tokens.count && doc->tokens.head[run.end] == verb &&
        doc->tokens.deprel[run.end] == SAY_DEPREL_COMPOUND_PRT)
        run.end++;
    if (preposition == run.end) run.end++;
    return say_run_span(f, run);
}

/* "characterise" for "characterize", and a lemma whose last letter the tagger lost: "rul". */
static const SayCue *respelt(const SayFinder *f, SayStr lemma)
{
    SayText key = {.arena = f->doc->arena};
    bool british = say_str_ends(lemma, SAY_STR("ise"));
    if (!british && (lemma.size <= 2 || lemma.data[lemma.size - 1] == 'e')) return NULL;
    say_text_add(&key, say_str_slice(lemma, 0, british ? lemma.size - 2 : lemma.size));
    say_text_add(&key, british ? SAY_STR("ze") : SAY_STR("e"));
    return say_cue_find(f->cues, say_text_str(&key), 'v');
}

/* "point out" before "point". */
static const SayCue *entry_of(const SayFinder *f, uint32_t verb)
{
    const SayDoc *doc = f->doc;
    SayStr lemma = doc->tokens.lemma[verb];
    const SayCueWord *word = say_cue_word(f, verb);
    uint32_t child = word && word->opens_verb ? doc->tokens.first_child[verb] : SAY_NONE;
    for (uint32_t c = child; c != SAY_NONE; c = doc->tokens.next_sibling[c]) {
        uint8_t upos = doc->tokens.upos[c];
        if (c < verb || c > verb + 2 ||
            (upos != SAY_UPOS_ADP && upos != SAY_UPOS_ADV && upos != SAY_UPOS_PART))
            continue;
        SayText key = {.arena = doc->arena};
        say_text_add(&key, lemma);
        say_text_char(&key, ' ');
        say_text_add(&key, doc->tokens.lemma[c]);
        const SayCue *cue = say_cue_find(f->cues, say_text_str(&key), 'v');
        if (cue) return cue;
    }
    const SayCue *cue = say_cue_of(f, verb, 'v');
    return cue ? cue : respelt(f, lemma);
}

static bool strong(const SayContent *content)
{
    static const char *const clauses[] = {"that", "quote", "around", "colon", "as-clause"};
    for (uint32_t i = 0; i < sizeof clauses / sizeof *clauses; i++)
        if (say_str_equal(say_str(content->how), say_str(clauses[i]))) return true;
    return false;
}

/* "declined to say whether": the inner verb is the say-so, declined. */
static bool said_within(SayFinder *f, const SayCue *cue, const SayContent *content)
{
    if (cue->act != SAY_ACT_DECLINE || content->root == SAY_NONE) return false;
    const SayCue *inner = entry_of(f, content->root);
    if (!inner || f->doc->tokens.upos[content->root] != SAY_UPOS_VERB) return false;
    SaySubject subject = say_subject_find(f, content->root);
    return say_content_find(f, content->root, inner, &subject).how != NULL;
}

static bool acceptable(SayFinder *f, uint32_t verb, const SayCue *cue, const SaySubject *subject,
                       const SayContent *content)
{
    const SayDoc *doc = f->doc;
    bool clause = strong(content);
    if (cue->own_subject && !subject->own && doc->tokens.deprel[verb] != SAY_DEPREL_CONJ)
        return false;
    if (said_within(f, cue, content)) return false;
    if (!subject->own && subject->head != SAY_NONE && say_doc_lemma_is(doc, subject->head, "it"))
        return false;
    if (subject->impersonal)
        return clause || say_str_equal(say_str(content->how), SAY_STR("raised"));
    if (subject->head == SAY_NONE) {
        if (subject->passive) return (clause && subject->patient != SAY_NONE) || content->count > 1;
        return clause && cue->act != SAY_ACT_KNOW && cue->speaker != SAY_CUE_PERSON && subject->own;
    }
    if (say_doc_lemma_is(doc, subject->head, "you") && !f->quote_of[verb]) return false;
    if (say_doc_lemma_is(doc, subject->head, "you") && cue->act != SAY_ACT_SAY) return false;
    bool doing = say_str_equal(say_str(content->how), SAY_STR("gerund")); /* "it denied arming" */
    return say_speaker_fits(f, subject->head, cue, clause || doing);
}

void say_attribution_add(SayFinder *f, uint32_t verb, const SayCue *cue, const SaySubject *subject,
                         const SayContent *content)
{
    SayFinding *finding = say_finding_add(f, cue, verb, content->how);
    SayAttribution *a = &finding->attribution;
    a->cue_span = say_cue_span(f, verb, content->preposition);
    a->content_root = content->root;
    finding->group = say_content_group(f, verb, subject->head);
    if (subject->outer != SAY_NONE)
        say_speaker_add(finding, say_speaker_make(f, subject->outer, verb), false);
    if (subject->head != SAY_NONE)
        say_speaker_add(finding, say_speaker_make(f, subject->head, verb), false);
    if (negated(f->doc, verb) || subject->negated) negate(a, a->act);
    if (subject->negated) {
        uint32_t refusal = f->doc->tokens.head[verb];
        a->act = SAY_ACT_DECLINE;
        if (refusal != SAY_NONE && refusal < verb)
            a->cue_span.start = f->doc->tokens.start[refusal];
    }
    if (conditional(f->doc, verb)) a->certainty = SAY_CERTAINTY_UNKNOWN;
    for (uint32_t i = 0; i < content->count; i++) say_finding_content(f, finding, content->runs[i]);
    if (finding->content.count == 0) { /* nothing but punctuation: no say-so */
        f->cue_of[verb] = 0;
        f->found.count--;
    }
}

void say_attribution_verb(SayFinder *f, uint32_t verb)
{
    assert(verb < f->doc->tokens.count);
    if (f->doc->tokens.upos[verb] != SAY_UPOS_VERB || f->cue_of[verb] || f->formula_of[verb])
        return;
    if (say_attribution_idiom(f, verb)) return;
    const SayCue *cue = entry_of(f, verb);
    if (!cue || say_attribution_bare(f, verb, cue)) return;
    SaySubject subject = say_subject_find(f, verb);
    for (;;) {
        SayContent content = say_content_find(f, verb, cue, &subject);
        if (content.how && acceptable(f, verb, cue, &subject, &content)) {
            say_attribution_add(f, verb, cue, &subject, &content);
            return;
        }
        if (cue->next == SAY_NONE) return;
        cue = &f->cues->items[cue->next];
    }
}
