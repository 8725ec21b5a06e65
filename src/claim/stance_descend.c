/* stance_descend.c -- from one node of the path to the next below it: what its word makes of its
   complement.

   The polarity of a complement follows from the polarity around its word by the word's signature
   (Nairn, Condoravdi and Karttunen 2006): "failed to stop it" says that it went on. Where no word
   governs, grammar decides: what a relative clause, a definite noun or "after" brings up is taken
   for granted, whatever the clause around it denies. */
#include "claim/stance.h"

#include <assert.h>

static const SayStanding GRANTED = {
    {SAY_POLARITY_POSITIVE, SAY_CERTAINTY_CERTAIN, SAY_EVENT_STATUS_HAPPENED}, false, true};

static void lower(SayStanding *standing, SayCertainty most)
{
    if (standing->stance.certainty < most) standing->stance.certainty = most;
}

static bool is_irrealis(SayEventStatus status)
{
    return status != SAY_EVENT_STATUS_HAPPENED && status != SAY_EVENT_STATUS_ONGOING &&
           status != SAY_EVENT_STATUS_HISTORICAL;
}

static bool has_own_subject(const SayDoc *doc, uint32_t token)
{
    return say_doc_child(doc, token, SAY_DEPREL_NSUBJ) != SAY_NONE ||
           say_doc_child(doc, token, SAY_DEPREL_NSUBJ_PASS) != SAY_NONE ||
           say_doc_child(doc, token, SAY_DEPREL_AUX) != SAY_NONE ||
           say_doc_child(doc, token, SAY_DEPREL_AUX_PASS) != SAY_NONE;
}

static bool has_own_clause(const SayDoc *doc, uint32_t token)
{
    uint32_t feats = doc->tokens.feats[token];
    return has_own_subject(doc, token) ||
           (doc->tokens.upos[token] == SAY_UPOS_VERB && (feats & SAY_FEAT_FINITE) &&
            (feats & (SAY_FEAT_PAST | SAY_FEAT_PRESENT)));
}

/* "did not shell or bomb" shares its "did not"; "did not shell X and bombed Y" does not; "not X but
   Y" turns. What "if" or "whether" opens holds for all that it coordinates. */
static SayStanding into_conjunct(const SayWalk *walk, const SayStanding *incoming,
                                 const SayStanding *own, uint32_t node, uint32_t child)
{
    const SayDoc *doc = walk->doc;
    uint32_t cc = say_doc_child(doc, child, SAY_DEPREL_CC);
    bool turns = cc != SAY_NONE && say_token_is(doc, cc, "but");
    bool bare_head = say_doc_child(doc, node, SAY_DEPREL_AUX) == SAY_NONE;
    bool opened = own->stance.status == SAY_EVENT_STATUS_HYPOTHETICAL && own->held;
    bool shares = say_token_nominal(doc, child) || opened || !has_own_clause(doc, child) ||
                  (bare_head && !has_own_subject(doc, child));
    if (!shares) return *incoming;
    SayStanding into = *own;
    if (turns && into.stance.polarity == SAY_POLARITY_NEGATIVE)
        into.stance.polarity = SAY_POLARITY_POSITIVE;
    return into;
}

/* "accused it of bombing Syria" read as "bombing Syria", a name with an adjective: the act shares
 * the fate of its clause. */
static bool is_act_before(const SayDoc *doc, uint32_t token)
{
    const SayTokens *t = &doc->tokens;
    return (t->deprel[token] == SAY_DEPREL_AMOD || t->deprel[token] == SAY_DEPREL_COMPOUND) &&
           t->upos[token] == SAY_UPOS_VERB &&
           (t->feats[token] & (SAY_FEAT_GERUND | SAY_FEAT_INFINITIVE));
}

static bool has_verb_before(const SayDoc *doc, uint32_t token)
{
    const SayTokens *t = &doc->tokens;
    for (uint32_t c = t->first_child[token]; c != SAY_NONE && c < token; c = t->next_sibling[c])
        if (is_act_before(doc, c)) return true;
    return false;
}

static bool is_definite(const SayDoc *doc, uint32_t token)
{
    static const char *const DEFINITE[] = {"the", "this", "that", "these", "those", "such"};
    const SayTokens *t = &doc->tokens;
    if (has_verb_before(doc, token)) return false;
    if (t->upos[token] == SAY_UPOS_PROPN ||
        say_doc_child(doc, token, SAY_DEPREL_NMOD_POSS) != SAY_NONE)
        return true;
    uint32_t det = say_doc_child(doc, token, SAY_DEPREL_DET);
    for (uint32_t i = 0; det != SAY_NONE && i < sizeof DEFINITE / sizeof *DEFINITE; i++)
        if (say_token_is(doc, det, DEFINITE[i])) return true;
    return false;
}

/* "did not see any attack": such a noun shares the fate of its clause. */
static bool wants_negative(const SayDoc *doc, uint32_t token)
{
    uint32_t det = say_doc_child(doc, token, SAY_DEPREL_DET);
    return det != SAY_NONE && say_token_is(doc, det, "any");
}

static bool is_existential(const SayDoc *doc, uint32_t node)
{
    return say_doc_child(doc, node, SAY_DEPREL_EXPL) != SAY_NONE && say_token_is(doc, node, "be");
}

static SayStanding into_noun(const SayDoc *doc, const SayStanding *own, uint32_t node,
                             uint32_t child)
{
    if (is_existential(doc, node)) return *own;
    if (own->stance.polarity == SAY_POLARITY_NEGATIVE && wants_negative(doc, child)) {
        SayStanding into = *own;
        lower(&into, SAY_CERTAINTY_PROBABLE);
        return into;
    }
    if (is_definite(doc, child)) return GRANTED;
    SayStanding into = GRANTED;
    into.stance.certainty = own->stance.certainty;
    if (is_irrealis(own->stance.status)) {
        into.stance.status = own->stance.status;
        into.held = own->held;
        into.granted = false;
    }
    return into;
}

/* An adverbial clause that no word takes: for a purpose, beside the main clause, or before, after,
 * while it. */
static SayStanding into_adverbial(const SayDoc *doc, const SayStanding *own, uint32_t child)
{
    if (say_clause_frame(doc, child) == SAY_FRAME_TO)
        return (SayStanding){{SAY_POLARITY_POSITIVE, SAY_CERTAINTY_POSSIBLE,
                              own->held ? own->stance.status : SAY_EVENT_STATUS_PLANNED},
                             true,
                             false};
    bool marked = say_doc_child(doc, child, SAY_DEPREL_MARK) != SAY_NONE;
    bool with_main = !marked || say_clause_present(doc, child) || say_clause_tense(doc, child) < 0;
    if (!with_main || !is_irrealis(own->stance.status)) return GRANTED;
    SayStanding into = *own;
    into.stance.polarity = SAY_POLARITY_POSITIVE;
    return into;
}

static SayStanding into_clause(const SayStanding *own, uint32_t frame)
{
    SayStanding into = *own;
    if (own->stance.polarity == SAY_POLARITY_NEGATIVE) {
        into.stance.polarity = SAY_POLARITY_UNKNOWN;
        lower(&into, SAY_CERTAINTY_UNKNOWN);
    }
    if (frame == SAY_FRAME_TO) {
        lower(&into, SAY_CERTAINTY_POSSIBLE);
        if (!own->held) into.stance.status = SAY_EVENT_STATUS_PLANNED;
        into.held = true;
    } else if (frame == SAY_FRAME_THAT && !own->held) {
        into.stance.status = SAY_EVENT_STATUS_HAPPENED;
    }
    return into;
}

/* "Was the village attacked?" read as a village that was attacked: no participle on a noun has an
 * auxiliary. */
static bool asked_as_noun(const SayDoc *doc, uint32_t child)
{
    uint32_t auxiliary = say_doc_child(doc, child, SAY_DEPREL_AUX_PASS);
    if (auxiliary == SAY_NONE) auxiliary = say_doc_child(doc, child, SAY_DEPREL_AUX);
    return auxiliary != SAY_NONE && auxiliary < doc->tokens.head[child];
}

SayStanding say_stance_descend(const SayWalk *walk, const SayStanding *incoming,
                               const SayStanding *own, uint32_t node, uint32_t child)
{
    const SayDoc *doc = walk->doc;
    uint32_t frame = say_clause_frame(doc, child);
    const SayModal *modal = frame ? say_modal_embedding(walk, node, frame) : NULL;
    if (modal && modal->class == SAY_MODAL_TIME && doc->tokens.deprel[child] == SAY_DEPREL_ADVCL)
        modal = NULL; /* "used harsh words to denounce it" */
    if (modal) return say_stance_apply(walk, modal, own, node, frame);
    SayStanding into = *own;
    if (is_act_before(doc, child)) return into;
    if (say_stance_through_noun(walk, node, child, frame, &into)) return into;
    switch (doc->tokens.deprel[child]) {
    case SAY_DEPREL_CONJ: return into_conjunct(walk, incoming, own, node, child);
    case SAY_DEPREL_CCOMP:
    case SAY_DEPREL_XCOMP:
    case SAY_DEPREL_CSUBJ:
    case SAY_DEPREL_CSUBJ_PASS: return into_clause(own, frame);
    case SAY_DEPREL_ACL:
        if (frame) return into_clause(own, frame);
        return asked_as_noun(doc, child) ? *own : GRANTED;
    case SAY_DEPREL_ADVCL: return into_adverbial(doc, own, child);
    case SAY_DEPREL_OBJ:
    case SAY_DEPREL_IOBJ:
    case SAY_DEPREL_NSUBJ:
    case SAY_DEPREL_NSUBJ_PASS:
    case SAY_DEPREL_OBL:
    case SAY_DEPREL_OBL_AGENT:
    case SAY_DEPREL_OBL_UNMARKED:
    case SAY_DEPREL_NMOD:
    case SAY_DEPREL_NMOD_POSS:
    case SAY_DEPREL_COMPOUND: return into_noun(doc, own, node, child);
    case SAY_DEPREL_ROOT:
    case SAY_DEPREL_FLAT:
    case SAY_DEPREL_FIXED: return *own;
    default: return GRANTED;
    }
}

/* "neither confirmed nor denied", "would not confirm or deny": who takes no side leaves it open. */
static bool takes_no_side(const SayWalk *walk, const SayAttribution *a, const SayStanding *own)
{
    const SayTokens *t = &walk->doc->tokens;
    uint32_t first = t->head[a->cue];
    if (a->act != SAY_ACT_DENY || t->deprel[a->cue] != SAY_DEPREL_CONJ || first == SAY_NONE)
        return false;
    const SayModal *modal = say_modal_embedding(walk, first, SAY_FRAME_THAT);
    if (!modal || modal->class != SAY_MODAL_REPORT) return false;
    SayStanding beside = GRANTED;
    say_stance_local(walk, first, a->cue, &beside);
    return own->stance.polarity == SAY_POLARITY_NEGATIVE ||
           beside.stance.polarity == SAY_POLARITY_NEGATIVE;
}

SayStanding say_stance_through_cue(const SayWalk *walk, const SayAttribution *attribution,
                                   const SayStanding *own, uint32_t child)
{
    const SayDoc *doc = walk->doc;
    uint32_t frame = 0;
    uint32_t above = child == SAY_NONE ? SAY_NONE : doc->tokens.head[child];
    if (above != SAY_NONE && above != attribution->cue && say_token_is(doc, above, "that"))
        above = doc->tokens.head[above];
    if (above == attribution->cue) frame = say_clause_frame(doc, child);
    const SayModal *modal = say_modal_cue(walk, attribution, frame);
    SayStanding start = *own;
    start.granted = false;
    start.stance.status = SAY_EVENT_STATUS_HAPPENED;
    start.held = false;
    SayStanding into =
        modal ? say_stance_apply(walk, modal, &start, attribution->cue, frame) : start;
    if (!modal || modal->class == SAY_MODAL_REPORT)
        say_stance_through_noun(walk, attribution->cue, child, frame, &into);
    bool negative = own->stance.polarity == SAY_POLARITY_NEGATIVE;
    if (attribution->polarity == SAY_POLARITY_NEGATIVE && !negative)
        into.stance.polarity = SAY_POLARITY_NEGATIVE;
    /* Cues that leave it unknown (plans, orders) have entries here that say how open it is. */
    bool told = modal && attribution->certainty == SAY_CERTAINTY_UNKNOWN;
    if (!told && into.stance.certainty < attribution->certainty) {
        into.stance.certainty = attribution->certainty;
        say_trace_add(walk, 'c', attribution->cue, NULL, "cue");
    }
    if (takes_no_side(walk, attribution, own)) {
        into.stance.polarity = SAY_POLARITY_UNKNOWN;
        lower(&into, SAY_CERTAINTY_UNKNOWN);
    }
    return into;
}
