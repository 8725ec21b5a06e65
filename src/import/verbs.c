/* verbs.c -- dictionaries of verbs: synonym sets, blocks of verbs with one code, their patterns,
   and transformations.

   &MILITARY                  a synonym set, its words behind "+"
   +ARMY
   --- ABANDON [080] ---      a block, with the code of its verbs
   SAY {SAYS SAID SAYING}     a verb with its irregular forms; "{}": no other forms; with a code of
   +GUN_DOWN [193]            its own; "+": the word that is the verb
   - * &MILITARY [192:190]    a pattern: the code, and behind ":" the one of the way back
   ~ a (a b ATTACK) SAY = a b 015 */
#include "import/parts.h"

#include <stdio.h>

typedef struct Reader {
    SayImporter *importer;
    SayStr block;      /* name, absent before the first */
    SayStr block_code; /* absent when the block has none */
    bool in_set;
    SAY_LIST(SayStr) members; /* of the set at hand, as written */
    SayStr set;
    uint32_t set_line;
} Reader;

static SayStr lower(const Reader *reader, SayStr foreign)
{
    return say_import_words(reader->importer->arena, foreign);
}

static SayStr join2(const Reader *reader, const char *what, SayStr name)
{
    SayText text = {.arena = reader->importer->arena};
    say_text_format(&text, "%s %.*s", what, SAY_STR_ARG(name));
    return say_text_str(&text);
}

/* ---- codes ---- */

/* Three or four digits, with a letter of the coder's own ("174K") and "!" for the passive, or
   "---". */
static bool one_code(SayStr code)
{
    if (say_str_equal(code, SAY_STR("---"))) return true;
    if (say_str_ends(code, SAY_STR("!"))) code.size--;
    if (code.size > 3 && code.data[code.size - 1] >= 'A' && code.data[code.size - 1] <= 'Z')
        code.size--;
    for (uint32_t i = 0; i < code.size; i++)
        if (code.data[i] < '0' || code.data[i] > '9') return false;
    return code.size == 3 || code.size == 4;
}

static bool is_code(SayStr code)
{
    SayStr rest = code;
    SayStr first = say_str_cut(&rest, ':');
    if (!rest.data) return one_code(first);
    return (!first.size || one_code(first)) && one_code(rest);
}

static void write_code(Reader *reader, SayStr code)
{
    SayStr rest = code;
    SayStr first = say_str_cut(&rest, ':');
    say_import_field(reader->importer, "cameo", first);
    if (rest.data) say_import_field(reader->importer, "cameo_back", rest);
}

/* ---- synonym sets ---- */

static void finish_set(Reader *reader)
{
    SayImporter *importer = reader->importer;
    if (!reader->in_set) return;
    reader->in_set = false;
    SayStr head = say_import_head(importer, join2(reader, "synset", lower(reader, reader->set)),
                                  SAY_STR(""), reader->set_line);
    if (!head.data) return;
    say_import_entry(importer, head);
    for (uint32_t i = 0; i < reader->members.count; i++) {
        SayStr member = reader->members.items[i];
        bool whole = say_str_ends(member, SAY_STR("_"));
        say_import_field(importer, whole ? "whole" : "member", lower(reader, member));
    }
    say_import_origin(importer, reader->set_line);
}

static void begin_set(Reader *reader, SayStr body)
{
    SayImporter *importer = reader->importer;
    finish_set(reader);
    importer->counts.heads++;
    uint32_t end = body.size;
    while (end > 1 && body.data[end - 1] == '_') end--;
    reader->set = say_str_slice(body, 1, end);
    reader->set_line = importer->line;
    reader->in_set = true;
    reader->members.count = 0;
    say_map_set(&importer->synsets, reader->set, importer->line);
}

/* ---- blocks and verbs ---- */

static void begin_block(Reader *reader, SayStr body)
{
    SayImporter *importer = reader->importer;
    SayStr rest = body, before, code = SAY_STR_NONE;
    finish_set(reader);
    SayBracket bracket = say_import_bracket(&rest, '[', ']', &before, &code);
    uint32_t start = 0, end = before.size;
    while (start < end && before.data[start] == '-') start++;
    while (end > start && before.data[end - 1] == '-') end--;
    reader->block = say_str_trim(say_str_slice(before, start, end));
    reader->block_code = SAY_STR_NONE;
    if (bracket == SAY_BRACKET_WHOLE && is_code(code))
        reader->block_code = code;
    else
        say_import_complain(importer, importer->line, "the block %.*s has no code",
                            SAY_STR_ARG(reader->block));
}

/* "+GUN_DOWN": which word is the verb, counted from 1; 0 when none is marked. */
static uint32_t verb_word(SayStr verb)
{
    uint32_t word = 1;
    for (uint32_t i = 0; i < verb.size; i++) {
        if (verb.data[i] == '+') return word;
        word += verb.data[i] == '_' && i + 1 < verb.size;
    }
    return 0;
}

static SayStr unmarked(const Reader *reader, SayStr verb)
{
    SayText text = {.arena = reader->importer->arena};
    for (uint32_t i = 0; i < verb.size; i++)
        if (verb.data[i] != '+') say_text_char(&text, verb.data[i]);
    return lower(reader, say_text_str(&text));
}

static void write_forms(Reader *reader, SayStr forms)
{
    SayText text = {.arena = reader->importer->arena};
    for (uint32_t i = 0; i < forms.size;) {
        uint32_t end = i;
        while (end < forms.size && forms.data[end] != ' ' && forms.data[end] != ',') end++;
        SayStr form = unmarked(reader, say_str_slice(forms, i, end));
        i = end + 1;
        if (!form.size) continue;
        if (text.size) say_text_add(&text, SAY_STR(" | "));
        say_text_add(&text, form);
    }
    if (text.size)
        say_import_field(reader->importer, "forms", say_text_str(&text));
    else
        say_import_field_text(reader->importer, "forms", "-");
}

static void write_verb(Reader *reader, SayStr verb, SayStr code, bool braces, SayStr forms)
{
    SayImporter *importer = reader->importer;
    SayStr used = code.data ? code : reader->block_code;
    SayStr name = unmarked(reader, verb);
    /* A verb of two blocks has the patterns of both. */
    SayText place = {.arena = importer->arena};
    say_text_format(&place, "%.*s of %.*s", SAY_STR_ARG(used.data ? used : SAY_STR("---")),
                    SAY_STR_ARG(reader->block));
    SayStr head = say_import_head(importer, join2(reader, "verb", name), say_text_str(&place),
                                  importer->line);
    if (!head.data) return;
    say_import_entry(importer, head);
    say_import_field(importer, "verb", name);
    if (reader->block.data) say_import_field(importer, "block", lower(reader, reader->block));
    if (braces) write_forms(reader, forms);
    char number[16];
    snprintf(number, sizeof number, "%u", (unsigned)verb_word(verb));
    if (verb_word(verb)) say_import_field_text(importer, "verb_word", number);
    if (used.data) write_code(reader, used);
    say_import_origin(importer, importer->line);
}

/* The code and the braces stand in either order. */
static void read_verb(Reader *reader, SayStr body)
{
    SayImporter *importer = reader->importer;
    SayStr rest = body, before, verb, code = SAY_STR_NONE, forms = SAY_STR_NONE;
    finish_set(reader);
    importer->counts.heads++;
    SayBracket bracket = say_import_bracket(&rest, '[', ']', &before, &code);
    SayText without = {.arena = importer->arena};
    say_text_add(&without, before);
    say_text_char(&without, ' ');
    say_text_add(&without, rest);
    rest = say_text_str(&without);
    SayBracket braces = say_import_bracket(&rest, '{', '}', &verb, &forms);
    if (bracket == SAY_BRACKET_BROKEN || braces == SAY_BRACKET_BROKEN)
        say_import_refuse(importer, importer->line, "a bracket without its other half");
    else if (!verb.size)
        say_import_refuse(importer, importer->line, "a code without a verb");
    else if (code.data && !is_code(code))
        say_import_refuse(importer, importer->line, "'%.*s' is no CAMEO code", SAY_STR_ARG(code));
    else
        write_verb(reader, verb, code, braces == SAY_BRACKET_WHOLE, forms);
}

/* ---- patterns ---- */

static SayStr pattern_head(const Reader *reader)
{
    SayText text = {.arena = reader->importer->arena};
    say_text_format(&text, "pattern %.*s %u",
                    SAY_STR_ARG(reader->block.data ? lower(reader, reader->block) : SAY_STR("-")),
                    (unsigned)reader->importer->line);
    return say_text_str(&text);
}

static bool is_repeated(Reader *reader, SayStr pattern, SayStr code)
{
    SayText key = {.arena = reader->importer->arena};
    say_text_format(&key, "pattern of %.*s: %.*s", SAY_STR_ARG(reader->block),
                    SAY_STR_ARG(pattern));
    return !say_import_head(reader->importer, say_text_str(&key), code, reader->importer->line)
                .data;
}

static void read_pattern(Reader *reader, SayStr body)
{
    SayImporter *importer = reader->importer;
    SayStr rest = body, pattern, code = SAY_STR_NONE;
    SayImportSteps steps = {0};
    finish_set(reader);
    importer->counts.heads++;
    uint32_t start = 0;
    while (start < body.size && body.data[start] == '-') start++;
    if (start > 1) say_import_complain(importer, importer->line, "a pattern begins with one -");
    rest = say_str_slice(body, start, body.size);
    if (say_import_bracket(&rest, '[', ']', &pattern, &code) != SAY_BRACKET_WHOLE) {
        say_import_refuse(importer, importer->line, "a pattern without a code: '%.*s'",
                          SAY_STR_ARG(body));
        return;
    }
    if (!is_code(code)) {
        say_import_refuse(importer, importer->line, "'%.*s' is no CAMEO code", SAY_STR_ARG(code));
        return;
    }
    if (!say_import_pattern(importer, pattern, &steps)) return;
    if (is_repeated(reader, pattern, code)) return;
    say_import_entry(importer, pattern_head(reader));
    if (reader->block.data) say_import_field(importer, "block", lower(reader, reader->block));
    say_import_field(importer, "pattern", pattern);
    for (uint32_t i = 0; i < steps.count; i++) say_import_field(importer, "step", steps.items[i]);
    write_code(reader, code);
    say_import_origin(importer, importer->line);
}

/* ---- transformations ---- */

/* "~ a (a b ATTACK) SAY = a b 015": parts by blanks, brackets aside. */
static uint32_t cut_parts(SayStr body, SayStr *parts, uint32_t most)
{
    uint32_t count = 0;
    for (uint32_t i = 1; i < body.size && count < most;) {
        uint32_t end = i;
        while (end < body.size && body.data[end] != ' ' && body.data[end] != '(' &&
               body.data[end] != ')')
            end++;
        if (end > i) parts[count++] = say_str_slice(body, i, end);
        i = end + 1;
    }
    return count;
}

static void read_transformation(Reader *reader, SayStr body)
{
    static const char *const fields[] = {"outer_source", "inner_source", "inner_target",
                                         "inner",        "outer",        NULL,
                                         "source",       "target",       "cameo"};
    enum { PARTS = sizeof fields / sizeof *fields };
    SayImporter *importer = reader->importer;
    SayStr parts[PARTS + 1];
    finish_set(reader);
    importer->counts.heads++;
    if (cut_parts(body, parts, PARTS + 1) != PARTS || !say_str_equal(parts[5], SAY_STR("="))) {
        say_import_refuse(importer, importer->line,
                          "a transformation is written '~ a (a b VERB) VERB = a b CODE': '%.*s'",
                          SAY_STR_ARG(body));
        return;
    }
    SayText name = {.arena = importer->arena};
    say_text_format(&name, "transformation %u", (unsigned)importer->line);
    say_import_entry(importer, say_text_str(&name));
    say_import_field(importer, "pattern", say_str_trim(say_str_slice(body, 1, body.size)));
    for (uint32_t i = 0; i < PARTS; i++)
        if (fields[i])
            say_import_field(importer, fields[i],
                             i == 3 || i == 4 ? lower(reader, parts[i]) : parts[i]);
    say_import_origin(importer, importer->line);
}

/* ---- lines ---- */

static void read_line(Reader *reader, SayStr body)
{
    if (say_str_starts(body, SAY_STR("---")))
        begin_block(reader, body);
    else if (body.data[0] == '-')
        read_pattern(reader, body);
    else if (body.data[0] == '&')
        begin_set(reader, body);
    else if (body.data[0] == '~')
        read_transformation(reader, body);
    else if (body.data[0] == '+' && reader->in_set)
        *say_push(reader->importer->arena, &reader->members) =
            say_str_trim(say_str_slice(body, 1, body.size));
    else
        read_verb(reader, body);
}

void say_import_verbs(SayImporter *importer, SayStr text)
{
    Reader reader = {.importer = importer};
    SayStr line;
    for (uint32_t at = 0; say_import_next(importer, text, &at, &line);) {
        SayStr body = say_import_before(line, "#;");
        if (body.size) read_line(&reader, body);
    }
    finish_set(&reader);
}
