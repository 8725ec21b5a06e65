/* attribution.h -- what the files of the attribution step share: the cues, the quotations, the
 * findings. */
#ifndef SAY_CLAIM_ATTRIBUTION_H
#define SAY_CLAIM_ATTRIBUTION_H

#include "claim/steps.h"
#include "core/map.h"

/* What a cue can take as content; the field "takes" of data/cues/. */
#define SAY_TAKES_LIST(X)                                                                          \
    X(THAT, "that")         /* a finite clause: "said (that) ..." */                               \
    X(QUOTE, "quote")       /* direct speech beside it */                                          \
    X(PAREN, "paren")       /* the clause around it: "..., the army said" */                       \
    X(TELL, "tell")         /* a clause behind the one addressed: "told reporters that" */         \
    X(INF, "inf")           /* an infinitive of the speaker's: "threatened to attack" */           \
    X(OBJ_INF, "obj-inf")   /* somebody else's: "ordered troops to leave" */                       \
    X(DOING, "doing")       /* a gerund: "denied attacking" */                                     \
    X(OBJ, "obj")           /* a noun phrase: "condemned the attack" */                            \
    X(PREP, "prep")         /* behind a preposition: "warned of a risk" */                         \
    X(OBJ_PREP, "obj-prep") /* somebody, and what behind a preposition: "accused them of lying" */ \
    X(AS, "as")             /* "described it as a crime" */                                        \
    X(IDEA, "idea")         /* a noun phrase about words and plans: "attacked the bill" */         \
    X(OBJ_PRED, "obj-pred") /* "called it a crime" */                                              \
    X(RAISED, "raised")     /* passive, the content's subject being its own: "is said to be" */    \
    X(CALL_ON, "call-on")   /* "called on rebels to leave" */                                      \
    X(AS_SAYING, "as-saying")       /* "quoted the envoy as saying" */                             \
    X(SOURCE_AFTER, "source-after") /* phrases: "according to" */                                  \
    X(POSSESSED, "possessed")       /* "in the envoy's view" */                                    \
    X(NO_SOURCE, "no-source")       /* "reportedly" */                                             \
    X(MARK, "mark")                 /* a colon, a closing quotation mark */

enum {
#define X(id, name) SAY_TAKES_BIT_##id,
    SAY_TAKES_LIST(X)
#undef X
#define X(id, name) SAY_TAKES_##id = 1u << SAY_TAKES_BIT_##id,
        SAY_TAKES_LIST(X)
#undef X
};

typedef enum SayCueSpeaker {
    SAY_CUE_ANYONE,
    SAY_CUE_PERSON,   /* a person or a body of persons */
    SAY_CUE_DOCUMENT, /* a text, a picture, a finding */
} SayCueSpeaker;

enum { SAY_CUE_PREPOSITIONS = 4 };

typedef struct SayCue {
    SayStr lemma; /* the head without its suffix: "point out" */
    SayStr place; /* "verbs_say.txt:12" */
    SayAct act;
    SayPolarity polarity;
    SayCertainty certainty;
    SayVeridicality veridicality;
    SayCueSpeaker speaker;
    bool never, idea; /* of sources.txt: a measure; something said, planned or ruled */
    bool formula;     /* of anonymity.txt: how a speaker stays without a name */
    bool own_subject; /* "considering that" without a subject is no say-so */
    bool rules_only;  /* a deed, too, or an appearance: no network is asked about it */
    uint32_t takes;   /* SAY_TAKES_* */
    SayStr prepositions[SAY_CUE_PREPOSITIONS];
    uint32_t next;    /* the next entry with the same head; SAY_NONE */
    uint32_t sibling; /* of an idiom: the next one with the same first word; SAY_NONE */
} SayCue;

/* What a word may be to a phrase: its first word, its second, or all of it. */
enum { SAY_PHRASE_MARKS = 1024, SAY_PHRASE_FIRST = 1, SAY_PHRASE_SECOND = 2, SAY_PHRASE_WHOLE = 4 };

/* The last letter of an entry's head: verb, noun, adjective, adverb, phrase, idiom, ... */
#define SAY_CUE_KINDS "vnjaoptcsfmi"

/* All entries of one word, or of the words of one head; entry + 1, 0: none. */
typedef struct SayCueWord {
    uint32_t first[sizeof SAY_CUE_KINDS - 1]; /* by the place of the kind in SAY_CUE_KINDS */
    uint32_t idiom;                           /* the last idiom that it opens */
    bool opens_verb;                          /* the first of several words of a verb */
} SayCueWord;

struct SayCues {
    SayLexicon lexicon;
    SayCue *items; /* (entry) */
    SayMap words;  /* "say" -> its place in entries; of heads, and of what opens them */
    SAY_LIST(SayCueWord) entries;
    uint8_t phrases[SAY_PHRASE_MARKS]; /* by a few letters of a word: SAY_PHRASE_* */
    const struct SayRanker *ranker;    /* what is learned; NULL: rules alone */
};

/* Reads the compiled data/cues/; the view lives in the arena, the lexicon must outlive it. */
SayStatus say_cues_new(SayArena *arena, const SayLexicon *lexicon, const struct SayRanker *ranker,
                       const struct SayCues **into, SayError *error);
/* The first cue of this lemma and kind; NULL. */
const SayCue *say_cue_find(const struct SayCues *cues, SayStr lemma, char kind);
/* False for most pairs of words (folded; the second may be empty) that no phrase begins with. */
bool say_cue_may_open(const struct SayCues *cues, SayStr first, SayStr second);
bool say_cue_preposition(const SayCue *cue, SayStr lemma);
/* What the list of sources says of a noun. */
typedef enum SaySource {
    SAY_SOURCE_UNLISTED,
    SAY_SOURCE_PERSON,
    SAY_SOURCE_DOCUMENT,
    SAY_SOURCE_NEVER, /* "according to size" */
    SAY_SOURCE_IDEA,  /* what people support or attack in words: "plan" */
} SaySource;

/* An outermost quotation. */
typedef struct SayQuote {
    SaySpan span;        /* with its marks */
    SaySpan inner;       /* without */
    uint32_t first, end; /* tokens, marks included */
    bool closed;
    bool speech; /* long enough to be what somebody said, not words held with tongs */
    bool taken;  /* an attribution has it */
} SayQuote;

/* Tokens [first, end). */
typedef struct SayRun {
    uint32_t first, end;
} SayRun;

enum { SAY_OWN_SPEAKERS = 6 };

typedef struct SayFinding {
    SayAttribution attribution; /* speakers and content not yet filled in */
    SaySpeaker speakers[SAY_OWN_SPEAKERS];
    uint32_t speaker_count;
    SAY_LIST(SaySpan) content;
    SayRun group; /* cue with its speaker and adverbials */
    SayStr how;   /* "verb-that" */
    const SayCue *cue;
    bool dropped; /* another one says the same, better */
} SayFinding;

typedef struct SayFinder {
    const struct SayCues *cues;
    SayDoc *doc;
    SAY_LIST(SayQuote) quotes;
    uint32_t *words;      /* (token) the entry of its lemma in cues; SAY_ABSENT */
    uint32_t *quote_of;   /* (token) 1 + the quotation it stands in, marks included; 0 */
    uint32_t *low, *high; /* (token) first and last token of its subtree */
    uint32_t *cue_of;     /* (token) 1 + the finding whose cue it is; 0 */
    uint32_t
        *source_of; /* (token) 1 + the noun that a phrase gave to this verb as its subject; 0 */
    SAY_LIST(SayFinding) found;
    SAY_LIST(SayRun) formulas; /* "on condition of anonymity" */
    uint32_t *formula_of;      /* (token) 1 + the formula it stands in; 0 */
    bool bare;                 /* the text has lost its commas */
} SayFinder;

/* ---- cue.c, likewise of a token's lemma */
void say_cue_words(SayFinder *f); /* fills f->words, which these go by */
const SayCueWord *say_cue_word(const SayFinder *f, uint32_t token); /* NULL: no cue's */
const SayCue *say_cue_of(const SayFinder *f, uint32_t token, char kind);
SaySource say_cue_source(const SayFinder *f, uint32_t token);

/* ---- quote.c */
void say_quote_find(SayFinder *f);
/* The quotation that token stands in; NULL. */
SayQuote *say_quote_at(SayFinder *f, uint32_t token);

/* ---- speaker.c */
/* From the first to the last token of the base noun phrase that ends in this token: by tags,
 * whatever the tree says. */
SayRun say_speaker_chunk(const SayDoc *doc, uint32_t last);
/* The noun right before a verb and its auxiliaries that can be its subject by its tag; SAY_NONE. */
uint32_t say_speaker_before(const SayFinder *f, uint32_t verb);
/* The noun phrase around a head, with appositions, relative clauses and coordinated heads, but
   without `but` (the cue) and what hangs on it. */
SayRun say_speaker_run(const SayFinder *f, uint32_t head, uint32_t but);
SaySpeaker say_speaker_make(const SayFinder *f, uint32_t head, uint32_t but);
bool say_speaker_fits(const SayFinder *f, uint32_t head, const SayCue *cue, bool clause);
/* The actor mention that holds the head; the longest; SAY_NONE. */
SayIndex say_speaker_actor(const SayFinder *f, uint32_t head);
void say_speaker_add(SayFinding *finding, SaySpeaker speaker, bool outermost);

/* ---- attribution_subject.c */
typedef struct SaySubject {
    uint32_t head;    /* token; SAY_NONE: nobody, or nobody found */
    uint32_t outer;   /* who quotes them; SAY_NONE */
    uint32_t patient; /* subject of a passive; SAY_NONE */
    bool passive;
    bool impersonal; /* "it is said" */
    bool own;        /* its own subject, not one shared with another verb */
    bool negated;    /* by its governor: "declined to say" */
} SaySubject;
SaySubject say_subject_find(const SayFinder *f, uint32_t verb);

/* ---- attribution_content.c */
typedef struct SayContent {
    SayRun runs[3];
    uint32_t count;
    uint32_t root;
    uint32_t preposition; /* token that belongs to the cue; SAY_NONE */
    const char *how;      /* NULL: nothing found */
} SayContent;
SayContent say_content_find(SayFinder *f, uint32_t verb, const SayCue *cue,
                            const SaySubject *subject);
/* The cue with its auxiliaries, speaker, addressee and adverbials, as far as they lie together. */
SayRun say_content_group(const SayFinder *f, uint32_t verb, uint32_t subject);
void say_content_set(SayContent *content, SayRun run, uint32_t root, const char *how);
bool say_clause_infinitive(const SayDoc *doc, uint32_t token);
bool say_clause_gerund(const SayDoc *doc, uint32_t token);
uint32_t say_object_of(const SayDoc *doc, uint32_t verb); /* the object behind the verb; SAY_NONE */
SayRun say_subtree_run(const SayFinder *f, uint32_t token);
SayRun say_run_behind(SayRun run, uint32_t token); /* the part of it behind the token */

/* ---- attribution_speech.c: each says whether it found something, and sets content */
bool say_content_speech_before(SayFinder *f, uint32_t verb,
                               SayRun group); /* ends right before the group */
bool say_content_around(SayFinder *f, uint32_t verb, const SayCue *cue, const SaySubject *subject,
                        SayRun group, SayContent *content);
bool say_content_between(SayFinder *f, uint32_t verb, const SaySubject *subject, SayRun group,
                         SayContent *content);
bool say_content_quote(SayFinder *f, uint32_t verb, SayRun group, SayContent *content);
bool say_content_as(SayFinder *f, uint32_t verb, SayContent *content);

/* ---- attribution_complement.c: likewise */
bool say_content_infinitive(SayFinder *f, uint32_t verb, const SayCue *cue,
                            const SaySubject *subject, SayContent *content);
bool say_content_phrase(SayFinder *f, uint32_t verb, const SayCue *cue, const SaySubject *subject,
                        SayContent *content);
bool say_content_predicate(SayFinder *f, uint32_t verb, const SayCue *cue, SayContent *content);
bool say_content_gerund(SayFinder *f, uint32_t verb, SayContent *content);
bool say_content_object(SayFinder *f, uint32_t verb, const SayCue *cue, const SaySubject *subject,
                        SayContent *content);

/* ---- the kinds of cues; each adds to f->found */
void say_attribution_verb(SayFinder *f, uint32_t token); /* attribution_verb.c */
/* Adds what the cue at `token`, its speaker and its content make. */
void say_attribution_add(SayFinder *f, uint32_t token, const SayCue *cue, const SaySubject *subject,
                         const SayContent *content);              /* likewise */
bool say_attribution_idiom(SayFinder *f, uint32_t verb);          /* attribution_idiom.c */
void say_attribution_adjective(SayFinder *f, uint32_t adjective); /* likewise */
SaySpan say_cue_span(const SayFinder *f, uint32_t verb, uint32_t preposition); /* likewise */
/* "did not say", "if he says": what the words around the cue make of what the speaker commits to.
 */
void say_cue_colour(const SayFinder *f, SayFinding *finding, uint32_t verb); /* likewise */
void say_attribution_noun(SayFinder *f, uint32_t token); /* attribution_noun.c */
void say_attribution_phrases(SayFinder *f);              /* attribution_phrase.c */
void say_attribution_citing(SayFinder *f);               /* likewise, when the verbs are known */
void say_attribution_marks(SayFinder *f);                /* attribution_mark.c */
void say_attribution_tolls(SayFinder *f);                /* attribution_toll.c */
bool say_attribution_bare_text(const SayDoc *doc);       /* attribution_bare.c */
bool say_attribution_bare(SayFinder *f, uint32_t verb, const SayCue *cue); /* likewise */
void say_attribution_rank(SayFinder *f);                                   /* attribution_rank.c */
void say_attribution_share(SayFinder *f);                                  /* attribution_share.c */
void say_attribution_continue(SayFinder *f);                               /* attribution_mark.c */
void say_attribution_agencies(SayFinder *f); /* attribution_agency.c */
void say_attribution_side(SayFinder *f);     /* attribution_side.c */
void say_attribution_write(SayFinder *f);    /* attribution_write.c */

/* ---- attribution_formula.c */
void say_formula_note(SayFinder *f, uint32_t first, uint32_t end); /* tokens [first, end) */
void say_formula_attach(SayFinder *f);                             /* to the speakers found */

/* ---- attribution.c: small things that all of them use */
SayFinding *say_finding_add(SayFinder *f, const SayCue *cue, uint32_t token, const char *how);
/* Adds the run as content: punctuation and quotation marks at its ends taken off; nothing when
 * nothing is left. */
void say_finding_content(SayFinder *f, SayFinding *finding, SayRun run);
SaySpan say_run_span(const SayFinder *f, SayRun run);
SayRun say_run_trim(const SayFinder *f, SayRun run);
bool say_form_punct(const SayDoc *doc, uint32_t token);
bool say_form_mark(const SayDoc *doc, uint32_t token); /* a quotation mark */
bool say_form_in(const SayDoc *doc, uint32_t token, const char *const *lemmas, uint32_t count);
SayRun say_sentence_run(const SayDoc *doc, uint32_t token);
/* First child with this relation to the right of the token; SAY_NONE. */
uint32_t say_child_right(const SayDoc *doc, uint32_t token, SayDeprel deprel);
/* The case or mark of a phrase; SAY_NONE. */
uint32_t say_mark_of(const SayDoc *doc, uint32_t token);

#endif
