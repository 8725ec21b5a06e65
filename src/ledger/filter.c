/* filter.c -- what a list is asked for: checked, and bound to the parameters of list_sql.h. */
#include "ledger/filter.h"

#include "ledger/query.h"

#include <string.h>

enum {
    SINCE = 1,
    UNTIL,
    COUNTRY,
    ACTOR,
    TYPE,
    SPEAKER,
    STANCE,
    ARTICLE,
    LIMIT,
    UNKNOWN,
    ABOUT,
    QUERY,
    EVENT,
    STORY,
    DISPUTE,
    OUTLET,
    SKIPPED,
    POLICY
};

static SayStatus take_day(const char *name, const char *given, char out[16], SayError *error)
{
    if (!given) return SAY_OK;
    SayDay day = say_day_parse(say_str(given), NULL);
    if (day == SAY_DAY_NONE)
        return say_error_set(error, SAY_ERROR_ARGUMENT,
                             "%s: \"%s\" is no date; write it like 2026-11-17", name, given);
    say_day_print(day, out);
    return SAY_OK;
}

static void take_upper(const char *given, char *out, size_t size)
{
    size_t i = 0;
    for (; given && given[i] && i + 1 < size; i++)
        out[i] = (char)(given[i] >= 'a' && given[i] <= 'z' ? given[i] - 'a' + 'A' : given[i]);
    out[i] = '\0';
}

static SayStatus take_stance(const char *given, SayError *error)
{
    if (!given) return SAY_OK;
    unsigned size = (unsigned)strlen(given);
    if (say_polarity_of_name(given, size) >= 0 || say_certainty_of_name(given, size) >= 0 ||
        say_event_status_of_name(given, size) >= 0)
        return SAY_OK;
    return say_error_set(error, SAY_ERROR_ARGUMENT,
                         "\"%s\" is no stance; a polarity (+, -), a certainty (certain, probable, "
                         "possible) or a status"
                         " (happened, planned, threatened, ...)",
                         given);
}

static SayStatus take_policy(const char *what, const char *given, SayError *error)
{
    if (!given) return SAY_OK;
    if (strcmp(what, "events") != 0)
        return say_error_set(error, SAY_ERROR_ARGUMENT, "a policy is for events, not for %s", what);
    if (!strcmp(given, "rep") || !strcmp(given, "con") || !strcmp(given, "inf")) return SAY_OK;
    return say_error_set(error, SAY_ERROR_ARGUMENT, "\"%s\" is no policy; rep, con or inf", given);
}

/* "o200": the rows from the 201st on. */
static SayStatus take_after(const char *after, uint64_t *skipped, SayError *error)
{
    int64_t number = 0;
    if (!after) return SAY_OK;
    if (after[0] == 'o' && say_str_integer(say_str(after + 1), &number) && number > 0) {
        *skipped = (uint64_t)number;
        return SAY_OK;
    }
    return say_error_set(error, SAY_ERROR_ARGUMENT, "\"%s\" is no cursor of a list", after);
}

static SayStatus take_query(SayArena *arena, const char *query, const char **match, SayError *error)
{
    if (!query) return SAY_OK;
    *match = say_query_match(arena, say_str(query));
    if (*match) return SAY_OK;
    return say_error_set(error, SAY_ERROR_ARGUMENT, "\"%s\" holds no word to look for", query);
}

SayStatus say_asked_take(SayArena *arena, const char *what, const SayFilter *filter,
                         SayAsked *asked, SayError *error)
{
    *asked = (SayAsked){.filter = filter};
    SAY_TRY(take_after(filter->after, &asked->skipped, error));
    SAY_TRY(take_query(arena, filter->query, &asked->query, error));
    SAY_TRY(take_day("since", filter->since, asked->since, error));
    SAY_TRY(take_day("until", filter->until, asked->until, error));
    SAY_TRY(take_stance(filter->stance, error));
    SAY_TRY(take_policy(what, filter->policy, error));
    take_upper(filter->country, asked->country, sizeof asked->country);
    take_upper(filter->type, asked->type, sizeof asked->type);
    if (filter->type && say_event_type_of_name(asked->type, (unsigned)strlen(asked->type)) <= 0)
        return say_error_set(error, SAY_ERROR_ARGUMENT,
                             "\"%s\" is no event type; one of PLOVER's, such as ASSAULT or AGREE",
                             filter->type);
    return SAY_OK;
}

/* The text of a parameter; NULL where nothing is asked. */
static const char *value_of(const SayAsked *asked, int parameter)
{
    const SayFilter *filter = asked->filter;
    switch (parameter) {
    case SINCE: return asked->since;
    case UNTIL: return asked->until;
    case COUNTRY: return asked->country;
    case ACTOR: return filter->actor;
    case TYPE: return asked->type;
    case SPEAKER: return filter->speaker;
    case STANCE: return filter->stance;
    case ARTICLE: return filter->article;
    case UNKNOWN: return filter->unknown ? "1" : NULL;
    case ABOUT: return filter->about;
    case QUERY: return asked->query;
    case EVENT: return filter->event;
    case STORY: return filter->story;
    case DISPUTE: return filter->dispute;
    case OUTLET: return filter->outlet;
    case POLICY: return filter->policy;
    default: return NULL;
    }
}

/* A statement that does not name a parameter refuses it, which is as it should be. */
void say_asked_bind(sqlite3_stmt *statement, const SayAsked *asked)
{
    for (int i = SINCE; i <= POLICY; i++) {
        const char *value = value_of(asked, i);
        if (value && *value) sqlite3_bind_text(statement, i, value, -1, SQLITE_TRANSIENT);
    }
    uint64_t limit = asked->filter->limit;
    sqlite3_bind_int64(statement, LIMIT, limit && limit <= INT64_MAX ? (int64_t)limit : -1);
    sqlite3_bind_int64(statement, SKIPPED, (int64_t)asked->skipped);
}

uint32_t say_asked_given(const SayAsked *asked)
{
    uint32_t given = 0;
    for (int i = SINCE; i <= POLICY; i++) {
        const char *value = value_of(asked, i);
        if (value && *value) given |= 1u << i;
    }
    return given;
}

bool say_filter_describe(const SayFilter *f, SayText *words)
{
    const struct {
        const char *name, *value;
    } asked[] = {{"since", f->since},     {"until", f->until},
                 {"country", f->country}, {"actor", f->actor},
                 {"type", f->type},       {"speaker", f->speaker},
                 {"stance", f->stance},   {"about", f->about},
                 {"article", f->article}, {"event", f->event},
                 {"story", f->story},     {"dispute", f->dispute},
                 {"outlet", f->outlet},   {"words", f->query},
                 {"policy", f->policy},   {"unknown", f->unknown ? "only" : NULL}};
    const char *before = "; ";
    bool restricts = false;
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        if (!asked[i].value) continue;
        say_text_format(words, "%s%s %s", before, asked[i].name, asked[i].value);
        before = ", ";
        restricts = true;
    }
    return restricts;
}
