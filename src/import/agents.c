/* agents.c -- dictionaries of agents: common nouns with the code that they add to a country's.

   !PERSON! = MAN, MEN, WOMAN                 a macro
   CHAMBER_OF_COMMERCE {CHAMBERS_OF_COMMERCE} [~BUS]
   BUSINESS!PERSON! [~BUS]
   TRUCE_MONITOR [IGO~]                        the code stands before the country's
   Without braces, and without "_" at the end, the regular plural is meant too; "{}": no plural. */
#include "core/utf8.h"
#include "import/parts.h"

#include <assert.h>

typedef struct Reader {
    SayImporter *importer;
    SayMap macros; /* "PERSON" -> index of its words */
    SAY_LIST(SayStr) expansions;
} Reader;

static void read_macro(Reader *reader, SayStr line)
{
    SayImporter *importer = reader->importer;
    SayStr rest = say_str_slice(line, 1, line.size);
    SayStr name = say_str_cut(&rest, '!');
    SayStr equals = rest;
    say_str_cut(&equals, '=');
    if (!equals.data || !say_str_trim(equals).size) {
        say_import_complain(importer, importer->line, "a macro without '= WORD, WORD'");
        return;
    }
    if (say_map_get(&reader->macros, name) != SAY_ABSENT)
        say_import_complain(importer, importer->line, "the macro !%.*s! is defined again",
                            SAY_STR_ARG(name));
    say_map_set(&reader->macros, name, reader->expansions.count);
    *say_push(importer->arena, &reader->expansions) = equals;
}

/* Cuts "HERDS!PERSON!" at its first macro; false when it has none. */
static bool find_macro(SayStr phrase, SayStr *before, SayStr *name, SayStr *after)
{
    uint32_t open = say_str_find(phrase, SAY_STR("!"), 0);
    uint32_t close = open == UINT32_MAX ? open : say_str_find(phrase, SAY_STR("!"), open + 1);
    if (close == UINT32_MAX) return false;
    *before = say_str_slice(phrase, 0, open);
    *name = say_str_slice(phrase, open + 1, close);
    *after = say_str_slice(phrase, close + 1, phrase.size);
    return true;
}

static void add_form(SayImporter *importer, SayText *forms, SayStr foreign)
{
    SayStr words = say_import_words(importer->arena, foreign);
    SayStr rest = say_text_str(forms);
    if (!words.size) return;
    while (rest.data)
        if (say_str_equal(say_str_cut(&rest, '|'), words)) return;
    if (forms->size) say_text_add(forms, SAY_STR(" | "));
    say_text_add(forms, words);
}

/* A macro within a macro is read, one within itself ends here. */
#define DEPTH_MOST 4

/* Every word that the macros of the phrase stand for; false, and reported, when that cannot be. */
static bool expand(Reader *reader, SayStr phrase, uint32_t depth, SayText *forms)
{
    SayStr before, name, after;
    if (!find_macro(phrase, &before, &name, &after)) {
        add_form(reader->importer, forms, phrase);
        return true;
    }
    uint32_t index = say_map_get(&reader->macros, name);
    if (index == SAY_ABSENT || depth == DEPTH_MOST) {
        say_import_refuse(reader->importer, reader->importer->line, "the macro !%.*s! is %s",
                          SAY_STR_ARG(name),
                          index == SAY_ABSENT ? "not defined" : "too deep in macros");
        return false;
    }
    assert(reader->expansions.items);
    SayStr rest = reader->expansions.items[index];
    while (rest.data) {
        SayText whole = {.arena = reader->importer->arena};
        say_text_add(&whole, before);
        say_text_add(&whole, say_str_cut(&rest, ','));
        say_text_add(&whole, after);
        if (!expand(reader, say_text_str(&whole), depth + 1, forms)) return false;
    }
    return true;
}

/* The plural that the line gives or, without one, means. */
static void add_plurals(SayImporter *importer, SayText *forms, SayStr phrase, bool given,
                        SayStr plurals)
{
    bool macro = say_str_find(phrase, SAY_STR("!"), 0) != UINT32_MAX;
    if (given) {
        for (uint32_t i = 0; i < plurals.size;) {
            uint32_t end = i;
            while (end < plurals.size && plurals.data[end] != ' ' && plurals.data[end] != ',')
                end++;
            if (end > i) add_form(importer, forms, say_str_slice(plurals, i, end));
            i = end + 1;
        }
    } else if (!macro && !say_str_ends(phrase, SAY_STR("_"))) {
        add_form(importer, forms, say_import_plural(importer->arena, phrase));
    }
}

static void write_agent(Reader *reader, SayStr forms, SayStr code)
{
    SayImporter *importer = reader->importer;
    bool behind = code.size && code.data[0] == '~';
    SayStr letters =
        behind ? say_str_slice(code, 1, code.size) : say_str_slice(code, 0, code.size - 1);
    SayStr rest = forms;
    SayStr head = say_import_head(importer, say_str_cut(&rest, '|'), code, importer->line);
    if (!head.data) return;
    say_import_entry(importer, head);
    say_import_field_text(importer, "kind", "role");
    say_import_field(importer, "sectors",
                     say_import_code(importer, letters, false, importer->line).sectors);
    say_import_field(importer, "words", forms);
    say_import_field(importer, "cameo", code);
    say_import_field_text(importer, "joins", behind ? "behind" : "before");
    say_import_origin(importer, importer->line);
}

static bool is_agent_code(SayStr code)
{
    uint32_t tildes = 0;
    for (uint32_t i = 0; i < code.size; i++) {
        bool letter = code.data[i] >= 'A' && code.data[i] <= 'Z';
        if (!letter && code.data[i] != '~') return false;
        tildes += code.data[i] == '~';
    }
    return tildes == 1 && code.size > 3 && (code.data[0] == '~' || code.data[code.size - 1] == '~');
}

static void read_agent(Reader *reader, SayStr line)
{
    SayImporter *importer = reader->importer;
    importer->counts.heads++;
    SayStr rest = line, head, code = SAY_STR_NONE, phrase, plurals = SAY_STR_NONE;
    if (say_import_bracket(&rest, '[', ']', &head, &code) != SAY_BRACKET_WHOLE) {
        say_import_refuse(importer, importer->line, "no code in brackets: '%.*s'",
                          SAY_STR_ARG(line));
        return;
    }
    if (!is_agent_code(code)) {
        say_import_refuse(importer, importer->line,
                          "'%.*s' is no agent's code, which has a ~ at one end", SAY_STR_ARG(code));
        return;
    }
    rest = head;
    SayBracket braces = say_import_bracket(&rest, '{', '}', &phrase, &plurals);
    if (braces == SAY_BRACKET_BROKEN) {
        say_import_refuse(importer, importer->line, "a brace without its other half");
        return;
    }
    SayText forms = {.arena = importer->arena};
    if (!expand(reader, phrase, 0, &forms)) return;
    add_plurals(importer, &forms, phrase, braces == SAY_BRACKET_WHOLE, plurals);
    if (forms.size)
        write_agent(reader, say_text_str(&forms), code);
    else
        say_import_refuse(importer, importer->line, "a code without a noun");
}

static bool defines_macro(SayStr body)
{
    uint32_t close = body.data[0] == '!' ? say_str_find(body, SAY_STR("!"), 1) : UINT32_MAX;
    return close != UINT32_MAX && say_str_find(body, SAY_STR("["), 0) == UINT32_MAX &&
           say_str_starts(say_str_trim(say_str_slice(body, close + 1, body.size)), SAY_STR("="));
}

void say_import_agents(SayImporter *importer, SayStr text)
{
    Reader reader = {.importer = importer, .macros = say_map_new(importer->arena)};
    SayStr line;
    for (uint32_t at = 0; say_import_next(importer, text, &at, &line);) {
        SayStr body = say_import_before(line, "#;");
        if (!body.size) continue;
        if (defines_macro(body))
            read_macro(&reader, body);
        else
            read_agent(&reader, body);
    }
}
