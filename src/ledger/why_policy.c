/* why_policy.c -- what an event is by each policy of putting reports together, where that is other
   than the event itself says. */
#include "ledger/why.h"

static SayStatus take_view(Why *why, sqlite3_stmt *row)
{
    SayText heading = {.arena = why->arena};
    say_text_format(&heading, "by %.*s", SAY_STR_ARG(say_column(row, 0)));
    say_why_open(why, NULL, say_text_str(&heading));
    if (why->json) say_why_column(why, row, 0);
    for (int column = 1; column < sqlite3_column_count(row); column++)
        say_why_column(why, row, column);
    say_why_close(why);
    return SAY_OK;
}

SayStatus say_why_policies(Why *why, SayStr event)
{
    say_why_list(why, "policies");
    SAY_TRY(say_why_each(why,
                         "SELECT policy, status, mode, actors, recipients, place, country,"
                         " precision, first_day, last_day, killed_low, killed_best, killed_high,"
                         " injured_low, injured_best, injured_high FROM event_policy"
                         " WHERE event = ?1 ORDER BY policy",
                         event, take_view));
    say_why_list_end(why);
    return SAY_OK;
}
