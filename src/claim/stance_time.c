/* stance_time.c -- which events the text dates to a past that is no news. */
#include "claim/stance.h"

#include <assert.h>

enum { NEWS_DAYS = 365 };

static bool in_clause_of(const SayDoc *doc, const SayTimeMention *time, uint32_t trigger)
{
    if (doc->tokens.sentence[time->head] != doc->tokens.sentence[trigger]) return false;
    return say_clause_head(doc, time->head) == say_clause_head(doc, trigger);
}

/* The event's own time, else one in its clause. */
static const SayTimeMention *time_of(const SayDoc *doc, uint32_t trigger, const SayEvent *event)
{
    if (event && event->time != SAY_NONE) return &doc->times.items[event->time];
    for (uint32_t i = 0; i < doc->times.count; i++)
        if (in_clause_of(doc, &doc->times.items[i], trigger)) return &doc->times.items[i];
    return NULL;
}

/* "two decades ago", "years ago", "last century". */
static bool long_ago(const SayDoc *doc, const SayTimeMention *time)
{
    SayStr text = say_doc_text(doc, time->span);
    if (say_str_find(text, SAY_STR("century"), 0) != UINT32_MAX) return true;
    bool ago = say_str_find(text, SAY_STR("ago"), 0) != UINT32_MAX ||
               (time->end < doc->tokens.count && say_token_is(doc, time->end, "ago"));
    return ago && (say_str_find(text, SAY_STR("decades"), 0) != UINT32_MAX ||
                   say_str_find(text, SAY_STR("years"), 0) != UINT32_MAX);
}

/* Without a date of publication: the latest year that the text names. */
static int32_t latest_year(const SayDoc *doc)
{
    int32_t latest = 0;
    for (uint32_t i = 0; i < doc->times.count; i++) {
        if (doc->times.items[i].last == SAY_DAY_NONE) continue;
        int32_t year = say_civil(doc->times.items[i].last).year;
        if (year > latest) latest = year;
    }
    return latest;
}

/* A text that opens in a past year and has named no newer day until here still tells of that past:
   "In 1996 A invaded B. ... 3,000 soldiers were killed." */
static bool in_retrospective(const SayDoc *doc, uint32_t trigger)
{
    if (doc->article.published == SAY_DAY_NONE) return false;
    bool opened = false;
    for (uint32_t i = 0; i < doc->times.count; i++) {
        const SayTimeMention *time = &doc->times.items[i];
        assert(time != NULL);
        uint32_t sentence = doc->tokens.sentence[time->head];
        if (sentence > doc->tokens.sentence[trigger]) break;
        if (time->last == SAY_DAY_NONE) continue;
        if (doc->article.published - time->last <= NEWS_DAYS) return false;
        uint32_t title = doc->blocks.items[doc->sentences.items[0].block].kind == SAY_BLOCK_TITLE;
        if (sentence <= title) opened = true;
    }
    return opened && (doc->tokens.feats[trigger] & (SAY_FEAT_PAST | SAY_FEAT_PARTICIPLE)) != 0;
}

bool say_stance_historical(const SayDoc *doc, uint32_t trigger, const SayEvent *event)
{
    const SayTimeMention *time = time_of(doc, trigger, event);
    if (!time) return in_retrospective(doc, trigger);
    if (long_ago(doc, time)) return true;
    if (time->last == SAY_DAY_NONE) return false;
    if (doc->article.published != SAY_DAY_NONE)
        return doc->article.published - time->last > NEWS_DAYS;
    int32_t year = say_civil(time->last).year, latest = latest_year(doc);
    if (latest > year + 1) return true;
    /* A year alone, in a text that knows no later one, is how the past is told: news names the day.
     */
    return latest == year && time->value.size == 4 && time->basis == SAY_DATE_BASIS_EXPLICIT;
}
