/* import.c -- which kind of dictionary a file is, and the reader for it. */
#include "import/import.h"

#include "import/parts.h"

typedef void Read(SayImporter *importer, SayStr text);

static const struct Kind {
    const char *name;
    Read *read;
} kinds[] = {{"issues", say_import_issues},
             {"verbs", say_import_verbs},
             {"agents", say_import_agents},
             {"actors", say_import_actors},
             {"discards", say_import_discards}};
enum { ISSUES, VERBS, AGENTS, ACTORS, DISCARDS };

static bool has_any(SayStr line, const char *what)
{
    return say_str_find(line, say_str(what), 0) != UINT32_MAX;
}

/* What only one kind of dictionary has, in the first line that has such a thing. */
static int kind_of(SayStr text)
{
    while (text.data) {
        SayStr line = say_str_cut(&text, '\n');
        if (!line.size || line.data[0] == '#' || line.data[0] == ';') continue;
        if (say_str_starts(line, SAY_STR("<ISSUE"))) return ISSUES;
        if (line.data[0] == '&' || say_str_starts(line, SAY_STR("---")) ||
            say_str_starts(line, SAY_STR("- ")))
            return VERBS;
        if (has_any(line, "[~") || has_any(line, "~]") || line.data[0] == '!') return AGENTS;
        uint32_t open = say_str_find(line, SAY_STR("["), 0);
        if (open == UINT32_MAX || open + 1 == line.size) continue;
        return line.data[open + 1] >= '0' && line.data[open + 1] <= '9' ? VERBS : ACTORS;
    }
    return DISCARDS;
}

static void tell_counts(SayImporter *importer, const char *kind)
{
    const SayImportCounts *c = &importer->counts;
    SayText message = {.arena = importer->arena};
    say_text_format(&message,
                    "%.*s: %s: %llu lines, heads %llu = entries %llu + joined %llu + refused %llu, "
                    "complaints %llu",
                    SAY_STR_ARG(importer->file), kind, (unsigned long long)c->lines,
                    (unsigned long long)c->heads, (unsigned long long)c->entries,
                    (unsigned long long)c->joined, (unsigned long long)c->refused,
                    (unsigned long long)c->complaints);
    importer->report(importer->context,
                     say_str_terminated(importer->arena, say_text_str(&message)));
}

static void add_counts(SayImportCounts *all, const SayImportCounts *one)
{
    all->files++;
    all->lines += one->lines;
    all->heads += one->heads;
    all->entries += one->entries;
    all->joined += one->joined;
    all->refused += one->refused;
    all->complaints += one->complaints;
}

void say_import_begin(SayText *out)
{
    say_text_add(out, SAY_STR("# Made by 'sayso pack --import'; origin and licence: those of the "
                              "files that the entries name.\n"
                              "%phrases names adjectives people metonyms words\n"));
}

void say_import_text(const SayImportTables *tables, SayStr file, SayStr text, SayText *out,
                     SayReportFunction *report, void *context, SayImportCounts *counts)
{
    SayImporter importer = {.tables = tables,
                            .arena = out->arena,
                            .out = out,
                            .file = file,
                            .report = report,
                            .context = context,
                            .heads = say_map_new(out->arena),
                            .names = say_map_new(out->arena),
                            .unknown = say_map_new(out->arena),
                            .synsets = say_map_new(out->arena)};
    const struct Kind *kind = &kinds[kind_of(text)];
    kind->read(&importer, text);
    importer.counts.lines = importer.line;
    tell_counts(&importer, kind->name);
    add_counts(counts, &importer.counts);
}
