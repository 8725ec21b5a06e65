/* fixture.h -- documents made by hand, and ledgers in a temporary folder, for the tests of this
 * room. */
#ifndef LEDGER_FIXTURE_H
#define LEDGER_FIXTURE_H

/* cmocka needs the others before it. */
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
/* clang-format on */

#include "ledger/ledger.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct Fixture {
    SayArena *arena;
    char folder[64], path[96];
    SayLedger *ledger;
    SayError error;
} Fixture;

static inline void assert_ok(SayStatus status, const SayError *error)
{
    if (status != SAY_OK) fail_msg("%s: %s", say_status_name(status), error->message);
}

static inline int fixture_setup(void **state)
{
    Fixture *f = calloc(1, sizeof *f);
    if (!f) return -1;
    f->arena = say_arena_new(0);
    snprintf(f->folder, sizeof f->folder, "/tmp/sayso-ledger-XXXXXX");
    if (!mkdtemp(f->folder)) return -1;
    snprintf(f->path, sizeof f->path, "%s/test.db", f->folder);
    *state = f;
    return 0;
}

static inline void fixture_open(Fixture *f, SayLedgerMode mode)
{
    assert_ok(say_ledger_open(f->path, mode, &f->ledger, &f->error), &f->error);
}

static inline void fixture_close(Fixture *f)
{
    say_ledger_close(f->ledger);
    f->ledger = NULL;
}

static inline int fixture_teardown(void **state)
{
    Fixture *f = *state;
    static const char *const endings[] = {"", "-wal", "-shm", ".copy"};
    fixture_close(f);
    for (size_t i = 0; i < 4; i++) {
        char path[128];
        snprintf(path, sizeof path, "%s%s", f->path, endings[i]);
        unlink(path);
    }
    rmdir(f->folder);
    say_arena_free(f->arena);
    free(f);
    return 0;
}

/* ---- documents ---- */

static inline SaySpan span_of(const SayDoc *doc, const char *words)
{
    uint32_t start = say_str_find(doc->text, say_str(words), 0);
    assert_true(start != UINT32_MAX);
    return (SaySpan){start, start + (uint32_t)strlen(words)};
}

static inline SayIndex add_actor(SayDoc *doc, const char *id, const char *words, const char *name,
                                 const char *country)
{
    SayActorMention *m = say_push(doc->arena, &doc->actors);
    m->id = say_str(id);
    m->span = span_of(doc, words);
    m->name = say_str(name);
    m->country = say_str(country);
    m->kind = SAY_ACTOR_MILITARY;
    m->sectors[0] = SAY_STR("MIL");
    m->chain = doc->actors.count - 1;
    return doc->actors.count - 1;
}

/* "The Norland army shelled Port Almar, a spokesman said." by an outlet, with one claim and one
   event. The source has an entity where the text has a letter, so that its pieces are not all of
   one size. */
static inline SayDoc *shelling(SayArena *arena, const char *outlet, bool denied)
{
    static const char source[] = "The Norland army shelled Port Almar&#44; a spokesman said.";
    SayRecord record = {
        .path = SAY_STR("news/one.html"), .bytes = say_str(source), .format = SAY_FORMAT_HTML};
    SayDoc *doc = say_doc_new(arena, &record);
    doc->text = SAY_STR("The Norland army shelled Port Almar, a spokesman said.");
    *say_push(arena, &doc->pieces) = (SayPiece){0, 35, 0, 35};
    *say_push(arena, &doc->pieces) = (SayPiece){35, 1, 35, 40};
    *say_push(arena, &doc->pieces) = (SayPiece){36, 18, 40, 58};
    SayDigest digest = say_digest(say_str(outlet));
    doc->article.id = say_id(arena, 'a', &digest);
    doc->article.outlet = say_str(outlet);
    doc->article.title = SAY_STR("Port shelled");
    doc->article.published = say_day(2026, 11, 17);
    doc->article.published_basis = SAY_STR("record");
    doc->article.outcome = SAY_OUTCOME_CODED;
    uint32_t trigger = say_doc_token_add(doc, 17, 24);
    doc->tokens.lemma[trigger] = SAY_STR("shell");
    *say_push(arena, &doc->sentences) = (SaySentence){{0, 54}, 0, 1, 0};
    SayIndex army = add_actor(doc, "m1", "The Norland army", "Norland army", "NOR");
    SayIndex spokesman = add_actor(doc, "m2", "a spokesman", "spokesman", "NOR");
    SayPlaceMention *place = say_push(arena, &doc->places);
    *place = (SayPlaceMention){.id = SAY_STR("p1"),
                               .span = span_of(doc, "Port Almar"),
                               .name = SAY_STR("Port Almar"),
                               .country = SAY_STR("SOU"),
                               .latitude_e5 = 3345000,
                               .longitude_e5 = -4412345,
                               .precision = SAY_PRECISION_CITY,
                               .geonameid = SAY_UNKNOWN,
                               .confidence = 800};
    *say_push(arena, &doc->participants) = army;
    SayEvent *event = say_push(arena, &doc->events);
    *event = (SayEvent){.type = SAY_EVENT_ASSAULT,
                        .mode = SAY_STR("bombard"),
                        .contexts = 1u << SAY_CONTEXT_MILITARY,
                        .goldstein = -100,
                        .trigger = trigger,
                        .trigger_span = {17, 24},
                        .first_actor = 0,
                        .actor_count = 1,
                        .place = 0,
                        .time = SAY_NONE,
                        .begin = say_day(2026, 11, 16),
                        .last = say_day(2026, 11, 16),
                        .date_basis = SAY_DATE_BASIS_RELATIVE,
                        .killed = {12, 12, SAY_UNKNOWN},
                        .injured = {-1, -1, -1},
                        .arrested = {-1, -1, -1},
                        .size = {-1, -1, -1},
                        .about = SAY_NONE,
                        .rule = SAY_STR("triggers/assault.txt:3")};
    *say_push(arena, &doc->speakers) = (SaySpeaker){
        .span = span_of(doc, "a spokesman"), .actor = spokesman, .kind = SAY_SPEAKER_UNNAMED};
    *say_push(arena, &doc->content_spans) = (SaySpan){0, 35};
    *say_push(arena, &doc->whys) = SAY_STR("said: ccomp");
    SayAttribution *said = say_push(arena, &doc->attributions);
    *said = (SayAttribution){
        .cue_span = span_of(doc, "said"), .cue_lemma = SAY_STR("say"), .act = SAY_ACT_SAY};
    SayClaim *claim = say_push(arena, &doc->claims);
    *claim = (SayClaim){.span = {0, 54},
                        .speaker_count = 1,
                        .attribution = 0,
                        .content_count = 1,
                        .event = 0,
                        .score = 900,
                        .rule = SAY_STR("cues/verbs.txt:1"),
                        .why_count = 1};
    claim->stance.polarity = denied ? SAY_POLARITY_NEGATIVE : SAY_POLARITY_POSITIVE;
    claim->id = say_id(arena, 'c', &digest);
    return doc;
}

/* ---- runs ---- */

static inline void add_all(Fixture *f, const SayDoc *const *docs, size_t count)
{
    SayDigest pack = say_digest(SAY_STR("pack"));
    SayCounts counts = {0};
    assert_ok(say_ledger_run_begin(f->ledger, &pack, SAY_STR("2026-11-18T08:00:00Z"), &f->error),
              &f->error);
    for (size_t i = 0; i < count; i++) {
        bool added;
        assert_ok(say_ledger_append(f->ledger, docs[i], &added, &f->error), &f->error);
        counts.articles++;
        if (added)
            counts.coded++;
        else
            counts.duplicate++;
    }
    assert_ok(say_ledger_run_end(f->ledger, &counts, &f->error), &f->error);
}

static inline int64_t number_of(Fixture *f, const char *sql)
{
    sqlite3_stmt *row;
    assert_int_equal(sqlite3_prepare_v2(say_ledger_database(f->ledger), sql, -1, &row, NULL),
                     SQLITE_OK);
    assert_int_equal(sqlite3_step(row), SQLITE_ROW);
    int64_t number = sqlite3_column_int64(row, 0);
    sqlite3_finalize(row);
    return number;
}

/* What a tool of another hand would do to the file: our guards taken off, the change made, the
 * guards put back. */
static inline void tamper(const Fixture *f, const char *sql)
{
    sqlite3 *database;
    char guard[512] = "";
    assert_int_equal(sqlite3_open(f->path, &database), SQLITE_OK);
    char table[32];
    assert_int_equal(sscanf(sql, "UPDATE %31s", table), 1);
    char *find =
        sqlite3_mprintf("SELECT sql FROM sqlite_schema WHERE name = 'guard_%q_update'", table);
    sqlite3_stmt *row;
    assert_int_equal(sqlite3_prepare_v2(database, find, -1, &row, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(row), SQLITE_ROW);
    snprintf(guard, sizeof guard, "%s", (const char *)sqlite3_column_text(row, 0));
    sqlite3_finalize(row);
    sqlite3_free(find);
    char *drop = sqlite3_mprintf("DROP TRIGGER guard_%q_update; %s; %s", table, sql, guard);
    assert_int_equal(sqlite3_exec(database, drop, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_free(drop);
    sqlite3_close(database);
}

#endif
