/* genre_read.c -- reads the kinds of writing of data/triggers/genres.txt. */
#include "claim/event.h"

typedef struct Reader {
    SayArena *arena;
    const SayLexicon *lexicon;
    uint32_t entry;
    SayError *error;
} Reader;

static SayStatus refuse(const Reader *r, const char *what, SayStr value)
{
    return say_lexicon_refuse(r->lexicon, r->entry, what, value, r->error);
}

static SayStr field(const Reader *r, const char *name)
{
    return say_lexicon_field(r->lexicon, r->entry, say_str(name));
}

static SayStatus read_count(const Reader *r, const char *name, uint32_t *into)
{
    enum { COUNT_MOST = 1000 };
    int64_t value = 0;
    SayStr text = field(r, name);
    if (text.data && (!say_str_integer(text, &value) || value < 0 || value > COUNT_MOST))
        return refuse(r, "no number from 0 to 1000", text);
    *into = (uint32_t)value;
    return SAY_OK;
}

static void mark_words(const Reader *r, const char *name, uint32_t bit, SayMap *map)
{
    SayTerms words = {0};
    say_terms_read(r->arena, r->lexicon, r->entry, name, &words);
    for (uint32_t i = 0; i < words.count; i++) {
        uint32_t before = say_map_get(map, words.items[i]);
        say_map_set(map, words.items[i], (before == SAY_ABSENT ? 0 : before) | bit);
    }
}

SayStatus say_keeps_read(SayArena *arena, const SayLexicon *lexicon, uint32_t entry,
                         uint32_t *keeps, SayError *error)
{
    static const struct {
        const char *name;
        uint32_t bit;
    } words[] = {
        {"country", SAY_KEEPS_COUNTRY}, {"state", SAY_KEEPS_STATE}, {"police", SAY_KEEPS_POLICE}};
    Reader r = {arena, lexicon, entry, error};
    SayTerms names = {0};
    say_terms_read(arena, lexicon, entry, "keeps", &names);
    for (uint32_t i = 0; i < names.count; i++) {
        size_t k = 0, count = sizeof words / sizeof *words;
        while (k < count && !say_str_equal(names.items[i], say_str(words[k].name))) k++;
        if (k == count) return refuse(&r, "no such kind of party", names.items[i]);
        *keeps |= words[k].bit;
    }
    return SAY_OK;
}

static SayStatus read_past(const Reader *r, SayRetrospect *past)
{
    SayStr value = field(r, "past");
    *past = !value.data                             ? SAY_RETROSPECT_NONE
            : say_str_equal(value, SAY_STR("acts")) ? SAY_RETROSPECT_ACTS
                                                    : SAY_RETROSPECT_ALL;
    if (!value.data || say_str_equal(value, SAY_STR("acts")) ||
        say_str_equal(value, SAY_STR("all")))
        return SAY_OK;
    return refuse(r, "past is neither acts nor all", value);
}

SayStatus say_genre_read(SayArena *arena, const SayLexicon *lexicon, uint32_t entry,
                         SayTriggers *into, SayError *error)
{
    Reader r = {arena, lexicon, entry, error};
    uint32_t number = into->genres.count;
    SayStr head = say_lexicon_head(lexicon, entry);
    SayStr name = say_str_slice(head, 0, say_str_find(head, SAY_STR("."), 0));
    if (number == SAY_GENRES) return refuse(&r, "too many genres", name);
    SayGenre *genre = say_push(arena, &into->genres);
    *genre = (SayGenre){.name = name};
    mark_words(&r, "words", UINT32_C(1) << number, &into->genre_words);
    mark_words(&r, "title", UINT32_C(1) << number, &into->genre_titles);
    say_terms_read(arena, lexicon, entry, "sections", &genre->sections);
    genre->named = field(&r, "named").data != NULL;
    genre->rest = field(&r, "rest").data != NULL;
    genre->fresh = field(&r, "fresh").data != NULL;
    SAY_TRY(read_past(&r, &genre->past));
    SAY_TRY(say_keeps_read(arena, lexicon, entry, &genre->keeps, error));
    SAY_TRY(read_count(&r, "least", &genre->least));
    SAY_TRY(read_count(&r, "share", &genre->share));
    SAY_TRY(read_count(&r, "private", &genre->privately));
    if (!genre->privately) genre->privately = 100;
    return read_count(&r, "old_days", &genre->old_days);
}
