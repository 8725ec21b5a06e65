/* furniture.c -- what the site put around the article: share bars, forms, links to other stories,
   trailing words.

   Which lines are furniture is said in data/extract/furniture.txt; here is only what each kind of
   pattern does. */
#include "core/utf8.h"
#include "extract/steps.h"

#include <assert.h>

/* A line that begins like furniture but goes on is a sentence of the article. */
#define LONGEST_PREFIX_LINE 240
#define LONGEST_HEADLINE    160
/* "Follow us on *" takes in a few words, not a paragraph. */
#define MOST_WORDS_OF_LINE 16

#define BIT(kind) (1u << SAY_PATTERN_##kind)

static uint32_t letters_from(const SayExtraction *x, uint32_t first)
{
    uint32_t letters = 0;
    for (uint32_t i = first; i < x->blocks.count; i++) {
        const SayDraftBlock *block = &x->blocks.items[i];
        if (!block->dropped) letters += block->end - block->start;
    }
    return letters;
}

/* A headline of another story: short, and no sentence. */
static bool headline(SayStr line)
{
    return say_line_width(line) <= LONGEST_HEADLINE && say_line_stop(line) != '.';
}

static void drop_from(SayExtraction *x, uint32_t first)
{
    for (uint32_t i = first; i < x->blocks.count; i++) x->blocks.items[i].dropped = true;
}

static void drop_headlines(SayExtraction *x, uint32_t first)
{
    for (uint32_t i = first; i < x->blocks.count; i++) {
        SayDraftBlock *block = &x->blocks.items[i];
        if (!headline(say_draft_text(x, block)) || block->kind == SAY_BLOCK_TITLE) return;
        block->dropped = true;
    }
}

/* The end of the article: what follows is never more than what came before. */
static bool near_end(const SayExtraction *x, uint32_t index)
{
    uint32_t after = letters_from(x, index + 1), all = letters_from(x, 0);
    return after * 2 <= all && all > after;
}

static void apply(SayExtraction *x, uint32_t index, const SayPattern *pattern)
{
    SayDraftBlock *block = &x->blocks.items[index];
    SayStr line = say_draft_text(x, block);
    switch (pattern->kind) {
    case SAY_PATTERN_PREFIX:
        if (say_line_width(line) <= LONGEST_PREFIX_LINE) block->dropped = true;
        break;
    case SAY_PATTERN_TAIL:
        block->dropped = true;
        if (near_end(x, index)) drop_from(x, index + 1);
        break;
    case SAY_PATTERN_RELATED:
        block->dropped = true;
        drop_headlines(x, index + 1);
        break;
    case SAY_PATTERN_LINE: block->dropped = say_line_words(line) <= MOST_WORDS_OF_LINE; break;
    case SAY_PATTERN_SUFFIX:
    case SAY_PATTERN_COUNT: break;
    }
}

static void drop_lines(SayExtraction *x)
{
    unsigned kinds = BIT(LINE) | BIT(PREFIX) | BIT(TAIL) | BIT(RELATED);
    for (uint32_t i = 0; i < x->blocks.count; i++) {
        SayDraftBlock *block = &x->blocks.items[i];
        /* A line with the date is for the head to read, though it be nothing but numbers. */
        if (block->dropped || say_day_parse(say_draft_text(x, block), NULL) != SAY_DAY_NONE)
            continue;
        SayMark mark = say_arena_mark(x->arena);
        SayStr key = say_line_key(x->arena, say_draft_text(x, block));
        const SayPattern *pattern = say_line_pattern(x->view, key, kinds);
        bool shares = !pattern && say_line_all_in(&x->view->sharing, key);
        /* A line of signs alone ("* * *", "|") says nothing. */
        bool signs = key.size == 0;
        say_arena_release(x->arena, mark);
        if (pattern) apply(x, i, pattern);
        if (shares || signs) block->dropped = true;
    }
}

/* The last full stop, question or exclamation mark of a line, with the quotation marks and brackets
 * behind it. */
static uint32_t last_stop(SayStr line)
{
    uint32_t end = line.size;
    while (end > 0 && line.data[end - 1] != '.' && line.data[end - 1] != '!' &&
           line.data[end - 1] != '?')
        end--;
    while (end < line.size) {
        uint32_t at = end, c = say_utf8_next(line, &at);
        if (c != '"' && c != '\'' && c != ')' && c != 0x2019 && c != 0x201D) break;
        end = at;
    }
    return end;
}

/* "... in Lebanon. link": what stands behind the last full stop, when a pattern knows it. */
static void cut_suffix(SayExtraction *x)
{
    uint32_t last = x->blocks.count;
    while (last > 0 && x->blocks.items[last - 1].dropped) last--;
    if (last == 0) return;
    SayDraftBlock *block = &x->blocks.items[last - 1];
    SayStr line = say_draft_text(x, block);
    uint32_t stop = last_stop(line);
    if (stop == 0 || stop == line.size) return;
    SayStr key = say_line_key(x->arena, say_str_slice(line, stop, line.size));
    if (say_line_pattern(x->view, key, BIT(SUFFIX))) block->end = block->start + stop;
}

/* "source reuters" -> "reuters" */
static SayStr without_credit_word(SayStr key)
{
    static const char *const words[] = {"source ", "sources ", "via ", "from ", "courtesy "};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        SayStr word = say_str(words[i]);
        if (say_str_starts(key, word)) return say_str_slice(key, word.size, key.size);
    }
    return key;
}

/* "The Valley Post": few words, all with capitals but "of" and the like, one of them a word for a
 * medium. */
static bool outlet_shaped(const SayExtraction *x, SayStr line, SayStr key)
{
    bool medium = false;
    if (say_line_words(line) > 6 || say_line_stop(line) != 0) return false;
    for (SayStr rest = line, word; (word = say_str_cut(&rest, ' ')).data;) {
        uint32_t at = 0;
        if (word.size > 3 && !say_utf8_is_upper(say_utf8_next(word, &at))) return false;
    }
    for (SayStr rest = key, word; (word = say_str_cut(&rest, ' ')).data;) {
        if (say_map_get(&x->view->media, word) != SAY_ABSENT) medium = true;
    }
    return medium && say_line_words(line) > 1;
}

/* A last line that is nothing but an outlet's name says who published it; where that is known, who
 * wrote it. */
static void take_outlet_line(SayExtraction *x)
{
    uint32_t last = x->blocks.count, kept = 0;
    while (last > 0 && x->blocks.items[last - 1].dropped) last--;
    for (uint32_t i = 0; i < last; i++) kept += x->blocks.items[i].dropped ? 0 : 1;
    if (kept < 2) return;
    SayDraftBlock *block = &x->blocks.items[last - 1];
    SayStr line = say_draft_text(x, block);
    SayStr key = without_credit_word(say_line_key(x->arena, line));
    const SayOutlet *outlet = say_outlet_named(x->view, key);
    if (!outlet && !outlet_shaped(x, line, key)) return;
    SayStr name = outlet ? outlet->name : line;
    const SayRecord *record = &x->doc->record;
    bool known = x->found.site.data || record->outlet.data || record->url.data || x->found.url.data;
    block->dropped = true;
    if (!known)
        x->found.site = name;
    else if (outlet)
        x->found.origin = name;
}

void say_extract_furniture(SayExtraction *x)
{
    if (!say_doc_open(x->doc) || x->doc->record.plain) return;
    drop_lines(x);
    take_outlet_line(x);
    cut_suffix(x);
}
