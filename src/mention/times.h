/* times.h -- what the files of the time step share: units, and days turned into values. */
#ifndef SAY_MENTION_TIMES_H
#define SAY_MENTION_TIMES_H

#include "mention/steps.h"

typedef enum SayUnit {
    SAY_UNIT_NONE,
    SAY_UNIT_SECOND,
    SAY_UNIT_MINUTE,
    SAY_UNIT_HOUR,
    SAY_UNIT_DAY,
    SAY_UNIT_WEEKEND,
    SAY_UNIT_WEEK,
    SAY_UNIT_MONTH,
    SAY_UNIT_QUARTER,
    SAY_UNIT_YEAR,
    SAY_UNIT_DECADE,
    SAY_UNIT_CENTURY
} SayUnit;

/* A time as read so far. value absent: cannot be told. */
typedef struct SayWhen {
    uint32_t first, end; /* tokens; first == end: none */
    SayStr value;
    SayDay begin, last;
    SayDateBasis basis;
    SayUnit unit;   /* of the value, for "the same day" and the like */
    bool may_start; /* "since" stretches it to the publication date */
    bool aside;     /* to compare with, "a year earlier": the text does not go on from there */
} SayWhen;

/* The unit at the token where it stands before the end; none else. */
SayUnit say_unit_at(const SayNaming *naming, uint32_t token, uint32_t end);
/* The whole unit that holds this day: begin, last and value. */
void say_when_unit(SayDoc *doc, SayWhen *when, SayUnit unit, SayDay day);
/* day moved by a number of units; SAY_DAY_NONE stays. */
SayDay say_day_shift(SayDay day, SayUnit unit, int64_t count);
/* "P2D", "PT3H", "PXY" for a count below zero; count in thousandths. */
SayStr say_duration_value(SayDoc *doc, SayUnit unit, int64_t thousandths);
/* A date of which parts may be missing (0): values such as "XXXX-10-07"; days where year and the
 * rest are known. */
void say_when_date(SayDoc *doc, SayWhen *when, int32_t year, int32_t month, int32_t day);

/* What the times read so far say about the next one. */
typedef struct SayTold {
    SayWhen before; /* the last one that has days and dates no noun */
    SayWhen latest; /* the last one of all that has days */
    bool known;     /* before is there */
    bool narrative; /* the text tells of years long gone: dates without a year go on from before */
} SayTold;

/* Reads what starts at this token; first == end when it is no time. */
SayWhen say_date_at(const SayNaming *naming, uint32_t token, const SayTold *told);
SayWhen say_year_at(const SayNaming *naming, uint32_t token); /* years, decades, years B.C. */
SayWhen say_part_at(const SayNaming *naming, uint32_t token, const SayTold *told);
SayWhen say_deictic_at(const SayNaming *naming, uint32_t token, const SayTold *told);
SayWhen say_repeated_at(const SayNaming *naming, uint32_t token); /* "every week", "daily" */
/* "10:35 a.m.", "noon": puts the date before or behind it into the time. */
SayWhen say_clock_at(const SayNaming *naming, uint32_t token, const SayTold *told);

/* A bare number of the range in digits, with "st" or "th" allowed; 0 for none. */
int32_t say_digits_in(const SayDoc *doc, uint32_t token, int32_t low, int32_t high);
/* Four digits that may be a year; 0 for none. */
int32_t say_year_digits(const SayDoc *doc, uint32_t token);
/* True when the token stands before the end and is one of the list's. */
static inline bool say_time_word(const SayDoc *doc, uint32_t token, uint32_t end, const char *list)
{
    return token < end && say_token_in(doc, token, list);
}
/* The end of the sentence of a token. */
uint32_t say_sentence_end(const SayDoc *doc, uint32_t token);
/* Does the verb above this token look ahead: "will", "plans to"? */
bool say_looks_ahead(const SayDoc *doc, uint32_t token);

#endif
