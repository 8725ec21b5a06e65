/* places.h -- the names of places in one article, and what each may mean. Private to the places of
   the mention stage. */
#ifndef SAY_MENTION_PLACES_H
#define SAY_MENTION_PLACES_H

#include "mention/steps.h"

/* What it adds to a meaning that its state or country is named beside it. */
#define SAY_PLACE_PINNED 60
/* The margin of a name that only one place bears, and the widest that counts. */
#define SAY_PLACE_ALONE 40

/* An entry of a gazetteer that bears a name. */
typedef struct SayCandidate {
    const SayLexicon *lexicon;
    uint32_t entry;
    SayStr country, admin; /* alpha-3; the state's code where the gazetteer has it: "TX"; absent */
    SayPrecision precision;
    int64_t population;          /* SAY_UNKNOWN */
    int32_t latitude, longitude; /* degrees times 100,000; INT32_MIN */
    int32_t prior;               /* what speaks for it before the article is asked */
    int32_t pinned;              /* what the words beside the name add */
    int32_t score;
    bool shy; /* the name is one that counts only where the text says that a place is meant */
} SayCandidate;

/* One name of the article: all its mentions mean one place. */
typedef struct SayToponym {
    SayCandidate *candidates;
    uint32_t count;
    uint32_t best;   /* index of the candidate */
    uint32_t weight; /* how far the best stands before the next: 1 to 3 */
    int32_t margin;  /* how far the best stands before the next that lies elsewhere */
    bool sure;       /* nothing of another country comes near the best */
} SayToponym;

typedef struct SayAtlas {
    SayNaming *naming;
    SAY_LIST(SayToponym) toponyms;
    SayIndex *toponym_of; /* (place hit) index into toponyms */
    SayMap countries;     /* alpha-3 to how often actors of it are named */
} SayAtlas;

/* Reads what every name of the article may mean. */
void say_atlas_read(SayAtlas *atlas);
/* Chooses among the candidates of every name. */
void say_atlas_choose(SayAtlas *atlas);

#endif
