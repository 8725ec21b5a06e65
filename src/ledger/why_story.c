/* why_story.c -- the timeline of a story: day by day what was reported of which event, and what of
   it was new: the event itself, a place, a figure, a denial. */
#include "core/map.h"
#include "ledger/list_sql.h"
#include "ledger/why.h"

enum { DAY, EVENT, TYPE, ACTORS, RECIPIENTS, PLACE, FIRST_DAY, WHO, POLARITY, AT, KILLED, INJURED };

/* A row for each say-so about an event of the story. */
static const char said[] =
    "SELECT coalesce(substr(a.published, 1, 10), 'no date') AS day, e.id, e.type, e.actors,"
    " e.recipients, e.place, e.first_day, @SPEAKERS AS who, c.polarity, p.name,"
    " coalesce(k.killed_best, 'at least ' || k.killed_low, 'at most ' || k.killed_high),"
    " coalesce(k.injured_best, 'at least ' || k.injured_low, 'at most ' || k.injured_high)"
    " FROM story_event se JOIN event e ON e.id = se.event JOIN event_claim ec ON ec.event = e.id"
    " JOIN claim c ON c.id = ec.claim JOIN article a ON a.id = c.article"
    " JOIN coding k ON k.claim = c.id LEFT JOIN place p ON p.article = a.id AND p.id = k.place"
    " WHERE se.story = ?1"
    " ORDER BY day, coalesce(e.first_day, e.reported), e.id, a.published, a.id, c.number";

typedef struct Timeline {
    Why *why;
    SayMap told;       /* event and what was told of it */
    SayStr day, event; /* that are open; absent */
} Timeline;

static void end_event(Timeline *t)
{
    if (!t->event.data) return;
    say_why_list_end(t->why);
    say_why_close(t->why);
    t->event = SAY_STR_NONE;
}

static void end_day(Timeline *t)
{
    end_event(t);
    if (!t->day.data) return;
    say_why_list_end(t->why);
    say_why_close(t->why);
    t->day = SAY_STR_NONE;
}

static void begin_day(Timeline *t, SayStr day)
{
    end_day(t);
    t->day = say_str_copy(t->why->arena, day);
    say_why_open(t->why, NULL, t->day);
    if (t->why->json) say_why_text(t->why, "day", t->day);
    say_why_list(t->why, "events");
}

static void add_part(SayText *text, const char *before, SayStr part)
{
    if (part.size) say_text_format(text, "%s%.*s", before, SAY_STR_ARG(part));
}

/* "ASSAULT: rebels -> soldiers, Ulmek, 2026-11-14" */
static SayStr headline_of(SayArena *arena, sqlite3_stmt *row)
{
    SayText text = {.arena = arena};
    say_text_add(&text, say_column(row, TYPE));
    add_part(&text, ": ", say_column(row, ACTORS));
    add_part(&text, " -> ", say_column(row, RECIPIENTS));
    add_part(&text, ", ", say_column(row, PLACE));
    add_part(&text, ", ", say_column(row, FIRST_DAY));
    return say_text_str(&text);
}

static void begin_event(Timeline *t, sqlite3_stmt *row)
{
    end_event(t);
    Why *why = t->why;
    t->event = say_str_copy(why->arena, say_column(row, EVENT));
    SayText heading = {.arena = why->arena};
    say_text_format(&heading, "event %.*s", SAY_STR_ARG(t->event));
    say_why_open(why, NULL, say_text_str(&heading));
    if (why->json) say_why_text(why, "id", t->event);
    say_why_text(why, "what", headline_of(why->arena, row));
    say_why_list(why, "new");
}

/* What of the event was not told before, and by whom it is told now. A day and an event of which
   nothing is new are not opened. */
static void tell(Timeline *t, sqlite3_stmt *row, const char *what, SayStr value)
{
    SayText key = {.arena = t->why->arena}, line = {.arena = t->why->arena};
    SayStr day = say_column(row, DAY), event = say_column(row, EVENT), who = say_column(row, WHO);
    say_text_format(&key, "%.*s %s %.*s", SAY_STR_ARG(event), what, SAY_STR_ARG(value));
    if (say_map_get(&t->told, say_text_str(&key)) != SAY_ABSENT) return;
    say_map_set(&t->told, say_text_str(&key), 1);
    if (!t->day.data || !say_str_equal(t->day, day)) begin_day(t, day);
    if (!t->event.data || !say_str_equal(t->event, event)) begin_event(t, row);
    say_text_format(&line, "%s%s%.*s: %.*s", what, value.size ? " " : "", SAY_STR_ARG(value),
                    SAY_STR_ARG(who.size ? who : SAY_STR("an outlet without a name")));
    if (t->why->json)
        say_json_str(&t->why->writer, say_text_str(&line));
    else
        say_why_text(t->why, "new", say_text_str(&line));
}

static void take_said(Timeline *t, sqlite3_stmt *row)
{
    bool denied = say_str_equal(say_column(row, POLARITY), SAY_STR("-"));
    tell(t, row, denied ? "denied" : "reported", SAY_STR_NONE);
    if (denied) return;
    if (say_column(row, AT).size) tell(t, row, "at", say_column(row, AT));
    if (say_column(row, KILLED).size) tell(t, row, "killed", say_column(row, KILLED));
    if (say_column(row, INJURED).size) tell(t, row, "injured", say_column(row, INJURED));
}

SayStatus say_why_story(Why *why, SayStr story)
{
    sqlite3_stmt *row;
    Timeline timeline = {.why = why, .told = say_map_new(why->arena)};
    SAY_TRY(say_ledger_prepare(why->ledger, &row, say_list_parts(why->arena, said), why->error));
    sqlite3_bind_text(row, 1, story.data, (int)story.size, SQLITE_STATIC);
    say_why_list(why, "timeline");
    int step;
    while ((step = sqlite3_step(row)) == SQLITE_ROW) take_said(&timeline, row);
    end_day(&timeline);
    say_why_list_end(why);
    sqlite3_finalize(row);
    return step == SQLITE_DONE ? SAY_OK
                               : say_ledger_failed(why->ledger, "telling a story", why->error);
}
