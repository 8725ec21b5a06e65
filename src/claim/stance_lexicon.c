/* stance_lexicon.c -- data/stance.txt as the walk needs it: heads to effects. */
#include "claim/stance.h"

#include <assert.h>
#include <string.h>

static SayStatus complain(const struct SayModality *m, const SayModal *modal, const char *what,
                          SayStr value, SayError *error)
{
    SayStr file = say_lexicon_file(&m->lexicon, modal->entry);
    return say_error_set(error, SAY_ERROR_FORMAT, "%.*s:%u: unknown %s \"%.*s\"", SAY_STR_ARG(file),
                         say_lexicon_line(&m->lexicon, modal->entry), what, SAY_STR_ARG(value));
}

static int class_of_name(SayStr name)
{
    static const char *const NAMES[] = {
#define X(id, text) text,
        SAY_MODAL_CLASS_LIST(X)
#undef X
    };
    for (unsigned i = 0; i < SAY_MODAL_CLASS_COUNT; i++)
        if (say_str_equal(name, say_str(NAMES[i]))) return (int)i;
    return -1;
}

static uint32_t frame_of_name(SayStr name)
{
    static const char *const NAMES[] = {"that", "to", "ing", "obj", "subj", "prep", "comp"};
    for (uint32_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        if (say_str_equal(name, say_str(NAMES[i]))) return 1u << i;
    return 0;
}

static bool read_frames(SayModal *modal, SayStr value)
{
    SayStr rest = value;
    for (SayStr name = say_str_cut(&rest, '|'); name.data; name = say_str_cut(&rest, '|')) {
        uint32_t frame = frame_of_name(name);
        if (!frame) return false;
        modal->frames |= frame;
    }
    return true;
}

/* "+ -": in a positive context, in a negative one. */
static bool read_signature(SayModal *modal, SayStr value)
{
    if (value.size != 3 || value.data[1] != ' ') return false;
    modal->in_positive = value.data[0];
    modal->in_negative = value.data[2];
    return strchr("+-o?", modal->in_positive) && strchr("+-o?", modal->in_negative);
}

/* "probable possible": in a positive context, in a negative one; one word stands for both. */
static bool read_certainty(SayModal *modal, SayStr value)
{
    SayStr rest = value, first = say_str_cut(&rest, ' '), second = rest.data ? rest : first;
    int positive = say_certainty_of_name(first.data, first.size);
    int negative = say_certainty_of_name(second.data, second.size);
    if (positive < 0 || negative < 0) return false;
    modal->sure_positive = (SayCertainty)positive;
    modal->sure_negative = (SayCertainty)negative;
    return true;
}

static bool read_status(int *status, SayStr value)
{
    *status = say_event_status_of_name(value.data, value.size);
    return *status >= 0;
}

static bool read_field(SayModal *modal, SayField field)
{
    if (say_str_equal(field.name, SAY_STR("class"))) {
        int class = class_of_name(field.value);
        modal->class = (SayModalClass)(class < 0 ? 0 : class);
        return class >= 0;
    }
    if (say_str_equal(field.name, SAY_STR("frames"))) return read_frames(modal, field.value);
    if (say_str_equal(field.name, SAY_STR("signature"))) return read_signature(modal, field.value);
    if (say_str_equal(field.name, SAY_STR("certainty"))) return read_certainty(modal, field.value);
    if (say_str_equal(field.name, SAY_STR("status")))
        return read_status(&modal->status, field.value);
    if (say_str_equal(field.name, SAY_STR("past")))
        return read_status(&modal->past_status, field.value);
    static const char *const OTHERS[] = {"example", "expect", "only", "except"};
    for (uint32_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++)
        if (say_str_equal(field.name, say_str(OTHERS[i]))) return true;
    return false;
}

static SayStatus read_modal(const struct SayModality *m, SayModal *modal, SayError *error)
{
    modal->status = modal->past_status = -1;
    modal->in_positive = '+';
    modal->in_negative = 'o';
    for (uint32_t f = 0; f < say_lexicon_field_count(&m->lexicon, modal->entry); f++) {
        SayField field = say_lexicon_field_at(&m->lexicon, modal->entry, f);
        if (!read_field(modal, field))
            return complain(m, modal, "field or value", field.value, error);
    }
    return SAY_OK;
}

static SayModalWord *word_of(SayArena *arena, struct SayModality *m, SayStr word)
{
    uint32_t at = say_atom(&m->words, word);
    if (at == m->entries.count) *say_push(arena, &m->entries) = (SayModalWord){0};
    return &m->entries.items[at];
}

static int use_of_name(SayStr name)
{
    static const char *const NAMES[] = {"v", "n", "a", "r", "x", "m", "d", "act", "p"};
    for (int i = 0; i < SAY_AS_COUNT; i++)
        if (say_str_equal(name, say_str(NAMES[i]))) return i;
    return -1;
}

/* "carry out.v": a head of several words is found from its first and from its last one. */
static bool add_head(SayArena *arena, struct SayModality *m, uint32_t index)
{
    SayStr head = say_lexicon_head(&m->lexicon, m->modals[index].entry);
    uint32_t dot = head.size, start = 0;
    while (dot > 0 && head.data[dot - 1] != '.') dot--;
    int use = dot ? use_of_name(say_str_slice(head, dot, head.size)) : -1;
    if (use < 0) return false;
    SayStr words = say_str_slice(head, 0, dot - 1);
    uint32_t *at = &word_of(arena, m, words)->first[use];
    while (*at) at = &m->modals[*at - 1].next;
    *at = index + 1;
    uint32_t blank = say_str_find(words, SAY_STR(" "), 0);
    if (blank == UINT32_MAX) return true;
    word_of(arena, m, say_str_slice(words, 0, blank))->opens = true;
    for (; blank != UINT32_MAX; blank = say_str_find(words, SAY_STR(" "), start)) start = blank + 1;
    word_of(arena, m, say_str_slice(words, start, words.size))->closes = true;
    return true;
}

SayStatus say_modality_load(SayArena *arena, SayLexicon lexicon,
                            const struct SayModality **modality, SayError *error)
{
    struct SayModality *m = say_arena_alloc(arena, sizeof *m);
    m->lexicon = lexicon;
    m->words = say_map_new(arena);
    m->count = say_lexicon_count(&m->lexicon);
    m->modals = say_arena_alloc(arena, (m->count + 1) * sizeof *m->modals);
    for (uint32_t i = 0; i < m->count; i++) {
        m->modals[i].entry = i;
        SAY_TRY(read_modal(m, &m->modals[i], error));
        if (!add_head(arena, m, i))
            return complain(m, &m->modals[i], "tail of a head", say_lexicon_head(&m->lexicon, i),
                            error);
    }
    if (!say_negatives_load(arena, m))
        return say_error_set(error, SAY_ERROR_FORMAT, "stance: more than %d affixes",
                             SAY_AFFIX_MOST);
    *modality = m;
    return SAY_OK;
}

SayStatus say_stance_open(SayPack *pack, const struct SayModality **modality, SayError *error)
{
    SayStr bytes = say_pack_section(pack->file, SAY_STR("stance"));
    if (!bytes.data)
        return say_error_set(error, SAY_ERROR_FORMAT, "the pack has no section \"stance\"");
    return say_modality_load(pack->arena, (SayLexicon){(const uint8_t *)bytes.data, bytes.size},
                             modality, error);
}
