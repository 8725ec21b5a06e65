/* stance_time.c -- which events the text dates to a past that is no news. */
#include "claim/stance.h"

#include <assert.h>

enum { NEWS_DAYS = 365, RETROSPECTIVE_DAYS = 31 };

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

/* "In 1983 soldiers raided the convent and threatened to shoot her": a day named before the first
   verb holds for all of the sentence, where no other is named. */
static const SayTimeMention *time_in_front(const SayDoc *doc, uint32_t trigger)
{
    const SaySentence *sentence = &doc->sentences.items[doc->tokens.sentence[trigger]];
    const SayTimeMention *front = NULL;
    for (uint32_t i = 0; i < doc->times.count; i++) {
        const SayTimeMention *time = &doc->times.items[i];
        if (time->head < sentence->first || time->last == SAY_DAY_NONE) continue;
        if (time->head >= sentence->end) break;
        if (front) return NULL;
        front = time;
    }
    for (uint32_t at = sentence->first; front && at < front->head; at++)
        if (doc->tokens.upos[at] == SAY_UPOS_VERB) return NULL;
    return front;
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

/* Looking back, a sentence that names a day of the past tells of it. */
static bool names_past(const SayDoc *doc, uint32_t trigger)
{
    const SaySentence *sentence = &doc->sentences.items[doc->tokens.sentence[trigger]];
    for (uint32_t i = 0; i < doc->times.count; i++) {
        const SayTimeMention *time = &doc->times.items[i];
        if (time->head >= sentence->end) break;
        if (time->head >= sentence->first && time->last != SAY_DAY_NONE &&
            doc->article.published - time->last > NEWS_DAYS)
            return true;
    }
    return false;
}

/* "fights", "has fought"; not "had fought". */
static bool told_now(const SayDoc *doc, uint32_t trigger)
{
    const SayTokens *t = &doc->tokens;
    uint32_t clause = say_clause_head(doc, trigger);
    if (say_clause_present(doc, clause)) return true;
    for (uint32_t c = t->first_child[clause]; c != SAY_NONE; c = t->next_sibling[c])
        if (t->deprel[c] == SAY_DEPREL_AUX && say_token_is(doc, c, "have"))
            return (t->feats[c] & SAY_FEAT_PAST) == 0;
    return false;
}

static bool looks_back(const SayDoc *doc, const SayEvent *event)
{
    if (!event || doc->article.retrospect == SAY_RETROSPECT_NONE) return false;
    return doc->article.retrospect == SAY_RETROSPECT_ALL || say_event_type_quad(event->type) == 4;
}

bool say_stance_historical(const SayDoc *doc, uint32_t trigger, const SayEvent *event)
{
    const SayTimeMention *time = time_of(doc, trigger, event);
    bool past = looks_back(doc, event);
    if (past && names_past(doc, trigger)) return true;
    if (!time && event && !told_now(doc, trigger)) time = time_in_front(doc, trigger);
    if (!time) return (past && !told_now(doc, trigger)) || in_retrospective(doc, trigger);
    if (long_ago(doc, time)) return true;
    if (time->last == SAY_DAY_NONE) return false;
    if (doc->article.published != SAY_DAY_NONE)
        return doc->article.published - time->last > (past ? RETROSPECTIVE_DAYS : NEWS_DAYS);
    int32_t year = say_civil(time->last).year, latest = latest_year(doc);
    if (latest > year + 1) return true;
    /* A year alone, in a text that knows no later one, is how the past is told: news names the day.
     */
    return latest == year && time->value.size == 4 && time->basis == SAY_DATE_BASIS_EXPLICIT;
}
