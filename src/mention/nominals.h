/* nominals.h -- noun phrases as they stand in chains: whole, whatever they name, with what may be
   asked of those that take them up. */
#ifndef SAY_MENTION_NOMINALS_H
#define SAY_MENTION_NOMINALS_H

#include "mention/steps.h"

/* What a phrase may be; bits, since the text seldom says all. Those of a chain agree where their
 * bits meet. */
enum {
    SAY_AGREE_ONE = 1 << 0,
    SAY_AGREE_MANY = 1 << 1,
    SAY_AGREE_NUMBER = SAY_AGREE_ONE | SAY_AGREE_MANY,
    SAY_AGREE_MALE = 1 << 2,
    SAY_AGREE_FEMALE = 1 << 3,
    SAY_AGREE_PERSON = SAY_AGREE_MALE | SAY_AGREE_FEMALE,
    SAY_AGREE_THING = 1 << 4,
    SAY_AGREE_TIME = 1 << 5, /* only another time */
    SAY_AGREE_SORT = SAY_AGREE_PERSON | SAY_AGREE_THING | SAY_AGREE_TIME,
};

typedef enum SayNominalForm {
    SAY_NOMINAL_BARE,       /* "researchers" */
    SAY_NOMINAL_INDEFINITE, /* "a study", "some", "another" */
    SAY_NOMINAL_DEFINITE,   /* "the study", "these factions", "its army" */
    SAY_NOMINAL_NAME,
    SAY_NOMINAL_PRONOUN
} SayNominalForm;

/* Working knowledge on SayDoc.nominals, beside it. */
typedef struct SayTraits {
    uint8_t agree; /* SAY_AGREE_* */
    uint8_t form;  /* SayNominalForm */
    bool group;    /* coordinated: "Iran and Iraq" */
    bool sure;     /* a pronoun, and nothing else comes near to what it was joined to */
    SayIndex noun; /* of a pronoun: the noun that it takes up; SAY_NONE */
} SayTraits;

typedef struct SayNominals {
    SayNaming *naming;
    SayDoc *doc;
    const SayIndex *actor_at;   /* (token) the actor mention that it heads; SAY_NONE */
    SAY_LIST(SayTraits) traits; /* beside SayDoc.nominals */
    SayIndex *previous;   /* (nominal) the noun or name before it with the same head; SAY_NONE */
    SayIndex *nominal_at; /* (token) the nominal that it heads, groups left out; SAY_NONE */
    uint32_t *quote_of;   /* (token) 1 + the quotation that it stands in; 0: none */
    SayIndex *speaker;    /* (quotation, from 1) nominal that says it; SAY_NONE */
    uint32_t quotes;
} SayNominals;

/* Fills SayDoc.nominals, each a chain of its own, and the working layers. */
void say_nominals_find(SayNominals *nominals);
/* Joins chains of names and nouns. */
void say_nominals_join(SayNominals *nominals);
/* Joins pronouns to what they mean. */
void say_pronouns_resolve(SayNominals *nominals);
/* "his wife" and "her husband's house": the same noun of the same owner; needs the pronouns. */
void say_nominals_join_owned(SayNominals *nominals);

/* The first of the chain, while chains still grow. */
SayIndex say_nominal_root(const SayDoc *doc, SayIndex nominal);
/* False when the two chains cannot agree; nothing is joined then. */
bool say_nominal_join(SayNominals *nominals, SayIndex a, SayIndex b);
/* Whether the bits meet in number and in sort. */
bool say_agrees(uint8_t a, uint8_t b);

#endif
