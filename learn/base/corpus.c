/* corpus.c -- treebanks in CoNLL-U as documents with gold layers. */
#include "learn/base/corpus.h"

#include "core/utf8.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void say_die(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    exit(1);
}

SayStr say_input_read(SayArena *arena, const char *path)
{
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    if (!file) say_die("%s: cannot be opened", path);
    SayText text = {.arena = arena};
    static char buffer[1 << 16];
    for (size_t size; (size = fread(buffer, 1, sizeof buffer, file)) > 0;)
        say_text_add(&text, (SayStr){buffer, (uint32_t)size});
    if (ferror(file)) say_die("%s: cannot be read", path);
    if (file != stdin) fclose(file);
    char *bytes = say_arena_alloc(arena, text.size + 1); /* aligned: parameters are used in place */
    memcpy(bytes, text.data, text.size);
    return (SayStr){bytes, text.size};
}

static const struct {
    const char *name;
    uint32_t bit;
} feature_bits[] = {
    {"Number=Plur", SAY_FEAT_PLURAL},       {"Number=Sing", SAY_FEAT_SINGULAR},
    {"Tense=Past", SAY_FEAT_PAST},          {"Tense=Pres", SAY_FEAT_PRESENT},
    {"VerbForm=Fin", SAY_FEAT_FINITE},      {"VerbForm=Inf", SAY_FEAT_INFINITIVE},
    {"VerbForm=Part", SAY_FEAT_PARTICIPLE}, {"VerbForm=Ger", SAY_FEAT_GERUND},
    {"Voice=Pass", SAY_FEAT_PASSIVE},       {"Polarity=Neg", SAY_FEAT_NEGATIVE},
    {"Person=1", SAY_FEAT_FIRST},           {"Person=2", SAY_FEAT_SECOND},
    {"Person=3", SAY_FEAT_THIRD},           {"Mood=Imp", SAY_FEAT_IMPERATIVE},
    {"Degree=Cmp", SAY_FEAT_COMPARATIVE},   {"Degree=Sup", SAY_FEAT_SUPERLATIVE},
    {"Poss=Yes", SAY_FEAT_POSSESSIVE},      {"NumType=Ord", SAY_FEAT_ORDINAL},
};

static uint32_t read_feats(SayStr feats)
{
    uint32_t bits = 0;
    while (feats.data) {
        SayStr one = say_str_cut(&feats, '|');
        for (size_t i = 0; i < sizeof feature_bits / sizeof *feature_bits; i++)
            if (say_str_equal(one, say_str(feature_bits[i].name))) bits |= feature_bits[i].bit;
    }
    return bits;
}

uint32_t say_gold_feats(uint8_t upos, uint32_t feats)
{
    const uint32_t persons = SAY_FEAT_FIRST | SAY_FEAT_SECOND | SAY_FEAT_THIRD;
    const uint32_t agreement = persons | SAY_FEAT_SINGULAR | SAY_FEAT_PLURAL;
    if (upos == SAY_UPOS_VERB || upos == SAY_UPOS_AUX) {
        bool third = (feats & SAY_FEAT_THIRD) && (feats & SAY_FEAT_SINGULAR);
        if (!(feats & SAY_FEAT_PRESENT) || !(feats & SAY_FEAT_FINITE) || !third)
            feats &= ~agreement;
    } else if (feats & SAY_FEAT_SECOND) {
        feats &= ~(uint32_t)(SAY_FEAT_SINGULAR | SAY_FEAT_PLURAL);
    }
    if (upos == SAY_UPOS_SYM || upos == SAY_UPOS_PUNCT || upos == SAY_UPOS_NUM) feats = 0;
    return feats;
}

/* A sentence's lines, before its text is placed. */
typedef struct Reader {
    SayArena *arena;
    const char *path;
    SayCorpus *corpus;
    SayDoc *doc;
    SayText text;
    bool new_doc, new_par;
    SayStr sentence_text;
    SAY_LIST(SayStr) rows;
} Reader;

static void finish_doc(Reader *r)
{
    if (!r->doc) return;
    r->doc->text = say_text_str(&r->text);
    for (uint32_t b = 0; b < r->doc->blocks.count; b++) {
        SayBlock *block = &r->doc->blocks.items[b];
        bool last = b + 1 == r->doc->blocks.count;
        block->span.end = last ? r->doc->text.size : r->doc->blocks.items[b + 1].span.start - 2;
    }
    r->doc = NULL;
}

static void begin_block(Reader *r)
{
    if (r->new_doc || !r->doc) {
        finish_doc(r);
        SayRecord record = {.path = say_str(r->path)};
        r->doc = say_doc_new(r->arena, &record);
        *say_push(r->arena, &r->corpus->docs) = r->doc;
        r->text = (SayText){.arena = r->arena};
        r->new_par = true;
    }
    if (r->new_par) {
        if (r->text.size) say_text_add(&r->text, SAY_STR("\n\n"));
        say_push(r->arena, &r->doc->blocks)->span.start = r->text.size;
    } else {
        say_text_char(&r->text, ' ');
    }
    r->new_doc = r->new_par = false;
}

/* A relation with a subtype of an older release goes by its name of today, else without the
 * subtype. */
static int read_deprel(SayStr name)
{
    int rel = say_deprel_of_name(name.data, name.size);
    if (rel >= 0) return rel;
    bool unmarked = say_str_ends(name, SAY_STR(":npmod")) || say_str_ends(name, SAY_STR(":tmod"));
    SayStr plain = say_str_cut(&name, ':');
    if (unmarked && say_str_equal(plain, SAY_STR("obl"))) return SAY_DEPREL_OBL_UNMARKED;
    if (unmarked && say_str_equal(plain, SAY_STR("nmod"))) return SAY_DEPREL_NMOD_UNMARKED;
    return say_deprel_of_name(plain.data, plain.size);
}

static void place_word(Reader *r, SayStr row, uint32_t *at, uint32_t sentence, uint32_t first)
{
    SayStr cells[8];
    for (int i = 0; i < 8; i++) cells[i] = say_str_cut(&row, '\t');
    r->doc->text = say_text_str(&r->text);
    uint32_t start = say_str_find(r->doc->text, cells[1], *at);
    if (start == UINT32_MAX || start > *at + 8)
        say_die("%s: word \"%.*s\" is not in its sentence's text", r->path, SAY_STR_ARG(cells[1]));
    uint32_t t = say_doc_token_add(r->doc, start, start + cells[1].size);
    SayTokens *tokens = &r->doc->tokens;
    if (t > first) tokens->blank_after[t - 1] = start > *at;
    *at = start + cells[1].size;
    int64_t head = 0;
    int upos = say_upos_of_name(cells[3].data, cells[3].size), rel = read_deprel(cells[7]);
    if (upos < 0 || rel < 0 || !say_str_integer(cells[6], &head))
        say_die("%s: unknown label in \"%.*s\"", r->path, SAY_STR_ARG(r->sentence_text));
    tokens->lemma[t] = cells[2];
    tokens->upos[t] = (uint8_t)upos;
    tokens->feats[t] = say_gold_feats((uint8_t)upos, read_feats(cells[5]));
    tokens->head[t] = head ? first + (uint32_t)head - 1 : SAY_NONE;
    tokens->deprel[t] = (uint8_t)rel;
    tokens->sentence[t] = sentence;
    tokens->blank_after[t] = 1;
}

static void finish_sentence(Reader *r)
{
    if (!r->rows.count) return;
    begin_block(r);
    uint32_t at = r->text.size, sentence = r->doc->sentences.count, first = r->doc->tokens.count;
    say_text_add(&r->text, r->sentence_text);
    for (uint32_t i = 0; i < r->rows.count; i++)
        place_word(r, r->rows.items[i], &at, sentence, first);
    uint32_t end = r->doc->tokens.count;
    *say_push(r->arena, &r->doc->sentences) =
        (SaySentence){.span = {r->doc->tokens.start[first], at},
                      .first = first,
                      .end = end,
                      .block = r->doc->blocks.count - 1};
    r->rows.count = 0;
}

static void read_line(Reader *r, SayStr line)
{
    if (!line.size) {
        finish_sentence(r);
    } else if (say_str_starts(line, SAY_STR("# newdoc"))) {
        r->new_doc = true;
    } else if (say_str_starts(line, SAY_STR("# newpar")) &&
               !say_str_starts(line, SAY_STR("# newpar_"))) {
        r->new_par = true;
    } else if (say_str_starts(line, SAY_STR("# text = "))) {
        r->sentence_text = say_str_trim(say_str_slice(line, 9, line.size));
    } else if (line.data[0] != '#') {
        SayStr rest = line;
        SayStr id = say_str_cut(&rest, '\t');
        int64_t number;
        if (say_str_integer(id, &number)) *say_push(r->arena, &r->rows) = line;
    }
}

void say_corpus_read(SayArena *arena, SayCorpus *corpus, const char *path)
{
    Reader r = {.arena = arena, .path = path, .corpus = corpus};
    SayStr file = say_input_read(arena, path);
    uint32_t start = 0;
    while (start < file.size) {
        uint32_t end = say_str_find(file, SAY_STR("\n"), start);
        if (end == UINT32_MAX) end = file.size;
        read_line(&r, say_str_slice(file, start, end));
        start = end + 1;
    }
    finish_sentence(&r);
    finish_doc(&r);
}

static void copy_sentence(SayArena *arena, SayCorpus *corpus, const SayDoc *from,
                          const SaySentence *sentence)
{
    SayDoc *doc = say_doc_new(arena, &from->record);
    SayText text = {.arena = arena};
    for (uint32_t i = sentence->span.start; i < sentence->span.end; i++) {
        char c = from->text.data[i];
        say_text_char(&text, c >= 'a' && c <= 'z' ? (char)(c - 32) : c);
    }
    doc->text = say_text_str(&text);
    say_push(arena, &doc->blocks)->span.end = text.size;
    for (uint32_t s = sentence->first; s < sentence->end; s++) {
        uint32_t shift = sentence->span.start;
        uint32_t t =
            say_doc_token_add(doc, from->tokens.start[s] - shift, from->tokens.end[s] - shift);
        doc->tokens.lemma[t] = from->tokens.lemma[s];
        doc->tokens.upos[t] = from->tokens.upos[s];
        doc->tokens.feats[t] = from->tokens.feats[s];
        doc->tokens.head[t] =
            from->tokens.head[s] == SAY_NONE ? SAY_NONE : from->tokens.head[s] - sentence->first;
        doc->tokens.deprel[t] = from->tokens.deprel[s];
        doc->tokens.blank_after[t] = from->tokens.blank_after[s];
    }
    *say_push(arena, &doc->sentences) =
        (SaySentence){.span = {0, text.size}, .end = doc->tokens.count};
    *say_push(arena, &corpus->docs) = doc;
}

void say_corpus_capitals(SayArena *arena, SayCorpus *corpus, uint32_t from, uint32_t step)
{
    uint32_t number = 0, docs = corpus->docs.count;
    for (uint32_t d = 0; d < docs; d++) {
        const SayDoc *doc = corpus->docs.items[d];
        for (uint32_t s = 0; s < doc->sentences.count; s++, number++)
            if (number % step == from % step)
                copy_sentence(arena, corpus, doc, &doc->sentences.items[s]);
    }
}

uint32_t say_corpus_tokens(const SayCorpus *corpus)
{
    uint32_t count = 0;
    for (uint32_t d = 0; d < corpus->docs.count; d++) count += corpus->docs.items[d]->tokens.count;
    return count;
}

void say_shuffle(uint32_t *order, uint32_t count, uint64_t *state)
{
    for (uint32_t i = 0; i < count; i++) order[i] = i;
    for (uint32_t i = count; i > 1; i--) {
        *state ^= *state << 13, *state ^= *state >> 7, *state ^= *state << 17;
        uint32_t k = (uint32_t)((*state >> 20) % i), keep = order[i - 1];
        order[i - 1] = order[k];
        order[k] = keep;
    }
}
