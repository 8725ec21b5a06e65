/* api.c -- the functions of sayso.h that join rooms, each a few lines. The others stand in the room
 * they belong to. */
#include "core/error.h"
#include "core/file.h"
#include "core/pack.h"
#include "doc/print.h"
#include "import/import.h"
#include "ledger/ledger.h"
#include "merge/merge.h"
#include "pipeline/engine.h"
#include "pipeline/run.h"
#include "sayso.h"

const char *say_version(void)
{
    return SAYSO_VERSION;
}

SayStatus say_pack_verify(const char *path, SayError *error)
{
    SayPackFile *file = NULL;
    SayStatus status = say_pack_open(path, true, &file, error);
    say_pack_close(file);
    return status;
}

/* ---- foreign dictionaries ---- */

static SayLexicon lexicon_of(const SayPack *pack, const char *name)
{
    SayStr bytes = say_pack_section(pack->file, say_str(name));
    return (SayLexicon){(const uint8_t *)bytes.data, bytes.size};
}

static void import_file(const SayImportTables *tables, const char *path, SayText *out,
                        SayReportFunction *report, void *context, SayImportCounts *counts)
{
    SayError error = {0};
    SayStr text = SAY_STR_NONE;
    if (say_file_read(out->arena, path, &text, &error) != SAY_OK) {
        counts->failed++;
        report(context, error.message);
        return;
    }
    SayStr name = say_str(path);
    for (uint32_t at; (at = say_str_find(name, SAY_STR("/"), 0)) != UINT32_MAX;)
        name = say_str_slice(name, at + 1, name.size);
    say_import_text(tables, name, text, out, report, context, counts);
}

SayStatus say_dictionary_import(const SayEngine *engine, const char *const *paths, size_t count,
                                SayTextFunction *text, SayReportFunction *report, void *context,
                                SayImportCounts *counts, SayError *error)
{
    const SayPack *pack = say_engine_pack(engine);
    SayImportTables tables = {lexicon_of(pack, "cameo"), lexicon_of(pack, "actors"),
                              lexicon_of(pack, "places")};
    *counts = (SayImportCounts){0};
    if (!tables.codes.size)
        return say_error_set(error, SAY_ERROR_FORMAT, "%s has no table of CAMEO codes (cameo.tsv)",
                             say_engine_pack_path(engine));
    SayArena *arena = say_arena_new(0);
    if (!arena) return say_error_set(error, SAY_ERROR_LIMIT, "out of memory");
    SayText out = {.arena = arena};
    say_import_begin(&out);
    for (size_t i = 0; i < count; i++)
        import_file(&tables, paths[i], &out, report, context, counts);
    bool written = text(context, out.data, out.size);
    say_arena_free(arena);
    return written ? SAY_OK : say_error_set(error, SAY_ERROR_STOPPED, "stopped by the caller");
}

/* ---- code ---- */

typedef struct Printing {
    SayOutput output;
    SayArticleFunction *article;
    void *context;
} Printing;

static SayStatus print_article(void *context, SayDoc *doc, SayError *error)
{
    const Printing *printing = context;
    SayText out = {.arena = doc->arena};
    if (printing->output == SAY_OUTPUT_CONLLU)
        say_print_conllu(doc, &out);
    else if (printing->output == SAY_OUTPUT_REJECTED)
        say_print_rejected(doc, &out);
    else
        say_print_json(doc, &out);
    if (printing->article(printing->context, out.data, out.size)) return SAY_OK;
    return say_error_set(error, SAY_ERROR_STOPPED, "stopped by the caller");
}

SayStatus say_code(const SayEngine *engine, const SayInput *input, SayOutput output,
                   SayArticleFunction *article, SayProgressFunction *progress, void *context,
                   SayCounts *counts, SayError *error)
{
    Printing printing = {output, article, context};
    SaySink sink = {&printing, print_article, progress, context};
    SayPack pack = *say_engine_pack(engine);
    pack.keeps_rejections = output == SAY_OUTPUT_REJECTED;
    pack.keeps_stances = output == SAY_OUTPUT_CONLLU;
    return say_run(&pack, input, &sink, counts, error);
}

/* ---- add ---- */

static SayStatus append(void *context, SayDoc *doc, SayError *error)
{
    bool added = false;
    SAY_TRY(say_ledger_append(context, doc, &added, error));
    if (!added) doc->article.outcome = SAY_OUTCOME_DUPLICATE;
    return SAY_OK;
}

/* Stopped or not, what was read is committed and derived: an interrupted run leaves a whole ledger.
 */
SayStatus say_add(const SayEngine *engine, SayLedger *ledger, const SayInput *input,
                  const char *now, SayProgressFunction *progress, void *context, SayCounts *counts,
                  SayError *error)
{
    SayPack pack = *say_engine_pack(engine);
    pack.keeps_rejections = true; /* a ledger answers what else was considered */
    SaySink sink = {ledger, append, progress, context};
    SAY_TRY(say_ledger_run_begin(ledger, &pack.digest, say_str(now), error));
    SayStatus status = say_run(&pack, input, &sink, counts, error);
    if (status != SAY_OK && status != SAY_ERROR_STOPPED) return status;
    SAY_TRY(say_ledger_run_end(ledger, counts, error));
    SAY_TRY(say_merge(ledger, error));
    return status;
}

SayStatus say_retract(SayLedger *ledger, const char *id, const char *reason, const char *now,
                      SayError *error)
{
    SAY_TRY(say_ledger_retract(ledger, id, reason, now, error));
    return say_merge(ledger, error);
}

SayStatus say_rebuild(SayLedger *ledger, SayError *error)
{
    return say_merge_anew(ledger, error);
}

SayStatus say_verify(SayLedger *ledger, uint64_t *checked, SayError *error)
{
    SAY_TRY(say_ledger_verify(ledger, checked, error));
    return say_merge_verify(ledger, checked, error);
}
