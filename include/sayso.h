/* sayso.h -- the whole of Sayso for a program: read articles, keep a ledger, ask it.

   Sayso reads news reports and keeps an auditable ledger of who did what to whom, when, where, and
   on whose say-so.

   What holds for all of it:
   - Text is UTF-8. Strings given in are terminated and borrowed for the call; strings given out say
   how long they live.
   - Functions that can fail return SAY_OK or another status and fill *error, which the caller owns
   and may pass as NULL.
   - Handles are freed by their _close function; closing NULL does nothing.
   - An engine may be used from several threads at once. A ledger and its rows belong to one thread
   at a time.
   - There is no global state, no locale, and no clock: whoever wants "now" in a ledger passes it
   in. */
#ifndef SAYSO_H
#define SAYSO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- errors ---- */

typedef enum SayStatus {
    SAY_OK = 0,
    SAY_ERROR_IO,       /* a file could not be read or written */
    SAY_ERROR_FORMAT,   /* bytes are not what they should be: pack, ledger, dictionary, JSON */
    SAY_ERROR_LIMIT,    /* a documented limit was reached */
    SAY_ERROR_LOCKED,   /* another process holds the ledger */
    SAY_ERROR_DATABASE, /* SQLite said no */
    SAY_ERROR_ARGUMENT, /* the caller asked for something that does not exist */
    SAY_ERROR_VERIFY,   /* a hash, span or derived row is not what it should be */
    SAY_ERROR_STOPPED   /* the caller's callback asked to stop */
} SayStatus;

/* message is always terminated and says what failed, where (file and byte offset where there is
 * one), and what to do. */
typedef struct SayError {
    SayStatus status;
    char message[512];
} SayError;

/* The stable lower-case name of a status, for example "locked". */
const char *say_status_name(SayStatus status);
/* "0.1.0" */
const char *say_version(void);

/* ---- the engine: what Sayso knows ---- */

typedef struct SayEngine SayEngine;

typedef struct SayEngineOptions {
    const char
        *pack; /* the pack file; NULL: $SAYSO_PACK, beside the program, or where it was installed */
    const char *const *dictionaries; /* the user's own actor dictionaries (data/README.md); they win
                                        over the pack */
    size_t dictionary_count;
    const char *codebook; /* "plover" or NULL: the pack's triggers; "cameo": the verb patterns of
                             the dictionaries, imported from TABARI or PETRARCH */
} SayEngineOptions;

SayStatus say_engine_open(const SayEngineOptions *options, SayEngine **engine, SayError *error);
void say_engine_close(SayEngine *engine);
/* 64 hex digits: the hash of the pack and the dictionaries together. Lives as long as the engine.
 */
const char *say_engine_digest(const SayEngine *engine);
const char *say_engine_pack_path(const SayEngine *engine);
/* Whether the pack holds a gazetteer; without one, places keep their names alone. */
bool say_engine_has_places(const SayEngine *engine);

/* Compiles source/data and source/models into a pack file. The same sources give the same bytes. */
SayStatus say_pack_build(const char *source, const char *path, SayError *error);
/* Recomputes the hash of a pack file and checks all of its structure. */
SayStatus say_pack_verify(const char *path, SayError *error);

/* Gets a message about a foreign dictionary: complaints as "file:line: what", and for each file a
   line of counts. */
typedef void SayReportFunction(void *context, const char *message);
/* heads = entries + joined + refused. joined: read as another name of the entry before. */
typedef struct SayImportCounts {
    uint64_t files, failed, lines, heads, entries, joined, refused, complaints;
} SayImportCounts;
/* Gets a text in pieces; returning false stops it. */
typedef bool SayTextFunction(void *context, const char *text, size_t size);

/* Turns dictionaries in the syntax of TABARI or PETRARCH (actors, agents, verbs, discards, issues;
   the kind is seen from the lines) into one of ours. Nothing in a file stops the load: what cannot
   be taken is reported. A file that cannot be opened is reported and counted as failed. */
SayStatus say_dictionary_import(const SayEngine *engine, const char *const *paths, size_t count,
                                SayTextFunction *text, SayReportFunction *report, void *context,
                                SayImportCounts *counts, SayError *error);

/* ---- reading ---- */

typedef struct SayInput {
    const char *const *paths; /* files, folders, "-" for standard input; read in this order */
    size_t path_count;
    const char *published; /* date for articles that carry none; NULL */
    const char *outlet;    /* outlet for articles that carry none; NULL */
    const char *url;       /* address for a single article; NULL */
    bool plain;            /* take the bytes as the text, without extraction */
    unsigned threads;      /* workers; 0: one a processor */
} SayInput;

/* articles = coded + uncodable + duplicate + quarantined + out_of_scope. failed: inputs that could
 * not be opened. */
typedef struct SayCounts {
    uint64_t articles, coded, uncodable, duplicate, quarantined, out_of_scope, failed;
    uint64_t sentences, tokens, claims, events;
} SayCounts;

/* Called in the order of input with the JSON line (sayso.article/1) or the CoNLL-U of one article;
   text is valid during the call. Returning false stops the run. */
typedef bool SayArticleFunction(void *context, const char *text, size_t size);
/* Called now and then with bytes read and bytes in all (0: not known); `message`, if not NULL, is
   about an input that could not be opened or an article that was set aside. Returning false ends
   the run after the article at hand, with SAY_ERROR_STOPPED; what was done until then stays done.
 */
typedef bool SayProgressFunction(void *context, uint64_t bytes, uint64_t total,
                                 const char *message);

typedef enum SayOutput {
    SAY_OUTPUT_JSON,
    SAY_OUTPUT_CONLLU,
    SAY_OUTPUT_REJECTED /* near misses: words of the lexicon that gave no event, and why; JSON lines
                           (sayso.rejected/1), none or many for an article */
} SayOutput;

SayStatus say_code(const SayEngine *engine, const SayInput *input, SayOutput output,
                   SayArticleFunction *article, SayProgressFunction *progress, void *context,
                   SayCounts *counts, SayError *error);

/* ---- the ledger ---- */

typedef struct SayLedger SayLedger;

typedef enum SayLedgerMode {
    SAY_LEDGER_READ,  /* must exist; nothing is written */
    SAY_LEDGER_WRITE, /* created where it does not exist */
} SayLedgerMode;

SayStatus say_ledger_open(const char *path, SayLedgerMode mode, SayLedger **ledger,
                          SayError *error);
void say_ledger_close(SayLedger *ledger);

/* Reads articles into the ledger and derives events, stories and disputes anew. now: the moment to
   keep as "when we knew", ISO 8601, or NULL for none. Articles that are there already are counted
   as duplicates and add nothing. */
SayStatus say_add(const SayEngine *engine, SayLedger *ledger, const SayInput *input,
                  const char *now, SayProgressFunction *progress, void *context, SayCounts *counts,
                  SayError *error);
/* Withdraws an article or a claim, with a reason; now as in say_add. The evidence stays, and what
   rests on it is derived anew without it. */
SayStatus say_retract(SayLedger *ledger, const char *id, const char *reason, const char *now,
                      SayError *error);
/* What a person judges on the Admiralty scale. target: an outlet or speaker by name, or a claim by
   id; code: "B2", "B" or "2": A to F, how reliable the source is (A completely, B usually, C
   fairly, D not usually, E not; F cannot be judged), and 1 to 6, how credible what it says (1
   confirmed by other sources, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot
   be judged). by, reason: may be NULL. */
typedef struct SayRating {
    const char *target, *code, *by, *reason;
} SayRating;
/* target: id of an article, claim, event, story or dispute; author may be NULL. */
typedef struct SayNote {
    const char *target, *text, *author;
} SayNote;
/* Enters a rating or a note; now as in say_add. Of one target the last rating holds, and those
   before it stay; what is entered already word for word adds nothing. Nothing is derived from
   either. */
SayStatus say_rate(SayLedger *ledger, const SayRating *rating, const char *now, SayError *error);
SayStatus say_note(SayLedger *ledger, const SayNote *note, const char *now, SayError *error);
/* Enters all ratings and notes of a file, or none: CSV with a header, or JSON lines, with the
   columns of the lists "ratings" and "notes"; a row with a text is a note. now: for those that
   carry no moment of their own. rows: how many there were. */
SayStatus say_rate_import(SayLedger *ledger, const char *path, const char *now, uint64_t *rows,
                          SayError *error);
/* Drops and derives again all that is derived. */
SayStatus say_rebuild(SayLedger *ledger, SayError *error);
/* Recomputes every hash, span, foreign key and derived row; SAY_ERROR_VERIFY names the first that
 *is wrong. checked: how many rows were looked at. */
SayStatus say_verify(SayLedger *ledger, uint64_t *checked, SayError *error);

/* ---- asking ---- */

/* From here on the ledger is asked as it was at the end of that day (ISO date): every list, why,
   brief and export see only the articles known by then (the moment given with their run, else their
   publication), and what is derived is derived from those alone. NULL: as it is. */
SayStatus say_as_of(SayLedger *ledger, const char *day, SayError *error);

/* Every member may be NULL or 0: no restriction. Dates are ISO. */
typedef struct SayFilter {
    const char *since, *until;
    const char *country, *actor, *type, *speaker, *stance;
    const char *about;   /* what is said names this */
    const char *article; /* id of one article */
    uint64_t limit;
    bool unknown;      /* "actors": only those that no dictionary has */
    const char *query; /* words, all of which the text of an article holds; "in quotes": in a row;
                          wor*: their beginning */
    const char *event, *story, *dispute; /* ids */
    const char *outlet;
    const char *after;  /* what say_rows_after gave for the rows before */
    const char *policy; /* "events": how reports are put together: "rep", what most say; "con", what
                           none goes beyond; "inf", what the most precise says; NULL: parties and
                           best figures that most claims give, the most precise place and date, the
                           whole range of figures */
    const char *columns; /* those wanted, in this order: "id,place"; NULL: all. What is not wanted
                            is not looked up either. */
} SayFilter;

typedef struct SayRows SayRows;
typedef enum SayValueKind {
    SAY_VALUE_NULL,
    SAY_VALUE_INTEGER,
    SAY_VALUE_REAL,
    SAY_VALUE_TEXT
} SayValueKind;

/* The lists that there are. */
typedef struct SayList {
    const char *name;  /* "events" */
    const char *order; /* "latest first" */
    bool mapped;       /* its rows have a place: SAY_ROWS_GEOJSON */
    bool feed;         /* its rows have an id and a day: SAY_ROWS_ATOM */
} SayList;
const SayList *say_lists(size_t *count);

/* what: the name of a list. */
SayStatus say_list(SayLedger *ledger, const char *what, const SayFilter *filter, SayRows **rows,
                   SayError *error);
/* The codes that differ between two ledgers, with the reason of each; other stays open while the
   rows are. Columns: article, start, end, words, code_a, code_b, reason, claim_a, claim_b. */
SayStatus say_diff(SayLedger *ledger, const SayLedger *other, SayRows **rows, SayError *error);
/* *more is false behind the last row. */
SayStatus say_rows_next(SayRows *rows, bool *more, SayError *error);
size_t say_rows_width(const SayRows *rows);
const char *say_rows_name(const SayRows *rows, size_t column);
SayValueKind say_rows_kind(const SayRows *rows, size_t column);
/* The value as text, "" for null; valid until the next row. */
const char *say_rows_text(const SayRows *rows, size_t column);
int64_t say_rows_integer(const SayRows *rows, size_t column);
/* How many there are without the limit. */
uint64_t say_rows_total(SayRows *rows);
/* How they were chosen, in words: "latest first; country IRQ". Lives as long as the rows. */
const char *say_rows_selection(const SayRows *rows);
/* For SayFilter.after, when the limit was reached and there are more; else NULL. Lives as long as
   the rows. */
const char *say_rows_after(SayRows *rows);
void say_rows_close(SayRows *rows);

typedef enum SayRowsFormat {
    SAY_ROWS_JSON,    /* one document: what, rows, shown, total, selection, next, as_of */
    SAY_ROWS_JSONL,   /* one object a line */
    SAY_ROWS_CSV,     /* RFC 4180, with a header; no cell runs as a formula */
    SAY_ROWS_GEOJSON, /* RFC 7946: rows without a place of their own have no geometry */
    SAY_ROWS_ATOM     /* RFC 4287 */
} SayRowsFormat;
typedef struct SayView {
    SayRowsFormat format;
    const char *what;    /* the list */
    const char *as_of;   /* the day asked for; NULL: the ledger as it is */
    const char *address; /* where a server shows it, "http://127.0.0.1:8117"; NULL: nowhere */
} SayView;
/* Writes the rows that are left; shown, which may be NULL, counts them. */
SayStatus say_rows_write(SayRows *rows, const SayView *view, SayTextFunction *text, void *context,
                         uint64_t *shown, SayError *error);

/* The whole way from an event, claim, dispute, story or article down to the bytes, for a person
 * (json: for a program). */
SayStatus say_why(SayLedger *ledger, const char *id, bool json, SayTextFunction *text,
                  void *context, SayError *error);
typedef enum SayBriefForm {
    SAY_BRIEF_MARKDOWN,
    SAY_BRIEF_HTML, /* one file with its own styles and plots; nothing else is loaded, nothing runs
                     */
    SAY_BRIEF_JSON
} SayBriefForm;

/* One JSON object: what the ledger holds in numbers, the days on which it came to know something,
   the packs by which it was read, and why articles could not be coded. */
SayStatus say_status(SayLedger *ledger, SayTextFunction *text, void *context, SayError *error);
/* filter->query looked for in articles, claims, events, stories and names of actors; kind: in one
   of these alone ("claim"), else NULL. One JSON object: rows of kind, id, title, snippet, hits
   (byte spans in the snippet), published, outlet; and facets, how many articles of each outlet,
   event type, country and month. */
SayStatus say_search(SayLedger *ledger, const SayFilter *filter, const char *kind,
                     SayTextFunction *text, void *context, SayError *error);
/* The situation report of a day ("2026-11-17"; NULL: the latest day in the ledger). Every statement
   is a row of the ledger, in the words of articles, and names its claims. */
SayStatus say_brief(SayLedger *ledger, const char *day, SayBriefForm form, SayTextFunction *text,
                    void *context, SayError *error);

/* What a ledger holds, for other programs. format:
   "canonical": every table as JSON lines in a fixed order, {"table":...} and the columns of a row:
   the same bytes for the same articles, whatever their order, runs, files and places on disk; takes
   no filter.
   "gdelt", "gdelt-mentions", "polecat", "ucdp", "acled": the columns of these datasets; what is
   approximated in them is told in docs/exports.md.
   "prov": where every event comes from, as JSON-LD in the terms of W3C PROV. */
SayStatus say_export(SayLedger *ledger, const char *format, const SayFilter *filter,
                     SayTextFunction *text, void *context, SayError *error);

/* ---- the page ---- */

/* Answers over HTTP what this header answers in C, and shows it as a page: docs/http.md. */
typedef struct SayServer SayServer;

typedef struct SayServeOptions {
    const char *ledger;
    unsigned port;            /* 0: any that is free */
    const char *listen;       /* an address; NULL: 127.0.0.1 */
    const char *const *hosts; /* names under which it may be asked beside those of loopback */
    size_t host_count;
    bool writable; /* notes and ratings may be given */
} SayServeOptions;

/* Serves until it is stopped, in threads of its own. */
SayStatus say_serve(const SayServeOptions *options, SayServer **server, SayError *error);
/* The address to open, with a token that works once. */
const char *say_server_address(const SayServer *server);
/* For programs: the header "Authorization: Bearer TOKEN". */
const char *say_server_token(const SayServer *server);
/* Ends what is being answered first. */
void say_server_stop(SayServer *server);

#ifdef __cplusplus
}
#endif

#endif
