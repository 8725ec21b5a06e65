/* times_deictic.c -- times counted from the publication, or from the time told before: "yesterday",
   "last week", "two days earlier", "in the past month", "the beginning of the year", and durations:
   "for two days". */
#include "mention/times.h"

static SayStr suffixed(SayDoc *doc, SayStr value, const char *suffix)
{
    SayText text = {.arena = doc->arena};
    say_text_add(&text, value);
    say_text_add(&text, say_str(suffix));
    return say_text_str(&text);
}

static SayWhen relative(SayDoc *doc, uint32_t first, uint32_t end, SayUnit unit, SayDay day)
{
    SayWhen when = {.first = first,
                    .end = end,
                    .basis = SAY_DATE_BASIS_RELATIVE,
                    .begin = SAY_DAY_NONE,
                    .last = SAY_DAY_NONE,
                    .may_start = true};
    say_when_unit(doc, &when, unit, day);
    return when;
}

/* Words that are a time by themselves, in days from publication; part: what TIMEX3 adds for a part
 * of the day. */
static SayWhen single_word(const SayNaming *naming, uint32_t t)
{
    static const struct {
        const char *words;
        int32_t days;
        const char *part;
    } words[] = {
        {"today", 0, ""}, {"yesterday", -1, ""}, {"tomorrow", 1, ""}, {"tonight", 0, "TNI"}};
    SayDoc *doc = naming->doc;
    for (uint32_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!say_token_in(doc, t, words[i].words)) continue;
        SayWhen when = relative(doc, t, t + 1, SAY_UNIT_DAY,
                                say_day_shift(doc->article.written, SAY_UNIT_DAY, words[i].days));
        if (words[i].part[0] && when.value.data)
            when.value = suffixed(doc, when.value, words[i].part);
        return when;
    }
    if (say_token_in(doc, t, "overnight") && doc->tokens.deprel[t] != SAY_DEPREL_AMOD) {
        SayWhen when = relative(doc, t, t + 1, SAY_UNIT_DAY,
                                say_day_shift(doc->article.written, SAY_UNIT_DAY, -1));
        if (when.begin != SAY_DAY_NONE) when.last = when.begin + 1;
        if (when.value.data) when.value = suffixed(doc, when.value, "TNI");
        return when;
    }
    SayWhen vague = relative(doc, t, t + 1, SAY_UNIT_NONE, SAY_DAY_NONE);
    vague.may_start = false;
    if (say_token_in(doc, t, "now|currently|nowadays|presently"))
        vague.value = SAY_STR("PRESENT_REF");
    else if (say_token_in(doc, t, "recently|lately"))
        vague.value = SAY_STR("PAST_REF");
    else
        vague.end = t;
    return vague;
}

static const char *part_of_day(const SayDoc *doc, uint32_t t, uint32_t end)
{
    if (say_time_word(doc, t, end, "morning")) return "TMO";
    if (say_time_word(doc, t, end, "afternoon")) return "TAF";
    if (say_time_word(doc, t, end, "evening")) return "TEV";
    if (say_time_word(doc, t, end, "night")) return "TNI";
    return NULL;
}

/* The last `count` units up to publication: "the past two weeks". */
static SayWhen stretch(SayDoc *doc, uint32_t first, uint32_t end, SayUnit unit, int64_t thousandths)
{
    SayWhen when = relative(doc, first, end, unit, SAY_DAY_NONE);
    when.value = say_duration_value(doc, unit, thousandths);
    SayDay published = doc->article.written;
    if (published == SAY_DAY_NONE || thousandths < 0 || thousandths % 1000) return when;
    SayDay begin =
        unit < SAY_UNIT_DAY ? published : say_day_shift(published, unit, -thousandths / 1000);
    if (begin == SAY_DAY_NONE) return when;
    when.begin = begin;
    when.last = published;
    when.may_start = false;
    return when;
}

/* The number of a duration: "two", "a", "several", "a few"; -1 vague, 0 none. Moves *t behind it.
 */
static int64_t count_at(const SayNaming *naming, uint32_t *t, uint32_t end)
{
    const SayDoc *doc = naming->doc;
    SayNumber n = say_number_at(naming, *t);
    if (n.end > n.first && !n.ordinal) {
        *t = n.end;
        return n.vague || n.most != n.value ? -1 : n.value;
    }
    if (say_time_word(doc, *t, end, "a") && say_time_word(doc, *t + 1, end, "few|couple|number")) {
        bool couple = say_time_word(doc, *t + 1, end, "couple");
        *t += say_time_word(doc, *t + 2, end, "of") ? 3 : 2;
        return couple ? 2000 : -1;
    }
    if (say_time_word(doc, *t, end, "several|many|few|some")) {
        *t += 1;
        return -1;
    }
    if (say_time_word(doc, *t, end, "a|an")) {
        *t += 1;
        return 1000;
    }
    return 0;
}

/* "last week", "this morning", "the past two weeks", "next month", "earlier this year". */
static SayWhen determined(const SayNaming *naming, uint32_t t)
{
    SayDoc *doc = naming->doc;
    uint32_t end = say_sentence_end(doc, t), d = t;
    SayWhen none = {.first = t, .end = t};
    if (say_time_word(doc, d, end, "the|over|during") &&
        say_time_word(doc, d + 1, end, "last|past|next|coming|previous|following|current"))
        d++;
    if (say_time_word(doc, d, end, "earlier|later|early|late") &&
        say_time_word(doc, d + 1, end, "this|last|next"))
        d++;
    if (!say_time_word(doc, d, end, "last|past|next|this|coming|previous|current")) return none;
    bool the = d > t && say_token_in(doc, t, "the"), past = say_time_word(doc, d, end, "past");
    int32_t way = say_time_word(doc, d, end, "last|past|previous") ? -1
                  : say_time_word(doc, d, end, "next|coming")      ? 1
                                                                   : 0;
    uint32_t n = d + 1;
    SayDay published = doc->article.written;
    const char *part = part_of_day(doc, n, end);
    if (part && !the) {
        SayWhen when =
            relative(doc, t, n + 1, SAY_UNIT_DAY, say_day_shift(published, SAY_UNIT_DAY, way));
        if (when.value.data) when.value = suffixed(doc, when.value, part);
        return when;
    }
    SayUnit unit = say_unit_at(naming, n, end);
    bool plural =
        n < end && say_token_in(doc, n, "days|weeks|months|years|decades|hours|minutes|quarters");
    if (unit >= SAY_UNIT_DAY && !plural) {
        if ((past || the) && way < 0 && unit != SAY_UNIT_WEEKEND)
            return stretch(doc, t, n + 1, unit, 1000);
        if (the && way > 0) return none;
        if (unit == SAY_UNIT_DAY && way != 0) return none;
        SayDay day = unit == SAY_UNIT_WEEKEND && way == 0 && published != SAY_DAY_NONE
                         ? published
                         : say_day_shift(published, unit, way);
        /* "last weekend" is the one that ended last */
        if (unit == SAY_UNIT_WEEKEND && way < 0 && published != SAY_DAY_NONE)
            day = published - say_weekday(published) - 1;
        return relative(doc, t, n + 1, unit, day);
    }
    uint32_t behind = n;
    int64_t count = n < end && !plural ? count_at(naming, &behind, end) : -1;
    unit = say_unit_at(naming, behind, end);
    if (unit == SAY_UNIT_NONE || count == 0 || way == 0) return none;
    if (way < 0) return stretch(doc, t, behind + 1, unit, count);
    SayWhen when = relative(doc, t, behind + 1, unit, SAY_DAY_NONE);
    when.value = say_duration_value(doc, unit, count);
    return when;
}

/* "the beginning of the year", "the end of last month", "the start of 2023": the unit, for want of
 * finer values. */
static SayWhen edge_of_unit(const SayNaming *naming, uint32_t t, const SayTold *told)
{
    SayDoc *doc = naming->doc;
    uint32_t end = say_sentence_end(doc, t), n = t;
    SayWhen none = {.first = t, .end = t};
    if (say_time_word(doc, n, end, "the")) n++;
    bool start = say_time_word(doc, n, end, "beginning|start");
    if ((!start && !say_time_word(doc, n, end, "end|middle")) ||
        !say_time_word(doc, n + 1, end, "of") || !say_time_word(doc, n + 2, end, "the|this"))
        return none;
    SayUnit unit = say_unit_at(naming, n + 3, end);
    if (unit < SAY_UNIT_WEEKEND) return none;
    SayWhen when =
        relative(doc, t, n + 4, unit,
                 told->narrative && told->known ? told->before.begin : doc->article.written);
    if (start && when.begin != SAY_DAY_NONE) when.last = when.begin;
    return when;
}

static SayWhen moved(const SayNaming *naming, uint32_t t, uint32_t end, SayUnit unit, int64_t by,
                     SayDay from)
{
    SayDoc *doc = naming->doc;
    SayWhen when = relative(doc, t, end, unit, SAY_DAY_NONE);
    if (unit < SAY_UNIT_DAY) {
        say_when_unit(doc, &when, SAY_UNIT_DAY, from);
        return when;
    }
    say_when_unit(doc, &when, unit, say_day_shift(from, unit, by));
    return when;
}

/* "a year ago", "a year earlier" beside a quarter: the same quarter of that year. */
static SayWhen same_quarter_before(const SayNaming *naming, uint32_t t, uint32_t end,
                                   const SayWhen *before)
{
    SayDay day = before->begin, published = naming->doc->article.written;
    bool back = published == SAY_DAY_NONE || published - day < 366; /* not already gone back */
    if (back) day = say_day_shift(day, SAY_UNIT_YEAR, -1);
    SayWhen when = relative(naming->doc, t, end, SAY_UNIT_QUARTER, day);
    when.aside = true;
    return when;
}

/* "two days ago", "a week earlier", "three years later", and the duration alone: "two days", "a
 * three-day visit". */
static SayWhen counted(const SayNaming *naming, uint32_t t, const SayTold *told)
{
    SayDoc *doc = naming->doc;
    uint32_t end = say_sentence_end(doc, t), n = t;
    SayWhen none = {.first = t, .end = t};
    bool one = say_time_word(doc, t, end, "a|an");
    int64_t count = count_at(naming, &n, end);
    bool hyphen = say_time_word(doc, n, end, "-");
    if (hyphen) n++;
    SayUnit unit = n > t ? say_unit_at(naming, n, end) : SAY_UNIT_NONE;
    if (count == 0 || unit == SAY_UNIT_NONE) return none;
    if (unit == SAY_UNIT_SECOND && (one || count == -1)) return none;
    uint32_t after = n + 1;
    if (say_time_word(doc, after, end, "old|-") ||
        (say_time_word(doc, after, end, "of") && say_time_word(doc, after + 1, end, "age")))
        return none;
    if (one && say_time_word(doc, after, end, "of")) return none;
    bool ago = say_time_word(doc, after, end, "ago"),
         earlier = say_time_word(doc, after, end, "earlier|before|previously");
    bool later = say_time_word(doc, after, end, "later|after|afterwards"),
         from_now = say_time_word(doc, after, end, "from");
    int64_t whole = count < 0 ? 0 : count / 1000;
    if (ago || earlier || later) {
        const SayWhen *before = told->known ? &told->before : NULL;
        SayDay from = ago && !told->narrative ? doc->article.written
                      : before && (before->begin == before->last || before->unit <= unit)
                          ? before->begin
                          : SAY_DAY_NONE;
        if (say_time_word(doc, after, end, "before|after") && after + 1 < end &&
            !say_time_word(doc, after + 1, end, ",|.|;")) {
            SayWhen when = relative(doc, t, after, unit,
                                    SAY_DAY_NONE); /* "two days after the vote": a duration here */
            when.value = say_duration_value(doc, unit, count);
            return when;
        }
        if (one && unit == SAY_UNIT_YEAR && !later && before && before->unit == SAY_UNIT_QUARTER)
            return same_quarter_before(naming, t, after + 1, before);
        SayWhen when = moved(naming, t, after + 1, unit, later ? whole : -whole,
                             count < 0 ? SAY_DAY_NONE : from);
        if (!when.value.data)
            when.value =
                count < 0 && ago ? SAY_STR("PAST_REF") : say_duration_value(doc, unit, count);
        when.aside = unit == SAY_UNIT_YEAR && !later;
        return when;
    }
    if (one && !from_now && unit != SAY_UNIT_NONE && t > 0 &&
        !say_token_in(doc, t - 1,
                      "for|in|within|about|than|after|"
                      "half|over|nearly|almost"))
        return none; /* "a day", "a year": mostly "per" or idiom */
    SayWhen when = relative(doc, t, after, unit, SAY_DAY_NONE);
    when.value = say_duration_value(doc, unit, count);
    when.basis = SAY_DATE_BASIS_NONE;
    return when;
}

/* "the same day", "that day", "the next day", "the day before", "the following week": from the time
 * told before. */
static SayWhen told_before(const SayNaming *naming, uint32_t t, const SayTold *told)
{
    SayDoc *doc = naming->doc;
    uint32_t end = say_sentence_end(doc, t), n = t;
    SayWhen none = {.first = t, .end = t};
    bool the = say_time_word(doc, n, end, "the"), that = say_time_word(doc, n, end, "that");
    int32_t by = 0;
    if (!the && !that) return none;
    n++;
    if (say_time_word(doc, n, end, "same"))
        n++;
    else if (the && say_time_word(doc, n, end, "next|following"))
        by = 1, n++;
    else if (the && say_time_word(doc, n, end, "previous|preceding"))
        by = -1, n++;
    SayUnit unit = say_unit_at(naming, n, end);
    if (the && n == t + 1 && unit == SAY_UNIT_DAY &&
        say_time_word(doc, n + 1, end, "before|after|earlier")) {
        by = say_time_word(doc, n + 1, end, "after") ? 1 : -1;
        if (n + 2 < end && !say_time_word(doc, n + 2, end, ",|.|;|\"")) return none;
        n++;
    } else if ((the && n == t + 1) || unit < SAY_UNIT_DAY) {
        return none;
    }
    const SayWhen *before = told->known ? &told->before : NULL;
    SayDay from = before && (before->unit <= unit || before->begin == before->last) ? before->begin
                                                                                    : SAY_DAY_NONE;
    SayWhen when = relative(doc, t, n + 1, unit, say_day_shift(from, unit, by));
    if (when.begin == SAY_DAY_NONE && !when.value.data)
        when.value = by < 0 ? SAY_STR("PAST_REF") : SAY_STR_NONE;
    return when;
}

static SayWhen over_weekend(const SayNaming *naming, uint32_t t)
{
    SayDoc *doc = naming->doc;
    uint32_t end = say_sentence_end(doc, t);
    SayWhen none = {.first = t, .end = t};
    if (!say_time_word(doc, t, end, "the") || !say_time_word(doc, t + 1, end, "weekend"))
        return none;
    SayDay published = doc->article.written;
    bool ahead = say_looks_ahead(doc, t + 1);
    if (published != SAY_DAY_NONE && !ahead && say_weekday(published) < 5)
        published -= say_weekday(published) + 1;
    return relative(doc, t, t + 2, SAY_UNIT_WEEKEND, published);
}

/* "recent weeks", "the current weakness": around publication, nobody knows how long. */
static SayWhen recent(const SayNaming *naming, uint32_t t)
{
    SayDoc *doc = naming->doc;
    uint32_t end = say_sentence_end(doc, t);
    SayWhen none = {.first = t, .end = t};
    bool past = say_time_word(doc, t, end, "recent"),
         present = say_time_word(doc, t, end, "current");
    if ((!past && !present) || t + 1 >= end) return none;
    if (say_unit_at(naming, t + 1, end) < SAY_UNIT_DAY || present) {
        if (doc->tokens.deprel[t] != SAY_DEPREL_AMOD) return none;
        SayWhen vague = relative(doc, t, t + 1, SAY_UNIT_NONE, SAY_DAY_NONE);
        vague.value = past ? SAY_STR("PAST_REF") : SAY_STR("PRESENT_REF");
        return vague;
    }
    SayWhen when = relative(doc, t, t + 2, say_unit_at(naming, t + 1, end), SAY_DAY_NONE);
    when.value = SAY_STR("PAST_REF");
    return when;
}

/* "for decades", "hours": a plural unit behind "for", "in" or "over". */
static SayWhen bare_plural(const SayNaming *naming, uint32_t t)
{
    SayDoc *doc = naming->doc;
    SayWhen none = {.first = t, .end = t};
    SayUnit unit = say_unit_at(naming, t, doc->tokens.count);
    if (unit == SAY_UNIT_NONE ||
        !say_token_in(doc, t, "hours|days|weeks|months|years|decades|centuries"))
        return none;
    if (t == 0 || !say_token_in(doc, t - 1, "for|over|within|after")) return none;
    SayWhen when = relative(doc, t, t + 1, unit, SAY_DAY_NONE);
    if (say_time_word(doc, t + 1, say_sentence_end(doc, t), "ago|earlier|later|of|before|after|-"))
        return none;
    when.value = say_duration_value(doc, unit, -1);
    when.basis = SAY_DATE_BASIS_NONE;
    return when;
}

SayWhen say_deictic_at(const SayNaming *naming, uint32_t t, const SayTold *told)
{
    SayWhen when = single_word(naming, t);
    if (when.end == when.first && told->narrative) when = told_before(naming, t, told);
    if (when.end == when.first) when = determined(naming, t);
    if (when.end == when.first) when = edge_of_unit(naming, t, told);
    if (when.end == when.first) when = over_weekend(naming, t);
    if (when.end == when.first) when = told_before(naming, t, told);
    if (when.end == when.first) when = recent(naming, t);
    if (when.end == when.first) when = counted(naming, t, told);
    if (when.end == when.first) when = bare_plural(naming, t);
    return when;
}
