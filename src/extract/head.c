/* head.c -- what stands above the first paragraph: category, title, byline, date. */
#include "core/utf8.h"
#include "extract/steps.h"

#include <assert.h>

#define LONGEST_TITLE     200
#define LONGEST_META_LINE 160
/* How far below the title a byline or date may stand. */
#define HEAD_BLOCKS 8

static uint32_t next_kept(const SayExtraction *x, uint32_t from)
{
    while (from < x->blocks.count && x->blocks.items[from].dropped) from++;
    return from;
}

static SayStr block_key(SayExtraction *x, uint32_t index)
{
    return say_line_key(x->arena, say_draft_text(x, &x->blocks.items[index]));
}

static bool paragraph_shaped(SayStr line)
{
    return say_line_stop(line) != 0 && say_line_words(line) >= 10;
}

/* "Politics & News", "Home > World > Middle East" alone above the title. */
static void drop_sections(SayExtraction *x)
{
    for (uint32_t i = next_kept(x, 0); i < x->blocks.count; i = next_kept(x, i + 1)) {
        SayStr line = say_draft_text(x, &x->blocks.items[i]);
        if (say_line_words(line) > 9 || !say_line_all_in(&x->view->sections, block_key(x, i)))
            return;
        if (next_kept(x, i + 1) >= x->blocks.count) return;
        x->blocks.items[i].dropped = true;
    }
}

/* One is the other, or the other with a site's name behind it. */
static bool same_title(SayStr a, SayStr b)
{
    return a.size > 8 && b.size > 8 && (say_str_starts(a, b) || say_str_starts(b, a));
}

static bool paragraph_follows(const SayExtraction *x, uint32_t index)
{
    for (uint32_t i = index + 1; i < x->blocks.count; i++) {
        const SayDraftBlock *block = &x->blocks.items[i];
        if (!block->dropped && paragraph_shaped(say_draft_text(x, block))) return true;
    }
    return false;
}

/* Headlines are no sentences with a full stop, have a few words, and a text below them. */
static bool headline_shaped(const SayExtraction *x, uint32_t index)
{
    SayStr line = say_draft_text(x, &x->blocks.items[index]);
    char stop = say_line_stop(line);
    if (stop == '.' || stop == ':' || say_line_words(line) < 3) return false;
    return say_line_width(line) <= LONGEST_TITLE && paragraph_follows(x, index);
}

/* The block that is the title; the count of blocks when none is. */
static uint32_t find_title(SayExtraction *x)
{
    SayStr stated = x->doc->record.title.data ? x->doc->record.title : x->found.title;
    SayStr key = stated.data ? say_line_key(x->arena, stated) : SAY_STR_NONE;
    uint32_t first = next_kept(x, 0), i = first;
    for (int tries = 0; key.data && tries < 4 && i < x->blocks.count;
         tries++, i = next_kept(x, i + 1)) {
        bool short_enough = say_line_width(say_draft_text(x, &x->blocks.items[i])) <= LONGEST_TITLE;
        if (short_enough && same_title(key, block_key(x, i))) return i;
    }
    if (first < x->blocks.count && !stated.data && headline_shaped(x, first)) return first;
    return x->blocks.count;
}

/* Words that stand before a date: "Published:", "Last updated on". */
static bool date_word(SayStr word)
{
    static const char *const words[] = {"published", "posted", "updated",  "last",       "on",
                                        "at",        "date",   "modified", "first",      "created",
                                        "release",   "issued", "added",    "publication"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (say_str_equal_nocase(word, say_str(words[i]))) return true;
    }
    return false;
}

static SayStr without_date_words(SayStr line)
{
    for (;;) {
        uint32_t end = 0;
        while (end < line.size && line.data[end] != ' ' && line.data[end] != ':') end++;
        if (end == line.size || !date_word(say_str_slice(line, 0, end))) return line;
        while (end < line.size && (line.data[end] == ' ' || line.data[end] == ':')) end++;
        line = say_str_slice(line, end, line.size);
    }
}

/* "AFP, Thursday 5 Feb 2026": the agency is whose text it is. */
static SayStr without_agency(SayExtraction *x, SayStr line)
{
    uint32_t end = 0;
    while (end < line.size && line.data[end] != ' ' && line.data[end] != ',') end++;
    const SayOutlet *outlet =
        say_outlet_named(x->view, say_line_key(x->arena, say_str_slice(line, 0, end)));
    if (!outlet || !outlet->agency) return line;
    SayStr rest = say_line_trim(say_str_slice(line, end + (end < line.size), line.size));
    if (say_day_parse(rest, NULL) == SAY_DAY_NONE) return line;
    x->found.origin = outlet->name;
    return rest;
}

static bool take_date(SayExtraction *x, SayStr part)
{
    SayStr date = without_agency(x, without_date_words(part));
    if (date.size < 6 || date.size > 64 || say_day_parse(date, NULL) == SAY_DAY_NONE) return false;
    bool updated =
        part.size >= 4 && (part.data[0] == 'U' || part.data[0] == 'L' || part.data[0] == 'M');
    if (!x->found.published.data && !(updated && date.data != part.data)) {
        x->found.published = date;
        x->found.published_basis = SAY_STR("text");
    }
    return true;
}

static bool take_byline(SayExtraction *x, SayStr part)
{
    SayStr key = say_line_key(x->arena, part);
    static const char *const openings[] = {"by ", "written by ", "posted by ", "reported by ",
                                           "author "};
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
        if (!say_str_starts(key, say_str(openings[i])) || say_line_words(part) > 14) continue;
        if (say_line_stop(part) == '.' && say_line_words(part) > 6) return false;
        if (!x->found.byline.data) x->found.byline = part;
        return true;
    }
    const SayOutlet *outlet = say_outlet_named(x->view, key);
    if (outlet && outlet->agency) x->found.origin = outlet->name;
    return outlet != NULL;
}

/* "10:20 GMT", "3 min read" */
static bool clock_line(SayStr key)
{
    bool digit = key.size > 0 && key.data[0] >= '0' && key.data[0] <= '9';
    return digit && key.size <= 16 && say_line_words(key) <= 4;
}

/* Cuts at "|", a middle dot, and " - "; the parts must all be of use for the line to count as one.
 */
static uint32_t part_end(SayStr line, uint32_t from, uint32_t *next)
{
    for (uint32_t at = from; at < line.size;) {
        uint32_t before = at, c = say_utf8_next(line, &at);
        bool dash = (c == '-' || c == 0x2013 || c == 0x2014) && before > from &&
                    line.data[before - 1] == ' ';
        if (c == '|' || c == 0xB7 || c == 0x2022 || dash) {
            *next = at;
            return before;
        }
    }
    *next = line.size;
    return line.size;
}

static bool take_meta_line(SayExtraction *x, SayStr line)
{
    if (line.size > LONGEST_META_LINE) return false;
    SayFound before = x->found;
    uint32_t known = 0;
    for (uint32_t at = 0, next = 0; at < line.size; at = next) {
        SayStr part = say_line_trim(say_str_slice(line, at, part_end(line, at, &next)));
        if (part.size == 0) continue;
        if (take_date(x, part) || take_byline(x, part)) {
            known++;
        } else if (!clock_line(say_line_key(x->arena, part))) {
            x->found = before;
            return false;
        }
    }
    return known > 0;
}

static void take_meta_lines(SayExtraction *x, uint32_t from)
{
    uint32_t i = next_kept(x, from);
    for (int seen = 0; seen < HEAD_BLOCKS && i < x->blocks.count; seen++, i = next_kept(x, i + 1)) {
        SayDraftBlock *block = &x->blocks.items[i];
        SayStr line = say_draft_text(x, block);
        if (say_line_words(line) > 30) return;
        /* The only line of a text is its text. */
        if (paragraph_follows(x, i) && take_meta_line(x, line)) block->dropped = true;
    }
}

/* A date or a byline may stand above the title, too. */
static void take_lines_above(SayExtraction *x)
{
    uint32_t i = next_kept(x, 0);
    while (i < x->blocks.count && paragraph_follows(x, i) &&
           take_meta_line(x, say_draft_text(x, &x->blocks.items[i]))) {
        x->blocks.items[i].dropped = true;
        i = next_kept(x, i + 1);
    }
}

/* Says who wrote it in words: "By Jane Roe -" -> "Jane Roe". */
static SayStr bare_byline(SayStr byline)
{
    while (byline.size > 0 &&
           (byline.data[byline.size - 1] == '-' || byline.data[byline.size - 1] == ' ' ||
            byline.data[byline.size - 1] == ',')) {
        byline.size--;
    }
    static const char *const openings[] = {"by ", "written by ", "posted by ", "reported by ",
                                           "author: "};
    for (size_t i = 0; byline.data && i < sizeof openings / sizeof *openings; i++) {
        SayStr opening = say_str(openings[i]);
        if (byline.size > opening.size &&
            say_str_equal_nocase(say_str_slice(byline, 0, opening.size), opening)) {
            return say_line_trim(say_str_slice(byline, opening.size, byline.size));
        }
    }
    return byline;
}

static void name_it(SayExtraction *x, uint32_t title)
{
    SayArticle *article = &x->doc->article;
    const SayRecord *record = &x->doc->record;
    SayStr line = SAY_STR_NONE;
    if (title < x->blocks.count) {
        x->blocks.items[title].kind = SAY_BLOCK_TITLE;
        line = say_draft_text(x, &x->blocks.items[title]);
    }
    SayStr found = x->found.title.data ? x->found.title : line;
    article->title = record->title.data ? record->title : found;
    article->byline = bare_byline(record->byline.data ? record->byline : x->found.byline);
}

void say_extract_head(SayExtraction *x)
{
    if (!say_doc_open(x->doc)) return;
    uint32_t title = x->blocks.count;
    if (!x->doc->record.plain) {
        drop_sections(x);
        take_lines_above(x);
        title = find_title(x);
        /* Above a title that was recognised by its words stands only what the site put there. */
        for (uint32_t i = 0; i < title && title < x->blocks.count; i++) {
            SayDraftBlock *block = &x->blocks.items[i];
            if (!paragraph_shaped(say_draft_text(x, block))) block->dropped = true;
        }
        take_meta_lines(x, title < x->blocks.count ? title + 1 : 0);
    }
    name_it(x, title);
}
