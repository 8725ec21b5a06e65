/* event.h -- what the files of the event step share: triggers as read from data/triggers/, and
 * events in the making. */
#ifndef SAY_CLAIM_EVENT_H
#define SAY_CLAIM_EVENT_H

#include "core/lexicon.h"
#include "core/map.h"
#include "doc/doc.h"

/* ---- triggers: the knowledge, read once (trigger.c) ---- */

/* marks: a bit for a few letters of each term, so that most words are told from all of them by it.
 */
typedef struct SayTerms {
    SayStr *items;
    uint32_t count, capacity;
    uint64_t marks;
} SayTerms;

/* Where a role is looked for, relative to the word that bears the roles. A preposition is a slot
 * with its lemma. */
typedef enum SaySlotKind {
    SAY_SLOT_SUBJECT,
    SAY_SLOT_OBJECT,
    SAY_SLOT_INDIRECT,
    SAY_SLOT_POSSESSOR,
    SAY_SLOT_MODIFIER,
    SAY_SLOT_CONTENT, /* the subject of what is demanded: "that the army withdraw" */
    SAY_SLOT_PREPOSITION
} SaySlotKind;

typedef struct SaySlot {
    SaySlotKind kind;
    SayStr preposition;
} SaySlot;

#define SAY_SLOTS 8
typedef struct SaySlots {
    SaySlot items[SAY_SLOTS]; /* in the order of trust: the first that finds an actor wins */
    uint32_t count;
} SaySlots;

typedef enum SayTriggerShape {
    SAY_TRIGGER_VERB,   /* "attack.v", "carry out.v", "open+fire" */
    SAY_TRIGGER_NOUN,   /* "attack.n", "peace talks.n" */
    SAY_TRIGGER_SUPPORT /* "carry out.s": lends its subject to a noun that is a trigger */
} SayTriggerShape;

/* Bits of SayTrigger.flags: what an entry says under "needs" and "is". */
enum {
    SAY_NEEDS_ACTOR = 1 << 0,
    SAY_NEEDS_RECIPIENT = 1 << 1,
    SAY_NEEDS_FORCE =
        1 << 2, /* a side that can use force, or an instrument: for weak verbs ("hit") */
    SAY_NEEDS_OBJECT = 1 << 3,
    SAY_NEEDS_CONTENT = 1 << 4, /* an event that it is about; or one of cooperation, of conflict */
    SAY_NEEDS_CONTENT_COOPERATION = 1 << 5,
    SAY_NEEDS_CONTENT_CONFLICT = 1 << 6,
    SAY_NEEDS_COMMAND =
        1 << 7,           /* an infinitive, or an event that it is about: "told them to leave" */
    SAY_VERBAL = 1 << 17, /* between politicians it is done in words: "attacked his rival" */
    SAY_NEEDS_OFFICIAL = 1 << 16, /* a person of government acts: "arrived in the capital" */
    SAY_NEEDS_ACT = 1 << 8,       /* counts only as a part of another act: "died in the attack" */
    SAY_RECIPROCAL = 1 << 9,      /* all parties are actors: "clashed with", "talks between" */
    SAY_BARE_PASSIVE =
        1 << 10,            /* without an object the subject is the patient: "12 killed in ..." */
    SAY_LIGHT = 1 << 11,    /* support: verb and noun are one act */
    SAY_CASUALTY = 1 << 12, /* tells the harm of another act: folds into it */
    SAY_OBJECT_CONTROL = 1 << 13, /* its recipient does what its content says */
    SAY_RECIPIENT_DOES =
        1 << 14, /* what it is about was done by its recipient: "accused them of attacks" */
    SAY_POSSESSOR_SUFFERS = 1 << 15, /* "his arrest" */
    SAY_NEEDS_THING = 1 << 19,       /* a thing that violence is known to hit */
    SAY_USES_OBJECT = 1 << 18,       /* its object is what it is done with: "threw a grenade" */
};

/* Which figure the trigger's patient (or, for size, agent) fills. */
typedef enum SayFigure {
    SAY_FIGURE_NONE,
    SAY_FIGURE_KILLED,
    SAY_FIGURE_INJURED,
    SAY_FIGURE_ARRESTED,
    SAY_FIGURE_SIZE
} SayFigure;

/* What is asked of every trigger of a word stands first, near together. */
typedef struct SayTrigger {
    uint32_t next; /* the next trigger with this shape and lemma, 1 + index; 0 ends */
    uint32_t flags;
    SayStr particle; /* "out" of "carry out": particle, adverb, preposition of an oblique, or small
                        predicate ("dead") */
    SayStr object;   /* "fire" of "open+fire" */
    SayStr modifier; /* "peace" of "peace talks" */
    SayTerms objects, not_objects, subjects, not_subjects, with, not_with; /* lemmas; empty: any */
    SayTriggerShape shape;
    SayStr lemma; /* of the verb, or of the last word of the noun */
    SayEventType type;
    SayStr mode, cameo;
    int32_t goldstein;
    uint64_t contexts;
    SayFigure figure;
    SaySlots actor, recipient;
    SayTerms types, nouns; /* support: which triggers it lends its subject to */
    SayStr rule;           /* "triggers/assault.txt:31 attack.v" */
} SayTrigger;

/* What is asked before a trigger is looked at: a mark for each word that its head has beside the
 * lemma, as SayTerms has them. Those of one lemma stand side by side. */
typedef struct SayTriggerKey {
    uint64_t marks;
    uint32_t next; /* as in the trigger */
} SayTriggerKey;

/* Parties that make news of what would be none. */
enum { SAY_KEEPS_COUNTRY = 1 << 0, SAY_KEEPS_STATE = 1 << 1, SAY_KEEPS_POLICE = 1 << 2 };

typedef struct SayDecoy {
    SayStr name;
    SayTerms words;     /* each one in the sentence counts 1, in the title 1 */
    SayTerms strong;    /* decides alone */
    SayTerms arguments; /* decides when it is the trigger's own argument or modifier */
    SayTerms governors; /* decides when the trigger stands below it */
    SayTerms tellers;   /* decides when the trigger stands in what such a subject tells: "the film
                           tells how" */
    SayTerms unless;    /* in the sentence: no decoy */
    SayTerms triggers;  /* lemmas it can mislead; empty: all of the types */
    SayTerms types;
    uint32_t keeps;   /* SAY_KEEPS_*: with such a party no decoy, unless governed or told */
    bool scores;      /* "2-0" counts as a word */
    bool privately;   /* decides where all parties are plain people */
    bool unknown;     /* so do firms, papers and names of which nothing is known */
    bool unpolitical; /* only where no party is a state, a government, a force or the like */
} SayDecoy;

/* What a party is, as far as it decides whether its acts are politics. */
/* clang-format off */
#define SAY_PARTY_KIND_LIST(X) \
    X(STATE, "state") X(REGION, "region") X(WORLD_BODY, "world body") X(OFFICE, "office")                            \
    X(OFFICE_OF_NOWHERE, "office of nowhere") X(FORCE, "force") X(POLICE, "police") X(POLITICIAN, "politician")      \
    X(PEOPLE, "people") X(PEOPLE_OF_NOWHERE, "people of nowhere") X(FIRM, "firm") X(MEDIUM, "medium")                \
    X(PERSON, "person") X(PERSON_OF_NOWHERE, "person of nowhere") X(ROLE, "role")                                    \
    X(ROLE_OF_NOWHERE, "role of nowhere") X(BODY, "body") X(NAME, "name") X(UNKNOWN_ONE, "unknown one")      \
    X(THING, "thing") X(SPEAKER, "speaker") X(CIVILIANS, "civilians")
/* clang-format on */
typedef enum SayPartyKind {
#define X(id, name) SAY_PARTY_##id,
    SAY_PARTY_KIND_LIST(X)
#undef X
        SAY_PARTY_KIND_COUNT
} SayPartyKind;

/* What the parties of a type must be to make an event of it (data/triggers/parties.txt); without
 * an entry they may be anybody. A bit for each kind of party. */
typedef struct SayNeeds {
    uint32_t actors; /* one of the actors is of these; 0: of any */
    uint32_t never;  /* no party is of these */
    bool pair;       /* two parties, or one that is many */
    bool recipient;  /* somebody who is acted on, or another act */
    bool mutual;     /* or two who act on each other */
    bool found;      /* a recipient from near is none */
    bool word;       /* told by a word of its own, no auxiliary */
    bool actor;      /* somebody acts */
    bool agent;      /* what is told by an active verb has an actor */
    uint32_t alone;  /* an actor of these needs no recipient */
    SayTerms aimed;  /* modes that need a recipient */
    SayTerms visits; /* modes that need no pair, and a recipient of another country */
} SayNeeds;

/* What speaks for or against a coded event (reasons.c). */
typedef struct SayWeight {
    SayStr name;         /* "no recipient", or of its kind of act alone: "talk: no recipient" */
    int32_t thousandths; /* of a logistic sum */
} SayWeight;

/* A kind of writing that tells no news (genre.c). */
#define SAY_GENRES      16
#define SAY_GENRE_WORDS 8
typedef struct SayGenre {
    SayStr name;
    SayTerms sections;     /* parts of the address that decide */
    uint32_t keeps;        /* SAY_KEEPS_*: of its events those with such a party are news */
    uint32_t least, share; /* points that make it, at all and for a hundred sentences */
    uint32_t old_days;     /* points for a day more than a year back */
    uint32_t privately;    /* percent of them that do where no event has a party that makes news */
    bool rest;             /* what no other kind is, and mentions nobody whose acts are politics */
    bool named;            /* such a party must have a country */
    bool fresh;            /* and the event a day of these weeks */
    SayRetrospect past;    /* what has no day of its own is history */
} SayGenre;

typedef struct SayTriggers {
    SAY_LIST(SayTrigger) items;
    SayTriggerKey *keys;                                    /* (item) */
    SayMap verbs, nouns, adjectives, auxiliaries, supports; /* lemma to 1 + index of the first */
    SAY_LIST(SayDecoy) decoys;
    SAY_LIST(SayGenre) genres;
    SayMap genre_words, genre_titles; /* lemma to a bit for each genre */
    SayMap decoy_words;         /* what any decoy counts in a sentence: words, strong, unless */
    SayMap instruments;         /* lemma to the index into means */
    SAY_LIST(SayTrigger) means; /* mode and cameo that an instrument gives to a plain ASSAULT */
    SayMap abouts; /* "REQUEST 0841" to the index into means: what it is about decides its code */
    SayMap assets; /* things that stand for their owner: base, embassy, warplane */
    SayMap collectives; /* "a series of", "members of": what counts stands behind "of" */
    SayMap persons;     /* who acts without being an actor of the dictionary: man, attacker, mob */
    SayMap loads;     /* "charge", "kilogram": what they are of, or what stands before them, is the
                         means */
    SayMap victims;   /* "the target of": whose subject suffers */
    SayMap documents; /* "signed a decree granting": what its author does in it */
    SayMap foilers;   /* "foiled a plot to attack": whose object is of somebody else */
    SayMap topics;    /* lemma to context */
    SayMap targets;   /* things that are hit: noun to the index into target_kinds */
    SayTerms target_kinds;
    SAY_LIST(SayWeight) weight_items;
    SayMap weights;                            /* name to the index into weight_items */
    int32_t score_least[SAY_EVENT_TYPE_COUNT]; /* thousandths: under it an event is set aside */
    SayNeeds needs[SAY_EVENT_TYPE_COUNT];
} SayTriggers;

/* Reads the lexicon into triggers; errors name file, line and value. */
SayStatus say_triggers_new(SayArena *arena, const SayLexicon *lexicon, const SayTriggers **into,
                           SayError *error);
/* trigger_check.c: fields, roles, types and modes of an entry. modes: those of the codebook. */
SayStatus say_trigger_check(const SayLexicon *lexicon, uint32_t entry, SayStr kind,
                            const SayMap *modes, SayError *error);
/* trigger_chain.c: puts the triggers of one lemma side by side, and makes their keys; the marks of
 * a sentence's words. */
void say_triggers_chain(SayArena *arena, SayTriggers *triggers);
uint64_t say_trigger_marks(const SayDoc *doc, const SaySentence *sentence);
/* terms.c */
uint64_t say_term_mark(SayStr term);
void say_terms_add(SayArena *arena, SayTerms *terms, SayStr term);
bool say_terms_hold(const SayTerms *terms, SayStr lemma);
/* The terms of all fields of this name: "a | b | c". */
void say_terms_read(SayArena *arena, const SayLexicon *lexicon, uint32_t entry, const char *name,
                    SayTerms *into);
/* genre_read.c: the field `keeps`, and one ".genre" entry; errors name file, line and value. */
SayStatus say_keeps_read(SayArena *arena, const SayLexicon *lexicon, uint32_t entry,
                         uint32_t *keeps, SayError *error);
SayStatus say_genre_read(SayArena *arena, const SayLexicon *lexicon, uint32_t entry,
                         SayTriggers *into, SayError *error);

/* ---- events in the making ---- */

#define SAY_PARTIES 8
typedef struct SayParties {
    SayIndex items[SAY_PARTIES]; /* actor mentions */
    uint32_t count;
} SayParties;

typedef struct SayEventDraft {
    const SayTrigger *trigger;
    uint32_t token;           /* the word that bears the roles: the verb, or the noun */
    uint32_t outer;           /* of a noun: what stands for it in the clause (say_role_outer) */
    uint32_t support;         /* the verb that lends a noun its subject; SAY_NONE */
    const SayTrigger *lender; /* the support's entry */
    uint32_t object;          /* the object noun of "open+fire"; the particle, or the oblique of a
                                 preposition; SAY_NONE */
    bool light;               /* support and noun are one act: "carried out an attack" */
    uint32_t agent, patient;  /* tokens; SAY_NONE */
    uint32_t goal;            /* the first word in a recipient's slot, be it a party or not */
    uint32_t means;           /* what it was done with; SAY_NONE */
    uint32_t targets[SAY_PARTIES], target_count; /* what it hit: heads of phrases */
    SayParties actors, recipients;
    const SayTrigger *coding; /* whose mode, code and weight it takes: its own, or the means' */
    SayStr instrument, decoy;
    SayRange killed, injured, arrested, size;
    uint32_t scene;       /* a word of a draft folded in, where place and time hang; SAY_NONE */
    uint32_t folded_into; /* index of the draft that took this one in; SAY_NONE */
    uint32_t about;       /* index of the draft; SAY_NONE */
    bool near;            /* the recipient is from the near context (role_near.c) */
    bool wanted;          /* content of an order or a threat: stays, even without parties */
    uint32_t event;       /* index of the event made of it; SAY_NONE */
} SayEventDraft;

typedef SAY_LIST(SayEventDraft) SayDrafts;

/* trigger_match.c: the trigger that a token is, with its support and object; false when it is none.
 * marks: those of its sentence. */
bool say_trigger_match(const SayTriggers *triggers, const SayDoc *doc, uint64_t marks,
                       uint32_t token, SayEventDraft *draft);

/* The entries with a lemma, from the first on. */
const SayTrigger *say_trigger_next(const SayTriggers *triggers, const SayTrigger *trigger);

/* role.c: logical agent and patient of a verb, through passives, relative clauses, participles,
 * control, coordination. */
uint32_t say_role_agent(const SayTriggers *triggers, const SayDoc *doc, uint32_t verb);
uint32_t say_role_patient(const SayTriggers *triggers, const SayDoc *doc, uint32_t verb);
bool say_role_passive(const SayDoc *doc, uint32_t verb);

/* role_tree.c: small questions to the tree. */
/* The items of a layer that begin in a token's sentence: [from, to). Layers stand in the order of
 * the text. */
typedef struct SayRun {
    uint32_t from, to;
} SayRun;
SayRun say_role_run(const SayDoc *doc, uint32_t token, const uint32_t *first, size_t stride,
                    uint32_t count);
#define SAY_IN_SENTENCE(doc, token, layer)                                                         \
    say_role_run((doc), (token), (doc)->layer.count ? &(doc)->layer.items[0].first : NULL,         \
                 sizeof *(doc)->layer.items, (doc)->layer.count)
SayStr say_role_lemma(const SayDoc *doc, uint32_t token); /* lower case, also of names */
bool say_role_is(const SayDoc *doc, uint32_t token, const char *lemma);
/* The words name who says, in this sentence, what the act is part of: no part of the act. */
bool say_told_by(const SayDoc *doc, uint32_t act, SaySpan words);
/* The case or mark of a token is, or begins with, this preposition. */
bool say_role_has_case(const SayDoc *doc, uint32_t token, SayStr preposition);
/* Dependent with this preposition: oblique of a verb, modifier of a noun; SAY_NONE. */
uint32_t say_role_prepositional(const SayDoc *doc, uint32_t token, SayStr preposition);
/* The first of a coordination. */
uint32_t say_role_first_conjunct(const SayDoc *doc, uint32_t token);
bool say_role_nominal(const SayDoc *doc, uint32_t token);
/* A word that may stand within a noun phrase; the last noun of the phrase that starts at a token,
   by the order of the words alone, for where the tree is not to be trusted; SAY_NONE. */
bool say_role_in_phrase(const SayDoc *doc, uint32_t token);
uint32_t say_role_phrase_at(const SayDoc *doc, uint32_t first);
/* "a bomb ... it exploded": a pronoun for one of these words, in its sentence or the one before. */
bool say_role_stands_for(const SayDoc *doc, uint32_t pronoun, const SayTerms *terms);
/* "a series of attacks", "attacks and strikes": what stands in the clause for the noun. */
uint32_t say_role_outer(const SayTriggers *triggers, const SayDoc *doc, uint32_t noun);
/* In a name up to its head: "Strike Force", "strike force". */
bool say_role_inside_name(const SayDoc *doc, uint32_t token);
bool say_role_clausal(const SayDoc *doc, uint32_t token); /* heads a clause of its own */

/* role_party.c: from a token to the actor mentions that it, and what is coordinated with it, names.
 */
/* assets: only things among them give their owners; NULL: every thing does ("rejected Iran's
 * proposal"). */
void say_role_parties(const SayDoc *doc, uint32_t token, const SayMap *assets, SayParties *into);
SayIndex say_role_mention(const SayDoc *doc, uint32_t token);
void say_role_add(SayParties *parties, SayIndex actor);

/* role_means.c: the one behind a means ("rockets fired by rebels"), noting it; the token itself
 * when it is none. */
uint32_t say_means_behind(const SayTriggers *triggers, const SayDoc *doc, SayEventDraft *draft,
                          uint32_t token);
/* Finds the means beside the act; gives the "using" it hangs on, SAY_NONE when it hangs on none. */
uint32_t say_means_find(const SayTriggers *triggers, const SayDoc *doc, SayEventDraft *draft);
/* "threw a grenade": the object is the means, by the trigger's entry. */
void say_means_object(const SayTriggers *triggers, const SayDoc *doc, SayEventDraft *draft);
/* A plain "attack" by drones is coded as the means says: CAMEO 195, heavy weapons. */
void say_means_code(const SayTriggers *triggers, SayEventDraft *draft);

/* role_target.c: the words of the phrase around a head, without what follows the noun. */
SaySpan say_role_words(const SayDoc *doc, uint32_t head);
/* What an act of violence hit, after its roles are filled. */
void say_role_targets(const SayTriggers *triggers, const SayDoc *doc, SayEventDraft *draft);
/* A thing that violence is known to hit is among them, or a bomb was the means. */
bool say_role_hits(const SayTriggers *triggers, const SayDoc *doc, const SayEventDraft *draft);
/* The target that a token heads: its words, with what it belongs to, and its kind. */
SayTarget say_role_target(const SayTriggers *triggers, const SayDoc *doc,
                          const SayEventDraft *draft, uint32_t token);

/* role_fill.c: the parties of a draft, by the slots of its trigger; the instrument. */
void say_role_fill(const SayTriggers *triggers, const SayDoc *doc, SayEventDraft *draft);

/* role_near.c: where no slot found a recipient, the nearest party in what hangs on the act; false
 * where there is none, or it stands behind a preposition of a slot. */
bool say_role_near(const SayTriggers *triggers, const SayDoc *doc, SayEventDraft *draft);

/* event_field.c: figures, then place, time and the rest of the event made of a draft. */
void say_event_figures(const SayTriggers *triggers, const SayDoc *doc, SayEventDraft *draft);
/* The words of the trigger, with support, particle or object where they stand near. */
SaySpan say_event_span(const SayDoc *doc, const SayEventDraft *draft);
struct SayScenes; /* scene.h: where acts took place */
void say_event_fields(const SayTriggers *triggers, const struct SayScenes *scenes,
                      const SayDoc *doc, const SayEventDraft *draft, SayEvent *event);

/* event_fold.c: drafts that tell one act become one. */
void say_event_fold(const SayTriggers *triggers, const SayDoc *doc, SayDrafts *drafts);

/* event_about.c: what orders, threats and accusations are about. */
bool say_event_has_content(SayEventType type);
void say_event_link(const SayDoc *doc, SayDrafts *drafts);
/* An entry of the same words that wants the other kind of content: "promised to attack", "promised
 * to help"; false when there is none. */
bool say_event_recode(const SayTriggers *triggers, const SayDrafts *drafts, SayEventDraft *draft);

/* The code that what it is about decides: a threat of sanctions, a call for a ceasefire. */
void say_event_specify(const SayTriggers *triggers, const SayDrafts *drafts, SayEventDraft *draft);

/* event_echo.c: definite bare words for an act that the article tells make claims, too. */
void say_event_echoes(const SayTriggers *triggers, SayDoc *doc);

/* event_modal.c: what "will", "will not" and "must" make of an act. */
void say_event_modals(const SayTriggers *triggers, const SayDoc *doc, const SaySentence *sentence,
                      SayDrafts *drafts);

/* decoy.c: fills decoy_words, once all decoys are read. */
void say_decoys_index(SayArena *arena, SayTriggers *triggers);
/* Why an event is none; absent when it is one. */
/* decoy_party.c: every party (there is one) is a plain person, or, with `unknown`, anybody whose
 * acts are no politics as far as is known; some party's acts are politics. */
bool say_parties_private(const SayDoc *doc, const SayEventDraft *draft, bool unknown);
bool say_parties_political(const SayDoc *doc, const SayEventDraft *draft);
SayPartyKind say_party_kind(const SayDoc *doc, SayIndex actor);
const char *say_party_kind_name(SayPartyKind standing);

/* sift.c: ".weight", ".least" and ".parties" entries; errors name file, line and value. */
SayStatus say_sift_read(SayArena *arena, const SayLexicon *lexicon, uint32_t entry,
                        SayTriggers *into, SayError *error);
/* Sets aside the events whose parties are not such as make an event of the type ("party"), and
 * those of whose reading too little speaks ("unsure"). */
void say_sift(const SayTriggers *triggers, SayDoc *doc);

SayStr say_decoy_of(const SayTriggers *triggers, const SayDoc *doc, const SayEventDraft *draft);

/* genre.c: SAY_KEEPS_* of a party, 0 when it is none of them. */
uint32_t say_party_class(const SayActorMention *m);
/* genre.c: the kind of writing of the article; its events that are no news get it as their reason.
 */
void say_genre_find(const SayTriggers *triggers, SayDoc *doc);

#endif
