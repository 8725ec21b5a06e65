/* code.c -- CAMEO's codes of actors, and the dates behind them. */
#include "import/parts.h"

#define SECTORS_MOST 3

typedef struct Reading {
    SayImporter *importer;
    SayText sectors;
    uint32_t sector_count;
    SayImportCode code;
    bool in_countries; /* the segment before was a country: the next one is its part */
} Reading;

static SayStr table_field(const SayImporter *importer, uint32_t entry, const char *name)
{
    return say_lexicon_field(&importer->tables->codes, entry, say_str(name));
}

/* Letters that mean two things ("MUS": Mauritius, Muslim) have a row "+MUS" for where they do not
   open the code. */
static uint32_t find_segment(const SayImporter *importer, SayStr segment, bool first)
{
    const SayLexicon *codes = &importer->tables->codes;
    if (!codes->size) return SAY_ABSENT;
    if (!first) {
        SayText later = {.arena = importer->arena};
        say_text_char(&later, '+');
        say_text_add(&later, segment);
        uint32_t entry = say_lexicon_find(codes, say_text_str(&later));
        if (entry != SAY_ABSENT) return entry;
    }
    return say_lexicon_find(codes, segment);
}

static bool has_sector(const Reading *reading, SayStr sector)
{
    SayStr rest = say_text_str(&reading->sectors);
    while (rest.data)
        if (say_str_equal(say_str_cut(&rest, '|'), sector)) return true;
    return false;
}

static void add_sectors(Reading *reading, SayStr sectors)
{
    while (sectors.data) {
        SayStr sector = say_str_cut(&sectors, '|');
        if (!sector.size || reading->sector_count == SECTORS_MOST || has_sector(reading, sector))
            continue;
        if (reading->sector_count++) say_text_add(&reading->sectors, SAY_STR(" | "));
        say_text_add(&reading->sectors, sector);
    }
}

static void complain_once(SayImporter *importer, SayStr segment, SayStr code, uint32_t line)
{
    if (say_map_get(&importer->unknown, segment) != SAY_ABSENT) return;
    say_map_set(&importer->unknown, say_str_copy(importer->arena, segment), line);
    say_import_complain(importer, line, "'%.*s' of the code %.*s is in no table of codes",
                        SAY_STR_ARG(segment), SAY_STR_ARG(code));
}

static void read_segment(Reading *reading, SayStr segment, SayStr code, bool first, uint32_t line)
{
    SayImporter *importer = reading->importer;
    uint32_t entry = find_segment(importer, segment, first);
    if (entry == SAY_ABSENT) {
        complain_once(importer, segment, code, line);
        reading->in_countries = false;
        return;
    }
    SayStr country = table_field(importer, entry, "country");
    SayStr kind = table_field(importer, entry, "kind");
    /* "USAASM": the part of a country is the more precise of the two. */
    if (country.data && (!reading->code.country.data || reading->in_countries))
        reading->code.country = country;
    reading->in_countries = country.data && !say_str_equal(country, SAY_STR("IGO"));
    add_sectors(reading, table_field(importer, entry, "sectors"));
    bool weaker = !reading->code.kind.data || say_str_equal(reading->code.kind, SAY_STR("country"));
    if (kind.data && weaker) reading->code.kind = kind;
}

SayImportCode say_import_code(SayImporter *importer, SayStr code, bool opens, uint32_t line)
{
    Reading reading = {.importer = importer, .sectors = {.arena = importer->arena}};
    SayStr rest = code;
    code = say_str_cut(&rest, '/'); /* "A/B": the first stands for it */
    for (uint32_t at = 0; at < code.size; at += 3) {
        uint32_t end = at + 3 < code.size ? at + 3 : code.size;
        read_segment(&reading, say_str_slice(code, at, end), code, opens && at == 0, line);
    }
    if (reading.sectors.size) reading.code.sectors = say_text_str(&reading.sectors);
    return reading.code;
}

/* ---- dates ---- */

/* YYMMDD or YYYYMMDD; two digits up to 30 are of this century, as PETRARCH has it. */
static SayDay read_date(SayStr text)
{
    int64_t number;
    if (text.size != 6 && text.size != 8) return SAY_DAY_NONE;
    for (uint32_t i = 0; i < text.size; i++)
        if (text.data[i] < '0' || text.data[i] > '9') return SAY_DAY_NONE;
    if (!say_str_integer(text, &number)) return SAY_DAY_NONE;
    int32_t year = (int32_t)(number / 10000);
    if (text.size == 6) year += year <= 30 ? 2000 : 1900;
    return say_day(year, (int32_t)(number / 100 % 100), (int32_t)(number % 100));
}

static bool one_date(SayImporter *importer, SayStr text, uint32_t line, SayDay *day)
{
    *day = read_date(say_str_trim(text));
    if (*day != SAY_DAY_NONE) return true;
    say_import_complain(importer, line, "there is no date '%.*s'; the code is left out",
                        SAY_STR_ARG(text));
    return false;
}

bool say_import_dates(SayImporter *importer, SayStr text, uint32_t line, SayDay *from, SayDay *to)
{
    *from = *to = SAY_DAY_NONE;
    if (!text.size) return true;
    SayStr rest = say_str_slice(text, 1, text.size);
    if (text.data[0] == '>') return one_date(importer, rest, line, from);
    if (text.data[0] == '<') {
        if (!one_date(importer, rest, line, to)) return false;
        --*to;
        return true;
    }
    rest = text;
    SayStr first = say_str_cut(&rest, '-');
    if (!rest.data) {
        say_import_complain(importer, line,
                            "'%.*s' is neither <DATE, >DATE nor DATE-DATE; the code is left out",
                            SAY_STR_ARG(text));
        return false;
    }
    if (!one_date(importer, first, line, from) || !one_date(importer, rest, line, to)) return false;
    if (*from <= *to) return true;
    say_import_complain(importer, line, "'%.*s' ends before it begins; the code is left out",
                        SAY_STR_ARG(text));
    return false;
}
