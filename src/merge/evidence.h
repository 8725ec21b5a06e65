/* evidence.h -- the claims of a ledger in memory, as the steps of merging see them, and what the
 * steps find. */
#ifndef SAY_MERGE_EVIDENCE_H
#define SAY_MERGE_EVIDENCE_H

#include "core/calendar.h"
#include "doc/doc.h"
#include "ledger/ledger.h"

typedef struct SayParty {
    SayStr name, country, sectors;
    SayActorKind kind;
    SayStr parent; /* name of what it is part of; absent */
} SayParty;

/* One link of a chain; parties and links of one claim stand together in SayEvidence. */
typedef struct SayLink {
    SayStr text, name, country, sectors, role;
    SaySpeakerKind kind;
    SayActorKind actor; /* SAY_ACTOR_UNKNOWN where no actor is known */
    bool beside;        /* speaks together with the link before */
} SayLink;

typedef struct SayCodedClaim {
    SayStr id;
    uint32_t article; /* index */
    uint32_t sentence;
    uint32_t start, end; /* bytes of the article's text */
    SayPolarity polarity;
    SayCertainty certainty;
    SayEventStatus status;
    int32_t score;
    uint32_t first_link, link_count; /* SayEvidence.links, outermost first */
    uint32_t first_stem, stem_count; /* SayEvidence.stems: what the content is about, sorted */
    SayEventType type;               /* SAY_EVENT_NONE: no event of the codebook */
    SayStr mode, lemma; /* lemma: of the trigger; absent where the claim tells no event */
    SayStr act;         /* the lexicon's word for it, "order" of "gave orders"; absent: the lemma */
    int32_t goldstein;
    uint32_t first_actor, actor_count; /* SayEvidence.parties */
    uint32_t first_recipient, recipient_count;
    SayStr place, place_country;
    SayPrecision precision;
    double latitude, longitude;
    bool located;
    SayDay first, last; /* of the event, SAY_DAY_NONE */
    SayRange killed, injured;
    SayEventType about;
    uint32_t trigger_at,
        about_at;            /* where the trigger starts, and that of what it is about; SAY_NONE */
    SayStr text_origin;      /* who wrote the passage that it stands in; found by reuse.c */
    SayStr origin;           /* of the claim: who is behind the say-so; found by retell.c */
    SayStr voice;            /* whose answer it is; found by voice.c */
    bool told;               /* the voice is a speaker's, not the outlet's own */
    bool denial, accusation; /* told with a word for it */
    uint32_t answers; /* the event that a denial or a charge without a code is about, SAY_NONE;
                         found by denial.c */
    uint32_t event;   /* SAY_NONE until event.c has run */
    SayStr joined;    /* why it was joined to its event */
} SayCodedClaim;

typedef struct SayStoredArticle {
    SayStr id, key, outlet, credit, title, text;
    SayDay published;
    uint32_t first_claim, claim_count;
    SayStr origin, origin_basis, origin_evidence; /* of the text; found by reuse.c */
    uint32_t model;                  /* earlier article that it was made from, or SAY_NONE */
    SayStr rests_on, rests_evidence; /* outlet whose report this one tells; found by retell.c */
    uint32_t topic;                  /* index of the topic's first article; found by topic.c */
    uint32_t story;                  /* index of the story's first article; found by story.c */
    SayStr story_id;                 /* of that first article alone */
    uint32_t headline; /* article whose title names the story, or SAY_NONE; likewise */
    uint64_t typical;  /* how much it shares with the articles of its topic; found by
                          topic.c */
} SayStoredArticle;

/* A body that an article names: who may stand behind "a monitoring group", "a ministry spokesman".
 */
typedef struct SayBody {
    uint32_t article; /* index */
    SayStr name, country, sectors;
    SayActorKind kind;
} SayBody;

/* How many were killed, injured, arrested or displaced, as somebody says. */
typedef struct SayToll {
    uint32_t article, sentence; /* indices */
    uint32_t number;            /* within the article */
    SayStr id;                  /* of the quantity, within its article; absent: of none */
    uint32_t start, end;        /* bytes of the article's text */
    SayStr effect;              /* as the quantity has it: killed, wounded, ... */
    SayStr counted, bound;
    SayRange range;
    bool part;       /* of another quantity: the three of "12, including three children" */
    uint32_t claim;  /* whose words hold it, SAY_NONE: nobody's; found by toll.c */
    uint32_t event;  /* SAY_NONE: of none; found by toll.c */
    SayStr voice;    /* whose figure it is; found by toll.c */
    uint32_t before; /* the figure of the same voice that this one revises, SAY_NONE */
    bool revised;    /* the voice has a later one */
} SayToll;

/* Bytes of an article that stand in another one, lightly edited perhaps. */
typedef struct SayPassage {
    uint32_t article, start, end;
    uint32_t source, source_start, source_end;
} SayPassage;
/* "about": what was ordered, threatened, agreed or denounced; "beside": another act in the same
   town on the same day, told by one article. */
typedef struct SayEventLink {
    uint32_t event, other; /* indices */
    const char *kind;
} SayEventLink;

typedef struct SayHappening {
    SayStr id;
    SAY_LIST(uint32_t) claims;  /* in canonical order */
    SAY_LIST(uint32_t) figures; /* found by toll.c */
    uint32_t story;             /* as of SayStoredArticle */
} SayHappening;

/* Articles in the order of their ids, claims in the order of articles and of the text: the same
   whatever the order in which they came into the ledger. Retracted ones are left out. */
typedef struct SayEvidence {
    SayArena *arena;
    SayArena *scratch; /* what one step needs for itself; reset behind it */
    SAY_LIST(SayStoredArticle) articles;
    SAY_LIST(SayCodedClaim) claims;
    SAY_LIST(SayParty) parties;
    SAY_LIST(SayLink) links;
    SAY_LIST(uint64_t) stems;
    SAY_LIST(SayToll) figures;     /* by article and start */
    SAY_LIST(SayBody) bodies;      /* by article and name */
    SAY_LIST(SayPassage) passages; /* by article and start; found by reuse.c */
    SAY_LIST(SayHappening) events;
    SAY_LIST(SayEventLink) links_of_events; /* sorted, each once */
} SayEvidence;

/* Into evidence that has its arenas and nothing else. */
SayStatus say_evidence_load(SayLedger *ledger, SayEvidence *evidence, SayError *error);

/* The steps, in order; each fills its fields of the evidence. */
void say_merge_reuse(SayEvidence *evidence); /* who wrote each text */
void say_merge_retell(
    SayEvidence *evidence); /* which article rests on another outlet; who is behind each claim */
void say_merge_voices(SayEvidence *evidence); /* whose answer each claim is */
void say_merge_topics(SayEvidence *evidence); /* which articles are about the same */
void say_merge_events(SayEvidence *evidence); /* which claims speak of one happening */
void say_merge_stories(SayEvidence *evidence);
void say_merge_links(SayEvidence *evidence); /* which events belong together and are not one */
/* False, too, where one may be a shorter name of the other. */
bool say_voices_differ(SayStr a, SayStr b);
void say_merge_denials(SayEvidence *evidence); /* which event a bare denial or charge is about */
/* "The army and the rebels blamed each other": the last two of its chain are each other's answer.
 */
bool say_claim_blames_both(const SayEvidence *evidence, const SayCodedClaim *claim);
void say_merge_figures(SayEvidence *evidence); /* how many, by whom, of which event */

/* True when one of them did it means that the other did not: two states, a state and rebels; but
   not "militias" of a country that one text names and another does not. */
bool say_party_rival(const SayParty *a, const SayParty *b);

/* What a claim of a side is there for. */
typedef enum SayStanding {
    SAY_STANDING_HOLDS,
    SAY_STANDING_REVISED,   /* the speaker gave another figure later */
    SAY_STANDING_WITHDRAWN, /* the speaker said the contrary later */
    SAY_STANDING_CREDITED,  /* a retelling credits the speaker with what another one said */
} SayStanding;

typedef struct SayAnswer {
    uint32_t claim;
    SayStanding standing;
    SayStr words; /* what it answers, where that is not what its side does */
} SayAnswer;

/* Claims about one event that cannot all hold. */
typedef struct SaySide {
    SayStr answer;
    SAY_LIST(SayAnswer) answers;
} SaySide;

typedef struct SayDispute {
    const char
        *question; /* happened, ordered, who, where, when, killed, injured, arrested, displaced
                    */
    SAY_LIST(SaySide) sides;
} SayDispute;

typedef SAY_LIST(SayDispute) SayDisputes;

/* The disputes about one event, none for most. */
void say_merge_disputes(const SayEvidence *evidence, const SayHappening *event,
                        SayDisputes *disputes);

/* The stem of a word of four letters and more: the hash of its first five, in lower case. */
uint64_t say_stem_of(SayStr word);
/* Stems that the contents of two claims share. */
uint32_t say_shared_stems(const SayEvidence *evidence, const SayCodedClaim *a,
                          const SayCodedClaim *b);

/* How many different origins stand behind claims: of their texts, of the say-sos. */
typedef struct SayOriginCount {
    uint32_t articles, outlets, text_origins, claim_origins;
} SayOriginCount;
SayOriginCount say_count_origins(const SayEvidence *evidence, const uint32_t *claims,
                                 uint32_t count);

/* True when a is part of b, or says more closely who b is: a militia and the front that it belongs
   to, an army and its state, a group by name and "militants", "Karvelian convoy" and "convoy". */
bool say_party_within(const SayParty *a, const SayParty *b);
/* How well two parties may be one: 0 no, 1 of one country and class, 2 of one force, 3 the same. */
int say_party_match(const SayParty *a, const SayParty *b);
/* True when they cannot be one. Neither conflict nor match: "soldiers" and "a convoy", of no
 * country. */
bool say_party_conflict(const SayParty *a, const SayParty *b);

#endif
