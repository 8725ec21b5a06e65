/* pattern.c -- a verb pattern as steps: what must stand around the verb, in the order of the text.

   - SAID + MUST * &POLICY_PLAN (TO/FOR {PEACE TALKS}) [100]
   "*" the verb, "$" the source, "+" the target, "%" both at once, "^" a skipped noun phrase,
   "&X" any word of a synonym set, "(...)" a phrase opened by a preposition, "{...}" one noun
   phrase,
   "/" alternatives, "_" without anything between, at the end of a word: no ending either. */
#include "import/parts.h"

#include <string.h>

typedef struct Reader {
    SayImporter *importer;
    SayImportSteps *steps;
    SayStr pattern;
    uint32_t at;
    bool adjacent; /* "_" stood before */
    char open[8];  /* brackets that are open */
    uint32_t depth;
    uint32_t verbs;
} Reader;

static void add_step(Reader *reader, const char *what, SayStr value)
{
    SayText text = {.arena = reader->importer->arena};
    say_text_format(&text, "%s%s", reader->adjacent ? "adjacent " : "", what);
    if (value.size) {
        say_text_char(&text, ' ');
        say_text_add(&text, value);
    }
    reader->adjacent = false;
    *say_push(reader->importer->arena, reader->steps) = say_text_str(&text);
}

static bool refuse(Reader *reader, const char *what)
{
    say_import_refuse(reader->importer, reader->importer->line, "%s: '%.*s'", what,
                      SAY_STR_ARG(reader->pattern));
    return false;
}

static const char *role_of(char c)
{
    switch (c) {
    case '*': return "verb";
    case '$': return "source";
    case '+': return "target";
    case '%': return "both";
    case '^': return "skip";
    default: return NULL;
    }
}

static SayStr take_word(Reader *reader)
{
    uint32_t start = reader->at;
    while (reader->at < reader->pattern.size &&
           !strchr(" \t_*$+%^(){}&", reader->pattern.data[reader->at]))
        reader->at++;
    return say_str_slice(reader->pattern, start, reader->at);
}

static void read_set(Reader *reader)
{
    uint32_t start = ++reader->at;
    while (reader->at < reader->pattern.size &&
           !strchr(" \t*$+%^(){}&", reader->pattern.data[reader->at]))
        reader->at++;
    /* "&WEAPON_&PROGRAM", "&AUXVERB1_ $": the "_" belongs to what follows, or to the set's name. */
    SayStr name = say_str_slice(reader->pattern, start, reader->at);
    uint32_t end = name.size;
    while (end && name.data[end - 1] == '_') end--;
    if (say_map_get(&reader->importer->synsets, say_str_slice(name, 0, end)) == SAY_ABSENT) {
        uint32_t cut = say_str_find(name, SAY_STR("_"), 0);
        if (cut != UINT32_MAX && cut < end &&
            say_map_get(&reader->importer->synsets, say_str_slice(name, 0, cut)) != SAY_ABSENT)
            end = cut;
        else
            say_import_complain(reader->importer, reader->importer->line,
                                "the synonym set &%.*s is not defined", (int)end, name.data);
    }
    reader->at = start + end;
    add_step(reader, "synset",
             say_import_words(reader->importer->arena, say_str_slice(name, 0, end)));
}

static void read_word(Reader *reader)
{
    SayArena *arena = reader->importer->arena;
    SayStr rest = take_word(reader);
    SayText forms = {.arena = arena};
    while (rest.data) {
        SayStr form = say_import_words(arena, say_str_cut(&rest, '/'));
        if (!form.size) continue;
        if (forms.size) say_text_add(&forms, SAY_STR(" | "));
        say_text_add(&forms, form);
    }
    bool stopped = reader->at < reader->pattern.size && reader->pattern.data[reader->at] == '_' &&
                   (reader->at + 1 == reader->pattern.size ||
                    strchr(" \t)}", reader->pattern.data[reader->at + 1]));
    add_step(reader, stopped ? "whole" : "word", say_text_str(&forms));
    if (stopped) reader->at++;
}

static bool read_bracket(Reader *reader, char c)
{
    reader->at++;
    if (c == '(' || c == '{') {
        if (reader->depth == sizeof reader->open) return refuse(reader, "brackets too deep");
        reader->open[reader->depth++] = c;
        add_step(reader, c == '(' ? "open phrase" : "open noun", SAY_STR(""));
        return true;
    }
    char wanted = c == ')' ? '(' : '{';
    if (!reader->depth || reader->open[reader->depth - 1] != wanted)
        return refuse(reader, "a bracket without its other half");
    reader->depth--;
    add_step(reader, "close", SAY_STR(""));
    return true;
}

static bool read_part(Reader *reader)
{
    char c = reader->pattern.data[reader->at];
    const char *role = role_of(c);
    if (c == ' ' || c == '\t') {
        reader->at++;
        reader->adjacent = false;
    } else if (c == '_') {
        reader->at++;
        reader->adjacent = true;
    } else if (role) {
        reader->at++;
        reader->verbs += c == '*';
        add_step(reader, role, SAY_STR(""));
    } else if (c == '&') {
        read_set(reader);
    } else if (strchr("(){}", c)) {
        return read_bracket(reader, c);
    } else {
        read_word(reader);
    }
    return true;
}

bool say_import_pattern(SayImporter *importer, SayStr pattern, SayImportSteps *steps)
{
    Reader reader = {.importer = importer, .steps = steps, .pattern = pattern};
    while (reader.at < pattern.size)
        if (!read_part(&reader)) return false;
    if (reader.depth) return refuse(&reader, "a bracket without its other half");
    if (reader.verbs != 1)
        return refuse(&reader, reader.verbs ? "more than one *" : "no * for the verb");
    return true;
}
