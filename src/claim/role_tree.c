/* role_tree.c -- small questions that roles ask of the tree. */
#include "claim/event.h"
#include "core/utf8.h"

#include <string.h>

/* The dictionaries write nouns in the singular; a tagger that left a plural as it stood is put
 * right. */
static SayStr without_plural(const SayDoc *doc, uint32_t token, SayStr lemma)
{
    bool plural =
        doc->tokens.upos[token] == SAY_UPOS_NOUN && (doc->tokens.feats[token] & SAY_FEAT_PLURAL);
    if (!plural || lemma.size < 4 || lemma.data[lemma.size - 1] != 's') return lemma;
    if (lemma.size > 4 && say_str_ends(lemma, SAY_STR("ies"))) {
        SayText singular = {.arena = doc->arena};
        say_text_format(&singular, "%.*sy", (int)lemma.size - 3, lemma.data);
        return say_text_str(&singular);
    }
    char before = lemma.data[lemma.size - 2];
    return before == 's' || before == 'u' || before == 'i'
               ? lemma
               : say_str_slice(lemma, 0, lemma.size - 1);
}

static uint32_t lower_bound(const uint32_t *first, size_t stride, uint32_t count, uint32_t token)
{
    uint32_t low = 0, high = count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        uint32_t value;
        memcpy(&value, (const char *)first + middle * stride, sizeof value);
        if (value < token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

SayRun say_role_run(const SayDoc *doc, uint32_t token, const uint32_t *first, size_t stride,
                    uint32_t count)
{
    const SaySentence *sentence = &doc->sentences.items[doc->tokens.sentence[token]];
    return (SayRun){lower_bound(first, stride, count, sentence->first),
                    lower_bound(first, stride, count, sentence->end)};
}

SayStr say_role_lemma(const SayDoc *doc, uint32_t token)
{
    SayStr lemma = doc->tokens.lemma[token];
    for (uint32_t i = 0; i < lemma.size; i++)
        if (lemma.data[i] >= 'A' && lemma.data[i] <= 'Z')
            return say_utf8_lowercase(doc->arena, lemma);
    return without_plural(doc, token, lemma);
}

bool say_role_is(const SayDoc *doc, uint32_t token, const char *lemma)
{
    return token != SAY_NONE && say_str_equal_nocase(doc->tokens.lemma[token], say_str(lemma));
}

bool say_role_nominal(const SayDoc *doc, uint32_t token)
{
    switch (doc->tokens.upos[token]) {
    case SAY_UPOS_NOUN:
    case SAY_UPOS_PROPN:
    case SAY_UPOS_PRON:
    case SAY_UPOS_NUM:
    case SAY_UPOS_SYM: return true;
    default: return false;
    }
}

bool say_role_clausal(const SayDoc *doc, uint32_t token)
{
    switch (doc->tokens.deprel[token]) {
    case SAY_DEPREL_ROOT:
    case SAY_DEPREL_ACL:
    case SAY_DEPREL_ACL_RELCL:
    case SAY_DEPREL_ADVCL:
    case SAY_DEPREL_ADVCL_RELCL:
    case SAY_DEPREL_CCOMP:
    case SAY_DEPREL_XCOMP:
    case SAY_DEPREL_CSUBJ:
    case SAY_DEPREL_CSUBJ_PASS:
    case SAY_DEPREL_CSUBJ_OUTER:
    case SAY_DEPREL_PARATAXIS: return true;
    default: return doc->tokens.upos[token] == SAY_UPOS_VERB;
    }
}

uint32_t say_role_first_conjunct(const SayDoc *doc, uint32_t token)
{
    while (doc->tokens.deprel[token] == SAY_DEPREL_CONJ && doc->tokens.head[token] != SAY_NONE)
        token = doc->tokens.head[token];
    return token;
}

bool say_role_has_case(const SayDoc *doc, uint32_t token, SayStr preposition)
{
    const SayTokens *t = &doc->tokens;
    for (uint32_t c = t->first_child[token]; c != SAY_NONE; c = t->next_sibling[c]) {
        bool marks = t->deprel[c] == SAY_DEPREL_CASE || t->deprel[c] == SAY_DEPREL_MARK;
        if (marks && say_str_equal_nocase(t->lemma[c], preposition)) return true;
    }
    return false;
}

static bool takes_preposition(SayDeprel deprel)
{
    return deprel == SAY_DEPREL_OBL || deprel == SAY_DEPREL_OBL_AGENT ||
           deprel == SAY_DEPREL_NMOD || deprel == SAY_DEPREL_ADVCL || deprel == SAY_DEPREL_ACL;
}

/* "an order, for example, from the leader": what hangs on the aside belongs to the noun. */
static uint32_t behind_aside(const SayDoc *doc, uint32_t token, SayStr preposition)
{
    const SayTokens *t = &doc->tokens;
    for (uint32_t c = t->first_child[token]; c != SAY_NONE; c = t->next_sibling[c])
        if ((say_doc_lemma_is(doc, c, "example") || say_doc_lemma_is(doc, c, "instance")) &&
            say_role_has_case(doc, c, SAY_STR("for")))
            return say_role_prepositional(doc, c, preposition);
    return SAY_NONE;
}

uint32_t say_role_prepositional(const SayDoc *doc, uint32_t token, SayStr preposition)
{
    const SayTokens *t = &doc->tokens;
    for (uint32_t c = t->first_child[token]; c != SAY_NONE; c = t->next_sibling[c])
        if (takes_preposition((SayDeprel)t->deprel[c]) && say_role_has_case(doc, c, preposition) &&
            !(say_role_clausal(doc, c) &&
              say_str_equal(preposition, SAY_STR("to")))) /* an infinitive is no place */
            return c;
    return behind_aside(doc, token, preposition);
}

bool say_role_in_phrase(const SayDoc *doc, uint32_t token)
{
    switch (doc->tokens.upos[token]) {
    case SAY_UPOS_DET:
    case SAY_UPOS_ADJ:
    case SAY_UPOS_NUM:
    case SAY_UPOS_NOUN:
    case SAY_UPOS_PROPN:
    case SAY_UPOS_PRON:
    case SAY_UPOS_PART: return true;
    default: return false;
    }
}

uint32_t say_role_phrase_at(const SayDoc *doc, uint32_t first)
{
    uint32_t last = SAY_NONE;
    if (first >= doc->tokens.count) return SAY_NONE;
    uint32_t end = doc->sentences.items[doc->tokens.sentence[first]].end;
    for (uint32_t at = first; at < end && say_role_in_phrase(doc, at); at++)
        if (say_role_nominal(doc, at)) last = at;
    return last;
}

static bool within(SaySpan inner, SaySpan outer)
{
    return outer.start <= inner.start && inner.end <= outer.end;
}

bool say_told_by(const SayDoc *doc, uint32_t act, SaySpan words)
{
    const SayTokens *t = &doc->tokens;
    SaySpan own = {t->start[act], t->end[act]};
    const SayAttribution *all = doc->attributions.items;
    SayRun here = say_role_run(doc, act, doc->attributions.count ? &all->cue : NULL, sizeof *all,
                               doc->attributions.count);
    for (uint32_t i = here.from; i < here.to; i++) {
        const SayAttribution *a = &all[i];
        bool says = false, holds = false, told = false;
        for (uint32_t k = 0; k < a->content_count; k++) {
            holds |= within(own, doc->content_spans.items[a->first_content + k]);
            told |= within(words, doc->content_spans.items[a->first_content + k]);
        }
        for (uint32_t k = 0; holds && !told && k < a->speaker_count; k++)
            says |= within(words, doc->speakers.items[a->first_speaker + k].span);
        if (says) return true;
    }
    return false;
}

bool say_role_stands_for(const SayDoc *doc, uint32_t pronoun, const SayTerms *terms)
{
    const SayTokens *t = &doc->tokens;
    if (pronoun == SAY_NONE || t->upos[pronoun] != SAY_UPOS_PRON ||
        !(say_role_is(doc, pronoun, "it") || say_role_is(doc, pronoun, "they")))
        return false;
    uint32_t sentence = t->sentence[pronoun];
    uint32_t first = doc->sentences.items[sentence ? sentence - 1 : 0].first;
    for (uint32_t i = pronoun; i-- > first;)
        if (t->upos[i] == SAY_UPOS_NOUN && say_terms_hold(terms, say_role_lemma(doc, i)))
            return true;
    return false;
}

uint32_t say_role_outer(const SayTriggers *triggers, const SayDoc *doc, uint32_t noun)
{
    const SayTokens *t = &doc->tokens;
    for (;;) {
        uint32_t first = say_role_first_conjunct(doc, noun);
        bool compound = t->deprel[first] == SAY_DEPREL_COMPOUND; /* "a mediation effort" */
        if (t->deprel[first] != SAY_DEPREL_NMOD && !compound) return first;
        uint32_t above = t->head[first];
        bool counted =
            (compound || say_role_has_case(doc, first, SAY_STR("of"))) &&
            say_map_get(&triggers->collectives, say_role_lemma(doc, above)) != SAY_ABSENT;
        if (!counted) return first;
        noun = above;
    }
}

bool say_role_inside_name(const SayDoc *doc, uint32_t token)
{
    const SayTokens *t = &doc->tokens;
    bool capital = doc->text.data[t->start[token]] < 'a';
    SayRun actors = SAY_IN_SENTENCE(doc, token, actors);
    for (uint32_t i = actors.from; i < actors.to; i++) {
        const SayActorMention *mention = &doc->actors.items[i];
        bool part = capital || token == mention->head || t->head[token] == mention->head;
        if (mention->first <= token && token < mention->end && part && token <= mention->head)
            return true;
    }
    return false;
}
