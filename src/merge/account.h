/* account.h -- what one article, or in the end one event, says of one happening. */
#ifndef SAY_MERGE_ACCOUNT_H
#define SAY_MERGE_ACCOUNT_H

#include "merge/evidence.h"

typedef SAY_LIST(uint32_t) SayIndices;

/* What one article, or in the end one event, says of one happening. */
typedef struct SayAccount {
    SayIndices claims;             /* in the order of the evidence */
    SayIndices actors, recipients; /* parties */
    const SayCodedClaim *place;    /* the claim with the most precise place; NULL */
    SayStr place_key;              /* what all spellings of that place share */
    const SayCodedClaim *day;      /* the claim with the narrowest stated date; NULL */
    const SayCodedClaim *toll;     /* a claim with a figure of the dead; NULL */
    SayEventType about;
    SayIndices topics;  /* of its articles */
    SayStr lemma, root; /* of the first trigger; what it shares with other words for the act */
    int family;
    SayEventType type;
    SayDay published; /* the earliest; SAY_DAY_NONE */
    SayStr id;        /* of the claim that was published first */
    uint32_t last_sentence;
    bool lead; /* a headline or a first sentence tells it */
} SayAccount;

/* Adds a claim by its index in the evidence; the first one gives type, word and family. */
void say_account_add(SayEvidence *e, SayAccount *account, uint32_t claim);
/* How much it states: accounts are joined from the most specific to the least. */
int say_account_specificity(const SayAccount *account);

/* Of one type and one family of status; where the codebook has no type for one of them, told by one
   word. */
bool say_account_same_kind(const SayAccount *a, const SayAccount *b);

typedef struct SayRelation {
    int match;     /* the best of say_party_match */
    bool conflict; /* both name parties, and none of one can be any of the other */
} SayRelation;

SayRelation say_account_relate(const SayEvidence *e, const SayIndices *a, const SayIndices *b);
/* Two happenings of one article: a time and an act, the background and the news, another toll at a
   place or on a day of its own. */
bool say_account_apart(const SayAccount *account, const SayAccount *claim);
/* Two tellings of one toll, which contradict in nothing. */
bool say_account_counts_same(const SayEvidence *e, const SayAccount *a, const SayAccount *b);
/* The claim counts the victims of the act that its sentence tells: "... fired rockets at Ulmek,
   leaving three dead". */
bool say_account_is_toll_of(const SayEvidence *e, const SayAccount *account,
                            const SayAccount *claim);
/* So many days apart the accounts of one act may date it. */
enum { SAY_ACCOUNT_RIVAL_DAYS = 2 };
/* The days of which it may speak; two accounts whose days lie further apart than
   SAY_ACCOUNT_RIVAL_DAYS do not fit. */
void say_account_days(const SayAccount *account, int64_t *first, int64_t *last);
/* Points for when and where; -1: it cannot be the same. */
int say_account_date(const SayAccount *a, const SayAccount *b);
int say_account_place(const SayAccount *a, const SayAccount *b);

/* What two accounts share. */
typedef struct SayFit {
    SayRelation actors, recipients;
    bool topic, word; /* articles about the same; words for one act */
    bool rival_days;  /* each has a day of its own for it */
    int date, place, points;
} SayFit;

/* False when they contradict each other, or have too little in common to speak of one happening. */
bool say_account_fit(const SayEvidence *e, const SayAccount *a, const SayAccount *b, SayFit *fit);
/* "type, actor, place (7 points)" */
SayStr say_account_why(SayArena *arena, const SayFit *fit);

#endif
