/* brief.c -- the situation report of a day, in Markdown: only rows of the ledger, and words of the
 * articles it cites. */
#include "core/calendar.h"
#include "ledger/database.h"
#include "ledger/list_sql.h"

#include <string.h>

/* Claims shown for one event; the numbers behind it say how many there are. */
#define CLAIMS_LIMIT "6"
/* Bytes of a quotation; a longer one is cut at a blank and says so. */
#define QUOTE_SIZE 280

typedef struct Brief {
    SayLedger *ledger;
    SayText out;
    const char *day;
    SayError *error;
} Brief;

typedef SayStatus Each(Brief *brief, sqlite3_stmt *row);

/* Runs a query with one or two text parameters and hands on its rows. */
static SayStatus each(Brief *brief, const char *sql, const char *first, const char *second,
                      Each *take)
{
    sqlite3_stmt *row = NULL;
    SAY_TRY(say_ledger_prepare(brief->ledger, &row, sql, brief->error));
    if (first) sqlite3_bind_text(row, 1, first, -1, SQLITE_TRANSIENT);
    if (second) sqlite3_bind_text(row, 2, second, -1, SQLITE_TRANSIENT);
    SayStatus status = SAY_OK;
    int result;
    while ((result = sqlite3_step(row)) == SQLITE_ROW && status == SAY_OK)
        status = take(brief, row);
    sqlite3_finalize(row);
    if (status != SAY_OK) return status;
    return result == SQLITE_DONE || result == SQLITE_ROW
               ? SAY_OK
               : say_ledger_failed(brief->ledger, "brief", brief->error);
}

/* ---- words of articles in Markdown ---- */

/* Article text is data, never markup: what Markdown would obey is escaped, white space becomes one
 * blank. */
static void add_words(Brief *brief, SayStr words)
{
    bool blank = false;
    for (uint32_t i = 0; i < words.size; i++) {
        unsigned char c = (unsigned char)words.data[i];
        if (c <= ' ') {
            blank = true;
            continue;
        }
        if (blank) say_text_char(&brief->out, ' ');
        blank = false;
        if (strchr("\\`*_[]<>#|~", c)) say_text_char(&brief->out, '\\');
        say_text_char(&brief->out, (char)c);
    }
}

static SayStr cut_at_blank(SayStr words)
{
    if (words.size <= QUOTE_SIZE) return words;
    uint32_t end = QUOTE_SIZE;
    while (end > 0 && words.data[end] != ' ') end--;
    return say_str_slice(words, 0, end ? end : QUOTE_SIZE);
}

static SayStr column(sqlite3_stmt *row, int at)
{
    const void *text = sqlite3_column_blob(row, at);
    return text ? (SayStr){text, (uint32_t)sqlite3_column_bytes(row, at)} : SAY_STR_NONE;
}

/* ---- claims ---- */

/* One line: who says it, how surely, in which words, printed by whom. Reprints of the same words
 * are one line. */
static SayStatus print_claim(Brief *brief, sqlite3_stmt *row)
{
    SayStr id = column(row, 0), polarity = column(row, 1), certainty = column(row, 2),
           status = column(row, 3);
    SayStr words = column(row, 4), speakers = column(row, 5), outlets = column(row, 6);
    say_text_add(&brief->out, SAY_STR("  - "));
    add_words(brief, speakers.size  ? speakers
                     : outlets.size ? outlets
                                    : SAY_STR("outlet not named"));
    say_text_add(&brief->out, SAY_STR(": \""));
    SayStr shown = cut_at_blank(words);
    add_words(brief, shown);
    say_text_format(&brief->out, "%s\" (", shown.size < words.size ? " [...]" : "");
    if (say_str_equal(polarity, SAY_STR("-"))) say_text_add(&brief->out, SAY_STR("says no, "));
    if (say_str_equal(polarity, SAY_STR("?"))) say_text_add(&brief->out, SAY_STR("leaves open, "));
    say_text_format(&brief->out, "%.*s, %.*s", SAY_STR_ARG(certainty), SAY_STR_ARG(status));
    if (speakers.size && outlets.size) {
        say_text_add(&brief->out, SAY_STR("; in "));
        add_words(brief, outlets);
    }
    say_text_format(&brief->out, ") `%.*s`\n", SAY_STR_ARG(id));
    return SAY_OK;
}

static SayStatus print_dispute(Brief *brief, sqlite3_stmt *row)
{
    SayStr question = column(row, 0), answers = column(row, 1), id = column(row, 2);
    say_text_format(&brief->out, "  - **disputed**, %.*s: %.*s `%.*s`\n", SAY_STR_ARG(question),
                    SAY_STR_ARG(answers), SAY_STR_ARG(id));
    return SAY_OK;
}

/* ---- events ---- */

static const char parties_sql[] =
    "SELECT iif(m.pronoun, 'somebody not named', substr(CAST(t.text AS BLOB), m.start + 1, m.end - "
    "m.start)), p.role FROM party p JOIN claim c ON c.id = p.claim"
    " JOIN article t ON t.id = c.article JOIN actor n ON n.article = c.article AND n.id = p.actor"
    " JOIN actor m ON m.article = c.article AND m.id = n.chain" /* "it" is shown as what it stands
                                                                   for */
    " WHERE p.claim = ?1 AND p.role = ?2 ORDER BY p.number LIMIT 3";

static SayStatus print_party(Brief *brief, sqlite3_stmt *row)
{
    if (brief->out.data[brief->out.size - 1] != ' ') say_text_add(&brief->out, SAY_STR(", "));
    add_words(brief, cut_at_blank(column(row, 0)));
    return SAY_OK;
}

/* "- **ASSAULT** Fighters of the Front -> an army convoy, at Ulmek, 2026-11-14; claims 24, ..." */
static SayStatus print_event_head(Brief *brief, sqlite3_stmt *row)
{
    SayStr type = column(row, 1), place = column(row, 2), first = column(row, 3),
           last = column(row, 4);
    const char *lead = (const char *)sqlite3_column_text(row, 9);
    SayStr status = column(row, 10);
    bool plain = say_str_equal(status, SAY_STR("happened"));
    say_text_format(&brief->out, "- **%.*s%s%.*s** ", SAY_STR_ARG(type), plain ? "" : ", ",
                    plain ? 0 : (int)status.size, status.data);
    SAY_TRY(each(brief, parties_sql, lead, "actor", print_party));
    if (brief->out.data[brief->out.size - 1] == ' ')
        say_text_add(&brief->out, SAY_STR("by nobody named"));
    uint32_t before = brief->out.size;
    say_text_add(&brief->out, SAY_STR(" → "));
    uint32_t behind = brief->out.size;
    SAY_TRY(each(brief, parties_sql, lead, "recipient", print_party));
    if (brief->out.size == behind) brief->out.size = before;
    if (place.size) {
        say_text_add(&brief->out, SAY_STR(", at "));
        add_words(brief, place);
    }
    if (first.size) say_text_format(&brief->out, ", %.*s", SAY_STR_ARG(first));
    if (first.size && !say_str_equal(first, last))
        say_text_format(&brief->out, " to %.*s", SAY_STR_ARG(last));
    say_text_format(
        &brief->out, ". Claims %d, outlets %d, origins of text %d, of say-so %d. `%.*s`\n",
        sqlite3_column_int(row, 5), sqlite3_column_int(row, 6), sqlite3_column_int(row, 7),
        sqlite3_column_int(row, 8), SAY_STR_ARG(column(row, 0)));
    return SAY_OK;
}

/* The claims of an event that were printed on a day; the chain of each from the inside outwards. */
static const char claims_sql[] =
    "SELECT min(c.id), c.polarity, c.certainty, c.status, @WORDS AS said,"
    " (SELECT group_concat(link, '') FROM (SELECT CASE WHEN row_number() OVER (ORDER BY depth"
    " DESC, number) = 1 THEN '' WHEN beside THEN ' and ' ELSE ', via ' END || words AS link FROM"
    " (SELECT s.number, s.beside, @SAID_BY AS words, s.number - sum(s.beside) OVER (ORDER BY"
    " s.number) AS depth FROM @SPOKEN WHERE s.claim = c.id AND s.end > s.start)"
    " ORDER BY depth DESC, number)),"
    " replace(group_concat(DISTINCT a.outlet), ',', ', ')"
    " FROM event_claim e JOIN claim c ON c.id = e.claim JOIN article a ON a.id = c.article"
    " WHERE e.event = ?1 AND a.published IS ?2 GROUP BY said, c.polarity"
    " ORDER BY c.score DESC, min(c.id) LIMIT " CLAIMS_LIMIT;

static SayStatus print_event(Brief *brief, sqlite3_stmt *row)
{
    SAY_TRY(print_event_head(brief, row));
    const char *id = (const char *)sqlite3_column_text(row, 0);
    SAY_TRY(each(
        brief,
        "SELECT d.question, (SELECT group_concat(answer, ' / ') FROM (SELECT s.answer || ' (' || "
        "s.claim_origins ||"
        " ' say so)' AS answer FROM dispute_side s WHERE s.dispute = d.id ORDER BY s.number)), d.id"
        " FROM dispute d WHERE d.event = ?1 ORDER BY d.id",
        id, NULL, print_dispute));
    return each(brief, say_list_parts(brief->out.arena, claims_sql), id, brief->day, print_claim);
}

/* ---- stories ---- */

static SayStatus print_story(Brief *brief, sqlite3_stmt *row)
{
    SayStr id = column(row, 0), headline = column(row, 1);
    say_text_add(&brief->out, SAY_STR("\n## "));
    add_words(brief, headline.size ? headline : SAY_STR("Without a headline"));
    say_text_format(&brief->out, "\n\nArticles %d, events %d `%.*s`\n\n",
                    sqlite3_column_int(row, 2), sqlite3_column_int(row, 3), SAY_STR_ARG(id));
    return each(
        brief,
        "SELECT v.id, v.type, (SELECT substr(CAST(t.text AS BLOB), p.start + 1, p.end - p.start) "
        "FROM event_claim e"
        " JOIN claim c ON c.id = e.claim JOIN coding k ON k.claim = c.id JOIN article t ON t.id = "
        "c.article"
        " JOIN place p ON p.article = c.article AND p.id = k.place WHERE e.event = v.id AND p.name "
        "= v.place"
        " ORDER BY c.id LIMIT 1), v.first_day, v.last_day, v.claims, v.outlets, v.text_origins, "
        "v.claim_origins,"
        " (SELECT c.id FROM event_claim e JOIN claim c ON c.id = e.claim WHERE e.event = v.id"
        " ORDER BY (SELECT count(*) FROM party p WHERE p.claim = c.id) DESC, c.score DESC, c.id "
        "LIMIT 1), v.status"
        " FROM event v JOIN story_event s ON s.event = v.id WHERE s.story = ?1 AND v.status <> "
        "'historical'"
        " AND EXISTS (SELECT 1 FROM event_claim e JOIN claim c ON c.id = e.claim JOIN article t ON "
        "t.id = c.article"
        " WHERE e.event = v.id AND t.published IS ?2)"
        " ORDER BY v.quad DESC, v.claims DESC, v.id",
        (const char *)sqlite3_column_text(row, 0), brief->day, print_event);
}

static SayStatus print_counts(Brief *brief, sqlite3_stmt *row)
{
    say_text_format(&brief->out,
                    "Articles %d of outlets %d: coded %d, uncodable %d, quarantined %d, out of "
                    "scope %d. Every statement below is "
                    "in the words of an article; `sayso why LEDGER ID` shows the bytes. Of the "
                    "outlets, rated: %d.\n",
                    sqlite3_column_int(row, 0), sqlite3_column_int(row, 1),
                    sqlite3_column_int(row, 2), sqlite3_column_int(row, 3),
                    sqlite3_column_int(row, 4), sqlite3_column_int(row, 5),
                    sqlite3_column_int(row, 6));
    return SAY_OK;
}

static SayStatus keep_day(Brief *brief, sqlite3_stmt *row)
{
    SayStr latest = column(row, 0);
    brief->day = latest.size ? say_str_terminated(brief->out.arena, latest) : NULL;
    return SAY_OK;
}

static SayStatus write_brief(Brief *brief)
{
    if (!brief->day)
        SAY_TRY(each(brief, "SELECT max(published) FROM article", NULL, NULL, keep_day));
    say_text_format(&brief->out, "# Brief of %s\n\n",
                    brief->day ? brief->day : "articles without a date");
    SAY_TRY(each(brief,
                 "SELECT count(*), count(DISTINCT outlet), total(outcome = 'coded'), total(outcome "
                 "= 'uncodable'),"
                 " total(outcome = 'quarantined'), total(outcome = 'out_of_scope'),"
                 " count(DISTINCT iif(outlet IN (SELECT target FROM rating), outlet, NULL))"
                 " FROM article "
                 "WHERE published IS ?1",
                 brief->day, NULL, print_counts));
    return each(brief,
                "SELECT s.id, s.headline, s.articles, s.events FROM story s WHERE EXISTS (SELECT 1 "
                "FROM story_event x"
                " JOIN event v ON v.id = x.event JOIN event_claim e ON e.event = v.id JOIN claim c "
                "ON c.id = e.claim"
                " JOIN article t ON t.id = c.article WHERE x.story = s.id AND v.status <> "
                "'historical' AND t.published IS ?1)"
                " ORDER BY s.articles DESC, s.events DESC, s.id",
                brief->day, NULL, print_story);
}

SayStatus say_brief(SayLedger *ledger, const char *day, SayTextFunction *text, void *context,
                    SayError *error)
{
    if (day && say_day_parse(say_str(day), NULL) == SAY_DAY_NONE)
        return say_error_set(error, SAY_ERROR_ARGUMENT, "not a date: %s", day);
    SayArena *arena = say_arena_new(0);
    if (!arena) return say_error_set(error, SAY_ERROR_LIMIT, "out of memory");
    Brief brief = {.ledger = ledger, .out = {.arena = arena}, .day = day, .error = error};
    SayStatus status = write_brief(&brief);
    if (status == SAY_OK && !text(context, brief.out.data, brief.out.size))
        status = say_error_set(error, SAY_ERROR_STOPPED, "stopped by the caller");
    say_arena_free(arena);
    return status;
}
