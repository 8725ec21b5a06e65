/* stance_lookup.c -- the entry of a word: of one that takes a complement, and of one that modifies
 * another. */
#include "claim/stance.h"

#include <string.h>

enum { HEAD_MOST = 64 };

const SayModal *say_modal_find(const struct SayModality *modality, SayStr lemma, const char *part)
{
    char head[HEAD_MOST];
    size_t part_size = strlen(part);
    if (!lemma.data || lemma.size + 1 + part_size > sizeof head) return NULL;
    memcpy(head, lemma.data, lemma.size);
    head[lemma.size] = '.';
    memcpy(head + lemma.size + 1, part, part_size);
    uint32_t at =
        say_map_get(&modality->heads, (SayStr){head, (uint32_t)(lemma.size + 1 + part_size)});
    return at == SAY_ABSENT ? NULL : &modality->modals[at];
}

const SayModal *say_modal_act(const struct SayModality *modality, SayAct act)
{
    return say_modal_find(modality, say_str(say_act_name(act)), "act");
}

/* The form in ASCII lower case, for what the lemma loses: "suspected" (suspect). Cut at the
 * buffer's end. */
static SayStr lower_form(const SayDoc *doc, uint32_t token, char out[HEAD_MOST])
{
    SayStr form = say_doc_token(doc, token);
    uint32_t size = form.size < HEAD_MOST ? form.size : HEAD_MOST - 1;
    for (uint32_t i = 0; i < size; i++) {
        char c = form.data[i];
        out[i] = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    return (SayStr){out, size};
}

static const SayModal *first_with_frame(const struct SayModality *m, const SayModal *modal,
                                        uint32_t frame)
{
    for (; modal; modal = modal->next == SAY_ABSENT ? NULL : &m->modals[modal->next])
        if (frame ? modal->frames & frame : modal->frames) return modal;
    return NULL;
}

/* Verb with its particle or preposition first: "carry out", "call for". */
static const SayModal *with_particle(const SayWalk *walk, uint32_t token, SayStr lemma,
                                     uint32_t frame)
{
    const SayTokens *t = &walk->doc->tokens;
    for (uint32_t c = t->first_child[token]; c != SAY_NONE; c = t->next_sibling[c]) {
        bool particle =
            t->deprel[c] == SAY_DEPREL_COMPOUND_PRT ||
            (c == token + 1 && (t->upos[c] == SAY_UPOS_ADP || t->upos[c] == SAY_UPOS_ADV));
        uint32_t word = particle ? c : say_doc_child(walk->doc, c, SAY_DEPREL_CASE);
        if (!particle && t->deprel[c] == SAY_DEPREL_ADVCL)
            word = say_doc_child(walk->doc, c, SAY_DEPREL_MARK);
        if (word == SAY_NONE || !t->lemma[word].data) continue;
        char phrase[HEAD_MOST];
        SayStr second = t->lemma[word];
        if (lemma.size + 1 + second.size > sizeof phrase) continue;
        memcpy(phrase, lemma.data, lemma.size);
        phrase[lemma.size] = ' ';
        memcpy(phrase + lemma.size + 1, second.data, second.size);
        SayStr both = {phrase, lemma.size + 1 + second.size};
        const SayModal *modal =
            first_with_frame(walk->modality, say_modal_find(walk->modality, both, "v"), frame);
        if (modal) return modal;
    }
    return NULL;
}

/* Entries for a verb with an object of its own: "use something" to attack, but "used to attack". */
static const SayModal *with_object(const SayWalk *walk, uint32_t token, SayStr lemma,
                                   uint32_t frame)
{
    static const char something[] = " something";
    char phrase[HEAD_MOST];
    if (say_doc_child(walk->doc, token, SAY_DEPREL_OBJ) == SAY_NONE) return NULL;
    if (lemma.size + sizeof something > sizeof phrase) return NULL;
    memcpy(phrase, lemma.data, lemma.size);
    memcpy(phrase + lemma.size, something, sizeof something);
    SayStr both = {phrase, lemma.size + (uint32_t)sizeof something - 1};
    return first_with_frame(walk->modality, say_modal_find(walk->modality, both, "v"), frame);
}

static const SayModal *find_verb(const SayWalk *walk, uint32_t token, SayStr lemma, uint32_t frame)
{
    const SayModal *modal = with_particle(walk, token, lemma, frame);
    if (!modal) modal = with_object(walk, token, lemma, frame);
    if (modal) return modal;
    return first_with_frame(walk->modality, say_modal_find(walk->modality, lemma, "v"), frame);
}

/* The verb by its form less an ending, where a learned lemma went wrong: "rul" of "ruled". */
static const SayModal *find_verb_by_form(const SayWalk *walk, uint32_t token, SayStr form,
                                         uint32_t frame)
{
    static const char *const ENDINGS[] = {"ed", "ing", "es", "s"};
    for (uint32_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        SayStr ending = say_str(ENDINGS[i]);
        if (form.size < ending.size + 3 || !say_str_ends(form, ending)) continue;
        char buffer[HEAD_MOST + 1];
        uint32_t size = form.size - ending.size;
        memcpy(buffer, form.data, size);
        const SayModal *modal = find_verb(walk, token, (SayStr){buffer, size}, frame);
        if (!modal && buffer[size - 1] == buffer[size - 2])
            modal = find_verb(walk, token, (SayStr){buffer, size - 1}, frame);
        buffer[size] = 'e';
        if (!modal) modal = find_verb(walk, token, (SayStr){buffer, size + 1}, frame);
        if (modal) return modal;
    }
    return NULL;
}

const SayModal *say_modal_embedding(const SayWalk *walk, uint32_t token, uint32_t frame)
{
    const SayTokens *t = &walk->doc->tokens;
    SayStr lemma = t->lemma[token];
    if (!lemma.data) return NULL;
    char buffer[HEAD_MOST];
    SayStr form = lower_form(walk->doc, token, buffer);
    static const char *const ORDERS[][4] = {
        {"v", "n", "a", "r"}, {"n", "v", "a", "r"}, {"a", "v", "n", "r"}};
    uint8_t upos = t->upos[token];
    unsigned order = upos == SAY_UPOS_VERB || upos == SAY_UPOS_AUX ? 0
                     : upos == SAY_UPOS_ADJ                        ? 2
                                                                   : 1;
    for (unsigned i = 0; i < 4; i++) {
        const char *part = ORDERS[order][i];
        const SayModal *modal = *part == 'v' ? find_verb(walk, token, lemma, frame) : NULL;
        if (!modal)
            modal = first_with_frame(walk->modality, say_modal_find(walk->modality, lemma, part),
                                     frame);
        if (!modal && (*part == 'a' || *part == 'v'))
            modal =
                first_with_frame(walk->modality, say_modal_find(walk->modality, form, part), frame);
        if (modal) return modal;
    }
    return upos == SAY_UPOS_VERB ? find_verb_by_form(walk, token, form, frame) : NULL;
}

static const SayModal *modifier_or_null(const SayModal *modal)
{
    return modal && !modal->frames ? modal : NULL;
}

/* The words [start, end) in lower case with blanks between, looked up as a marker. */
static const SayModal *marker_of(const SayWalk *walk, uint32_t start, uint32_t end)
{
    char phrase[HEAD_MOST];
    uint32_t size = 0;
    for (uint32_t i = start; i < end; i++) {
        char word[HEAD_MOST];
        SayStr form = lower_form(walk->doc, i, word);
        if (size + form.size + 1 > sizeof phrase) return NULL;
        if (size) phrase[size++] = ' ';
        memcpy(phrase + size, form.data, form.size);
        size += form.size;
    }
    return modifier_or_null(say_modal_find(walk->modality, (SayStr){phrase, size}, "m"));
}

/* Markers of up to three words: "rather than", "in the event". Longest first. Such a marker stands
   where its last word does, unless that word hangs on an earlier one of it: trees differ on
   "rather". */
static const SayModal *find_marker(const SayWalk *walk, uint32_t token)
{
    enum { MARKER_MOST = 3 };
    const SayTokens *t = &walk->doc->tokens;
    for (uint32_t size = MARKER_MOST; size > 0; size--) {
        if (token + 1 >= size) {
            const SayModal *modal = marker_of(walk, token + 1 - size, token + 1);
            if (modal) return modal;
        }
        if (size == 1 || token + size > t->count) continue;
        const SayModal *modal = marker_of(walk, token, token + size);
        uint32_t above = t->head[token + size - 1];
        if (modal && above >= token && above < token + size) return modal;
    }
    return NULL;
}

const SayModal *say_modal_modifier(const SayWalk *walk, uint32_t token)
{
    const SayTokens *t = &walk->doc->tokens;
    const struct SayModality *m = walk->modality;
    char buffer[HEAD_MOST];
    SayStr form = lower_form(walk->doc, token, buffer), lemma = t->lemma[token];
    const SayModal *modal = NULL;
    switch (t->upos[token]) {
    case SAY_UPOS_AUX:
        modal = modifier_or_null(say_modal_find(m, form, "x"));
        return modal ? modal : modifier_or_null(say_modal_find(m, lemma, "x"));
    case SAY_UPOS_DET:
    case SAY_UPOS_PRON: return modifier_or_null(say_modal_find(m, form, "d"));
    case SAY_UPOS_ADJ:
    case SAY_UPOS_VERB:
        modal = modifier_or_null(say_modal_find(m, form, "a"));
        return modal ? modal : modifier_or_null(say_modal_find(m, form, "r"));
    default: break;
    }
    modal = find_marker(walk, token);
    if (!modal) modal = modifier_or_null(say_modal_find(m, form, "r"));
    return modal ? modal : modifier_or_null(say_modal_find(m, lemma, "r"));
}
