/* trigger.c -- reads data/triggers/ into the tables of the event step.

   The tail of a head says what an entry is (docs/codebook.md). A verb may name its particle or
   preposition behind a blank ("leave dead.v") and its object behind a plus sign ("open+fire"). */
#include "claim/event.h"

#include <assert.h>

typedef struct Reader {
    SayArena *arena;
    const SayLexicon *lexicon;
    SayTriggers *into;
    SayMap codes; /* head of a codebook line to its entry + 1 */
    SayMap modes; /* of the codebook's lines */
    SayError *error;
} Reader;

/* ---- values ---- */

static SayStr field(const Reader *r, uint32_t entry, const char *name)
{
    return say_lexicon_field(r->lexicon, entry, say_str(name));
}

static SayStatus refuse(const Reader *r, uint32_t entry, const char *what, SayStr value)
{
    return say_lexicon_refuse(r->lexicon, entry, what, value, r->error);
}

static void read_terms(const Reader *r, uint32_t entry, const char *name, SayTerms *into)
{
    say_terms_read(r->arena, r->lexicon, entry, name, into);
}

static SayStatus read_contexts(const Reader *r, uint32_t entry, uint64_t *into)
{
    SayTerms names = {0};
    read_terms(r, entry, "contexts", &names);
    for (uint32_t i = 0; i < names.count; i++) {
        int context = say_context_of_name(names.items[i].data, names.items[i].size);
        if (context < 0) return refuse(r, entry, "no such context", names.items[i]);
        *into |= UINT64_C(1) << context;
    }
    return SAY_OK;
}

static SaySlot slot_of(SayStr name)
{
    static const struct {
        const char *name;
        SaySlotKind kind;
    } words[] = {{"subject", SAY_SLOT_SUBJECT},   {"object", SAY_SLOT_OBJECT},
                 {"indirect", SAY_SLOT_INDIRECT}, {"possessor", SAY_SLOT_POSSESSOR},
                 {"modifier", SAY_SLOT_MODIFIER}, {"content", SAY_SLOT_CONTENT}};
    for (size_t i = 0; name.size > 5 && i < sizeof words / sizeof *words; i++)
        if (say_str_equal(name, say_str(words[i].name)))
            return (SaySlot){words[i].kind, SAY_STR_NONE};
    return (SaySlot){SAY_SLOT_PREPOSITION, name};
}

static SayStatus read_slots(const Reader *r, uint32_t entry, const char *name, const char *standard,
                            SaySlots *into)
{
    SayStr rest = field(r, entry, name);
    if (!rest.data) rest = say_str(standard);
    for (SayStr item = say_str_cut(&rest, '|'); item.data; item = say_str_cut(&rest, '|')) {
        if (!item.size || say_str_equal(item, SAY_STR("none"))) continue;
        if (into->count == SAY_SLOTS) return refuse(r, entry, "too many slots", item);
        into->items[into->count++] = slot_of(item);
    }
    return SAY_OK;
}

static SayStatus read_flags(const Reader *r, uint32_t entry, uint32_t *flags)
{
    static const struct {
        const char *name;
        uint32_t flag;
    } words[] = {{"actor", SAY_NEEDS_ACTOR},
                 {"recipient", SAY_NEEDS_RECIPIENT},
                 {"force", SAY_NEEDS_FORCE},
                 {"object", SAY_NEEDS_OBJECT},
                 {"content", SAY_NEEDS_CONTENT},
                 {"content_cooperation", SAY_NEEDS_CONTENT_COOPERATION},
                 {"content_conflict", SAY_NEEDS_CONTENT_CONFLICT},
                 {"command", SAY_NEEDS_COMMAND},
                 {"official", SAY_NEEDS_OFFICIAL},
                 {"thing", SAY_NEEDS_THING},
                 {"verbal", SAY_VERBAL},
                 {"act", SAY_NEEDS_ACT},
                 {"reciprocal", SAY_RECIPROCAL},
                 {"bare_passive", SAY_BARE_PASSIVE},
                 {"light", SAY_LIGHT},
                 {"casualty", SAY_CASUALTY},
                 {"object_control", SAY_OBJECT_CONTROL},
                 {"recipient_does", SAY_RECIPIENT_DOES},
                 {"possessor_suffers", SAY_POSSESSOR_SUFFERS},
                 {"uses_object", SAY_USES_OBJECT}};
    SayTerms names = {0};
    read_terms(r, entry, "needs", &names);
    read_terms(r, entry, "is", &names);
    for (uint32_t i = 0; i < names.count; i++) {
        size_t k = 0, count = sizeof words / sizeof *words;
        while (k < count && !say_str_equal(names.items[i], say_str(words[k].name))) k++;
        if (k == count) return refuse(r, entry, "no such property", names.items[i]);
        *flags |= words[k].flag;
    }
    return SAY_OK;
}

static SayStatus read_figure(const Reader *r, uint32_t entry, SayFigure *figure)
{
    static const char *const names[] = {"", "killed", "injured", "arrested", "size"};
    SayStr value = field(r, entry, "counts");
    if (!value.data) return SAY_OK;
    for (int i = 1; i < 5; i++) {
        if (!say_str_equal(value, say_str(names[i]))) continue;
        *figure = (SayFigure)i;
        return SAY_OK;
    }
    return refuse(r, entry, "no such figure", value);
}

/* ---- the codebook ---- */

/* PLOVER's type: stated, or that of the CAMEO code, or the file's name: entries of assault.txt are
 * ASSAULT. */
static SayStatus read_type(const Reader *r, uint32_t entry, uint32_t code, SayEventType *type)
{
    SayStr name = field(r, entry, "type");
    if (!name.data && code) name = field(r, code - 1, "type");
    char upper[16];
    if (!name.data) {
        SayStr file = say_lexicon_file(r->lexicon, entry);
        uint32_t start = file.size;
        while (start > 0 && file.data[start - 1] != '/') start--;
        uint32_t size = 0;
        for (; start + size < file.size && file.data[start + size] != '.' && size < sizeof upper;
             size++)
            upper[size] = (char)(file.data[start + size] & ~0x20);
        name = (SayStr){upper, size};
    }
    int found = say_event_type_of_name(name.data, name.size);
    if (found <= 0) return refuse(r, entry, "no event type of the codebook", name);
    *type = (SayEventType)found;
    return SAY_OK;
}

static SayStatus read_tenths(const Reader *r, uint32_t entry, int32_t *into)
{
    int64_t value = 0;
    SayStr text = field(r, entry, "goldstein");
    if (!say_str_integer(text, &value) || value < -100 || value > 100)
        return refuse(r, entry, "goldstein is no number of tenths from -100 to 100", text);
    *into = (int32_t)value;
    return SAY_OK;
}

/* What the CAMEO code says beside the type: mode, contexts, Goldstein's weight; the entry's own
 * words win. */
static SayStatus read_coding(const Reader *r, uint32_t entry, SayTrigger *trigger)
{
    trigger->cameo = field(r, entry, "cameo");
    uint32_t code = 0;
    if (trigger->cameo.data) {
        code = say_map_get(&r->codes, trigger->cameo);
        if (code == SAY_ABSENT) return refuse(r, entry, "no such CAMEO code", trigger->cameo);
    }
    SAY_TRY(read_type(r, entry, code, &trigger->type));
    uint32_t weight = code;
    if (!weight) weight = say_map_get(&r->codes, say_str(say_event_type_name(trigger->type)));
    if (weight == SAY_ABSENT)
        return refuse(r, entry, "no weight for type", say_str(say_event_type_name(trigger->type)));
    SAY_TRY(read_tenths(r, weight - 1, &trigger->goldstein));
    trigger->mode = field(r, entry, "mode");
    if (!trigger->mode.data && code) trigger->mode = field(r, code - 1, "mode");
    SAY_TRY(read_contexts(r, entry, &trigger->contexts));
    return code ? read_contexts(r, code - 1, &trigger->contexts) : SAY_OK;
}

/* ---- entries by kind ---- */

static void split_verb(SayStr head, SayTrigger *trigger)
{
    SayStr rest = head;
    SayStr verb = say_str_cut(&rest, '+');
    trigger->object = rest.data ? say_str_trim(rest) : SAY_STR_NONE;
    rest = verb;
    trigger->lemma = say_str_cut(&rest, ' ');
    trigger->particle = rest.data ? say_str_trim(rest) : SAY_STR_NONE;
}

/* Where the last word of "live-fire exercise" begins: a hyphen is a break, as in the text. */
static uint32_t last_word(SayStr head)
{
    uint32_t at = head.size;
    while (at > 0 && head.data[at - 1] != ' ' && head.data[at - 1] != '-') at--;
    return at;
}

static void split_noun(SayStr head, SayTrigger *trigger)
{
    uint32_t noun = last_word(head);
    trigger->lemma = say_str_slice(head, noun, head.size);
    SayStr before = say_str_slice(head, 0, noun ? noun - 1 : 0);
    if (noun) trigger->modifier = say_str_slice(before, last_word(before), before.size);
}

static void chain(SayMap *map, SayTriggers *into, SayTrigger *trigger)
{
    uint32_t before = say_map_get(map, trigger->lemma);
    trigger->next = before == SAY_ABSENT ? 0 : before;
    say_map_set(map, trigger->lemma, into->items.count);
}

static const char *standard_actor(const SayTrigger *trigger)
{
    return trigger->shape != SAY_TRIGGER_NOUN ? "subject" : "by | subject | possessor | modifier";
}

static const char *standard_recipient(const SayTrigger *trigger)
{
    if (trigger->shape == SAY_TRIGGER_SUPPORT) return "indirect | on | against | at";
    if (trigger->shape == SAY_TRIGGER_NOUN) return "on | against | of";
    return trigger->object.data || trigger->particle.data ? "object | on | against | to" : "object";
}

static SayStatus read_trigger(const Reader *r, uint32_t entry, SayStr head, SayTriggerShape shape,
                              SayMap *map)
{
    SayTrigger t = {.shape = shape};
    if (shape == SAY_TRIGGER_NOUN)
        split_noun(head, &t);
    else
        split_verb(head, &t);
    SayText rule = {.arena = r->arena};
    SayStr file = say_lexicon_file(r->lexicon, entry);
    say_text_format(&rule, "%.*s:%u %.*s", SAY_STR_ARG(file), say_lexicon_line(r->lexicon, entry),
                    SAY_STR_ARG(head));
    t.rule = say_text_str(&rule);
    if (shape != SAY_TRIGGER_SUPPORT) SAY_TRY(read_coding(r, entry, &t));
    SAY_TRY(read_flags(r, entry, &t.flags));
    SAY_TRY(read_figure(r, entry, &t.figure));
    SAY_TRY(read_slots(r, entry, "actor", standard_actor(&t), &t.actor));
    SAY_TRY(read_slots(r, entry, "recipient", standard_recipient(&t), &t.recipient));
    read_terms(r, entry, "objects", &t.objects);
    read_terms(r, entry, "not_objects", &t.not_objects);
    read_terms(r, entry, "subjects", &t.subjects);
    read_terms(r, entry, "not_subjects", &t.not_subjects);
    read_terms(r, entry, "with", &t.with);
    read_terms(r, entry, "not_with", &t.not_with);
    read_terms(r, entry, "types", &t.types);
    read_terms(r, entry, "nouns", &t.nouns);
    SayTrigger *slot = say_push(r->arena, &r->into->items);
    *slot = t;
    chain(map, r->into, slot);
    return SAY_OK;
}

static SayStatus read_decoy(const Reader *r, uint32_t entry, SayStr name)
{
    SayDecoy *decoy = say_push(r->arena, &r->into->decoys);
    decoy->name = name;
    read_terms(r, entry, "words", &decoy->words);
    read_terms(r, entry, "strong", &decoy->strong);
    read_terms(r, entry, "arguments", &decoy->arguments);
    read_terms(r, entry, "governors", &decoy->governors);
    read_terms(r, entry, "tellers", &decoy->tellers);
    read_terms(r, entry, "unless", &decoy->unless);
    read_terms(r, entry, "triggers", &decoy->triggers);
    read_terms(r, entry, "types", &decoy->types);
    decoy->scores = field(r, entry, "scores").data != NULL;
    decoy->privately = field(r, entry, "private").data != NULL;
    decoy->unknown = field(r, entry, "unknown").data != NULL;
    decoy->unpolitical = field(r, entry, "political").data != NULL;
    return say_keeps_read(r->arena, r->lexicon, entry, &decoy->keeps, r->error);
}

static void map_words(const Reader *r, uint32_t entry, SayMap *map, uint32_t value)
{
    SayTerms words = {0};
    read_terms(r, entry, "words", &words);
    for (uint32_t i = 0; i < words.count; i++) say_map_set(map, words.items[i], value);
}

static SayStatus read_means(const Reader *r, uint32_t entry)
{
    SayTrigger *means = say_push(r->arena, &r->into->means);
    SAY_TRY(read_coding(r, entry, means));
    map_words(r, entry, &r->into->instruments, r->into->means.count - 1);
    return SAY_OK;
}

static SayStatus read_about(const Reader *r, uint32_t entry, SayStr name)
{
    SayTrigger *coding = say_push(r->arena, &r->into->means);
    SAY_TRY(read_coding(r, entry, coding));
    if (!say_str_starts(name, say_str(say_event_type_name(coding->type))))
        return refuse(r, entry, "the code is not of that type", name);
    say_map_set(&r->into->abouts, name, r->into->means.count - 1);
    return SAY_OK;
}

static SayStatus read_topic(const Reader *r, uint32_t entry, SayStr name)
{
    int context = say_context_of_name(name.data, name.size);
    if (context < 0) return refuse(r, entry, "no such context", name);
    map_words(r, entry, &r->into->topics, (uint32_t)context);
    return SAY_OK;
}

static SayStatus read_target(const Reader *r, uint32_t entry, SayStr name)
{
    say_terms_add(r->arena, &r->into->target_kinds, name);
    map_words(r, entry, &r->into->targets, r->into->target_kinds.count - 1);
    return SAY_OK;
}

static SayStatus read_words(const Reader *r, uint32_t entry, SayStr name)
{
    SayMap *map = say_str_equal(name, SAY_STR("assets"))        ? &r->into->assets
                  : say_str_equal(name, SAY_STR("victims"))     ? &r->into->victims
                  : say_str_equal(name, SAY_STR("documents"))   ? &r->into->documents
                  : say_str_equal(name, SAY_STR("foilers"))     ? &r->into->foilers
                  : say_str_equal(name, SAY_STR("persons"))     ? &r->into->persons
                  : say_str_equal(name, SAY_STR("loads"))       ? &r->into->loads
                  : say_str_equal(name, SAY_STR("collectives")) ? &r->into->collectives
                                                                : NULL;
    if (!map) return refuse(r, entry, "no such list of words", name);
    map_words(r, entry, map, 1);
    return SAY_OK;
}

static SayStatus read_entry(const Reader *r, uint32_t entry)
{
    SayStr whole = say_lexicon_head(r->lexicon, entry);
    uint32_t dot = whole.size;
    while (dot > 0 && whole.data[dot - 1] != '.') dot--;
    SayStr kind = dot ? say_str_slice(whole, dot, whole.size) : SAY_STR("v");
    SayStr head = dot ? say_str_slice(whole, 0, dot - 1) : whole;
    if (!head.size) return refuse(r, entry, "no word", whole);
    SAY_TRY(say_trigger_check(r->lexicon, entry, kind, &r->modes, r->error));
    SayTriggers *into = r->into;
    if (say_str_equal(kind, SAY_STR("v")))
        return read_trigger(r, entry, head, SAY_TRIGGER_VERB, &into->verbs);
    if (say_str_equal(kind, SAY_STR("a")))
        return read_trigger(r, entry, head, SAY_TRIGGER_VERB, &into->adjectives);
    if (say_str_equal(kind, SAY_STR("x")))
        return read_trigger(r, entry, head, SAY_TRIGGER_VERB, &into->auxiliaries);
    if (say_str_equal(kind, SAY_STR("n")))
        return read_trigger(r, entry, head, SAY_TRIGGER_NOUN, &into->nouns);
    if (say_str_equal(kind, SAY_STR("s")))
        return read_trigger(r, entry, head, SAY_TRIGGER_SUPPORT, &into->supports);
    if (say_str_equal(kind, SAY_STR("decoy"))) return read_decoy(r, entry, head);
    if (say_str_equal(kind, SAY_STR("genre")))
        return say_genre_read(r->arena, r->lexicon, entry, into, r->error);
    if (say_str_equal(kind, SAY_STR("means"))) return read_means(r, entry);
    if (say_str_equal(kind, SAY_STR("target"))) return read_target(r, entry, head);
    if (say_str_in(kind, "weight|least|parties"))
        return say_sift_read(r->arena, r->lexicon, entry, into, r->error);
    if (say_str_equal(kind, SAY_STR("about"))) return read_about(r, entry, head);
    if (say_str_equal(kind, SAY_STR("topic"))) return read_topic(r, entry, head);
    if (say_str_equal(kind, SAY_STR("words"))) return read_words(r, entry, head);
    if (say_str_equal(kind, SAY_STR("code"))) return SAY_OK;
    return refuse(r, entry, "no such kind of entry", whole);
}

static void read_codes(Reader *r)
{
    for (uint32_t i = 0; i < say_lexicon_count(r->lexicon); i++) {
        SayStr head = say_lexicon_head(r->lexicon, i);
        if (!say_str_ends(head, SAY_STR(".code"))) continue;
        say_map_set(&r->codes, say_str_slice(head, 0, head.size - 5), i + 1);
        SayStr mode = field(r, i, "mode");
        if (mode.data) say_map_set(&r->modes, mode, 1);
    }
}

SayStatus say_triggers_new(SayArena *arena, const SayLexicon *lexicon, const SayTriggers **into,
                           SayError *error)
{
    SayTriggers *triggers = say_arena_alloc(arena, sizeof *triggers);
    SayMap *maps[] = {&triggers->verbs,        &triggers->nouns,       &triggers->adjectives,
                      &triggers->supports,     &triggers->assets,      &triggers->topics,
                      &triggers->instruments,  &triggers->collectives, &triggers->auxiliaries,
                      &triggers->victims,      &triggers->persons,     &triggers->genre_words,
                      &triggers->genre_titles, &triggers->targets,     &triggers->loads,
                      &triggers->abouts,       &triggers->weights,     &triggers->documents,
                      &triggers->foilers};
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) *maps[i] = say_map_new(arena);
    Reader reader = {arena, lexicon, triggers, say_map_new(arena), say_map_new(arena), error};
    read_codes(&reader);
    for (uint32_t i = 0; i < say_lexicon_count(lexicon); i++) SAY_TRY(read_entry(&reader, i));
    say_triggers_chain(arena, triggers);
    say_decoys_index(arena, triggers);
    *into = triggers;
    return SAY_OK;
}
