/* stance_lookup.c -- the entry of a word: of one that takes a complement, and of one that modifies
 * another. */
#include "claim/stance.h"

#include <string.h>

static const SayModalWord *entry_at(const struct SayModality *m, uint32_t at)
{
    return at == SAY_ABSENT ? NULL : &m->entries.items[at];
}

static const SayModalWord *word_of(const struct SayModality *m, SayStr word)
{
    return entry_at(m, say_map_get(&m->words, word));
}

/* The first entry of the word in this use; NULL. */
static const SayModal *first_as(const struct SayModality *m, const SayModalWord *word,
                                SayModalUse use)
{
    return word && word->first[use] ? &m->modals[word->first[use] - 1] : NULL;
}

const SayModal *say_modal_act(const struct SayModality *modality, SayAct act)
{
    return first_as(modality, word_of(modality, say_str(say_act_name(act))), SAY_AS_ACT);
}

const SayModal *say_modal_find(const struct SayModality *modality, SayStr word, SayModalUse use)
{
    return first_as(modality, word_of(modality, word), use);
}

SayStr say_token_lower(const SayDoc *doc, uint32_t token, char out[SAY_WORD_MOST])
{
    SayStr form = say_doc_token(doc, token);
    uint32_t size = form.size < SAY_WORD_MOST ? form.size : SAY_WORD_MOST - 1;
    for (uint32_t i = 0; i < size; i++) {
        char c = form.data[i];
        out[i] = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    }
    return (SayStr){out, size};
}

enum { AT_ONCE = 16 };

/* Of tokens [first, first + count). */
static void find_words(const struct SayModality *m, const SayDoc *doc, uint32_t first,
                       uint32_t count, SayModalPair *pairs)
{
    char forms[AT_ONCE][SAY_WORD_MOST];
    SayStr keys[2 * AT_ONCE];
    uint32_t found[2 * AT_ONCE];
    uint32_t lemma_of[AT_ONCE], asked = count; /* a lemma that is the form is not asked twice */
    for (uint32_t i = 0; i < count; i++) {
        SayStr lemma = doc->tokens.lemma[first + i];
        keys[i] = say_token_lower(doc, first + i, forms[i]);
        lemma_of[i] = say_str_equal(keys[i], lemma) ? i : asked++;
        keys[lemma_of[i]] = lemma;
    }
    say_map_get_all(&m->words, keys, asked, found);
    for (uint32_t i = 0; i < count; i++)
        pairs[first + i] = (SayModalPair){entry_at(m, found[i]), entry_at(m, found[lemma_of[i]])};
}

void say_modal_words(const struct SayModality *modality, SayDoc *doc)
{
    uint32_t count = doc->tokens.count;
    SayModalPair *pairs = say_arena_alloc(doc->arena, ((size_t)count + 1) * sizeof *pairs);
    for (uint32_t at = 0; at < count; at += AT_ONCE)
        find_words(modality, doc, at, count - at < AT_ONCE ? count - at : AT_ONCE, pairs);
    doc->modal_words = pairs;
}

/* The first of them that takes the frame; frame 0: any. */
static const SayModal *with_frame(const struct SayModality *m, const SayModalWord *word,
                                  SayModalUse use, uint32_t frame)
{
    const SayModal *modal = first_as(m, word, use);
    for (; modal; modal = modal->next ? &m->modals[modal->next - 1] : NULL)
        if (frame ? modal->frames & frame : modal->frames) return modal;
    return NULL;
}

/* Verb with its particle or preposition first: "carry out", "call for". */
static const SayModal *with_particle(const SayWalk *walk, uint32_t token, SayStr lemma,
                                     uint32_t frame)
{
    const struct SayModality *m = walk->modality;
    const SayTokens *t = &walk->doc->tokens;
    for (uint32_t c = t->first_child[token]; c != SAY_NONE; c = t->next_sibling[c]) {
        bool particle =
            t->deprel[c] == SAY_DEPREL_COMPOUND_PRT ||
            (c == token + 1 && (t->upos[c] == SAY_UPOS_ADP || t->upos[c] == SAY_UPOS_ADV));
        uint32_t word = particle ? c : say_doc_child(walk->doc, c, SAY_DEPREL_CASE);
        if (!particle && t->deprel[c] == SAY_DEPREL_ADVCL)
            word = say_doc_child(walk->doc, c, SAY_DEPREL_MARK);
        if (word == SAY_NONE || !t->lemma[word].data) continue;
        char phrase[SAY_WORD_MOST];
        SayStr second = t->lemma[word];
        if (lemma.size + 1 + second.size > sizeof phrase) continue;
        memcpy(phrase, lemma.data, lemma.size);
        phrase[lemma.size] = ' ';
        memcpy(phrase + lemma.size + 1, second.data, second.size);
        SayStr both = {phrase, lemma.size + 1 + second.size};
        const SayModal *modal = with_frame(m, word_of(m, both), SAY_AS_VERB, frame);
        if (modal) return modal;
    }
    return NULL;
}

/* Entries for a verb with an object of its own: "use something" to attack, but "used to attack". */
static const SayModal *with_object(const SayWalk *walk, uint32_t token, SayStr lemma,
                                   uint32_t frame)
{
    static const char something[] = " something";
    char phrase[SAY_WORD_MOST];
    if (say_doc_child(walk->doc, token, SAY_DEPREL_OBJ) == SAY_NONE) return NULL;
    if (lemma.size + sizeof something > sizeof phrase) return NULL;
    memcpy(phrase, lemma.data, lemma.size);
    memcpy(phrase + lemma.size, something, sizeof something);
    SayStr both = {phrase, lemma.size + (uint32_t)sizeof something - 1};
    return with_frame(walk->modality, word_of(walk->modality, both), SAY_AS_VERB, frame);
}

static const SayModal *find_verb(const SayWalk *walk, uint32_t token, SayStr lemma, uint32_t frame)
{
    const SayModalWord *word = word_of(walk->modality, lemma);
    const SayModal *modal = NULL;
    if (word && word->opens) modal = with_particle(walk, token, lemma, frame);
    if (word && word->opens && !modal) modal = with_object(walk, token, lemma, frame);
    return modal ? modal : with_frame(walk->modality, word, SAY_AS_VERB, frame);
}

/* The verb by its form less an ending, where a learned lemma went wrong: "rul" of "ruled". */
static const SayModal *find_verb_by_form(const SayWalk *walk, uint32_t token, uint32_t frame)
{
    static const char *const ENDINGS[] = {"ed", "ing", "es", "s"};
    char lower[SAY_WORD_MOST];
    SayStr form = say_token_lower(walk->doc, token, lower);
    for (uint32_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        SayStr ending = say_str(ENDINGS[i]);
        if (form.size < ending.size + 3 || !say_str_ends(form, ending)) continue;
        char buffer[SAY_WORD_MOST + 1];
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
    enum { USES = 4 };
    static const SayModalUse ORDERS[][USES] = {
        {SAY_AS_VERB, SAY_AS_NOUN, SAY_AS_ADJECTIVE, SAY_AS_ADVERB},
        {SAY_AS_NOUN, SAY_AS_VERB, SAY_AS_ADJECTIVE, SAY_AS_ADVERB},
        {SAY_AS_ADJECTIVE, SAY_AS_VERB, SAY_AS_NOUN, SAY_AS_ADVERB}};
    const SayTokens *t = &walk->doc->tokens;
    const struct SayModality *m = walk->modality;
    if (!t->lemma[token].data) return NULL;
    const SayModalWord *lemma = walk->doc->modal_words[token].lemma,
                       *written = walk->doc->modal_words[token].written;
    uint8_t upos = t->upos[token];
    bool verb = upos == SAY_UPOS_VERB || upos == SAY_UPOS_AUX;
    const SayModalUse *order = ORDERS[verb ? 0 : upos == SAY_UPOS_ADJ ? 2 : 1];
    for (unsigned i = 0; i < USES && (lemma || written); i++) {
        const SayModal *modal = order[i] == SAY_AS_VERB && lemma && lemma->opens
                                    ? with_particle(walk, token, t->lemma[token], frame)
                                    : NULL;
        if (!modal) modal = with_frame(m, lemma, order[i], frame);
        if (!modal && (order[i] == SAY_AS_ADJECTIVE || order[i] == SAY_AS_VERB))
            modal = with_frame(m, written, order[i], frame);
        if (modal) return modal;
    }
    return upos == SAY_UPOS_VERB ? find_verb_by_form(walk, token, frame) : NULL;
}

const SayModal *say_modal_cue(const SayWalk *walk, const SayAttribution *attribution,
                              uint32_t frame)
{
    if (attribution->veridicality != SAY_VERIDICALITY_ACT) {
        SayStr name = say_str(say_veridicality_name(attribution->veridicality));
        const SayModal *own = say_modal_find(walk->modality, name, SAY_AS_ACT);
        if (own) return own;
    }
    const SayModal *modal = frame ? say_modal_embedding(walk, attribution->cue, frame) : NULL;
    return modal ? modal : say_modal_act(walk->modality, attribution->act);
}

/* The first entry of the word in this use, where it modifies; NULL. */
static const SayModal *modifier_as(const struct SayModality *m, const SayModalWord *word,
                                   SayModalUse use)
{
    const SayModal *modal = first_as(m, word, use);
    return modal && !modal->frames ? modal : NULL;
}

const SayModal *say_modal_phrase(const SayWalk *walk, uint32_t start, uint32_t end)
{
    const SayModalWord *first = walk->doc->modal_words[start].written,
                       *last = walk->doc->modal_words[end - 1].written;
    if (!first || !first->opens || !last || !last->closes) return NULL;
    char phrase[SAY_WORD_MOST];
    uint32_t size = 0;
    for (uint32_t i = start; i < end; i++) {
        char word[SAY_WORD_MOST];
        SayStr form = say_token_lower(walk->doc, i, word);
        if (size + form.size + 1 > sizeof phrase) return NULL;
        if (size) phrase[size++] = ' ';
        memcpy(phrase + size, form.data, form.size);
        size += form.size;
    }
    return modifier_as(walk->modality, word_of(walk->modality, (SayStr){phrase, size}),
                       SAY_AS_MARKER);
}

/* Markers of up to three words: "rather than", "in the event". Longest first. Such a marker stands
   where its last word does, unless that word hangs on an earlier one of it: trees differ on
   "rather". */
static const SayModal *find_marker(const SayWalk *walk, uint32_t token, const SayModalWord *word)
{
    enum { MARKER_MOST = 3 };
    const SayTokens *t = &walk->doc->tokens;
    if (!word) return NULL;
    for (uint32_t size = MARKER_MOST; size > 1; size--) {
        if (word->closes && token + 1 >= size) {
            const SayModal *modal = say_modal_phrase(walk, token + 1 - size, token + 1);
            if (modal) return modal;
        }
        if (!word->opens || token + size > t->count) continue;
        const SayModal *modal = say_modal_phrase(walk, token, token + size);
        uint32_t above = t->head[token + size - 1];
        if (modal && above >= token && above < token + size) return modal;
    }
    return modifier_as(walk->modality, word, SAY_AS_MARKER);
}

const SayModal *say_modal_modifier(const SayWalk *walk, uint32_t token)
{
    const SayTokens *t = &walk->doc->tokens;
    const struct SayModality *m = walk->modality;
    const SayModalWord *written = walk->doc->modal_words[token].written,
                       *lemma = walk->doc->modal_words[token].lemma;
    const SayModal *modal = NULL;
    switch (t->upos[token]) {
    case SAY_UPOS_AUX:
        modal = modifier_as(m, written, SAY_AS_AUXILIARY);
        return modal ? modal : modifier_as(m, lemma, SAY_AS_AUXILIARY);
    case SAY_UPOS_DET:
    case SAY_UPOS_PRON: return modifier_as(m, written, SAY_AS_DETERMINER);
    case SAY_UPOS_ADJ:
    case SAY_UPOS_VERB:
        modal = modifier_as(m, written, SAY_AS_ADJECTIVE);
        return modal ? modal : modifier_as(m, written, SAY_AS_ADVERB);
    default: break;
    }
    modal = find_marker(walk, token, written);
    if (!modal) modal = modifier_as(m, written, SAY_AS_ADVERB);
    return modal ? modal : modifier_as(m, lemma, SAY_AS_ADVERB);
}
