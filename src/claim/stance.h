/* stance.h -- what the files of the stance step share: entries of the lexicon, the context of a
 * path, its trace. */
#ifndef SAY_CLAIM_STANCE_H
#define SAY_CLAIM_STANCE_H

#include "claim/steps.h"
#include "core/map.h"

/* What an entry is. With frames it acts on its complement, without on the word that it modifies. */
/* clang-format off */
#define SAY_MODAL_CLASS_LIST(X) \
    X(NEGATION, "negation") X(WEAKENER, "weakener") X(FOCUS, "focus") X(MODAL, "modal") \
    X(HEDGE, "hedge") X(CONDITIONAL, "conditional") X(QUESTION, "question") X(TIME, "time") \
    X(IMPLICATIVE, "implicative") X(FACTIVE, "factive") X(INTENTION, "intention") \
    X(THREAT, "threat") X(REQUEST, "request") X(ATTEMPT, "attempt") X(FOIL, "foil") \
    X(ASPECT, "aspect") X(BELIEF, "belief") X(REPORT, "report") X(PERCEPTION, "perception") \
    X(POSSIBILITY, "possibility") X(DENIAL, "denial") X(LIGHT, "light") X(AFFIX, "affix") \
    X(IDIOM, "idiom") X(REASON, "reason")
/* clang-format on */

typedef enum SayModalClass {
#define X(id, name) SAY_MODAL_##id,
    SAY_MODAL_CLASS_LIST(X)
#undef X
        SAY_MODAL_CLASS_COUNT
} SayModalClass;

/* How a complement hangs on the word that takes it; bits of SayModal.frames. */
enum {
    SAY_FRAME_THAT = 1 << 0, /* finite clause */
    SAY_FRAME_TO = 1 << 1,   /* infinitive */
    SAY_FRAME_ING = 1 << 2,  /* gerund, with or without preposition */
    SAY_FRAME_OBJ = 1 << 3,  /* object, or subject of the passive */
    SAY_FRAME_SUBJ = 1 << 4,
    SAY_FRAME_PREP = 1 << 5, /* noun behind a preposition */
    SAY_FRAME_COMP = 1 << 6, /* noun before a noun: "assassination attempt" */
};

/* What an entry makes of a polarity: '+' true, '-' false, 'o' left open, '?' asked. */
typedef struct SayModal {
    SayModalClass class;
    uint32_t frames;
    char in_positive, in_negative;
    SayCertainty sure_positive, sure_negative; /* at most this certain */
    int status;      /* SayEventStatus of what it bears on; -1: it does not say */
    int past_status; /* of a modal before "have", of another word in the past tense; -1 */
    uint32_t entry;  /* in the lexicon */
    uint32_t next;   /* next entry with the same head, 1 + index; 0: none */
} SayModal;

/* What a word of the text is looked up as: the tail of a head, "may.x". */
typedef enum SayModalUse {
    SAY_AS_VERB,
    SAY_AS_NOUN,
    SAY_AS_ADJECTIVE,
    SAY_AS_ADVERB,
    SAY_AS_AUXILIARY,
    SAY_AS_MARKER,
    SAY_AS_DETERMINER,
    SAY_AS_ACT,  /* of a cue */
    SAY_AS_PART, /* of a word: "un-" */
    SAY_AS_COUNT
} SayModalUse;

/* All that the lexicon has on one word, or on the words of one head. */
typedef struct SayModalWord {
    uint32_t first[SAY_AS_COUNT]; /* index of the first of its modals, 1 + ; 0: none */
    bool opens, closes;           /* the first, the last word of a head of several */
    bool denies, opens_denial;    /* the whole, the first word of a head that denies or is an idiom
                                     of denial */
} SayModalWord;

/* What it has on a token by its form, and by its lemma; NULL: nothing. */
typedef struct SayModalPair {
    const SayModalWord *written, *lemma;
} SayModalPair;

enum { SAY_WORD_MOST = 64, SAY_AFFIX_MOST = 16 };

/* An affix that denies the rest of its word: "un-", "-less". */
typedef struct SayAffix {
    SayStr form;
    bool suffix;
    bool plain;   /* denies nothing, and hides a shorter one: "under-" */
    bool listed;  /* only in the words of its entry; else in all but those */
    SayMap words; /* those of its entry */
} SayAffix;

typedef struct SayAffixes {
    SayAffix items[SAY_AFFIX_MOST];
    uint32_t count;
    uint32_t least;             /* bytes of the shortest word that any of them may stand in */
    bool first[256], last[256]; /* bytes that a word with a prefix, with a suffix has there */
} SayAffixes;

struct SayModality {
    SayLexicon lexicon;
    SayMap words; /* to index into entries */
    SAY_LIST(SayModalWord) entries;
    SayModal *modals;
    uint32_t count;
    SayAffixes affixes;
};

/* Why a stance is what it is: one step of the path. */
typedef struct SayReason {
    char field;        /* 'p' polarity, 'c' certainty, 's' status */
    uint32_t token;    /* the word that made it so */
    uint32_t entry;    /* in the lexicon; SAY_ABSENT when it is grammar: tense, date */
    const char *words; /* what the grammar says: "past tense"; NULL */
} SayReason;

enum { SAY_TRACE_MOST = 24, SAY_PATH_MOST = 64 };
typedef struct SayTrace {
    SayReason reasons[SAY_TRACE_MOST];
    uint32_t count;
} SayTrace;

/* The stance at one node of the path; held: the status comes from a word and is stronger than the
 * tense below. */
typedef struct SayStanding {
    SayStance stance;
    bool held;
    bool granted; /* nothing above bears on it: the reasons so far are void */
} SayStanding;

/* One walk: the document and what it is read with. */
typedef struct SayWalk {
    const struct SayModality *modality;
    const SayDoc *doc;
    SayTrace *trace;
    uint32_t cue;                  /* token of the attribution looked through; SAY_NONE */
    const SayAttribution *outside; /* what stands in its content is left out; NULL */
} SayWalk;

/* stance_lexicon.c */
/* A field or value that is none is an error that names file and line. Strings are borrowed from the
 * lexicon. */
SayStatus say_modality_load(SayArena *arena, SayLexicon lexicon,
                            const struct SayModality **modality, SayError *error);
/* stance_negatives.c: marks the words that deny, and fills modality->affixes. False: too many
 * affixes. */
bool say_negatives_load(SayArena *arena, struct SayModality *modality);
/* The bytes of the token that deny the rest of it; empty when none do. */
SaySpan say_negative_affix(const struct SayModality *modality, const SayDoc *doc, uint32_t token);

/* stance_negation.c: doc->negations without their events, and which token is a cue of which. */
void say_negation_find(const struct SayModality *modality, SayDoc *doc);
/* stance.c: the stances of a document's words, each found when it is asked for. */
typedef struct SayStances {
    const struct SayModality *modality;
    SayDoc *doc;
    const SayIndex *owners;   /* say_stance_owners */
    struct SayPassed *passed; /* what is known of paths */
} SayStances;
/* That of a word that may say that something is so; false: this one may not. */
bool say_stance_word(const SayStances *stances, uint32_t token, SayStance *stance);

/* stance_denied.c: the event of each negation. */
void say_negation_events(const SayStances *stances);

/* stance_scope.c: what a negation with this cue bears on. Gives the token whose clause or phrase
   that is, SAY_NONE when it denies nothing in its sentence ("No, he went"); adds the spans. */
uint32_t say_negation_scope(SayDoc *doc, const SayWalk *walk, const SayNegation *negation);

/* stance_lookup.c: fills doc->modal_words, which all that follow go by. */
void say_modal_words(const struct SayModality *modality, SayDoc *doc);
/* The form in ASCII lower case, for what the lemma loses: "suspected" (suspect).
 * Cut at the buffer's end. */
SayStr say_token_lower(const SayDoc *doc, uint32_t token, char out[SAY_WORD_MOST]);
/* The words [start, end) in lower case with blanks between, as a marker; NULL. */
const SayModal *say_modal_phrase(const SayWalk *walk, uint32_t start, uint32_t end);
/* The first entry of a word in this use; NULL. */
const SayModal *say_modal_find(const struct SayModality *modality, SayStr word, SayModalUse use);
/* The entry for a word that takes the frame; by its part of speech first. frame 0: any. NULL. */
const SayModal *say_modal_embedding(const SayWalk *walk, uint32_t token, uint32_t frame);
/* The entry for a word that modifies another: modal, adverb, adjective, participle, marker ("rather
 * than"). NULL. */
const SayModal *say_modal_modifier(const SayWalk *walk, uint32_t token);
const SayModal *say_modal_act(const struct SayModality *modality, SayAct act);
/* What the cue of an attribution does to a complement in the frame (0: it hangs elsewhere): what
 * its entry states, else the word in this frame, else its act. NULL. */
const SayModal *say_modal_cue(const SayWalk *walk, const SayAttribution *attribution,
                              uint32_t frame);

/* stance_clause.c */
static inline bool say_token_is(const SayDoc *doc, uint32_t token, const char *lemma)
{
    return token < doc->tokens.count && say_str_equal(doc->tokens.lemma[token], say_str(lemma));
}
bool say_token_nominal(const SayDoc *doc, uint32_t token);
/* SAY_FRAME_* of a token on its head; 0 when it is no complement. */
uint32_t say_clause_frame(const SayDoc *doc, uint32_t token);
/* What the verb's form says: status, or -1 when it is not finite and has no auxiliary that tells.
 */
int say_clause_tense(const SayDoc *doc, uint32_t token);
bool say_clause_perfect(const SayDoc *doc, uint32_t token);
bool say_clause_present(const SayDoc *doc, uint32_t token);
/* The token that heads the clause in which the token stands. */
uint32_t say_clause_head(const SayDoc *doc, uint32_t token);
/* Whether the sentence asks if it is so: a question that no word with wh- opens. */
bool say_sentence_asks(const SayDoc *doc, uint32_t sentence);

/* Whether the token heads a clause: a verb, or a noun or adjective with a copula or a subject. */
bool say_token_predicate(const SayDoc *doc, uint32_t token);

/* stance_local.c: what stands around a node: negation, modals, hedges, tense, conditions. below:
   the next node of the path, left out; SAY_NONE at its end. */
void say_stance_local(const SayWalk *walk, uint32_t node, uint32_t below, SayStanding *standing);

/* stance_signature.c: the standing of what the node's word takes in the frame. */
SayStanding say_stance_apply(const SayWalk *walk, const SayModal *modal, const SayStanding *own,
                             uint32_t node, uint32_t frame);
/* Through another word that takes the infinitive though the tree hangs it on the node; false when
 * there is none. */
bool say_stance_through_noun(const SayWalk *walk, uint32_t node, uint32_t child, uint32_t frame,
                             SayStanding *standing);

/* stance_descend.c: from a node to the next one below it on the path. incoming: before the node's
 * own words. */
SayStanding say_stance_descend(const SayWalk *walk, const SayStanding *incoming,
                               const SayStanding *own, uint32_t node, uint32_t child);
/* From an attribution's cue into its content. */
SayStanding say_stance_through_cue(const SayWalk *walk, const SayAttribution *attribution,
                                   const SayStanding *own, uint32_t child);

/* stance_owner.c: for each token the attribution in whose content it stands, SAY_NONE for the
 * outlet; the innermost where several hold it. */
const SayIndex *say_stance_owners(SayDoc *doc);
/* That of a predicate with this span; never the attribution whose cue it is. */
SayIndex say_stance_owner(const SayDoc *doc, const SayIndex *owners, uint32_t token, SaySpan span);

/* stance_time.c: fills SayDoc.past. */
void say_stance_look_back(SayDoc *doc);
/* True when the text dates it to the past that is no news. */
bool say_stance_historical(const SayDoc *doc, uint32_t trigger, const SayEvent *event);

/* stance.c: whether the token stands in the attribution's content. */
bool say_content_holds(const SayDoc *doc, const SayAttribution *a, uint32_t token);
/* The stance of the clause or noun at `token` as the innermost speaker sees it; event may
   be NULL. attribution: SAY_NONE for the outlet. */
SayStance say_stance_trace(const struct SayModality *modality, const SayDoc *doc, uint32_t token,
                           SayIndex attribution, const SayEvent *event, SayTrace *trace);
/* stance_outlet.c: what the outlet itself makes of what stands in the attribution with this stance.
 */
SayStance say_stance_of_outlet(const struct SayModality *modality, const SayDoc *doc,
                               SayStance stance, SayIndex attribution);
void say_trace_add(const SayWalk *walk, char field, uint32_t token, const SayModal *modal,
                   const char *words);

/* explain.c: lines for claim.whys. */
void say_explain_event(SayDoc *doc, const SayEvent *event);
void say_explain_stance(const struct SayModality *modality, SayDoc *doc, const SayStance *stance,
                        const SayTrace *trace);
void say_explain_attribution(SayDoc *doc, const SayAttribution *attribution);

#endif
