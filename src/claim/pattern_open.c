/* pattern_open.c -- verbs, patterns, synonym sets and discards of the user's dictionaries. */
#include "claim/pattern.h"
#include "claim/steps.h"
#include "core/utf8.h"

#include <assert.h>
#include <string.h>

/* A synonym set may name others; a circle of them ends here. */
#define SETS_DEEP 4

typedef struct Reader {
    SayPatterns *into;
    SayMap sets;               /* name -> 1 + index into places */
    SayMap blocks;             /* name -> 1 + index of its latest pattern */
    SAY_LIST(uint32_t) places; /* lexicon, entry */
} Reader;

static SayStr field(const SayLexicon *lexicon, uint32_t entry, const char *name)
{
    return say_lexicon_field(lexicon, entry, say_str(name));
}

/* A code without the "!" that some lines have behind it. */
static SayStr code_field(const SayLexicon *lexicon, uint32_t entry, const char *name)
{
    SayStr code = field(lexicon, entry, name);
    if (say_str_ends(code, SAY_STR("!"))) code.size--;
    return code;
}

/* "CAMEO.2.0.txt:1762 * SUPPORT": where the original stands, and what it says. */
static SayStr rule_of(const SayPatterns *into, const SayLexicon *lexicon, uint32_t entry,
                      const char *what)
{
    SayText text = {.arena = into->arena};
    SayStr at = field(lexicon, entry, "at");
    if (at.data)
        say_text_add(&text, at);
    else
        say_text_format(&text, "%.*s:%u", SAY_STR_ARG(say_lexicon_file(lexicon, entry)),
                        (unsigned)say_lexicon_line(lexicon, entry));
    say_text_char(&text, ' ');
    say_text_add(&text, field(lexicon, entry, what));
    return say_text_str(&text);
}

/* ---- phrases ---- */

static bool is_cut(char c)
{
    return c == ' ' || c == '-' || c == '_';
}

/* The numbers of a phrase's words; they are made here. */
static SayTermPhrase read_phrase(SayPatterns *into, SayStr text)
{
    SayTermPhrase phrase = {.first = into->ids.count};
    for (uint32_t i = 0; i < text.size;) {
        uint32_t end = i;
        while (end < text.size && !is_cut(text.data[end])) end++;
        SayStr key = say_utf8_fold(into->arena, say_str_slice(text, i, end));
        i = end + 1;
        if (!key.size) continue;
        *say_push(into->arena, &into->ids) = say_atom(&into->words, key) + 1;
        phrase.count++;
    }
    return phrase;
}

static void add_phrase(SayPatterns *into, SayStep *step, SayStr text)
{
    SayTermPhrase phrase = read_phrase(into, text);
    if (!phrase.count) return;
    *say_push(into->arena, &into->phrases) = phrase;
    step->phrase_count++;
}

/* The regular plural, as PETRARCH makes it of the nouns in its synonym sets. */
static SayStr plural_of(SayArena *arena, SayStr noun)
{
    SayText text = {.arena = arena};
    bool hisses = say_str_ends(noun, SAY_STR("s")) || say_str_ends(noun, SAY_STR("x")) ||
                  say_str_ends(noun, SAY_STR("ch")) || say_str_ends(noun, SAY_STR("sh"));
    SayStr stem = noun;
    bool soft = say_str_ends(noun, SAY_STR("y"));
    if (soft) stem.size--;
    say_text_add(&text, stem);
    say_text_add(&text, soft ? SAY_STR("ies") : hisses ? SAY_STR("es") : SAY_STR("s"));
    return say_text_str(&text);
}

static void add_set(Reader *reader, SayStep *step, SayStr name, uint32_t depth)
{
    SayPatterns *into = reader->into;
    uint32_t at = say_map_get(&reader->sets, name);
    if (at == SAY_ABSENT || depth == SETS_DEEP) return;
    assert(reader->places.items && at + 1 < reader->places.count);
    const SayLexicon *lexicon = &into->lexicons[reader->places.items[at]];
    uint32_t entry = reader->places.items[at + 1];
    for (uint32_t f = 0; f < say_lexicon_field_count(lexicon, entry); f++) {
        SayField member = say_lexicon_field_at(lexicon, entry, f);
        bool free = say_str_equal(member.name, SAY_STR("member"));
        if (!free && !say_str_equal(member.name, SAY_STR("whole"))) continue;
        if (member.value.data[0] == '&') {
            add_set(reader, step, say_str_slice(member.value, 1, member.value.size), depth + 1);
            continue;
        }
        add_phrase(into, step, member.value);
        if (free) add_phrase(into, step, plural_of(into->arena, member.value));
    }
}

/* ---- patterns ---- */

static bool kind_of(SayStr word, SayStepKind *kind)
{
    static const struct {
        const char *name;
        SayStepKind kind;
    } names[] = {{"verb", SAY_STEP_VERB},     {"source", SAY_STEP_SOURCE},
                 {"target", SAY_STEP_TARGET}, {"both", SAY_STEP_BOTH},
                 {"skip", SAY_STEP_SKIP},     {"word", SAY_STEP_WORDS},
                 {"whole", SAY_STEP_WORDS},   {"synset", SAY_STEP_WORDS}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (say_str_equal(word, say_str(names[i].name))) {
            *kind = names[i].kind;
            return true;
        }
    return false;
}

static bool read_step(Reader *reader, SayStr value, SayStep *step)
{
    SayStr rest = value, word = say_str_cut(&rest, ' ');
    step->adjacent = say_str_equal(word, SAY_STR("adjacent"));
    if (step->adjacent) word = say_str_cut(&rest, ' ');
    if (!kind_of(word, &step->kind)) return false;
    step->first_phrase = reader->into->phrases.count;
    if (say_str_equal(word, SAY_STR("synset"))) {
        add_set(reader, step, say_str_trim(rest), 0);
    } else if (step->kind == SAY_STEP_WORDS) {
        while (rest.data) add_phrase(reader->into, step, say_str_cut(&rest, '|'));
    }
    return true;
}

/* Brackets that are open: whether they hold one noun phrase, "{", and how many steps of it. "("
   only groups a phrase behind its preposition: its words say that themselves. */
typedef struct Brackets {
    bool noun[8];
    uint32_t inside[8];
    uint32_t depth;
} Brackets;

static bool is_bracket(Brackets *brackets, SayStr value)
{
    if (say_str_starts(value, SAY_STR("adjacent "))) value = say_str_slice(value, 9, value.size);
    if (say_str_equal(value, SAY_STR("close"))) {
        if (brackets->depth) brackets->depth--;
        return true;
    }
    if (!say_str_starts(value, SAY_STR("open "))) return false;
    if (brackets->depth < 8) {
        brackets->noun[brackets->depth] = say_str_equal(value, SAY_STR("open noun"));
        brackets->inside[brackets->depth++] = 0;
    }
    return true;
}

static bool joins(Brackets *brackets)
{
    if (!brackets->depth || !brackets->noun[brackets->depth - 1]) return false;
    return brackets->inside[brackets->depth - 1]++ > 0;
}

static SayStatus refuse(const SayLexicon *lexicon, uint32_t entry, const char *what,
                        SayError *error)
{
    SayStr file = say_lexicon_file(lexicon, entry), head = say_lexicon_head(lexicon, entry);
    return say_error_set(error, SAY_ERROR_FORMAT, "%.*s:%u: %.*s: %s", SAY_STR_ARG(file),
                         (unsigned)say_lexicon_line(lexicon, entry), SAY_STR_ARG(head), what);
}

static void chain_pattern(Reader *reader, SayStr block, SayVerbPattern *pattern)
{
    SayPatterns *into = reader->into;
    uint32_t first = say_map_get(&reader->blocks, block);
    uint32_t *link = NULL, at = first == SAY_ABSENT ? 0 : first;
    uint32_t index = into->patterns.count;
    while (at && into->patterns.items[at - 1].step_count >= pattern->step_count) {
        link = &into->patterns.items[at - 1].next;
        at = *link;
    }
    pattern->next = at;
    if (link)
        *link = index + 1;
    else
        say_map_set(&reader->blocks, block, index + 1);
    *say_push(into->arena, &into->patterns) = *pattern;
}

static SayStatus read_pattern(Reader *reader, const SayLexicon *lexicon, uint32_t entry,
                              SayError *error)
{
    SayPatterns *into = reader->into;
    SayVerbPattern pattern = {.first_step = into->steps.count, .verb = UINT32_MAX};
    Brackets brackets = {.depth = 0};
    for (uint32_t f = 0; f < say_lexicon_field_count(lexicon, entry); f++) {
        SayField part = say_lexicon_field_at(lexicon, entry, f);
        SayStep step = {0};
        if (!say_str_equal(part.name, SAY_STR("step"))) continue;
        if (is_bracket(&brackets, part.value)) continue;
        if (!read_step(reader, part.value, &step))
            return refuse(lexicon, entry, "a step of no kind that is known", error);
        step.joined = joins(&brackets);
        if (step.kind == SAY_STEP_VERB) pattern.verb = pattern.step_count;
        *say_push(into->arena, &into->steps) = step;
        pattern.step_count++;
    }
    if (pattern.verb == UINT32_MAX) return refuse(lexicon, entry, "no step is the verb", error);
    pattern.code = code_field(lexicon, entry, "cameo");
    pattern.back = code_field(lexicon, entry, "cameo_back");
    pattern.rule = rule_of(into, lexicon, entry, "pattern");
    chain_pattern(reader, field(lexicon, entry, "block"), &pattern);
    return SAY_OK;
}

/* ---- verbs ---- */

static void add_form(SayPatterns *into, SayStr form, uint32_t anchor, uint32_t verb)
{
    SayVerbForm made = {.phrase = read_phrase(into, form), .anchor = anchor, .verb = verb};
    if (anchor >= made.phrase.count) return;
    uint32_t id = into->ids.items[made.phrase.first + anchor];
    while (into->anchors.count <= id) *say_push(into->arena, &into->anchors) = 0;
    made.next = into->anchors.items[id];
    *say_push(into->arena, &into->forms) = made;
    into->anchors.items[id] = into->forms.count;
}

/* The verb's word with another ending: "wire tap" -> "wire tapped". */
static void add_ending(SayPatterns *into, SayStr verb, uint32_t anchor, uint32_t cut,
                       const char *ending, uint32_t index)
{
    SayText text = {.arena = into->arena};
    SayStr rest = verb;
    for (uint32_t i = 0; rest.data; i++) {
        SayStr word = say_str_cut(&rest, ' ');
        if (text.size) say_text_char(&text, ' ');
        if (i == anchor) {
            word.size -= cut;
            say_text_add(&text, word);
            say_text_add(&text, say_str(ending));
        } else {
            say_text_add(&text, word);
        }
    }
    add_form(into, say_text_str(&text), anchor, index);
}

static SayStr word_at(SayStr phrase, uint32_t index)
{
    SayStr rest = phrase, word = SAY_STR_NONE;
    for (uint32_t i = 0; i <= index && rest.data; i++) word = say_str_cut(&rest, ' ');
    return word;
}

/* The regular forms, as PETRARCH makes them where a verb gives none. */
static void add_regular(SayPatterns *into, SayStr verb, uint32_t anchor, uint32_t index)
{
    SayStr word = word_at(verb, anchor);
    if (!word.size) return;
    char last = word.data[word.size - 1];
    bool hisses = last == 's' || last == 'x' || last == 'z' || say_str_ends(word, SAY_STR("ch")) ||
                  say_str_ends(word, SAY_STR("sh"));
    if (last == 'y' && word.size > 1 && !strchr("aeiou", word.data[word.size - 2])) {
        add_ending(into, verb, anchor, 1, "ies", index);
        add_ending(into, verb, anchor, 1, "ied", index);
        add_ending(into, verb, anchor, 0, "ing", index);
        return;
    }
    bool mute = last == 'e';
    add_ending(into, verb, anchor, 0, hisses ? "es" : "s", index);
    add_ending(into, verb, anchor, 0, mute ? "d" : "ed", index);
    add_ending(into, verb, anchor, mute, "ing", index);
}

static void read_verb(Reader *reader, const SayLexicon *lexicon, uint32_t entry)
{
    SayPatterns *into = reader->into;
    SayStr verb = field(lexicon, entry, "verb"), forms = field(lexicon, entry, "forms");
    int64_t word = 1;
    say_str_integer(field(lexicon, entry, "verb_word"), &word);
    uint32_t index = into->verbs.count, anchor = word > 0 ? (uint32_t)word - 1 : 0;
    uint32_t block = say_map_get(&reader->blocks, field(lexicon, entry, "block"));
    *say_push(into->arena, &into->verbs) = (SayVerbEntry){
        code_field(lexicon, entry, "cameo"), code_field(lexicon, entry, "cameo_back"),
        rule_of(into, lexicon, entry, "verb"), block == SAY_ABSENT ? 0 : block};
    add_form(into, verb, anchor, index);
    if (!forms.data) {
        add_regular(into, verb, anchor, index);
        return;
    }
    if (say_str_equal(forms, SAY_STR("-"))) return;
    for (SayStr rest = forms; rest.data;) add_form(into, say_str_cut(&rest, '|'), anchor, index);
}

static void read_discard(SayPatterns *into, const SayLexicon *lexicon, uint32_t entry)
{
    SayDiscard discard = {.phrase = read_phrase(into, field(lexicon, entry, "phrase")),
                          .report =
                              say_str_equal(field(lexicon, entry, "discards"), SAY_STR("report")),
                          .rule = rule_of(into, lexicon, entry, "phrase")};
    if (discard.phrase.count) *say_push(into->arena, &into->discards) = discard;
}

/* ---- in the order in which one needs the other ---- */

typedef enum Pass { PASS_SETS, PASS_PATTERNS, PASS_VERBS } Pass;

static SayStatus read_entry(Reader *reader, Pass pass, uint32_t l, uint32_t entry, SayError *error)
{
    const SayLexicon *lexicon = &reader->into->lexicons[l];
    SayStr head = say_lexicon_head(lexicon, entry);
    if (pass == PASS_SETS && say_str_starts(head, SAY_STR("synset "))) {
        say_map_set(&reader->sets, say_str_slice(head, 7, head.size), reader->places.count);
        *say_push(reader->into->arena, &reader->places) = l;
        *say_push(reader->into->arena, &reader->places) = entry;
    }
    if (pass == PASS_PATTERNS && say_str_starts(head, SAY_STR("pattern ")))
        return read_pattern(reader, lexicon, entry, error);
    if (pass == PASS_VERBS && field(lexicon, entry, "verb").data) read_verb(reader, lexicon, entry);
    if (pass == PASS_VERBS && say_str_starts(head, SAY_STR("issue ")))
        say_pattern_read_issue(reader->into, lexicon, entry);
    if (pass == PASS_VERBS && field(lexicon, entry, "discards").data)
        read_discard(reader->into, lexicon, entry);
    return SAY_OK;
}

SayStatus say_pattern_open(SayPack *pack, const SayPatterns **into, SayError *error)
{
    SayPatterns *made = say_arena_alloc(pack->arena, sizeof *made);
    SayStr actors = say_pack_section(pack->file, SAY_STR("actors"));
    SayStr codebook = say_pack_section(pack->file, SAY_STR("triggers"));
    SayLexicon *lexicons = say_arena_alloc(pack->arena, (pack->extra_count + 1) * sizeof *lexicons);
    for (uint32_t i = 0; i < pack->extra_count; i++) lexicons[i] = pack->extra[i];
    lexicons[pack->extra_count] = (SayLexicon){(const uint8_t *)actors.data, actors.size};
    *made = (SayPatterns){.arena = pack->arena,
                          .lexicons = lexicons,
                          .lexicon_count = pack->extra_count + 1,
                          .codebook = {(const uint8_t *)codebook.data, codebook.size},
                          .words = say_map_new(pack->arena)};
    Reader reader = {
        .into = made, .sets = say_map_new(pack->arena), .blocks = say_map_new(pack->arena)};
    for (Pass pass = PASS_SETS; pass <= PASS_VERBS; pass++)
        for (uint32_t l = 0; l < pack->extra_count; l++)
            for (uint32_t i = 0; i < say_lexicon_count(&lexicons[l]); i++)
                SAY_TRY(read_entry(&reader, pass, l, i, error));
    if (!made->verbs.count)
        return say_error_set(error, SAY_ERROR_ARGUMENT,
                             "the codebook cameo needs verb patterns: import them with 'sayso pack "
                             "--import' and give --dictionary");
    *into = made;
    return SAY_OK;
}
