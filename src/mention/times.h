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
} SayWhen;

SayUnit say_unit_of(SayStr word);
/* The whole unit that holds this day: begin, last and value. */
void say_when_unit(SayDoc *doc, SayWhen *when, SayUnit unit, SayDay day);
/* day moved by a number of units; SAY_DAY_NONE stays. */
SayDay say_day_shift(SayDay day, SayUnit unit, int64_t count);
/* "P2D", "PT3H", "PXY" for a count below zero; count in thousandths. */
SayStr say_duration_value(SayDoc *doc, SayUnit unit, int64_t thousandths);
/* A date of which parts may be missing (0): values such as "XXXX-10-07"; days where year and the
 * rest are known. */
void say_when_date(SayDoc *doc, SayWhen *when, int32_t year, int32_t month, int32_t day);

/* Reads what starts at this token; first == end when it is no time. before: the last time read that
 * has days, or NULL. */
SayWhen say_date_at(const SayNaming *naming, uint32_t token);
SayWhen say_part_at(const SayNaming *naming, uint32_t token);
SayWhen say_deictic_at(const SayNaming *naming, uint32_t token, const SayWhen *before);
/* Does the verb above this token look ahead: "will", "plans to"? */
bool say_looks_ahead(const SayDoc *doc, uint32_t token);

#endif
