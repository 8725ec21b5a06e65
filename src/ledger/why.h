/* why.h -- the way down to the bytes, as text for a person or JSON for a program; private to
 * why*.c. */
#ifndef SAY_LEDGER_WHY_H
#define SAY_LEDGER_WHY_H

#include "core/json.h"
#include "ledger/database.h"

typedef struct Why {
    SayLedger *ledger;
    bool json;
    SayTextFunction *text;
    void *context;
    SayError *error;
    SayArena *arena;
    SayText out;
    SayJsonWriter writer;
    int depth; /* of the objects that are open, for indentation */
} Why;

/* One description for both forms. In text, an object is a heading with indented lines; what is
   absent is left out of the text and null in JSON. A name is at most 12 letters. */
void say_why_open(Why *why, const char *name,
                  SayStr heading); /* an object; name NULL within a list */
void say_why_close(Why *why);
void say_why_list(
    Why *why,
    const char *name); /* JSON only: in text, the objects of a list stand under each other */
void say_why_list_end(Why *why);
void say_why_text(Why *why, const char *name, SayStr value);
void say_why_number(Why *why, const char *name, int64_t value);
/* The words of an article, and where they stand in its text. */
void say_why_words(Why *why, const char *name, SayStr text, SaySpan span);
/* A column: by its name and type. */
void say_why_column(Why *why, sqlite3_stmt *row, int column);
/* Hands over what there is so far. */
SayStatus say_why_flush(Why *why);

/* Runs sql with `id` as its parameter and `take` on each row. */
SayStatus say_why_each(Why *why, const char *sql, SayStr id,
                       SayStatus (*take)(Why *, sqlite3_stmt *));

SayStatus say_why_claim(Why *why, SayStr claim);
/* In JSON: the text, its sentences, what was read from which bytes, and all versions. */
SayStatus say_why_article_text(Why *why, SayStr article);
/* The version before this one of the same article, if there is one, and what changed. */
SayStatus say_why_version(Why *why, SayStr article);
/* What an event is by the policies that have it otherwise. */
SayStatus say_why_policies(Why *why, SayStr event);
/* The timeline of a story. */
SayStatus say_why_story(Why *why, SayStr story);
/* What persons hold of it: ratings of what stands behind it, and notes. */
SayStatus say_why_rated(Why *why, SayStr id);

#endif
