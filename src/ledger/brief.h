/* brief.h -- the situation report of a day: what brief.c gathers from rows of the ledger, and the
   forms it is printed in. Words are those of articles; nothing here is made up. */
#ifndef SAY_LEDGER_BRIEF_H
#define SAY_LEDGER_BRIEF_H

#include "ledger/database.h"

/* One say-so, reprints of the same words taken together. */
typedef struct BriefClaim {
    SayStr id, article;
    SayStr words, polarity, certainty, status, act;
    SayStr speakers; /* from the inside outwards, ", via " between; absent: the outlet itself */
    SayStr outlets;  /* that printed it, ", " between; absent where none is named */
} BriefClaim;

typedef struct BriefAnswer {
    SayStr answer;
    int64_t claims, claim_origins;
} BriefAnswer;

typedef struct BriefDispute {
    SayStr id, question;
    SAY_LIST(BriefAnswer) answers;
} BriefDispute;

typedef SAY_LIST(SayStr) BriefWords;

/* One event, with what the articles of the day say of it, the best reading first. */
typedef struct BriefStatement {
    SayStr event, type, mode, status;
    BriefWords actors, recipients; /* in the words of an article */
    SayStr place, precision, first_day, last_day;
    int64_t claims, outlets, text_origins, claim_origins, affirmed, denied;
    SAY_LIST(BriefClaim) said;
    SAY_LIST(BriefDispute) disputes;
    bool repeats; /* the words it begins with stand in a statement before it, in the same story */
} BriefStatement;

typedef struct BriefStory {
    SayStr id, headline, first_day, last_day;
    int64_t articles, events; /* events: that articles of the day tell; not all are shown */
    SAY_LIST(BriefStatement) statements;
} BriefStory;

/* Events of one quad class that began on one day. */
typedef struct BriefActivity {
    SayStr day;
    int64_t quad, events;
} BriefActivity;

typedef struct BriefDay {
    SayStr day;
    int64_t articles;
} BriefDay;

typedef struct Brief {
    SayLedger *ledger;
    SayArena *arena;
    SayError *error;
    const char *day; /* NULL: articles without a date */
    int64_t articles, outlets, rated, coded, uncodable, quarantined, out_of_scope;
    int64_t stories_in_all; /* that articles of the day tell */
    SAY_LIST(BriefStory) stories;
    SAY_LIST(BriefActivity) activity; /* of the thirty days up to this one */
    SAY_LIST(BriefDay) days;          /* that have articles */
} Brief;

void say_brief_markdown(const Brief *brief, SayText *out);
void say_brief_html(const Brief *brief, SayText *out);
void say_brief_json(const Brief *brief, SayText *out);

/* The words as far as a brief quotes them: to a blank before the limit. */
SayStr say_brief_quoted(SayStr words);
/* Who says it; the outlets, where no speaker is named. */
SayStr say_brief_speakers(const BriefClaim *claim);
/* How surely, in words: "says no, probable, planned". */
void say_brief_stance(const BriefClaim *claim, SayText *out);

/* "14 November 2026" of an ISO day; "" of none. */
void say_brief_day(SayStr day, SayText *out);
/* Sentences without markup: what was read that day; how long a story is. */
void say_brief_coverage(const Brief *brief, SayText *out);
void say_brief_extent(const BriefStory *story, SayText *out);

/* How a form marks what weighs, and writes a name of an article. */
typedef struct BriefMarkup {
    const char *strong, *strong_end;
    void (*name)(SayText *out, SayStr name);
} BriefMarkup;

/* "ASSAULT, planned the Front → an army convoy, at Ulmek, 14 November 2026. Claims 3, ..." */
void say_brief_event(const BriefStatement *statement, const BriefMarkup *markup, SayText *out);
/* "12 (3 say so) / at least 40 (1 say so)" */
void say_brief_answers(const BriefDispute *dispute, const BriefMarkup *markup, SayText *out);

#endif
