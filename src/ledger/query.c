/* query.c -- words that a person looks for: as FTS5 takes them, and where a text holds them. */
#include "ledger/query.h"

#include "core/utf8.h"

/* A word of the query; a star behind it leaves its end open. */
typedef struct Wanted {
    SayStr word, folded;
    bool open, quoted, first; /* first: of words in one pair of quotes */
} Wanted;
typedef SAY_LIST(Wanted) WantedList;

static bool in_word(uint32_t c)
{
    return say_utf8_is_letter(c) || say_utf8_is_digit(c) || (c >= 0x300 && c < 0x370);
}

/* Takes the next word off s, from *at on; absent when there is none. *quotes counts the straight
 * quotes passed over before it. */
static SayStr next_word(SayStr s, uint32_t *at, uint32_t *quotes)
{
    uint32_t start = *at, end = *at;
    for (bool inside = false; end < s.size;) {
        uint32_t next = end;
        uint32_t c = say_utf8_next(s, &next);
        if (in_word(c)) {
            if (!inside) start = end;
            inside = true;
        } else if (inside) {
            break;
        } else if (quotes && c == '"') {
            ++*quotes;
        }
        end = next;
        if (!inside) start = end;
    }
    *at = end;
    return start < end ? say_str_slice(s, start, end) : SAY_STR_NONE;
}

static void read_query(SayArena *arena, SayStr query, WantedList *list)
{
    uint32_t quotes = 0, before = 0, at = 0;
    for (SayStr word; (word = next_word(query, &at, &quotes)).data; before = quotes)
        *say_push(arena, list) = (Wanted){.word = word,
                                          .folded = say_utf8_fold(arena, word),
                                          .open = at < query.size && query.data[at] == '*',
                                          .quoted = quotes % 2 == 1,
                                          .first = quotes != before};
}

static bool joined(const Wanted *wanted)
{
    return wanted->quoted && !wanted->first;
}

const char *say_query_match(SayArena *arena, SayStr query)
{
    WantedList list = {0};
    SayText match = {.arena = arena};
    read_query(arena, query, &list);
    for (uint32_t i = 0; i < list.count; i++) {
        const Wanted *wanted = &list.items[i];
        bool ends = i + 1 == list.count || !joined(wanted + 1);
        say_text_format(&match, "%s\"%.*s\"%s",
                        i == 0           ? ""
                        : joined(wanted) ? " + "
                                         : " AND ",
                        SAY_STR_ARG(wanted->word), wanted->open && ends ? " *" : "");
    }
    return match.size ? say_str_terminated(arena, say_text_str(&match)) : NULL;
}

static bool is(const Wanted *wanted, SayStr folded)
{
    if (!wanted->folded.size) return false;
    return wanted->open ? say_str_starts(folded, wanted->folded)
                        : say_str_equal(folded, wanted->folded);
}

void say_query_hits(SayArena *arena, SayStr query, SayStr text, SayHits *hits)
{
    WantedList list = {0};
    uint32_t at = 0;
    read_query(arena, query, &list);
    for (SayStr word; (word = next_word(text, &at, NULL)).data;) {
        SayStr folded = say_utf8_fold(arena, word);
        uint32_t start = (uint32_t)(word.data - text.data);
        for (uint32_t i = 0; i < list.count; i++) {
            if (!is(&list.items[i], folded)) continue;
            *say_push(arena, hits) = (SaySpan){start, start + word.size};
            break;
        }
    }
}

/* ---- in SQL ---- */

/* A query that is asked of many texts in a row: read once. */
typedef struct Asker {
    SayArena *arena;
    WantedList list;
    bool *seen; /* of each word, in the text at hand */
} Asker;

static void drop(void *object)
{
    say_arena_free(((Asker *)object)->arena);
}

static SayStr text_of(sqlite3_value *value)
{
    const char *text = (const char *)sqlite3_value_text(value);
    return text ? (SayStr){text, (uint32_t)sqlite3_value_bytes(value)} : SAY_STR("");
}

static Asker *asker_of(SayStr query)
{
    SayArena *arena = say_arena_new(0);
    if (!arena) return NULL;
    Asker *asker = say_arena_alloc(arena, sizeof *asker);
    asker->arena = arena;
    read_query(arena, say_str_copy(arena, query), &asker->list);
    asker->seen = say_arena_alloc(arena, asker->list.count + 1u);
    return asker;
}

static bool holds(Asker *asker, SayStr text)
{
    uint32_t found = 0, at = 0, count = asker->list.count;
    SayMark mark = say_arena_mark(asker->arena);
    memset(asker->seen, 0, count);
    for (SayStr word; found < count && (word = next_word(text, &at, NULL)).data;) {
        SayStr folded = say_utf8_fold(asker->arena, word);
        for (uint32_t i = 0; i < count; i++) {
            if (asker->seen[i] || !is(&asker->list.items[i], folded)) continue;
            asker->seen[i] = true;
            found++;
        }
    }
    say_arena_release(asker->arena, mark);
    return found == count;
}

static void sql_holds(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    Asker *kept = sqlite3_get_auxdata(context, 1),
          *asker = kept ? kept : asker_of(text_of(values[1]));
    if (!asker) {
        sqlite3_result_error_nomem(context);
        return;
    }
    sqlite3_result_int(context, holds(asker, text_of(values[0])));
    if (!kept) sqlite3_set_auxdata(context, 1, asker, drop);
}

bool say_query_define(sqlite3 *database)
{
    return sqlite3_create_function(database, "say_holds", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                                   NULL, sql_holds, NULL, NULL) == SQLITE_OK;
}
