/* cue.c -- the lexicon of cues: which words attribute, what they take, and what the speaker commits
 * to. */
#include "claim/attribution_rank.h"

#include <assert.h>
#include <string.h>

static const char kinds[] = SAY_CUE_KINDS;

/* In SAY_CUE_KINDS; none: behind its end. */
static uint32_t place_of(char kind)
{
    uint32_t place = 0;
    while (kinds[place] && kinds[place] != kind) place++;
    return place;
}

static uint32_t takes_bit(SayStr name)
{
#define X(id, text)                                                                                \
    if (say_str_equal(name, SAY_STR(text))) return SAY_TAKES_##id;
    SAY_TAKES_LIST(X)
#undef X
    return 0;
}

static SayStatus wrong(const SayLexicon *lexicon, uint32_t entry, const char *what, SayError *error)
{
    SayStr file = say_lexicon_file(lexicon, entry);
    return say_error_set(error, SAY_ERROR_FORMAT, "%.*s:%u: %s", SAY_STR_ARG(file),
                         say_lexicon_line(lexicon, entry), what);
}

/* What the entry itself says of its complement, where that differs from its act's. */
static SayStatus read_veridicality(const SayLexicon *lexicon, uint32_t entry, SayCue *cue,
                                   SayError *error)
{
    SayStr name = say_lexicon_field(lexicon, entry, SAY_STR("veridicality"));
    int value = name.data ? say_veridicality_of_name(name.data, name.size) : SAY_VERIDICALITY_ACT;
    if (value < 0 || (name.data && value == SAY_VERIDICALITY_ACT))
        return wrong(lexicon, entry, "veridicality is one of the list in doc/labels.h", error);
    cue->veridicality = (SayVeridicality)value;
    return SAY_OK;
}

static SayStatus read_labels(const SayLexicon *lexicon, uint32_t entry, SayCue *cue,
                             SayError *error)
{
    SayStr act = say_lexicon_field(lexicon, entry, SAY_STR("act"));
    SayStr polarity = say_lexicon_field(lexicon, entry, SAY_STR("polarity"));
    SayStr certainty = say_lexicon_field(lexicon, entry, SAY_STR("certainty"));
    SayStr speaker = say_lexicon_field(lexicon, entry, SAY_STR("speaker"));
    int value = act.data ? say_act_of_name(act.data, act.size) : -1;
    if (value < 0)
        return wrong(lexicon, entry, "a cue needs an act of the list in doc/labels.h", error);
    cue->act = (SayAct)value;
    value =
        polarity.data ? say_polarity_of_name(polarity.data, polarity.size) : SAY_POLARITY_POSITIVE;
    if (value < 0) return wrong(lexicon, entry, "polarity is +, - or ?", error);
    cue->polarity = (SayPolarity)value;
    value = certainty.data ? say_certainty_of_name(certainty.data, certainty.size)
                           : SAY_CERTAINTY_CERTAIN;
    if (value < 0)
        return wrong(lexicon, entry, "certainty is certain, probable, possible or unknown", error);
    cue->certainty = (SayCertainty)value;
    if (!speaker.data)
        cue->speaker = SAY_CUE_ANYONE;
    else if (say_str_equal(speaker, SAY_STR("person")))
        cue->speaker = SAY_CUE_PERSON;
    else if (say_str_equal(speaker, SAY_STR("document")))
        cue->speaker = SAY_CUE_DOCUMENT;
    else
        return wrong(lexicon, entry, "speaker is person or document", error);
    cue->own_subject = say_lexicon_field(lexicon, entry, SAY_STR("subject")).data != NULL;
    cue->rules_only = say_lexicon_field(lexicon, entry, SAY_STR("rules")).data != NULL;
    return SAY_OK;
}

static SayStatus read_takes(const SayLexicon *lexicon, uint32_t entry, SayCue *cue, SayError *error)
{
    SayStr takes = say_lexicon_field(lexicon, entry, SAY_STR("takes"));
    for (SayStr one = say_str_cut(&takes, '|'); one.data; one = say_str_cut(&takes, '|')) {
        uint32_t bit = takes_bit(one);
        if (!bit) return wrong(lexicon, entry, "unknown kind of content in takes", error);
        cue->takes |= bit;
    }
    if (!cue->takes) return wrong(lexicon, entry, "a cue takes something", error);
    SayStr list = say_lexicon_field(lexicon, entry, SAY_STR("preposition"));
    uint32_t count = 0;
    for (SayStr one = say_str_cut(&list, '|'); one.data; one = say_str_cut(&list, '|')) {
        if (count == SAY_CUE_PREPOSITIONS)
            return wrong(lexicon, entry, "too many prepositions", error);
        cue->prepositions[count++] = one;
    }
    return SAY_OK;
}

/* "sources.txt" lists speakers, not cues: heads in ".s", with a kind. */
static SayStatus read_source(const SayLexicon *lexicon, uint32_t entry, SayCue *cue,
                             SayError *error)
{
    SayStr kind = say_lexicon_field(lexicon, entry, SAY_STR("kind"));
    if (say_str_equal(kind, SAY_STR("person")))
        cue->speaker = SAY_CUE_PERSON;
    else if (say_str_equal(kind, SAY_STR("document")))
        cue->speaker = SAY_CUE_DOCUMENT;
    else if (say_str_equal(kind, SAY_STR("measure")))
        cue->never = true;
    else if (say_str_equal(kind, SAY_STR("idea")))
        cue->idea = true;
    else
        return wrong(lexicon, entry, "a source is a person, a document, an idea or a measure",
                     error);
    return SAY_OK;
}

static SayStatus read_cue(SayArena *arena, const SayLexicon *lexicon, uint32_t entry, SayCue *cue,
                          SayError *error)
{
    SayStr head = say_lexicon_head(lexicon, entry);
    if (head.size < 3 || head.data[head.size - 2] != '.' ||
        !kinds[place_of(head.data[head.size - 1])])
        return wrong(lexicon, entry, "a head ends in a dot and its class: say.v", error);
    SayText place = {.arena = arena};
    SayStr file = say_lexicon_file(lexicon, entry);
    for (uint32_t slash = say_str_find(file, SAY_STR("/"), 0); slash != UINT32_MAX;
         slash = say_str_find(file, SAY_STR("/"), 0))
        file = say_str_slice(file, slash + 1, file.size);
    say_text_format(&place, "%.*s:%u", SAY_STR_ARG(file), say_lexicon_line(lexicon, entry));
    cue->place = say_text_str(&place);
    cue->lemma = say_str_slice(head, 0, head.size - 2);
    cue->next = SAY_NONE;
    if (head.data[head.size - 1] == 's') return read_source(lexicon, entry, cue, error);
    cue->formula = head.data[head.size - 1] == 'f';
    if (cue->formula) return SAY_OK;
    SAY_TRY(read_labels(lexicon, entry, cue, error));
    SAY_TRY(read_veridicality(lexicon, entry, cue, error));
    return read_takes(lexicon, entry, cue, error);
}

static SayCueWord *word_of(SayArena *arena, struct SayCues *cues, SayStr word)
{
    uint32_t at = say_atom(&cues->words, word);
    if (at == cues->entries.count) *say_push(arena, &cues->entries) = (SayCueWord){{0}, 0, false};
    return &cues->entries.items[at];
}

/* An idiom is found from its first word; those that share it are chained. */
static void add_idiom(SayCue *cue, SayCueWord *first, uint32_t entry)
{
    cue->sibling = first->idiom ? first->idiom - 1 : SAY_NONE;
    first->idiom = entry + 1;
}

static void add_head(SayArena *arena, struct SayCues *cues, uint32_t entry)
{
    SayCue *cue = &cues->items[entry];
    SayStr head = say_lexicon_head(&cues->lexicon, entry), rest = cue->lemma;
    char kind = head.data[head.size - 1];
    SayCueWord *first = word_of(arena, cues, say_str_cut(&rest, ' '));
    if (kind == 'i') add_idiom(cue, first, entry);
    first->opens_verb |= kind == 'v' && rest.data;
    uint32_t *own = &word_of(arena, cues, cue->lemma)->first[place_of(kind)];
    if (!*own) {
        *own = entry + 1;
        return;
    }
    SayCue *last = &cues->items[*own - 1];
    while (last->next != SAY_NONE) last = &cues->items[last->next];
    last->next = entry;
}

/* By the letters that a word begins with: a hyphen or an apostrophe in it does not matter. */
static uint32_t mark_of(SayStr word)
{
    uint32_t size = 0;
    while (size < word.size && word.data[size] >= 'a' && word.data[size] <= 'z') size++;
    if (!size) return 0;
    uint32_t first = (uint8_t)word.data[0], middle = (uint8_t)word.data[size / 2],
             last = (uint8_t)word.data[size - 1];
    return (first * 31 + middle * 17 + last * 7 + size * 5) % SAY_PHRASE_MARKS;
}

static void note_phrases(struct SayCues *cues, uint32_t entry)
{
    SayStr list = say_lexicon_field(&cues->lexicon, entry, SAY_STR("words"));
    for (SayStr one = say_str_cut(&list, '|'); one.data; one = say_str_cut(&list, '|')) {
        SayStr first = say_str_cut(&one, ' '), second = say_str_cut(&one, ' ');
        cues->phrases[mark_of(first)] |= second.data ? SAY_PHRASE_FIRST : SAY_PHRASE_WHOLE;
        if (second.data) cues->phrases[mark_of(second)] |= SAY_PHRASE_SECOND;
    }
}

bool say_cue_may_open(const struct SayCues *cues, SayStr first, SayStr second)
{
    uint8_t own = cues->phrases[mark_of(first)];
    if (own & SAY_PHRASE_WHOLE) return true;
    return (own & SAY_PHRASE_FIRST) && (cues->phrases[mark_of(second)] & SAY_PHRASE_SECOND);
}

SayStatus say_cues_new(SayArena *arena, const SayLexicon *lexicon, const struct SayRanker *ranker,
                       const struct SayCues **into, SayError *error)
{
    struct SayCues *cues = say_arena_alloc(arena, sizeof *cues);
    cues->lexicon = *lexicon;
    cues->ranker = ranker;
    uint32_t count = say_lexicon_count(lexicon);
    cues->items = say_arena_alloc(arena, ((size_t)count + 1) * sizeof *cues->items);
    cues->words = say_map_new(arena);
    for (uint32_t i = 0; i < count; i++) {
        SAY_TRY(read_cue(arena, lexicon, i, &cues->items[i], error));
        add_head(arena, cues, i);
        note_phrases(cues, i);
    }
    *into = cues;
    return SAY_OK;
}

SayStatus say_attribution_open(SayPack *pack, const struct SayCues **into, SayError *error)
{
    SayStr section = say_pack_section(pack->file, SAY_STR("cues"));
    if (!section.data) return say_error_set(error, SAY_ERROR_FORMAT, "the pack holds no cues");
    SayLexicon lexicon = {(const uint8_t *)section.data, section.size};
    struct SayRanker *ranker = say_arena_alloc(pack->arena, sizeof *ranker);
    SAY_TRY(say_ranker_open(say_pack_section(pack->file, SAY_STR("speech")), pack->state_width,
                            ranker, error));
    return say_cues_new(pack->arena, &lexicon, ranker, into, error);
}

static const SayCue *first_of(const struct SayCues *cues, const SayCueWord *word, char kind)
{
    uint32_t first = word ? word->first[place_of(kind)] : 0;
    return first ? &cues->items[first - 1] : NULL;
}

const SayCue *say_cue_find(const struct SayCues *cues, SayStr lemma, char kind)
{
    uint32_t at = say_map_get(&cues->words, lemma);
    return at == SAY_ABSENT ? NULL : first_of(cues, &cues->entries.items[at], kind);
}

void say_cue_words(SayFinder *f)
{
    const SayTokens *t = &f->doc->tokens;
    f->words = say_arena_alloc(f->doc->arena, ((size_t)t->count + 1) * sizeof *f->words);
    say_map_get_all(&f->cues->words, t->lemma, t->count, f->words);
}

const SayCueWord *say_cue_word(const SayFinder *f, uint32_t token)
{
    return f->words[token] == SAY_ABSENT ? NULL : &f->cues->entries.items[f->words[token]];
}

const SayCue *say_cue_of(const SayFinder *f, uint32_t token, char kind)
{
    return first_of(f->cues, say_cue_word(f, token), kind);
}

bool say_cue_preposition(const SayCue *cue, SayStr lemma)
{
    for (uint32_t i = 0; i < SAY_CUE_PREPOSITIONS && cue->prepositions[i].data; i++)
        if (say_str_equal(cue->prepositions[i], lemma)) return true;
    return false;
}

SaySource say_cue_source(const SayFinder *f, uint32_t token)
{
    const SayCue *source = say_cue_of(f, token, 's');
    if (!source) return SAY_SOURCE_UNLISTED;
    if (source->never) return SAY_SOURCE_NEVER;
    if (source->idea) return SAY_SOURCE_IDEA;
    return source->speaker == SAY_CUE_DOCUMENT ? SAY_SOURCE_DOCUMENT : SAY_SOURCE_PERSON;
}
