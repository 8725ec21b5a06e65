/* stance_time.c -- which events the text dates to a past that is no news. */
#include "claim/stance.h"

enum { NEWS_DAYS = 365 };

/* Index of the first time from this sentence on. */
static uint32_t first_time(const SayDoc *doc, uint32_t sentence)
{
    uint32_t low = 0, high = doc->times.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (doc->tokens.sentence[doc->times.items[middle].head] < sentence)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The event's own time, else one in its clause. */
static const SayTimeMention *time_of(const SayDoc *doc, uint32_t trigger, const SayEvent *event)
{
    if (event && event->time != SAY_NONE) return &doc->times.items[event->time];
    uint32_t sentence = doc->tokens.sentence[trigger];
    for (uint32_t i = first_time(doc, sentence); i < doc->times.count; i++) {
        const SayTimeMention *time = &doc->times.items[i];
        if (doc->tokens.sentence[time->head] != sentence) break;
        if (say_clause_head(doc, time->head) == say_clause_head(doc, trigger)) return time;
    }
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

/* A text that opens in a past year and has named no newer day until here still tells of that past:
   "In 1996 A invaded B. ... 3,000 soldiers were killed." */
static bool in_retrospective(const SayDoc *doc, uint32_t trigger)
{
    uint32_t sentence = doc->tokens.sentence[trigger];
    return sentence >= doc->past.start && sentence < doc->past.end &&
           (doc->tokens.feats[trigger] & (SAY_FEAT_PAST | SAY_FEAT_PARTICIPLE)) != 0;
}

void say_stance_look_back(SayDoc *doc)
{
    SayDay published = doc->article.published;
    doc->past = (SayPast){0};
    bool opened = false, ended = published == SAY_DAY_NONE || !doc->sentences.count;
    uint32_t block = ended ? SAY_NONE : doc->sentences.items[0].block;
    uint32_t title = block < doc->blocks.count && doc->blocks.items[block].kind == SAY_BLOCK_TITLE;
    for (uint32_t i = 0; i < doc->times.count; i++) {
        const SayTimeMention *time = &doc->times.items[i];
        if (time->last == SAY_DAY_NONE) continue;
        uint32_t sentence = doc->tokens.sentence[time->head];
        int32_t year = say_civil(time->last).year;
        if (year > doc->past.latest_year) doc->past.latest_year = year;
        if (!ended && !opened && sentence <= title) {
            opened = true;
            doc->past.start = sentence;
            doc->past.end = doc->sentences.count;
        }
        if (!ended && published - time->last <= NEWS_DAYS) {
            ended = true;
            if (opened) doc->past.end = sentence;
        }
    }
}

bool say_stance_historical(const SayDoc *doc, uint32_t trigger, const SayEvent *event)
{
    const SayTimeMention *time = time_of(doc, trigger, event);
    if (!time) return in_retrospective(doc, trigger);
    if (long_ago(doc, time)) return true;
    if (time->last == SAY_DAY_NONE) return false;
    if (doc->article.published != SAY_DAY_NONE)
        return doc->article.published - time->last > NEWS_DAYS;
    int32_t year = say_civil(time->last).year, latest = doc->past.latest_year;
    if (latest > year + 1) return true;
    /* A year alone, in a text that knows no later one, is how the past is told: news names the day.
     */
    return latest == year && time->value.size == 4 && time->basis == SAY_DATE_BASIS_EXPLICIT;
}
