/* prune.c -- what nobody asks for is taken out of a query, so that SQLite need not look whether it
   was asked: "(?5 IS NULL OR k.type = ?5)" is left out where ?5 is NULL, and is "(k.type = ?5)"
   where it is not, for which an index may serve. */
#include "ledger/list_sql.h"

#include <string.h>

/* Behind a quoted text that begins at sql. */
static const char *behind_quotes(const char *sql)
{
    const char *end = strchr(sql + 1, '\'');
    return end ? end + 1 : sql + strlen(sql);
}

/* The bracket that closes the one at sql. */
static const char *closing(const char *sql)
{
    int depth = 0;
    while (*sql) {
        if (*sql == '\'') {
            sql = behind_quotes(sql);
            continue;
        }
        depth += (*sql == '(') - (*sql == ')');
        if (depth == 0) break;
        sql++;
    }
    return sql;
}

/* Adds the parameter at *sql, "?12", to asked, and moves behind it. */
static bool take_parameter(const char **sql, uint32_t *asked)
{
    if (**sql != '?') return false;
    unsigned number = 0;
    for (++*sql; **sql >= '0' && **sql <= '9'; ++*sql)
        number = number * 10 + (unsigned)(**sql - '0');
    *asked |= 1u << number;
    return true;
}

static bool take_word(const char **sql, const char *word)
{
    size_t size = strlen(word);
    if (strncmp(*sql, word, size) != 0) return false;
    *sql += size;
    return true;
}

/* "(?5 IS NULL OR" or "(coalesce(?5, ?6) IS NULL OR" at *sql: moves behind it, and tells of which
   parameters it asks. */
static bool take_question(const char **sql, uint32_t *asked)
{
    const char *at = *sql + 1;
    *asked = 0;
    if (take_word(&at, "coalesce(")) {
        do
            if (!take_parameter(&at, asked)) return false;
        while (take_word(&at, ", "));
        if (!take_word(&at, ")")) return false;
    } else if (!take_parameter(&at, asked)) {
        return false;
    }
    while (*at == ' ') at++;
    if (!take_word(&at, "IS NULL OR")) return false;
    *sql = at;
    return true;
}

static void prune(SayText *out, const char *sql, const char *end, uint32_t given)
{
    while (sql < end) {
        uint32_t asked;
        const char *from = sql, *close = *sql == '(' ? closing(sql) : sql;
        if (*sql == '\'') {
            sql = behind_quotes(sql);
            say_text_add(out, (SayStr){from, (uint32_t)(sql - from)});
        } else if (*sql == '(' && take_question(&sql, &asked)) {
            say_text_char(out, '(');
            if (asked & given)
                prune(out, sql, close, given);
            else
                say_text_char(out, '1');
            sql = close;
        } else {
            say_text_char(out, *sql++);
        }
    }
}

const char *say_list_prune(SayArena *arena, const char *sql, uint32_t given)
{
    SayText out = {.arena = arena};
    prune(&out, sql, sql + strlen(sql), given);
    return say_str_terminated(arena, say_text_str(&out));
}
