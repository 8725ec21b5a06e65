/* stance_time.c -- which events the text dates to a past that is no news. */
#include "claim/stance.h"

#include <assert.h>

enum { NEWS_DAYS = 365, RETROSPECTIVE_DAYS = 31 };

/* Index of the first time from this sentence on. */
static uint32_t first_time(const SayDoc *doc, uint32_t sentence)
{
    uint32_t low = 0, high = doc->times.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const SayTimeMention *time = &doc->times.items[middle];
        assert(doc->times.items != NULL);
        if (doc->tokens.sentence[time->head] < sentence)
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

/* "In 1983 soldiers raided the convent and threatened to shoot her": a day named before the first
   verb holds for all of the sentence, where no other is named. */
static const SayTimeMention *time_in_front(const SayDoc *doc, uint32_t trigger)
{
    const SaySentence *sentence = &doc->sentences.items[doc->tokens.sentence[trigger]];
    const SayTimeMention *front = NULL;
    for (uint32_t i = first_time(doc, doc->tokens.sentence[trigger]); i < doc->times.count; i++) {
        const SayTimeMention *time = &doc->times.items[i];
        assert(doc->times.items != NULL);
        if (time->head >= sentence->end) break;
        if (time->last == SAY_DAY_NONE) continue;
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

/* Looking back, a sentence that names a day of the past tells of it. */
static bool names_past(const SayDoc *doc, uint32_t trigger)
{
    const SaySentence *sentence = &doc->sentences.items[doc->tokens.sentence[trigger]];
    for (uint32_t i = first_time(doc, doc->tokens.sentence[trigger]); i < doc->times.count; i++) {
        const SayTimeMention *time = &doc->times.items[i];
        if (time->head >= sentence->end) break;
        if (time->last != SAY_DAY_NONE && doc->article.published - time->last > NEWS_DAYS)
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
    int32_t year = say_civil(time->last).year, latest = doc->past.latest_year;
    if (latest > year + 1) return true;
    /* A year alone, in a text that knows no later one, is how the past is told: news names the day.
     */
    return latest == year && time->value.size == 4 && time->basis == SAY_DATE_BASIS_EXPLICIT;
}
