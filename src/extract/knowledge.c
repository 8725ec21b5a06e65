/* knowledge.c -- data/extract, made ready for use when the engine starts. */
#include "core/utf8.h"
#include "extract/steps.h"

#include <assert.h>

static const char *const pattern_kinds[SAY_PATTERN_COUNT] = {"line", "prefix", "suffix", "tail",
                                                             "related"};

static SayStr field(const SayLexicon *lexicon, uint32_t entry, const char *name)
{
    return say_lexicon_field(lexicon, entry, say_str(name));
}

static void add_pattern(SayArena *arena, SayExtractView *view, SayStr line, SayPatternKind kind)
{
    SayPattern *pattern = say_push(arena, &view->patterns);
    uint32_t index = view->patterns.count - 1;
    /* say_line_key drops "*"; patterns are written in its form, so only their case needs care: "N"
     * stays. */
    pattern->words = line;
    pattern->kind = kind;
    SayStr rest = line, first = say_str_cut(&rest, ' ');
    if (say_str_equal(first, SAY_STR("*")) || say_str_equal(first, SAY_STR("N"))) {
        pattern->next = view->wild;
        view->wild = index;
    } else {
        pattern->next = say_map_get(&view->first_words, first);
        say_map_set(&view->first_words, first, index);
    }
}

/* Every field `name` of the entry, cut at " | ", into a set; a value goes through say_line_key when
 * `keyed`. */
static void add_words(SayArena *arena, SayMap *set, const SayLexicon *lexicon, uint32_t entry,
                      SayStr name, uint32_t value)
{
    for (uint32_t i = 0; i < say_lexicon_field_count(lexicon, entry); i++) {
        SayField f = say_lexicon_field_at(lexicon, entry, i);
        if (!say_str_equal(f.name, name)) continue;
        for (SayStr rest = f.value, word; (word = say_str_cut(&rest, '|')).data;) {
            SayStr key = say_line_key(arena, word);
            if (key.size > 0 && say_map_get(set, key) == SAY_ABSENT) say_map_set(set, key, value);
        }
    }
}

static void add_domains(SayExtractView *view, SayStr domains, uint32_t outlet)
{
    for (SayStr rest = domains, domain; (domain = say_str_cut(&rest, '|')).data;) {
        if (domain.size > 0 && say_map_get(&view->outlet_domains, domain) == SAY_ABSENT) {
            say_map_set(&view->outlet_domains, domain, outlet);
        }
    }
}

static void add_outlet(SayArena *arena, SayExtractView *view, const SayLexicon *lexicon,
                       uint32_t entry)
{
    SayOutlet *outlet = say_push(arena, &view->outlets);
    uint32_t index = view->outlets.count - 1;
    outlet->name = say_lexicon_head(lexicon, entry);
    outlet->family = field(lexicon, entry, "family");
    outlet->agency = say_str_equal(field(lexicon, entry, "agency"), SAY_STR("yes"));
    SayStr key = say_line_key(arena, outlet->name);
    if (say_map_get(&view->outlet_names, key) == SAY_ABSENT)
        say_map_set(&view->outlet_names, key, index);
    add_words(arena, &view->outlet_names, lexicon, entry, SAY_STR("names"), index);
    add_domains(view, field(lexicon, entry, "domains"), index);
}

/* "0400-04FF" */
static void read_script(SayStr script, SayLanguage *language)
{
    uint32_t value = 0;
    for (uint32_t i = 0; i < script.size; i++) {
        char c = script.data[i];
        if (c == '-') {
            language->first = value;
            value = 0;
        } else {
            value = value * 16 + (uint32_t)(c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
        }
    }
    language->last = value;
}

static void add_language(SayArena *arena, SayExtractView *view, const SayLexicon *lexicon,
                         uint32_t entry)
{
    SayLanguage *language = say_push(arena, &view->languages);
    language->code = say_lexicon_head(lexicon, entry);
    language->words = say_map_new(arena);
    add_words(arena, &language->words, lexicon, entry, SAY_STR("words"), 1);
    read_script(field(lexicon, entry, "script"), language);
}

static void add_hints(SayArena *arena, SayExtractView *view, const SayLexicon *lexicon,
                      uint32_t entry)
{
    add_words(arena, &view->drop_hints, lexicon, entry, SAY_STR("drop"), 1);
    add_words(arena, &view->keep_hints, lexicon, entry, SAY_STR("keep"), 1);
    add_words(arena, &view->body_hints, lexicon, entry, SAY_STR("body"), 1);
    add_words(arena, &view->comment_hints, lexicon, entry, SAY_STR("comments"), 1);
    add_words(arena, &view->lead_hints, lexicon, entry, SAY_STR("lead"), 1);
}

static void add_entry(SayArena *arena, SayExtractView *view, const SayLexicon *lexicon,
                      uint32_t entry)
{
    SayStr kind = field(lexicon, entry, "kind");
    for (int i = 0; i < SAY_PATTERN_COUNT; i++) {
        if (say_str_equal(kind, say_str(pattern_kinds[i]))) {
            add_pattern(arena, view, say_lexicon_head(lexicon, entry), (SayPatternKind)i);
        }
    }
    /* A user's dictionary names outlets as actors do: kind media. */
    if (say_str_equal(kind, SAY_STR("outlet")) || say_str_equal(kind, SAY_STR("media"))) {
        add_outlet(arena, view, lexicon, entry);
    }
    if (say_str_equal(kind, SAY_STR("language"))) add_language(arena, view, lexicon, entry);
    if (say_str_equal(kind, SAY_STR("hints"))) add_hints(arena, view, lexicon, entry);
    if (say_str_equal(kind, SAY_STR("sections"))) {
        add_words(arena, &view->sections, lexicon, entry, SAY_STR("words"), 1);
    }
    if (say_str_equal(kind, SAY_STR("outlet_words"))) {
        add_words(arena, &view->media, lexicon, entry, SAY_STR("words"), 1);
    }
    if (say_str_equal(kind, SAY_STR("sharing"))) {
        add_words(arena, &view->sharing, lexicon, entry, SAY_STR("words"), 1);
    }
}

void say_knowledge_add(SayArena *arena, SayExtractView *view, const SayLexicon *lexicon)
{
    for (uint32_t i = 0; i < say_lexicon_count(lexicon); i++) add_entry(arena, view, lexicon, i);
}

SayExtractView *say_knowledge_new(SayArena *arena)
{
    SayExtractView *view = say_arena_alloc(arena, sizeof *view);
    *view = (SayExtractView){.wild = SAY_ABSENT,
                             .first_words = say_map_new(arena),
                             .sections = say_map_new(arena),
                             .sharing = say_map_new(arena),
                             .media = say_map_new(arena),
                             .outlet_names = say_map_new(arena),
                             .outlet_domains = say_map_new(arena),
                             .drop_hints = say_map_new(arena),
                             .keep_hints = say_map_new(arena),
                             .body_hints = say_map_new(arena),
                             .comment_hints = say_map_new(arena),
                             .lead_hints = say_map_new(arena)};
    return view;
}
