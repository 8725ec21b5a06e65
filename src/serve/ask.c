/* ask.c -- the parameters of a request. */
#include "serve/serve.h"

#include <stddef.h>

static const struct Parameter {
    const char *name;
    unsigned asks;
    size_t at; /* in Asking */
} parameters[] = {
#define AT(member) offsetof(Asking, member)
    {"since", ASKS_FILTER, AT(filter.since)},
    {"until", ASKS_FILTER, AT(filter.until)},
    {"country", ASKS_FILTER, AT(filter.country)},
    {"actor", ASKS_FILTER, AT(filter.actor)},
    {"type", ASKS_FILTER, AT(filter.type)},
    {"speaker", ASKS_FILTER, AT(filter.speaker)},
    {"stance", ASKS_FILTER, AT(filter.stance)},
    {"about", ASKS_FILTER, AT(filter.about)},
    {"article", ASKS_FILTER, AT(filter.article)},
    {"event", ASKS_FILTER, AT(filter.event)},
    {"story", ASKS_FILTER, AT(filter.story)},
    {"dispute", ASKS_FILTER, AT(filter.dispute)},
    {"outlet", ASKS_FILTER, AT(filter.outlet)},
    {"q", ASKS_FILTER, AT(filter.query)},
    {"policy", ASKS_POLICY, AT(filter.policy)},
    {"cursor", ASKS_PAGE, AT(filter.after)},
    {"limit", ASKS_PAGE, AT(limit)},
    {"columns", ASKS_COLUMNS, AT(filter.columns)},
    {"as_of", ASKS_AS_OF, AT(as_of)},
    {"unknown", ASKS_UNKNOWN, AT(unknown)},
    {"day", ASKS_DAY, AT(day)},
    {"kind", ASKS_KIND, AT(kind)},
#undef AT
};

typedef struct Taking {
    Request *request;
    Asking *asking;
    Answer *answer;
    unsigned takes;
    bool refused;
} Taking;

static const struct Parameter *find(SayStr name, unsigned takes)
{
    for (size_t i = 0; i < sizeof parameters / sizeof *parameters; i++)
        if (parameters[i].asks & takes && say_str_equal(say_str(parameters[i].name), name))
            return &parameters[i];
    return NULL;
}

static enum MHD_Result take(void *context, enum MHD_ValueKind kind, const char *name,
                            size_t name_size, const char *value, size_t value_size)
{
    (void)kind;
    Taking *taking = context;
    SayStr key = {name, (uint32_t)name_size};
    const struct Parameter *parameter = find(key, taking->takes);
    if (!parameter) {
        serve_problem(taking->request, taking->answer, 400, "No parameter \"%.*s\" here.",
                      (int)(key.size < 64 ? key.size : 64), key.data);
        taking->refused = true;
        return MHD_NO;
    }
    const char **place = (const char **)(void *)((char *)taking->asking + parameter->at);
    bool whole = value && strlen(value) == value_size;
    if (*place || !whole) {
        serve_problem(taking->request, taking->answer, 400, "\"%s\" %s.", parameter->name,
                      *place ? "stands twice" : "has no value");
        taking->refused = true;
        return MHD_NO;
    }
    *place = *value ? value : NULL;
    return MHD_YES;
}

/* Rows of few columns may be more. */
static int most_rows(const char *columns)
{
    int count = 1;
    if (!columns) return SERVE_ROWS_MOST;
    for (; *columns; columns++) count += *columns == ',';
    return count <= SERVE_SLIM_COLUMNS ? SERVE_SLIM_ROWS_MOST : SERVE_ROWS_MOST;
}

static bool take_limit(Request *request, Asking *asking, Answer *answer)
{
    int64_t limit = 0;
    int most = most_rows(asking->filter.columns);
    if (!asking->limit) return true;
    if (say_str_integer(say_str(asking->limit), &limit) && limit >= 1 && limit <= most) {
        asking->filter.limit = (uint64_t)limit;
        return true;
    }
    serve_problem(request, answer, 400, "\"limit\" is a number from 1 to %d here.", most);
    return false;
}

bool serve_asking(Request *request, unsigned takes, Asking *asking, Answer *answer)
{
    Taking taking = {request, asking, answer, takes, false};
    *asking = (Asking){0};
    MHD_get_connection_values_n(request->connection, MHD_GET_ARGUMENT_KIND, take, &taking);
    asking->filter.unknown = asking->unknown != NULL;
    return !taking.refused && take_limit(request, asking, answer);
}
