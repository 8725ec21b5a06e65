/* phrase.c -- from foreign lines and phrases in capitals to clean ones in ours. */
#include "core/utf8.h"
#include "import/parts.h"

#include <string.h>

bool say_import_next(SayImporter *importer, SayStr text, uint32_t *at, SayStr *line)
{
    if (*at >= text.size) return false;
    uint32_t end = say_str_find(text, SAY_STR("\n"), *at);
    if (end == UINT32_MAX) end = text.size;
    importer->line++;
    *line = say_import_clean(importer, say_str_slice(text, *at, end));
    *at = end + 1;
    return true;
}

static bool is_stray(uint32_t codepoint)
{
    return (codepoint < 0x20 && codepoint != '\t') || (codepoint >= 0x7f && codepoint < 0xa0);
}

SayStr say_import_clean(SayImporter *importer, SayStr line)
{
    if (line.size && line.data[line.size - 1] == '\r') line.size--;
    SayText clean = {.arena = importer->arena};
    bool changed = false;
    for (uint32_t at = 0; at < line.size;) {
        uint32_t start = at;
        uint32_t codepoint = say_utf8_next(line, &at);
        bool invalid = codepoint == 0xfffd && at - start == 1;
        if (invalid || is_stray(codepoint)) {
            if (!changed)
                say_import_complain(importer, importer->line, "stray byte 0x%02x left out",
                                    (unsigned)(unsigned char)line.data[start]);
            changed = true;
        } else {
            say_text_add(&clean, say_str_slice(line, start, at));
        }
    }
    if (!changed) return line;
    return clean.size ? say_text_str(&clean) : SAY_STR("");
}

SayStr say_import_before(SayStr line, const char *marks)
{
    uint32_t end = 0;
    while (end < line.size && !strchr(marks, line.data[end])) end++;
    return say_str_trim(say_str_slice(line, 0, end));
}

SayBracket say_import_bracket(SayStr *rest, char open, char close, SayStr *before, SayStr *inside)
{
    uint32_t first = 0, last;
    while (first < rest->size && rest->data[first] != open && rest->data[first] != close) first++;
    *before = say_str_trim(say_str_slice(*rest, 0, first));
    if (first == rest->size) {
        *rest = SAY_STR("");
        return SAY_BRACKET_NONE;
    }
    last = first + 1;
    while (last < rest->size && rest->data[last] != close && rest->data[last] != open) last++;
    if (rest->data[first] == close || last == rest->size || rest->data[last] == open)
        return SAY_BRACKET_BROKEN;
    *inside = say_str_trim(say_str_slice(*rest, first + 1, last));
    *rest = say_str_slice(*rest, last + 1, rest->size);
    return SAY_BRACKET_WHOLE;
}

/* ---- words ---- */

/* Blanks for "_", one at a time; without the characters that part phrases in our syntax. */
static SayStr plain(SayArena *arena, SayStr foreign)
{
    SayText text = {.arena = arena};
    bool blank = false;
    for (uint32_t i = 0; i < foreign.size; i++) {
        char c = foreign.data[i];
        if (c == '_' || c == ' ' || c == '\t') {
            blank = true;
        } else if (!strchr("\"`|{}[]()#%", c)) {
            if (blank && text.size) say_text_char(&text, ' ');
            say_text_char(&text, c);
            blank = false;
        }
    }
    return text.size ? say_text_str(&text) : SAY_STR("");
}

static bool has_lower(SayStr word)
{
    for (uint32_t at = 0; at < word.size;) {
        uint32_t c = say_utf8_next(word, &at);
        if (say_utf8_is_letter(c) && !say_utf8_is_upper(c)) return true;
    }
    return false;
}

static bool in_list(SayArena *arena, SayStr word, const char *list)
{
    SayStr rest = say_str(list), lower = say_utf8_lowercase(arena, word);
    while (rest.data)
        if (say_str_equal(say_str_cut(&rest, '|'), lower)) return true;
    return false;
}

static bool keeps_capitals(SayArena *arena, SayStr word, bool alone)
{
    if (has_lower(word) || memchr(word.data, '.', word.size)) return true;
    return (alone && word.size <= 3) || in_list(arena, word, "un|us|eu|uk|au|uae|usa|imf|nato");
}

/* "KI-MOON" -> "Ki-Moon", "D'AFFAIRES" -> "D'Affaires", "WOMEN'S" -> "Women's". */
static void add_title(SayText *name, SayStr word)
{
    bool start = true;
    for (uint32_t at = 0; at < word.size;) {
        char bytes[4];
        uint32_t c = say_utf8_next(word, &at);
        uint32_t kept = start ? c : say_utf8_lower(c);
        say_text_add(name, (SayStr){bytes, say_utf8_put(kept, bytes)});
        start = c == '-' || c == '/' || (c == '\'' && word.size - at >= 2);
    }
}

static SayStr titled(SayArena *arena, SayStr phrase)
{
    static const char small[] =
        "of|the|and|for|in|on|to|at|by|with|from|de|la|del|des|du|da|dos|di|al|bin|bint|ibn|von|"
        "van|der";
    SayText name = {.arena = arena};
    SayStr rest = phrase;
    while (rest.data) {
        SayStr word = say_str_cut(&rest, ' ');
        bool first = !name.size;
        if (!first) say_text_char(&name, ' ');
        if (keeps_capitals(arena, word, first && !rest.data))
            say_text_add(&name, word);
        else if (!first && in_list(arena, word, small))
            say_text_add(&name, say_utf8_lowercase(arena, word));
        else
            add_title(&name, word);
    }
    return say_text_str(&name);
}

/* "ARMY_(AAIA)_": the name before the bracket, and the one in it. */
static SayStr part_alias(SayStr foreign, SayStr *alias)
{
    *alias = SAY_STR_NONE;
    uint32_t end = foreign.size;
    while (end && strchr("_ \t", foreign.data[end - 1])) end--;
    if (!end || foreign.data[end - 1] != ')') return foreign;
    uint32_t open = end - 1;
    while (open && foreign.data[open] != '(') open--;
    if (!open) return foreign;
    *alias = say_str_slice(foreign, open + 1, end - 1);
    return say_str_slice(foreign, 0, open);
}

SayStr say_import_name(SayArena *arena, SayStr foreign, SayStr *alias)
{
    SayStr other = SAY_STR_NONE;
    SayStr name = plain(arena, part_alias(foreign, &other));
    if (alias) {
        SayStr second = other.size ? plain(arena, other) : SAY_STR("");
        bool letters = say_str_find(second, SAY_STR(" "), 0) == UINT32_MAX;
        *alias = !second.size ? SAY_STR_NONE : letters ? second : titled(arena, second);
    }
    return name.size ? titled(arena, name) : name;
}

SayStr say_import_words(SayArena *arena, SayStr foreign)
{
    return say_utf8_lowercase(arena, plain(arena, foreign));
}

SayStr say_import_plural(SayArena *arena, SayStr noun)
{
    SayText plural = {.arena = arena};
    SayStr stem = noun;
    const char *ending = "S";
    if (say_str_ends(noun, SAY_STR("Y")) && !say_str_ends(noun, SAY_STR("AY")) &&
        !say_str_ends(noun, SAY_STR("EY")) && !say_str_ends(noun, SAY_STR("OY"))) {
        stem = say_str_slice(noun, 0, noun.size - 1);
        ending = "IES";
    } else if (say_str_ends(noun, SAY_STR("S")) || say_str_ends(noun, SAY_STR("CH")) ||
               say_str_ends(noun, SAY_STR("SH")) || say_str_ends(noun, SAY_STR("X"))) {
        ending = "ES";
    }
    say_text_add(&plural, stem);
    say_text_add(&plural, say_str(ending));
    return say_text_str(&plural);
}
