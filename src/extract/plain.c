/* plain.c -- text that is text already: lines to blocks.

   Lines of a paragraph are joined where the text was wrapped at a column: when the next line's
   first word would not have fitted. Everywhere else a line is a block of its own: scraped text has
   one paragraph a line. */
#include "core/utf8.h"
#include "extract/steps.h"

#include <assert.h>

/* No one wraps text wider than this; a longer line is a paragraph. */
#define WIDEST_WRAP    100
#define NARROWEST_WRAP 40
/* Wrapping at a column leaves the lines this much short of each other, word by word. */
#define WRAP_SLACK 4

typedef struct Line {
    SayStr text; /* trimmed */
    uint32_t start, width, indent;
    bool blank;
} Line;

typedef SAY_LIST(Line) Lines;

/* How a text was wrapped: at which column, and whether paragraphs begin with an indented line. */
typedef struct Wrap {
    uint32_t width;
    bool indented;
} Wrap;

static void read_lines(const SayExtraction *x, Lines *lines)
{
    SayStr all = x->decoded;
    for (uint32_t at = 0; at < all.size;) {
        uint32_t end = at;
        while (end < all.size && all.data[end] != '\n' && all.data[end] != '\r') end++;
        SayStr raw = say_str_slice(all, at, end);
        SayStr text = say_line_trim(raw);
        Line *line = say_push(x->arena, lines);
        line->text = text;
        line->start = text.size ? (uint32_t)(text.data - all.data) : at;
        line->indent = line->start - at;
        line->width = say_line_width(text);
        line->blank = text.size == 0;
        at = end +
             (end + 1 < all.size && all.data[end] == '\r' && all.data[end + 1] == '\n' ? 2 : 1);
    }
}

static uint32_t widest(const Lines *lines, uint32_t first, uint32_t end)
{
    uint32_t width = 0;
    for (uint32_t i = first; i < end; i++) {
        if (lines->items[i].width > width) width = lines->items[i].width;
    }
    return width;
}

/* Where most lines are indented, indentation marks nothing. */
static bool few_indented(const Lines *lines)
{
    uint32_t indented = 0, all = 0;
    for (uint32_t i = 0; i < lines->count; i++) {
        if (lines->items[i].blank) continue;
        all++;
        if (lines->items[i].indent >= 2) indented++;
    }
    return indented * 2 < all;
}

/* "- item", "* item", bullet: a list is never wrapped into one block. */
static bool bulleted(SayStr line)
{
    if (line.size < 3) return false;
    uint32_t at = 0, c = say_utf8_next(line, &at);
    return (c == '-' || c == '*' || c == 0x2022 || c == 0x25AA || c == 0x2013) && at < line.size &&
           line.data[at] == ' ';
}

static uint32_t first_word_width(SayStr line)
{
    uint32_t end = 0;
    while (end < line.size && line.data[end] != ' ' && line.data[end] != '\t') end++;
    return say_line_width(say_str_slice(line, 0, end));
}

/* Goes on in the middle of a sentence: nothing ends before it, and it begins with a small letter or
 * a number. */
static bool goes_on(const Line *line, const Line *next, uint32_t width)
{
    uint32_t at = 0, c = say_utf8_next(next->text, &at);
    bool small = say_utf8_is_digit(c) || (say_utf8_is_letter(c) && !say_utf8_is_upper(c));
    return small && line->width * 2 > width && say_line_stop(line->text) == 0;
}

static bool joins(const Line *line, const Line *next, const Wrap *wrap)
{
    if (wrap->width > WIDEST_WRAP || wrap->width < NARROWEST_WRAP || bulleted(next->text))
        return false;
    if (next->indent >= 2 && (wrap->indented || next->indent > line->indent)) return false;
    if (goes_on(line, next, wrap->width)) return true;
    return line->width + 1 + first_word_width(next->text) + WRAP_SLACK > wrap->width;
}

static void add_block(SayExtraction *x, const Lines *lines, uint32_t first, uint32_t last)
{
    const Line *from = &lines->items[first], *to = &lines->items[last];
    SayDraftBlock *block = say_push(x->arena, &x->blocks);
    block->start = from->start;
    block->end = to->start + to->text.size;
    block->kind = bulleted(from->text) ? SAY_BLOCK_LIST_ITEM : SAY_BLOCK_PARAGRAPH;
}

/* "Reuter" alone below the last sentence is a credit, though it would have fitted on no line above.
 */
static bool credit(SayExtraction *x, const Line *line)
{
    if (line->width > 24) return false;
    return say_outlet_named(x->view, say_line_key(x->arena, line->text)) != NULL;
}

/* One run of lines without a blank one between. */
static void split_run(SayExtraction *x, const Lines *lines, uint32_t first, uint32_t end,
                      const Wrap *wrap)
{
    uint32_t from = first;
    for (uint32_t i = first; i < end; i++) {
        bool more = i + 1 < end && joins(&lines->items[i], &lines->items[i + 1], wrap);
        if (more && !(say_line_stop(lines->items[i].text) && credit(x, &lines->items[i + 1])))
            continue;
        add_block(x, lines, from, i);
        from = i + 1;
    }
}

static void take_decoded(SayExtraction *x)
{
    say_draft_add(x, x->decoded, 0, x->decoded.size);
}

void say_extract_lines(SayExtraction *x)
{
    if (!say_doc_open(x->doc)) return;
    take_decoded(x);
    Lines lines = {0};
    read_lines(x, &lines);
    uint32_t all = widest(&lines, 0, lines.count);
    Wrap wrap = {.indented = few_indented(&lines)};
    for (uint32_t i = 0; i < lines.count; i++) {
        if (lines.items[i].blank) continue;
        uint32_t end = i + 1;
        while (end < lines.count && !lines.items[end].blank) end++;
        wrap.width = all <= WIDEST_WRAP ? all : widest(&lines, i, end);
        split_run(x, &lines, i, end, &wrap);
        i = end;
    }
}

/* Blank lines alone part blocks. */
void say_extract_verbatim(SayExtraction *x)
{
    if (!say_doc_open(x->doc)) return;
    take_decoded(x);
    Lines lines = {0};
    read_lines(x, &lines);
    for (uint32_t i = 0; i < lines.count; i++) {
        if (lines.items[i].blank) continue;
        uint32_t end = i + 1;
        while (end < lines.count && !lines.items[end].blank) end++;
        add_block(x, &lines, i, end - 1);
        i = end;
    }
}
