/* why_rated.c -- what persons hold of a row: ratings of a claim and of those who stand behind it,
 * and notes. */
#include "ledger/list_sql.h"
#include "ledger/why.h"

static SayStatus take_rating(Why *why, sqlite3_stmt *row)
{
    say_why_open(why, NULL, SAY_STR("rated"));
    for (int column = 0; column < sqlite3_column_count(row); column++)
        say_why_column(why, row, column);
    say_why_close(why);
    return SAY_OK;
}

static SayStatus take_note(Why *why, sqlite3_stmt *row)
{
    say_why_open(why, NULL, SAY_STR("note"));
    for (int column = 0; column < sqlite3_column_count(row); column++)
        say_why_column(why, row, column);
    say_why_close(why);
    return SAY_OK;
}

/* Those that hold: of a claim, its outlet and its speakers; of an article, its outlet. */
static const char rated[] =
    "SELECT r.target AS of, coalesce(r.reliability, '') || coalesce(r.credibility, '') AS rating,"
    " @MEANING AS meaning, r.rated_by, r.rated_at, r.reason FROM rating r WHERE (r.target = ?1"
    " OR r.target IN (SELECT outlet FROM article WHERE id = ?1"
    "   UNION SELECT a.outlet FROM claim c JOIN article a ON a.id = c.article WHERE c.id = ?1"
    "   UNION SELECT name FROM speaker WHERE claim = ?1))"
    " AND NOT EXISTS (SELECT 1 FROM rating l WHERE l.target = r.target"
    "   AND (l.run, l.number) > (r.run, r.number)) ORDER BY r.kind, r.target";

SayStatus say_why_rated(Why *why, SayStr id)
{
    say_why_list(why, "ratings");
    SAY_TRY(say_why_each(why, say_list_parts(why->arena, rated), id, take_rating));
    say_why_list_end(why);
    say_why_list(why, "notes");
    SAY_TRY(say_why_each(why,
                         "SELECT text, author, written_at FROM note WHERE target = ?1"
                         " ORDER BY run, number",
                         id, take_note));
    say_why_list_end(why);
    return SAY_OK;
}
