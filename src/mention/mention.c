/* mention.c -- who, where, when and how many: the steps in order. */
#include "mention/mention.h"

#include "mention/steps.h"

#include <assert.h>
#include <stdlib.h>

/* ---- opening ---- */

static void read_list(SayStr value, SayStr *into, uint32_t most)
{
    SayStr rest = value;
    for (uint32_t count = 0; rest.data && count < most;) {
        SayStr part = say_str_cut(&rest, '|');
        if (part.size) into[count++] = part;
    }
}

static bool is_yes(SayStr value)
{
    return value.data && say_str_equal(value, SAY_STR("yes"));
}

static SayStatus refuse(const SayLexicon *lexicon, uint32_t index, const char *what, SayStr value,
                        SayError *error)
{
    return say_error_set(error, SAY_ERROR_FORMAT, "%.*s:%u: %s '%.*s'",
                         SAY_STR_ARG(say_lexicon_file(lexicon, index)),
                         say_lexicon_line(lexicon, index), what, SAY_STR_ARG(value));
}

/* Three capitals. */
static bool is_code(SayStr country)
{
    for (uint32_t i = 0; i < country.size; i++)
        if (country.data[i] < 'A' || country.data[i] > 'Z') return false;
    return country.size == 3;
}

/* What a dictionary's hand may get wrong: a word that is no kind, a country by its name. */
static SayStatus check_entry(const SayLexicon *lexicon, uint32_t index, SayError *error)
{
    SayStr kind = say_lexicon_field(lexicon, index, SAY_STR("kind"));
    SayStr country = say_lexicon_field(lexicon, index, SAY_STR("country"));
    if (kind.data && say_actor_kind_of_name(kind.data, kind.size) < 0)
        return refuse(lexicon, index, "no kind of actor:", kind, error);
    if (country.data && !is_code(country))
        return refuse(lexicon, index, "a country is three capitals of ISO 3166, not", country,
                      error);
    return SAY_OK;
}

static SayActorEntry read_entry(const SayLexicon *lexicon, uint32_t index)
{
    SayActorEntry entry = {.kind = SAY_ACTOR_UNKNOWN};
    for (uint32_t f = 0; f < say_lexicon_field_count(lexicon, index); f++) {
        SayField field = say_lexicon_field_at(lexicon, index, f);
        if (say_str_equal(field.name, SAY_STR("kind"))) {
            int kind = say_actor_kind_of_name(field.value.data, field.value.size);
            if (kind > 0) entry.kind = (SayActorKind)kind;
        } else if (say_str_equal(field.name, SAY_STR("country"))) {
            entry.country = field.value;
        } else if (say_str_equal(field.name, SAY_STR("sectors"))) {
            read_list(field.value, entry.sectors, 3);
        } else if (say_str_equal(field.name, SAY_STR("adjectives"))) {
            if (!entry.adjective.data) read_list(field.value, &entry.adjective, 1);
        } else if (say_str_equal(field.name, SAY_STR("backer"))) {
            entry.backer = field.value;
        } else if (say_str_equal(field.name, SAY_STR("parent"))) {
            entry.parent = field.value;
        } else if (say_str_equal(field.name, SAY_STR("precision"))) {
            entry.place = true;
        }
    }
    entry.agency = is_yes(say_lexicon_field(lexicon, index, SAY_STR("agency")));
    entry.plural = is_yes(say_lexicon_field(lexicon, index, SAY_STR("plural")));
    entry.speaks = is_yes(say_lexicon_field(lexicon, index, SAY_STR("speaks")));
    return entry;
}

/* The first entry that is a country of this code gives the adjective for composed names: "Iranian
 * troops". */
static void add_nation(SayPack *pack, SayMentionView *view, const SayActorEntry *entry, SayStr head)
{
    if (entry->kind != SAY_ACTOR_COUNTRY || !entry->country.data || entry->place ||
        entry->parent.data)
        return;
    if (say_map_get(&view->countries, entry->country) != SAY_ABSENT) return;
    *say_push(pack->arena, &view->nations) = *entry;
    *say_push(pack->arena, &view->nation_names) = head;
    say_map_set(&view->countries, entry->country, view->nations.count);
}

static SayStatus open_lexicon(SayPack *pack, SayMentionView *view, SayLexicon lexicon, bool actors,
                              SayError *error)
{
    SayMentionLexicon *holder = &view->lexicons[view->count++];
    holder->lexicon = lexicon;
    if (!actors || !lexicon.size) return SAY_OK;
    uint32_t count = say_lexicon_count(&lexicon);
    holder->entries = say_arena_alloc(pack->arena, (count + 1) * sizeof *holder->entries);
    for (uint32_t i = 0; i < count; i++) {
        SAY_TRY(check_entry(&lexicon, i, error));
        holder->entries[i] = read_entry(&lexicon, i);
        SAY_TRY(say_offices_read(pack->arena, &lexicon, i, &holder->entries[i], error));
        add_nation(pack, view, &holder->entries[i], say_lexicon_head(&lexicon, i));
    }
    return SAY_OK;
}

static SayLexicon section(const SayPack *pack, SayStr name)
{
    SayStr bytes = pack->file ? say_pack_section(pack->file, name) : SAY_STR_NONE;
    return (SayLexicon){(const uint8_t *)bytes.data, bytes.size};
}

SayStatus say_mention_open(SayPack *pack, SayError *error)
{
    SayMentionView *view = say_arena_alloc(pack->arena, sizeof *view);
    view->lexicons = say_arena_alloc(pack->arena, (pack->extra_count + 2) * sizeof *view->lexicons);
    view->countries = say_map_new(pack->arena);
    view->words = say_words_open(pack->arena);
    for (uint32_t i = 0; i < pack->extra_count; i++)
        SAY_TRY(open_lexicon(pack, view, pack->extra[i], true, error));
    SAY_TRY(open_lexicon(pack, view, section(pack, SAY_STR("actors")), true, error));
    SAY_TRY(open_lexicon(pack, view, section(pack, SAY_STR("places")), false, error));
    pack->mention = view;
    return SAY_OK;
}

/* ---- order and ids ---- */

/* Spans by start, the longer first; heads decide between equal ones. */
static int compare(SaySpan a, uint32_t head_a, SaySpan b, uint32_t head_b)
{
    if (a.start != b.start) return a.start < b.start ? -1 : 1;
    if (a.end != b.end) return a.end > b.end ? -1 : 1;
    return head_a == head_b ? 0 : head_a < head_b ? -1 : 1;
}

#define COMPARATOR(name, type)                                                                     \
    static int name(const void *left, const void *right)                                           \
    {                                                                                              \
        const type *a = left, *b = right;                                                          \
        return compare(a->span, a->head, b->span, b->head);                                        \
    }
COMPARATOR(compare_actors, SayActorMention)
COMPARATOR(compare_places, SayPlaceMention)
COMPARATOR(compare_quantities, SayQuantityMention)
#undef COMPARATOR

static SayStr id_of(SayDoc *doc, char kind, uint32_t index)
{
    SayText text = {.arena = doc->arena};
    say_text_char(&text, kind);
    say_text_number(&text, index + 1);
    return say_text_str(&text);
}

static void order(SayDoc *doc)
{
    if (doc->actors.count)
        qsort(doc->actors.items, doc->actors.count, sizeof *doc->actors.items, compare_actors);
    for (uint32_t i = 0; i < doc->actors.count; i++) doc->actors.items[i].id = id_of(doc, 'm', i);
}

/* Wholes go by the token of their number while they move. */
static void order_quantities(SayDoc *doc)
{
    SayQuantityMention *all = doc->quantities.items;
    uint32_t count = doc->quantities.count;
    if (!count) return;
    SayIndex *at = say_arena_alloc(doc->arena, doc->tokens.count * sizeof *at);
    for (uint32_t i = 0; i < count; i++)
        if (all[i].whole != SAY_NONE) all[i].whole = all[all[i].whole].number;
    qsort(all, count, sizeof *all, compare_quantities);
    for (uint32_t i = 0; i < count; i++) at[all[i].number] = i;
    for (uint32_t i = 0; i < count; i++)
        if (all[i].whole != SAY_NONE) all[i].whole = at[all[i].whole];
}

static void number_rest(SayDoc *doc)
{
    if (doc->places.count)
        qsort(doc->places.items, doc->places.count, sizeof *doc->places.items, compare_places);
    order_quantities(doc);
    for (uint32_t i = 0; i < doc->places.count; i++) doc->places.items[i].id = id_of(doc, 'p', i);
    for (uint32_t i = 0; i < doc->times.count; i++) doc->times.items[i].id = id_of(doc, 't', i);
    for (uint32_t i = 0; i < doc->quantities.count; i++)
        doc->quantities.items[i].id = id_of(doc, 'q', i);
}

void say_mention(const SayPack *pack, SayDoc *doc)
{
    assert(pack->mention != NULL);
    if (!doc->tokens.count) return;
    SayNaming naming = {.view = pack->mention, .doc = doc};
    naming.hit_at = say_arena_alloc(doc->arena, doc->tokens.count * sizeof *naming.hit_at);
    naming.place_at = say_arena_alloc(doc->arena, doc->tokens.count * sizeof *naming.place_at);
    naming.name_at = say_arena_alloc(doc->arena, doc->tokens.count * sizeof *naming.name_at);
    for (uint32_t t = 0; t < doc->tokens.count; t++)
        naming.hit_at[t] = naming.place_at[t] = naming.name_at[t] = SAY_NONE;
    say_words_look_up(&naming);
    naming.surnames = say_map_new(doc->arena);
    naming.done = say_arena_alloc(doc->arena, doc->tokens.count);
    naming.taken = say_arena_alloc(doc->arena, doc->tokens.count);
    say_names_mark(&naming);
    say_dictionary_find(&naming);
    say_times_find(&naming);
    say_quantities_find(&naming);
    say_actors_find(&naming);
    order(doc);
    say_places_find(&naming);
    say_homes_find(&naming);
    say_chain_find(&naming);
    number_rest(doc);
}
