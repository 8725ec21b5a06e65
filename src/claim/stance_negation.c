/* stance_negation.c -- which words deny: cues of one word, of several, affixes, answers.

   Cues and scopes are those of the *SEM 2012 task (Morante and Blanco). The walk asks this layer
   which words negate; it is the only place that decides it. */
#include "claim/stance.h"

#include <assert.h>

enum { PHRASE_MOST = 4 };

/* "None the less", "or not"; but "no doubt" only beside a clause, not as what somebody has or what
   there is. */
static bool idiom_stands(const SayDoc *doc, uint32_t last)
{
    const SayTokens *t = &doc->tokens;
    uint32_t head = t->head[last];
    if (t->upos[last] != SAY_UPOS_NOUN) return true;
    if (t->deprel[last] == SAY_DEPREL_OBJ) return false;
    if (say_doc_child(doc, last, SAY_DEPREL_EXPL) != SAY_NONE) return false;
    return head == SAY_NONE || say_doc_child(doc, head, SAY_DEPREL_EXPL) == SAY_NONE;
}

/* The phrase that begins here, longest first; length: its words. NULL when none does. */
static const SayModal *phrase_at(const SayWalk *walk, uint32_t token, uint32_t end,
                                 uint32_t *length)
{
    const SayModalWord *word = walk->doc->modal_words[token].written;
    if (!word || !word->opens_denial) return NULL;
    for (*length = PHRASE_MOST; *length > 1; --*length) {
        if (*length > end - token) continue;
        const SayModal *modal = say_modal_phrase(walk, token, token + *length);
        if (!modal) continue;
        if (modal->class == SAY_MODAL_NEGATION) return modal;
        if (modal->class == SAY_MODAL_IDIOM && idiom_stands(walk->doc, token + *length - 1))
            return modal;
    }
    return NULL;
}

static bool is_mark(const SayDoc *doc, uint32_t token)
{
    return doc->tokens.deprel[token] == SAY_DEPREL_PUNCT;
}

/* "..., did it not?", "..., don't you?": an auxiliary, a pronoun and the negation alone between two
   marks ask the reader to agree and deny nothing. */
static bool in_tag(const SayDoc *doc, const SaySentence *s, uint32_t token)
{
    const SayTokens *t = &doc->tokens;
    uint32_t first = token, last = token;
    while (first > s->first && !is_mark(doc, first - 1) && token - first < 3) first--;
    while (last + 1 < s->end && !is_mark(doc, last + 1) && last - token < 3) last++;
    if (first == s->first || last - first != 2 || !say_token_is(doc, first - 1, ",")) return false;
    bool pronoun = false;
    for (uint32_t i = first; i <= last; i++) {
        uint8_t upos = t->upos[i];
        pronoun |= upos == SAY_UPOS_PRON;
        if (upos != SAY_UPOS_PRON && upos != SAY_UPOS_AUX && upos != SAY_UPOS_PART &&
            upos != SAY_UPOS_VERB)
            return false;
    }
    return pronoun && t->upos[first] != SAY_UPOS_PRON;
}

/* "not only attacked but ..." denies nothing. */
static bool before_focus(const SayWalk *walk, uint32_t token, uint32_t end)
{
    if (token + 1 >= end) return false;
    const SayModal *next = say_modal_modifier(walk, token + 1);
    return next && next->class == SAY_MODAL_FOCUS;
}

static bool is_answer(const SayDoc *doc, const SaySentence *s, uint32_t token)
{
    if (!say_token_is(doc, token, "no")) return false;
    uint8_t rel = doc->tokens.deprel[token];
    return rel == SAY_DEPREL_DISCOURSE || rel == SAY_DEPREL_ROOT || rel == SAY_DEPREL_PARATAXIS ||
           (token + 1 < s->end && is_mark(doc, token + 1));
}

static SayNegationKind kind_of(const SayWalk *walk, const SaySentence *s, uint32_t token)
{
    const SayTokens *t = &walk->doc->tokens;
    if (is_answer(walk->doc, s, token)) return SAY_NEGATION_ANSWER;
    char buffer[SAY_WORD_MOST];
    SayStr form = say_token_lower(walk->doc, token, buffer);
    bool determines = say_modal_find(walk->modality, form, SAY_AS_DETERMINER) != NULL;
    if (determines && (t->deprel[token] == SAY_DEPREL_DET || t->deprel[token] == SAY_DEPREL_AMOD))
        return SAY_NEGATION_DETERMINER;
    bool adverb = say_modal_find(walk->modality, form, SAY_AS_ADVERB) != NULL;
    if (determines && !adverb && t->deprel[token] != SAY_DEPREL_ADVMOD &&
        t->deprel[token] != SAY_DEPREL_CC_PRECONJ && t->deprel[token] != SAY_DEPREL_CC)
        return SAY_NEGATION_PRONOUN;
    bool marker = t->deprel[token] == SAY_DEPREL_CASE || t->deprel[token] == SAY_DEPREL_MARK;
    return marker && say_modal_find(walk->modality, form, SAY_AS_MARKER) ? SAY_NEGATION_MARKER
                                                                         : SAY_NEGATION_ADVERB;
}

/* "nor" behind "neither", before the sentence ends. */
static uint32_t partner_of(const SayDoc *doc, const SaySentence *s, uint32_t token)
{
    if (!say_token_is(doc, token, "neither")) return SAY_NONE;
    for (uint32_t i = token + 2; i < s->end && i < token + SAY_PIECE_TOKENS; i++)
        if (say_token_is(doc, i, "nor")) return i;
    return SAY_NONE;
}

/* False when the word denies nothing. *length: the words that it takes with it. */
static bool take_cue(const SayWalk *walk, const SaySentence *s, uint32_t token, uint32_t *length,
                     SayNegation *negation)
{
    *negation = (SayNegation){.token = token, .end = token + 1, .partner = SAY_NONE};
    const SayModal *phrase = phrase_at(walk, token, s->end, length);
    if (phrase) {
        bool marker = walk->doc->tokens.deprel[token] == SAY_DEPREL_CASE ||
                      walk->doc->tokens.deprel[token] == SAY_DEPREL_MARK ||
                      walk->doc->tokens.deprel[token] == SAY_DEPREL_CC;
        negation->end = token + *length;
        /* The preposition of "by no means" stands on a noun of the phrase itself. */
        uint32_t head = walk->doc->tokens.head[token];
        bool inside = head != SAY_NONE && head > token && head < negation->end;
        negation->kind = marker && !inside ? SAY_NEGATION_MARKER : SAY_NEGATION_ADVERB;
        return phrase->class == SAY_MODAL_NEGATION;
    }
    *length = 1;
    const SayModalPair word = walk->doc->modal_words[token];
    if (!(word.written && word.written->denies) && !(word.lemma && word.lemma->denies)) {
        if (walk->doc->tokens.upos[token] == SAY_UPOS_PROPN) return false;
        SaySpan affix = say_negative_affix(walk->modality, walk->doc, token);
        negation->kind = SAY_NEGATION_AFFIX;
        return affix.end > affix.start;
    }
    if (before_focus(walk, token, s->end) || in_tag(walk->doc, s, token)) return false;
    negation->partner = partner_of(walk->doc, s, token);
    negation->kind = kind_of(walk, s, token);
    return true;
}

static void add_span(SayDoc *doc, SayNegation *negation, uint32_t first, uint32_t last)
{
    *say_push(doc->arena, &doc->negation_spans) =
        (SaySpan){doc->tokens.start[first], doc->tokens.end[last]};
    negation->cue_count++;
}

static void add_negation(SayDoc *doc, const SayWalk *walk, SayNegation *negation)
{
    negation->first_cue = doc->negation_spans.count;
    if (negation->kind == SAY_NEGATION_AFFIX) {
        *say_push(doc->arena, &doc->negation_spans) =
            say_negative_affix(walk->modality, doc, negation->token);
        negation->cue_count = 1;
    } else {
        add_span(doc, negation, negation->token, negation->end - 1);
        if (negation->partner != SAY_NONE)
            add_span(doc, negation, negation->partner, negation->partner);
    }
    if (negation->kind != SAY_NEGATION_AFFIX && negation->kind != SAY_NEGATION_ANSWER)
        for (uint32_t i = negation->token; i < negation->end; i++)
            doc->negation_of[i] = doc->negations.count;
    if (negation->partner != SAY_NONE) doc->negation_of[negation->partner] = doc->negations.count;
    negation->first_scope = doc->negation_spans.count;
    negation->anchor = say_negation_scope(doc, walk, negation);
    negation->scope_count = doc->negation_spans.count - negation->first_scope;
    *say_push(doc->arena, &doc->negations) = *negation;
}

void say_negation_find(const struct SayModality *modality, SayDoc *doc)
{
    const SayWalk walk = {modality, doc, NULL, SAY_NONE, NULL};
    say_modal_words(modality, doc);
    doc->negation_of =
        say_arena_alloc(doc->arena, ((size_t)doc->tokens.count + 1) * sizeof *doc->negation_of);
    for (uint32_t i = 0; i < doc->tokens.count; i++) doc->negation_of[i] = SAY_NONE;
    for (uint32_t i = 0; i < doc->sentences.count; i++) {
        const SaySentence *s = &doc->sentences.items[i];
        uint32_t length = 1;
        for (uint32_t token = s->first; token < s->end; token += length) {
            SayNegation negation;
            bool denies = take_cue(&walk, s, token, &length, &negation);
            if (denies && doc->negation_of[token] == SAY_NONE) add_negation(doc, &walk, &negation);
        }
    }
}
