/* stance_negatives.c -- the words and affixes that deny, as the lexicon lists them. */
#include "claim/stance.h"

#include <assert.h>

enum { STEM_LEAST = 3 };

/* What may stand behind a suffix. */
static const char *const ENDINGS[] = {"", "ly", "ness"};
enum { ENDING_COUNT = sizeof ENDINGS / sizeof *ENDINGS };

static void note_letters(SayAffixes *affixes, SayStr form, bool suffix)
{
    if (!suffix) affixes->first[(uint8_t)form.data[0]] = true;
    for (uint32_t i = 0; suffix && i < ENDING_COUNT; i++) {
        SayStr outer = i ? say_str(ENDINGS[i]) : form;
        affixes->last[(uint8_t)outer.data[outer.size - 1]] = true;
    }
}

/* "un-.p": the form without its part, the hyphen tells the side. */
static bool add_affix(SayArena *arena, struct SayModality *m, const SayModal *modal, SayStr form)
{
    SayAffixes *a = &m->affixes;
    if (a->count == SAY_AFFIX_MOST) return false;
    SayMap words = say_map_new(arena);
    bool suffix = form.data[0] == '-';
    SayStr only = say_lexicon_field(&m->lexicon, modal->entry, SAY_STR("only"));
    SayStr rest =
        only.data ? only : say_lexicon_field(&m->lexicon, modal->entry, SAY_STR("except"));
    for (SayStr word = say_str_cut(&rest, '|'); word.data; word = say_str_cut(&rest, '|'))
        say_map_set(&words, say_str_trim(word), 1);
    SayStr bare =
        suffix ? say_str_slice(form, 1, form.size) : say_str_slice(form, 0, form.size - 1);
    bool plain = modal->class == SAY_MODAL_IDIOM;
    note_letters(a, bare, suffix);
    uint32_t least = bare.size + STEM_LEAST;
    if (!a->count || least < a->least) a->least = least;
    a->items[a->count++] = (SayAffix){bare, suffix, plain, only.data != NULL, words};
    return true;
}

/* The head less its part: "by no means" of "by no means.m". */
static SayStr form_of(SayStr head)
{
    uint32_t size = head.size;
    while (size && head.data[size - 1] != '.') size--;
    return say_str_slice(head, 0, size ? size - 1 : head.size);
}

static SayModalWord *word_of(struct SayModality *m, SayStr word)
{
    return &m->entries.items[say_map_get(&m->words, word)]; /* every head's words are there */
}

bool say_negatives_load(SayArena *arena, struct SayModality *m)
{
    for (uint32_t i = 0; i < m->count; i++) {
        const SayModal *modal = &m->modals[i];
        SayStr form = form_of(say_lexicon_head(&m->lexicon, modal->entry)), rest = form;
        bool affix = form.data[0] == '-' || form.data[form.size - 1] == '-';
        if (affix && !add_affix(arena, m, modal, form)) return false;
        if (affix) continue;
        if (modal->class != SAY_MODAL_NEGATION && modal->class != SAY_MODAL_IDIOM) continue;
        SayModalWord *first = word_of(m, say_str_cut(&rest, ' '));
        first->opens_denial |= rest.size > 0;
        first->denies |= !rest.size;
    }
    return true;
}

/* What the affix leaves of the word: "care" and "ly" of "carelessly". */
static SaySpan place_of(const SayAffix *affix, SayStr form)
{
    if (!affix->suffix)
        return (SaySpan){0, say_str_starts(form, affix->form) ? affix->form.size : 0};
    for (uint32_t i = 0; i < ENDING_COUNT; i++) {
        SayStr ending = say_str(ENDINGS[i]);
        if (!say_str_ends(form, ending)) continue;
        SayStr stem = say_str_slice(form, 0, form.size - ending.size);
        if (say_str_ends(stem, affix->form))
            return (SaySpan){stem.size - affix->form.size, stem.size};
    }
    return (SaySpan){0, 0};
}

/* Lists hold the adjective; adverbs and nouns made of it go with it: "impatient", "impatiently". */
static bool listed(const SayAffix *affix, SayStr form)
{
    static const char *const MADE_OF_IT[] = {"ly", "ness", "s"};
    if (say_map_get(&affix->words, form) != SAY_ABSENT) return true;
    for (uint32_t i = 0; i < sizeof MADE_OF_IT / sizeof *MADE_OF_IT; i++) {
        SayStr ending = say_str(MADE_OF_IT[i]);
        if (say_str_ends(form, ending) &&
            say_map_get(&affix->words, say_str_slice(form, 0, form.size - ending.size)) !=
                SAY_ABSENT)
            return true;
    }
    return false;
}

SaySpan say_negative_affix(const struct SayModality *m, const SayDoc *doc, uint32_t token)
{
    uint32_t start = doc->tokens.start[token];
    if (doc->tokens.end[token] - start < m->affixes.least) return (SaySpan){start, start};
    char buffer[SAY_WORD_MOST];
    SayStr form = say_token_lower(doc, token, buffer);
    if (!m->affixes.first[(uint8_t)form.data[0]] &&
        !m->affixes.last[(uint8_t)form.data[form.size - 1]])
        return (SaySpan){start, start};
    for (uint32_t i = 0; i < m->affixes.count; i++) {
        const SayAffix *affix = &m->affixes.items[i];
        SaySpan place = place_of(affix, form);
        if (place.end == place.start || form.size < place.end - place.start + STEM_LEAST) continue;
        if (affix->suffix && place.start < STEM_LEAST) continue;
        if (affix->plain) break;
        if (listed(affix, form) == affix->listed)
            return (SaySpan){start + place.start, start + place.end};
    }
    return (SaySpan){start, start};
}
