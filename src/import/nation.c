/* nation.c -- a country's names, parted by what the pack knows of them: a foreign dictionary lists
   "AFGHANISTAN", "AFGHAN" and "KABUL" alike, and they do not act alike. */
#include "core/utf8.h"
#include "import/parts.h"

static const char *const fields[] = {"names", "adjectives", "people", "metonyms"};
enum { NAMES, ADJECTIVES, PEOPLE, METONYMS, FIELD_COUNT };

static uint32_t find_country(const SayLexicon *actors, SayStr country)
{
    if (!actors->size) return SAY_ABSENT;
    for (uint32_t i = 0; i < say_lexicon_count(actors); i++) {
        SayStr kind = say_lexicon_field(actors, i, SAY_STR("kind"));
        SayStr code = say_lexicon_field(actors, i, SAY_STR("country"));
        if (kind.data && say_str_equal(kind, SAY_STR("country")) && code.data &&
            say_str_equal(code, country))
            return i;
    }
    return SAY_ABSENT;
}

static bool lists(SayArena *arena, SayStr alternatives, SayStr name)
{
    SayStr key = say_utf8_fold(arena, name);
    while (alternatives.data)
        if (say_str_equal(say_utf8_fold(arena, say_str_cut(&alternatives, '|')), key)) return true;
    return false;
}

/* Does a place of this country have this name, all of it? */
static bool is_place(const SayImporter *importer, SayStr country, SayStr name)
{
    enum { WORDS_MOST = 12, MATCHES_MOST = 64 };
    const SayLexicon *places = &importer->tables->places;
    SayLexiconMatch matches[MATCHES_MOST];
    uint32_t ids[WORDS_MOST], count = 0;
    if (!places->size) return false;
    for (uint32_t at = 0; at < name.size;) {
        uint32_t end = at;
        while (end < name.size && name.data[end] != ' ' && name.data[end] != '-') end++;
        SayStr word = say_utf8_fold(importer->arena, say_str_slice(name, at, end));
        at = end + 1;
        if (!word.size) continue;
        if (count == WORDS_MOST) return false;
        ids[count++] = say_lexicon_word(places, word);
    }
    uint32_t found = say_lexicon_match(places, ids, count, matches, MATCHES_MOST);
    for (uint32_t i = 0; i < found; i++) {
        SayStr precision = say_lexicon_field(places, matches[i].entry, SAY_STR("precision"));
        SayStr code = say_lexicon_field(places, matches[i].entry, SAY_STR("country"));
        if (matches[i].length == count && code.data && say_str_equal(code, country) &&
            precision.data && !say_str_equal(precision, SAY_STR("country")))
            return true;
    }
    return false;
}

static void add(SayText *text, SayStr name)
{
    if (text->size) say_text_add(text, SAY_STR(" | "));
    say_text_add(text, name);
}

void say_import_nation(SayImporter *importer, SayStr country, const SayStr *names, uint32_t count)
{
    const SayLexicon *actors = &importer->tables->actors;
    uint32_t entry = find_country(actors, country);
    SayText texts[FIELD_COUNT];
    SayStr known[FIELD_COUNT] = {{0}};
    for (uint32_t f = 0; f < FIELD_COUNT; f++) {
        texts[f] = (SayText){.arena = importer->arena};
        if (entry != SAY_ABSENT) known[f] = say_lexicon_field(actors, entry, say_str(fields[f]));
    }
    for (uint32_t i = 0; i < count; i++) {
        uint32_t field = 0;
        for (uint32_t f = ADJECTIVES; f < FIELD_COUNT && i; f++)
            if (lists(importer->arena, known[f], names[i])) {
                if (!field) field = f;
                add(&texts[f], names[i]);
            }
        if (!field)
            add(&texts[i && is_place(importer, country, names[i]) ? METONYMS : NAMES], names[i]);
    }
    /* Names composed of the country ("Afghan troops") need an adjective, whoever lists it. */
    if (!texts[ADJECTIVES].size && known[ADJECTIVES].size)
        say_text_add(&texts[ADJECTIVES], known[ADJECTIVES]);
    for (uint32_t f = 0; f < FIELD_COUNT; f++)
        if (texts[f].size) say_import_field(importer, fields[f], say_text_str(&texts[f]));
}
