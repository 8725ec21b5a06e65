/* stance_scope.c -- what a negation bears on: the clause or phrase that is not so, without its cue.

   *SEM 2012: a negated predicate takes its clause with subject, objects and adjuncts; left out are
   what joins it to others, what stands before the clause's own words, side remarks and the clauses
   that give reasons. "No" on an argument denies the predicate; in an adjunct, its noun only. */
#include "claim/stance.h"

#include <assert.h>

/* Words on each side of a cue, and steps in the tree, that are looked at: sentences without end
 * cost no more than others. */
enum { REACH = SAY_PIECE_TOKENS, STEPS_MOST = 4 * SAY_PIECE_TOKENS, CHAIN_MOST = 8 };

typedef struct Scope {
    const SayWalk *walk;
    const SayNegation *negation;
    uint32_t first, end; /* tokens that may be in it */
    uint32_t steps;
    uint8_t in[2 * REACH + 2]; /* (token - first) */
} Scope;

static bool has_rel(const SayDoc *doc, uint32_t token, const uint8_t *rels, uint32_t count)
{
    const SayTokens *t = &doc->tokens;
    for (uint32_t c = t->first_child[token]; c != SAY_NONE; c = t->next_sibling[c])
        for (uint32_t i = 0; i < count; i++)
            if (t->deprel[c] == rels[i]) return true;
    return false;
}

static bool is_subject(uint8_t rel)
{
    return rel == SAY_DEPREL_NSUBJ || rel == SAY_DEPREL_NSUBJ_PASS || rel == SAY_DEPREL_CSUBJ ||
           rel == SAY_DEPREL_CSUBJ_PASS || rel == SAY_DEPREL_EXPL;
}

static bool is_auxiliary(uint8_t rel)
{
    return rel == SAY_DEPREL_AUX || rel == SAY_DEPREL_AUX_PASS || rel == SAY_DEPREL_COP;
}

bool say_token_predicate(const SayDoc *doc, uint32_t token)
{
    static const uint8_t RELS[] = {SAY_DEPREL_COP, SAY_DEPREL_NSUBJ, SAY_DEPREL_NSUBJ_PASS,
                                   SAY_DEPREL_EXPL};
    uint8_t upos = doc->tokens.upos[token], rel = doc->tokens.deprel[token];
    return upos == SAY_UPOS_VERB || upos == SAY_UPOS_AUX || rel == SAY_DEPREL_ROOT ||
           rel == SAY_DEPREL_CCOMP || has_rel(doc, token, RELS, sizeof RELS);
}

static void take(Scope *s, uint32_t token, bool in)
{
    if (token >= s->first && token < s->end) s->in[token - s->first] = in;
}

/* The token and all below it, marks left out. */
static void take_subtree(Scope *s, uint32_t top)
{
    const SayTokens *t = &s->walk->doc->tokens;
    for (uint32_t at = top; s->steps; s->steps--) {
        if (t->deprel[at] != SAY_DEPREL_PUNCT) take(s, at, true);
        if (t->first_child[at] != SAY_NONE) {
            at = t->first_child[at];
            continue;
        }
        while (at != top && t->next_sibling[at] == SAY_NONE) at = t->head[at];
        if (at == top) return;
        at = t->next_sibling[at];
    }
}

/* "since he went", "but he stayed": opened by a word that gives a reason or sets against. */
static bool gives_reason(const Scope *s, uint32_t clause)
{
    const SayTokens *t = &s->walk->doc->tokens;
    for (uint32_t c = t->first_child[clause]; c != SAY_NONE && c < clause; c = t->next_sibling[c]) {
        uint8_t rel = t->deprel[c];
        if (rel != SAY_DEPREL_MARK && rel != SAY_DEPREL_ADVMOD && rel != SAY_DEPREL_CC) continue;
        char buffer[SAY_WORD_MOST];
        SayStr form = say_token_lower(s->walk->doc, c, buffer);
        const SayModal *modal = say_modal_find(s->walk->modality, form, SAY_AS_MARKER);
        if (modal && modal->class == SAY_MODAL_REASON) return true;
    }
    return false;
}

static bool is_cue(const Scope *s, uint32_t token)
{
    return s->negation->kind != SAY_NEGATION_AFFIX &&
           ((token >= s->negation->token && token < s->negation->end) ||
            token == s->negation->partner);
}

static bool left_out(const Scope *s, uint32_t predicate, uint32_t child)
{
    const SayTokens *t = &s->walk->doc->tokens;
    bool before_cue = child < predicate && child < s->negation->token;
    switch (t->deprel[child]) {
    case SAY_DEPREL_PUNCT:
    case SAY_DEPREL_DISCOURSE:
    case SAY_DEPREL_VOCATIVE:
    case SAY_DEPREL_PARATAXIS:
    case SAY_DEPREL_CC:
    case SAY_DEPREL_CONJ: return true;
    case SAY_DEPREL_MARK: return child < predicate && !say_token_is(s->walk->doc, child, "to");
    case SAY_DEPREL_ADVCL: return before_cue || gives_reason(s, child);
    case SAY_DEPREL_ADVMOD:
    case SAY_DEPREL_OBL:
    case SAY_DEPREL_OBL_UNMARKED: return before_cue;
    default: return false;
    }
}

/* "He came and did not stay": the subject is that of the clause before, and so is the auxiliary of
   one that has no tense of its own. */
static void take_shared(Scope *s, uint32_t predicate)
{
    static const uint8_t SUBJECTS[] = {SAY_DEPREL_NSUBJ, SAY_DEPREL_NSUBJ_PASS, SAY_DEPREL_CSUBJ,
                                       SAY_DEPREL_CSUBJ_PASS, SAY_DEPREL_EXPL};
    static const uint8_t AUXILIARIES[] = {SAY_DEPREL_AUX, SAY_DEPREL_AUX_PASS, SAY_DEPREL_COP};
    const SayDoc *doc = s->walk->doc;
    const SayTokens *t = &doc->tokens;
    if (has_rel(doc, predicate, SUBJECTS, sizeof SUBJECTS)) return;
    bool tensed = has_rel(doc, predicate, AUXILIARIES, sizeof AUXILIARIES) ||
                  (t->feats[predicate] & SAY_FEAT_FINITE);
    uint32_t at = predicate;
    for (uint32_t i = 0; i < CHAIN_MOST && t->deprel[at] == SAY_DEPREL_CONJ; i++) {
        at = t->head[at];
        for (uint32_t c = t->first_child[at]; c != SAY_NONE && s->steps;
             c = t->next_sibling[c], s->steps--)
            if (is_subject(t->deprel[c]) ||
                (!tensed && c < predicate && is_auxiliary(t->deprel[c])))
                take_subtree(s, c);
        if (has_rel(doc, at, SUBJECTS, sizeof SUBJECTS)) return;
    }
}

static uint32_t take_clause(Scope *s, uint32_t predicate)
{
    const SayTokens *t = &s->walk->doc->tokens;
    take(s, predicate, true);
    for (uint32_t c = t->first_child[predicate]; c != SAY_NONE && s->steps;
         c = t->next_sibling[c], s->steps--)
        if (!is_cue(s, c) && !left_out(s, predicate, c)) take_subtree(s, c);
    take_shared(s, predicate);
    return predicate;
}

/* The word that takes it as an argument; SAY_NONE. */
static uint32_t governor_of(const SayDoc *doc, uint32_t token)
{
    switch (doc->tokens.deprel[token]) {
    case SAY_DEPREL_NSUBJ:
    case SAY_DEPREL_NSUBJ_PASS:
    case SAY_DEPREL_OBJ:
    case SAY_DEPREL_IOBJ:
    case SAY_DEPREL_XCOMP:
    case SAY_DEPREL_CCOMP:
    case SAY_DEPREL_ADVMOD:
    case SAY_DEPREL_EXPL: return doc->tokens.head[token];
    default: return SAY_NONE;
    }
}

/* "not a word was said", "not quite": through an argument or an adverb to the clause. */
static uint32_t scope_of_adverb(Scope *s, uint32_t cue)
{
    const SayDoc *doc = s->walk->doc;
    uint32_t head = doc->tokens.head[cue];
    if (head == SAY_NONE) return SAY_NONE;
    if (say_token_predicate(doc, head)) return take_clause(s, head);
    uint8_t rel = doc->tokens.deprel[head];
    bool argument = rel == SAY_DEPREL_NSUBJ || rel == SAY_DEPREL_NSUBJ_PASS ||
                    rel == SAY_DEPREL_ADVMOD || rel == SAY_DEPREL_OBJ;
    uint32_t anchor = argument ? take_clause(s, governor_of(doc, head)) : head;
    take_subtree(s, head);
    return anchor;
}

static uint32_t scope_of_noun(Scope *s, uint32_t noun)
{
    const SayDoc *doc = s->walk->doc;
    if (noun == SAY_NONE) return SAY_NONE;
    bool pronoun = s->negation->kind == SAY_NEGATION_PRONOUN;
    if (pronoun ? say_doc_child(doc, noun, SAY_DEPREL_COP) != SAY_NONE
                : say_token_predicate(doc, noun) && doc->tokens.upos[noun] != SAY_UPOS_VERB)
        return take_clause(s, noun);
    uint32_t governor = governor_of(doc, noun);
    if (governor != SAY_NONE) take_clause(s, governor);
    take_subtree(s, noun);
    return governor == SAY_NONE ? noun : governor;
}

/* "an unarmed man of the village": of a noun with such an adjective only the noun and what
   completes it. */
static void take_noun_of(Scope *s, uint32_t adjective)
{
    const SayTokens *t = &s->walk->doc->tokens;
    uint32_t noun = t->head[adjective];
    take(s, noun, true);
    for (uint32_t c = t->first_child[noun]; c != SAY_NONE && s->steps;
         c = t->next_sibling[c], s->steps--)
        if (t->deprel[c] == SAY_DEPREL_NMOD || t->deprel[c] == SAY_DEPREL_DET ||
            t->deprel[c] == SAY_DEPREL_NMOD_POSS || t->deprel[c] == SAY_DEPREL_COMPOUND)
            take_subtree(s, c);
}

static void take_phrase(Scope *s, uint32_t head, bool adjective)
{
    const SayTokens *t = &s->walk->doc->tokens;
    take(s, head, true);
    for (uint32_t c = t->first_child[head]; c != SAY_NONE && s->steps;
         c = t->next_sibling[c], s->steps--) {
        uint8_t rel = t->deprel[c];
        bool out = rel == SAY_DEPREL_PUNCT || rel == SAY_DEPREL_CC || rel == SAY_DEPREL_CONJ ||
                   rel == (adjective ? SAY_DEPREL_ADVMOD : SAY_DEPREL_CASE);
        if (!out) take_subtree(s, c);
    }
}

static void scope_of_affix(Scope *s, uint32_t word)
{
    const SayDoc *doc = s->walk->doc;
    uint8_t rel = doc->tokens.deprel[word];
    uint32_t head = doc->tokens.head[word];
    if ((rel == SAY_DEPREL_ADVMOD || rel == SAY_DEPREL_XCOMP) && head != SAY_NONE) {
        if (rel == SAY_DEPREL_XCOMP || say_token_predicate(doc, head))
            take_clause(s, head);
        else
            take_subtree(s, head);
    } else if (say_token_predicate(doc, word) && doc->tokens.upos[word] != SAY_UPOS_VERB) {
        take_clause(s, word);
    } else {
        bool adjective = rel == SAY_DEPREL_AMOD && head != SAY_NONE;
        take_phrase(s, word, adjective);
        if (adjective) take_noun_of(s, word);
    }
}

/* The token of the cue by which it hangs on what it denies. */
static uint32_t cue_head(const SayDoc *doc, const SayNegation *negation)
{
    for (uint32_t i = negation->token; i < negation->end; i++) {
        uint32_t head = doc->tokens.head[i];
        if (head == SAY_NONE || head < negation->token || head >= negation->end) return i;
    }
    return negation->token;
}

static uint32_t fill(Scope *s)
{
    const SayDoc *doc = s->walk->doc;
    uint32_t cue = cue_head(doc, s->negation), head = doc->tokens.head[cue];
    switch (s->negation->kind) {
    case SAY_NEGATION_ADVERB: return scope_of_adverb(s, cue);
    case SAY_NEGATION_DETERMINER: return scope_of_noun(s, head);
    case SAY_NEGATION_PRONOUN: return scope_of_noun(s, cue);
    case SAY_NEGATION_MARKER:
        if (head != SAY_NONE) take_subtree(s, head);
        return head;
    case SAY_NEGATION_AFFIX: scope_of_affix(s, cue); return cue;
    case SAY_NEGATION_ANSWER: break;
    }
    return SAY_NONE;
}

/* One span for each run of words; of the word with the affix only the rest. */
static void write_spans(SayDoc *doc, const Scope *s)
{
    const SayTokens *t = &doc->tokens;
    for (uint32_t token = s->first; token < s->end; token++) {
        if (!s->in[token - s->first]) continue;
        uint32_t last = token;
        while (last + 1 < s->end && s->in[last + 1 - s->first]) last++;
        SaySpan span = {t->start[token], t->end[last]};
        if (s->negation->kind == SAY_NEGATION_AFFIX && s->negation->token >= token &&
            s->negation->token <= last) {
            SaySpan affix = doc->negation_spans.items[s->negation->first_cue];
            if (affix.start > span.start)
                *say_push(doc->arena, &doc->negation_spans) = (SaySpan){span.start, affix.start};
            span.start = affix.end;
        }
        if (span.end > span.start) *say_push(doc->arena, &doc->negation_spans) = span;
        token = last;
    }
}

uint32_t say_negation_scope(SayDoc *doc, const SayWalk *walk, const SayNegation *negation)
{
    const SaySentence *sentence = &doc->sentences.items[doc->tokens.sentence[negation->token]];
    uint32_t cue = negation->token;
    Scope s = {.walk = walk, .negation = negation, .steps = STEPS_MOST};
    s.first = cue > sentence->first + REACH ? cue - REACH : sentence->first;
    s.end = sentence->end > cue + REACH ? cue + REACH : sentence->end;
    uint32_t anchor = fill(&s);
    for (uint32_t i = negation->token; i < negation->end && negation->kind != SAY_NEGATION_AFFIX;
         i++)
        take(&s, i, false);
    if (negation->partner != SAY_NONE) take(&s, negation->partner, false);
    write_spans(doc, &s);
    return anchor;
}
