/* stance_local.c -- what stands around one node of the path: negation, modals, hedges, tense,
   conditions.

   The words of a node act together: a modal under negation has another force than alone ("may not",
   "cannot"), and "not necessarily" leaves more open than "not". So they are gathered first and
   applied in one order. */
#include "claim/stance.h"

#include <assert.h>

typedef struct Words {
    uint32_t negation; /* token; SAY_NONE */
    bool negated;
    uint32_t weakener, set_negative;
    uint32_t modal;     /* token of the first modal */
    uint32_t condition; /* "if" on the clause itself */
    uint32_t question;  /* "whether" */
    uint32_t hedges[4];
    uint32_t hedge_count;
    bool consequence; /* the clause has an if-clause below it */
} Words;

/* Whether the word is the cue of a negation; which are is for stance_negation.c to say. */
static bool negates(const SayWalk *walk, uint32_t token)
{
    assert(walk->doc->negation_of);
    return walk->doc->negation_of[token] != SAY_NONE;
}

/* "by no means attacked": a phrase hangs on the verb like any other adjunct. */
static bool phrase_negates(const SayWalk *walk, uint32_t child, uint32_t node)
{
    if (!negates(walk, child)) return false;
    const SayNegation *n = &walk->doc->negations.items[walk->doc->negation_of[child]];
    return n->end > n->token + 1 && n->kind == SAY_NEGATION_ADVERB && n->anchor == node;
}

/* "no soldier", "neither A nor B", "nobody": as subject or object it denies the predicate. */
static uint32_t negative_noun(const SayWalk *walk, uint32_t token)
{
    const SayTokens *t = &walk->doc->tokens;
    if (t->upos[token] == SAY_UPOS_PRON && negates(walk, token)) return token;
    for (uint32_t c = t->first_child[token]; c != SAY_NONE && c < token; c = t->next_sibling[c])
        if ((t->deprel[c] == SAY_DEPREL_DET || t->deprel[c] == SAY_DEPREL_ADVMOD ||
             t->deprel[c] == SAY_DEPREL_CC_PRECONJ) &&
            negates(walk, c))
            return c;
    return SAY_NONE;
}

/* "no longer attacks": the negation stands on the adverb before the verb. */
static void take_adverb_negation(const SayWalk *walk, uint32_t adverb, Words *words)
{
    const SayTokens *t = &walk->doc->tokens;
    uint32_t first = t->first_child[adverb];
    if (first == SAY_NONE || first + 1 != adverb || t->deprel[first] != SAY_DEPREL_ADVMOD) return;
    if (!negates(walk, first)) return;
    words->negation = first;
    words->negated = !words->negated;
}

static void take_modifier(const SayWalk *walk, uint32_t child, Words *words)
{
    if (walk->doc->tokens.deprel[child] == SAY_DEPREL_ADVMOD)
        take_adverb_negation(walk, child, words);
    const SayModal *modal = say_modal_modifier(walk, child);
    if (!modal) return;
    uint8_t rel = walk->doc->tokens.deprel[child];
    switch (modal->class) {
    case SAY_MODAL_NEGATION:
        if (!negates(walk, child)) break;
        if (rel == SAY_DEPREL_CC || rel == SAY_DEPREL_CC_PRECONJ) {
            words->set_negative = child;
            break;
        }
        words->negation = child;
        words->negated = !words->negated;
        break;
    case SAY_MODAL_WEAKENER: words->weakener = child; break;
    case SAY_MODAL_MODAL:
        if (words->modal == SAY_NONE) words->modal = child;
        break;
    case SAY_MODAL_CONDITIONAL: words->condition = child; break;
    case SAY_MODAL_QUESTION: words->question = child; break;
    case SAY_MODAL_HEDGE:
    case SAY_MODAL_TIME:
        if (words->hedge_count < 4) words->hedges[words->hedge_count++] = child;
        break;
    default: break;
    }
}

static bool has_condition(const SayWalk *walk, uint32_t clause)
{
    const SayTokens *t = &walk->doc->tokens;
    for (uint32_t c = t->first_child[clause]; c != SAY_NONE; c = t->next_sibling[c]) {
        if (t->deprel[c] != SAY_DEPREL_MARK && t->deprel[c] != SAY_DEPREL_ADVMOD) continue;
        const SayModal *modal = say_modal_modifier(walk, c);
        if (modal && modal->class == SAY_MODAL_CONDITIONAL) return true;
    }
    return false;
}

/* "Should Israel attack, ...": the auxiliary before the subject of an adverbial clause. */
static bool inverted_condition(const SayWalk *walk, uint32_t node)
{
    const SayTokens *t = &walk->doc->tokens;
    if (t->deprel[node] != SAY_DEPREL_ADVCL) return false;
    uint32_t aux = say_doc_child(walk->doc, node, SAY_DEPREL_AUX);
    uint32_t subject = say_doc_child(walk->doc, node, SAY_DEPREL_NSUBJ);
    if (subject == SAY_NONE) subject = say_doc_child(walk->doc, node, SAY_DEPREL_NSUBJ_PASS);
    if (aux == SAY_NONE || subject == SAY_NONE || aux > subject) return false;
    return say_token_is(walk->doc, aux, "should") || say_token_is(walk->doc, aux, "have");
}

static void gather_words(const SayWalk *walk, uint32_t node, uint32_t below, Words *words)
{
    const SayTokens *t = &walk->doc->tokens;
    for (uint32_t c = t->first_child[node]; c != SAY_NONE; c = t->next_sibling[c]) {
        if (c == below || c == walk->cue) continue;
        if (walk->outside && say_content_holds(walk->doc, walk->outside, c)) continue;
        uint32_t negative;
        switch (t->deprel[c]) {
        case SAY_DEPREL_AUX:
        case SAY_DEPREL_AUX_PASS:
        case SAY_DEPREL_COP:
        case SAY_DEPREL_ADVMOD:
        case SAY_DEPREL_DET:
        case SAY_DEPREL_AMOD:
        case SAY_DEPREL_MARK:
        case SAY_DEPREL_CASE:
        case SAY_DEPREL_CC:
        case SAY_DEPREL_CC_PRECONJ:
        case SAY_DEPREL_DISCOURSE: take_modifier(walk, c, words); break;
        case SAY_DEPREL_ACL:
            if (say_token_nominal(walk->doc, node) && !say_clause_frame(walk->doc, c))
                take_modifier(walk, c, words);
            break;
        case SAY_DEPREL_NSUBJ:
        case SAY_DEPREL_NSUBJ_PASS:
        case SAY_DEPREL_OBJ:
            negative = negative_noun(walk, c);
            if (negative == SAY_NONE) break;
            words->negation = negative;
            words->negated = true;
            break;
        case SAY_DEPREL_ADVCL:
            words->consequence |= has_condition(walk, c) || inverted_condition(walk, c);
            break;
        case SAY_DEPREL_OBL:
        case SAY_DEPREL_OBL_UNMARKED:
            if (!phrase_negates(walk, c, node)) break;
            words->negation = c;
            words->negated = !words->negated;
            break;
        default: break;
        }
    }
    if (inverted_condition(walk, node))
        words->condition = say_doc_child(walk->doc, node, SAY_DEPREL_AUX);
}

static void lower(const SayWalk *walk, SayStanding *standing, SayCertainty most, uint32_t token)
{
    if (standing->stance.certainty >= most) return;
    standing->stance.certainty = most;
    say_trace_add(walk, 'c', token, say_modal_modifier(walk, token), NULL);
}

static void set_status(const SayWalk *walk, SayStanding *standing, int status, uint32_t token,
                       const char *words)
{
    if (status < 0 || standing->stance.status == (SayEventStatus)status) return;
    standing->stance.status = (SayEventStatus)status;
    say_trace_add(walk, 's', token, words ? NULL : say_modal_modifier(walk, token), words);
}

static void flip(const SayWalk *walk, SayStanding *standing, uint32_t token)
{
    SayPolarity *polarity = &standing->stance.polarity;
    if (*polarity == SAY_POLARITY_UNKNOWN) return;
    *polarity = *polarity == SAY_POLARITY_POSITIVE ? SAY_POLARITY_NEGATIVE : SAY_POLARITY_POSITIVE;
    say_trace_add(walk, 'p', token, say_modal_modifier(walk, token), NULL);
}

static bool commands(const SayDoc *doc, uint32_t token)
{
    return (doc->tokens.feats[token] & SAY_FEAT_IMPERATIVE) != 0 &&
           doc->tokens.upos[token] == SAY_UPOS_VERB &&
           say_doc_child(doc, token, SAY_DEPREL_NSUBJ) == SAY_NONE;
}

static void apply_tense(const SayWalk *walk, uint32_t node, SayStanding *standing)
{
    if (commands(walk->doc, node) && !standing->held) {
        set_status(walk, standing, SAY_EVENT_STATUS_REQUESTED, node, "command");
        lower(walk, standing, SAY_CERTAINTY_POSSIBLE, node);
        standing->held = true;
        return;
    }
    int tense = say_clause_tense(walk->doc, node);
    if (tense < 0) return;
    if (say_clause_frame(walk->doc, node) == SAY_FRAME_TO) {
        if (!say_clause_perfect(walk->doc, node) && standing->held) return;
        standing->held = false;
    }
    if (!standing->held) set_status(walk, standing, tense, node, "tense");
}

static void apply_modal(const SayWalk *walk, uint32_t node, const Words *words,
                        SayStanding *standing)
{
    if (words->modal == SAY_NONE) return;
    const SayModal *modal = say_modal_modifier(walk, words->modal);
    bool perfect = say_clause_perfect(walk->doc, node);
    int status = perfect && modal->past_status >= 0 ? modal->past_status : modal->status;
    int tense = say_clause_tense(walk->doc, node);
    if (!perfect && status == SAY_EVENT_STATUS_HYPOTHETICAL && tense == SAY_EVENT_STATUS_ONGOING)
        status = tense;
    lower(walk, standing, words->negated ? modal->sure_negative : modal->sure_positive,
          words->modal);
    if (standing->held) return;
    set_status(walk, standing, status, words->modal, NULL);
    standing->held = status == SAY_EVENT_STATUS_PLANNED || status == SAY_EVENT_STATUS_REQUESTED;
}

static void apply_hedges(const SayWalk *walk, const Words *words, SayStanding *standing)
{
    for (uint32_t i = 0; i < words->hedge_count; i++) {
        const SayModal *hedge = say_modal_modifier(walk, words->hedges[i]);
        if (hedge->in_positive == '-') flip(walk, standing, words->hedges[i]);
        lower(walk, standing, words->negated ? hedge->sure_negative : hedge->sure_positive,
              words->hedges[i]);
        if (hedge->status < 0) continue;
        set_status(walk, standing, hedge->status, words->hedges[i], NULL);
        standing->held = true;
    }
}

/* "if it attacks", and what follows then; a threat or an order with a condition stays one. */
static void apply_conditions(const SayWalk *walk, uint32_t node, const Words *words,
                             SayStanding *standing)
{
    SayEventStatus status = standing->stance.status;
    bool real = status == SAY_EVENT_STATUS_HAPPENED || status == SAY_EVENT_STATUS_HISTORICAL;
    bool follows = words->consequence && !(real && words->modal == SAY_NONE) &&
                   status != SAY_EVENT_STATUS_THREATENED && status != SAY_EVENT_STATUS_REQUESTED;
    if (words->condition == SAY_NONE && !follows) return;
    standing->held = true;
    if (standing->stance.certainty < SAY_CERTAINTY_POSSIBLE) {
        standing->stance.certainty = SAY_CERTAINTY_POSSIBLE;
        say_trace_add(walk, 'c', node, NULL, "condition");
    }
    set_status(walk, standing, SAY_EVENT_STATUS_HYPOTHETICAL, node, "condition");
}

void say_stance_local(const SayWalk *walk, uint32_t node, uint32_t below, SayStanding *standing)
{
    Words words = {.negation = SAY_NONE,
                   .weakener = SAY_NONE,
                   .set_negative = SAY_NONE,
                   .modal = SAY_NONE,
                   .condition = SAY_NONE,
                   .question = SAY_NONE};
    gather_words(walk, node, below, &words);
    if (!say_token_nominal(walk->doc, node)) apply_tense(walk, node, standing);
    if (words.negated) flip(walk, standing, words.negation);
    if (words.set_negative != SAY_NONE && standing->stance.polarity == SAY_POLARITY_POSITIVE)
        flip(walk, standing, words.set_negative);
    if (words.negated && words.weakener != SAY_NONE)
        lower(walk, standing, say_modal_modifier(walk, words.weakener)->sure_negative,
              words.weakener);
    apply_modal(walk, node, &words, standing);
    apply_hedges(walk, &words, standing);
    apply_conditions(walk, node, &words, standing);
    if (words.question != SAY_NONE) {
        standing->stance.polarity = SAY_POLARITY_UNKNOWN;
        say_trace_add(walk, 'p', words.question, say_modal_modifier(walk, words.question), NULL);
        lower(walk, standing, SAY_CERTAINTY_UNKNOWN, words.question);
    }
}
