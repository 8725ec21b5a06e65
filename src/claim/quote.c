/* quote.c -- quotations: where direct speech begins and ends, by its marks alone.

   Only outermost quotations count; what is quoted within them is their speaker's affair. A
   quotation that is not closed ends with its paragraph: newspapers open the next paragraph of a
   long one with a mark again. Single marks count as outermost only where they stand like marks
   (blank or bracket outside), for the apostrophe looks the same. */
#include "claim/attribution.h"
#include "core/utf8.h"

#include <assert.h>

enum {
    SPEECH_WORDS = 4,
    SINGLE_REACH =
        2000, /* bytes: how far a single mark looks for its partner; keeps the walk linear */
};

typedef enum Mark {
    MARK_NONE,
    MARK_OPEN,
    MARK_CLOSE,
    MARK_STRAIGHT,
    MARK_SINGLE_OPEN,
    MARK_SINGLE
} Mark;

static Mark mark_of(uint32_t codepoint)
{
    switch (codepoint) {
    case 0x201C:
    case 0x201E:
    case 0xAB: return MARK_OPEN;
    case 0x201D:
    case 0xBB: return MARK_CLOSE;
    case '"': return MARK_STRAIGHT;
    case 0x2018: return MARK_SINGLE_OPEN;
    case 0x2019:
    case '\'': return MARK_SINGLE;
    default: return MARK_NONE;
    }
}

bool say_form_mark(const SayDoc *doc, uint32_t token)
{
    SayStr text = say_doc_token(doc, token);
    uint32_t at = 0;
    if (say_str_equal(text, SAY_STR("``")) || say_str_equal(text, SAY_STR("''"))) return true;
    Mark mark = mark_of(say_utf8_next(text, &at));
    return at == text.size && mark != MARK_NONE;
}

static bool blank_before(SayStr text, uint32_t at)
{
    if (at == 0) return true;
    char c = text.data[at - 1];
    return c == ' ' || c == '\n' || c == '\t' || c == '(' || c == '[';
}

static bool blank_after(SayStr text, uint32_t at)
{
    if (at >= text.size) return true;
    char c = text.data[at];
    return c == ' ' || c == '\n' || c == '\t' || c == ',' || c == '.' || c == ')' || c == ';' ||
           c == ':' || c == '?';
}

/* Two single marks for a double one, as typewriters and wires have it. */
static bool doubled(SayStr text, uint32_t at, char c)
{
    return at + 1 < text.size && text.data[at] == c && text.data[at + 1] == c;
}

/* Not the apostrophe of "the '90s". */
static bool single_opens(SayStr text, uint32_t at, uint32_t behind)
{
    if (!blank_before(text, at) || blank_after(text, behind)) return false;
    char c = text.data[behind];
    return !(c >= '0' && c <= '9');
}

/* The end of a quotation in single marks that opens at `at`: 0 when it is none. */
static uint32_t single_close(SayStr text, uint32_t at, uint32_t end)
{
    if (end - at > SINGLE_REACH) end = at + SINGLE_REACH;
    for (uint32_t i = at; i < end;) {
        uint32_t start = i;
        uint32_t codepoint = say_utf8_next(text, &i);
        if (mark_of(codepoint) != MARK_SINGLE || !blank_after(text, i) || start <= at) continue;
        if (blank_before(text, start) || text.data[start - 1] == 's') continue;
        return i;
    }
    return 0;
}

static uint32_t count_words(const SayDoc *doc, uint32_t first, uint32_t end, bool *verb)
{
    uint32_t words = 0;
    for (uint32_t t = first; t < end; t++) {
        words += doc->tokens.upos[t] != SAY_UPOS_PUNCT;
        *verb |= doc->tokens.upos[t] == SAY_UPOS_VERB || doc->tokens.upos[t] == SAY_UPOS_AUX;
    }
    return words;
}

static void add_quote(SayFinder *f, SaySpan span, SaySpan inner, bool closed)
{
    SayDoc *doc = f->doc;
    if (inner.end <= inner.start) return;
    uint32_t first = say_doc_token_at(doc, span.start);
    if (first == SAY_NONE || doc->tokens.start[first] >= span.end) return;
    uint32_t end = first;
    while (end < doc->tokens.count && doc->tokens.start[end] < span.end) end++;
    SayQuote *quote = say_push(doc->arena, &f->quotes);
    *quote = (SayQuote){span, inner, first, end, closed, false, false};
    bool verb = false;
    uint32_t words = count_words(doc, first, end, &verb);
    char last = doc->text.data[inner.end - 1];
    bool ended = last == ',' || last == '.' || last == '?' || last == '!';
    quote->speech = words > SPEECH_WORDS || (verb && words > 2) || (ended && words > 0);
    for (uint32_t t = first; t < end; t++) f->quote_of[t] = f->quotes.count;
}

/* State of the walk through one block. */
typedef struct Walk {
    uint32_t open;  /* byte of the opening mark; SAY_NONE outside */
    uint32_t inner; /* byte behind it */
    bool straight;
} Walk;

static void open_quote(Walk *walk, uint32_t at, uint32_t behind, bool straight)
{
    *walk = (Walk){at, behind, straight};
}

static void close_quote(SayFinder *f, Walk *walk, uint32_t at, uint32_t behind, bool closed)
{
    add_quote(f, (SaySpan){walk->open, behind}, (SaySpan){walk->inner, at}, closed);
    walk->open = SAY_NONE;
}

/* May a mark start with this byte? Asked of every byte, so that few are looked at twice. */
static bool may_start_mark(char c)
{
    unsigned char byte = (unsigned char)c;
    return byte == '"' || byte == '\'' || byte == '`' || byte == 0xC2 || byte == 0xE2;
}

static void walk_block(SayFinder *f, SaySpan block)
{
    SayStr text = f->doc->text;
    Walk walk = {SAY_NONE, 0, false};
    for (uint32_t i = block.start; i < block.end;) {
        if (!may_start_mark(text.data[i])) {
            i++;
            continue;
        }
        uint32_t at = i;
        Mark mark = mark_of(say_utf8_next(text, &i));
        if (doubled(text, at, '\'') || doubled(text, at, '`')) {
            i = at + 2;
            mark = MARK_STRAIGHT;
        }
        if (mark == MARK_NONE) continue;
        if (walk.open == SAY_NONE) {
            if (mark == MARK_OPEN)
                open_quote(&walk, at, i, false);
            else if (mark == MARK_STRAIGHT && (blank_before(text, at) || !blank_after(text, i)))
                open_quote(&walk, at, i, true);
            else if (mark >= MARK_SINGLE_OPEN && single_opens(text, at, i)) {
                uint32_t close = single_close(text, i, block.end);
                if (!close) continue;
                uint32_t size = (unsigned char)text.data[close - 1] == '\'' ? 1 : 3;
                open_quote(&walk, at, i, false);
                close_quote(f, &walk, close - size, close, true);
                i = close;
            }
        } else if (mark == MARK_CLOSE ||
                   (mark == MARK_STRAIGHT && (walk.straight || blank_after(text, i)))) {
            close_quote(f, &walk, at, i, true);
        }
    }
    if (walk.open != SAY_NONE) close_quote(f, &walk, block.end, block.end, false);
}

void say_quote_find(SayFinder *f)
{
    SayDoc *doc = f->doc;
    if (doc->blocks.count == 0) walk_block(f, (SaySpan){0, doc->text.size});
    for (uint32_t b = 0; b < doc->blocks.count; b++) walk_block(f, doc->blocks.items[b].span);
}

SayQuote *say_quote_at(SayFinder *f, uint32_t token)
{
    assert(token < f->doc->tokens.count);
    uint32_t quote = f->quote_of[token];
    return quote ? &f->quotes.items[quote - 1] : NULL;
}
