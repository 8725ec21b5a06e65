/* blocks.c -- the tree's text as blocks, each byte of it traced to the page's source.

   Gumbo gives a text node both decoded and as it stands in the source; the two are walked side by
   side, so that an entity becomes a unit and all else is taken byte for byte. */
#include "core/utf8.h"
#include "extract/page.h"

#include <assert.h>
#include <string.h>

#define DEEPEST_TREE 512

typedef struct Walk {
    SayPage *page;
    SayExtraction *x;
    uint32_t start;                  /* of the open block, in the draft */
    bool blank;                      /* white space waits to be written */
    uint32_t blank_start, blank_end; /* its bytes in decoded */
    uint32_t linked, letters;
    uint32_t links, headings, items, quotes; /* open elements of these kinds */
    uint32_t breaks;                         /* <br> since the last text */
    uint32_t element;                        /* innermost open block element */
} Walk;

static SayBlockKind kind_of(const Walk *w)
{
    if (w->headings) return SAY_BLOCK_HEADING;
    if (w->items) return SAY_BLOCK_LIST_ITEM;
    return w->quotes ? SAY_BLOCK_QUOTE : SAY_BLOCK_PARAGRAPH;
}

static void close_block(Walk *w)
{
    if (w->x->text.size > w->start) {
        SayDraftBlock *block = say_push(w->x->arena, &w->x->blocks);
        *block = (SayDraftBlock){.start = w->start,
                                 .end = w->x->text.size,
                                 .kind = kind_of(w),
                                 .letters = w->letters,
                                 .linked = w->linked,
                                 .element = w->element};
    }
    w->start = w->x->text.size;
    w->blank = false;
    w->linked = w->letters = w->breaks = 0;
}

static void add_space(Walk *w, uint32_t start, uint32_t end)
{
    if (!w->blank) w->blank_start = start;
    w->blank_end = end;
    w->blank = true;
}

/* A run of white space is one blank: a unit, but for a line feed alone, which one blank replaces.
 */
static void write_space(Walk *w)
{
    if (!w->blank) return;
    w->blank = false;
    if (w->x->text.size == w->start) return;
    uint32_t end = w->blank_end;
    if (end - w->blank_start == 1 && w->x->decoded.data[w->blank_start] != ' ')
        end = w->blank_start;
    if (end < w->blank_start) end = w->blank_start;
    say_draft_add(w->x, SAY_STR(" "), w->blank_start, end);
}

static void write_text(Walk *w, SayStr text, uint32_t start, uint32_t end)
{
    write_space(w);
    w->breaks = 0;
    w->letters += text.size;
    if (w->links) w->linked += text.size;
    say_draft_add(w->x, text, start, end);
}

/* A character: white space is collapsed, marks without width (zero-width blanks, soft hyphens) are
 * left out. */
static void write_character(Walk *w, SayStr text, uint32_t start, uint32_t end)
{
    uint32_t at = 0, c = say_utf8_next(text, &at);
    if (c == 0x200B || c == 0xFEFF || c == 0xAD || c == 0x2060) return;
    if (say_utf8_is_space(c)) {
        add_space(w, start, end);
    } else if (text.size == end - start &&
               memcmp(text.data, w->x->decoded.data + start, text.size) != 0) {
        /* Sizes agree, bytes do not: the source is given to the first byte alone. */
        write_text(w, say_str_slice(text, 0, 1), start, start);
        if (text.size > 1) write_text(w, say_str_slice(text, 1, text.size), start, end);
    } else {
        write_text(w, text, start, end);
    }
}

/* End of the entity at `at` ("&amp;", "&#8217;", "&nbsp" without its semicolon). */
static uint32_t entity_end(SayStr s, uint32_t at)
{
    uint32_t end = at + 1;
    while (end < s.size && end < at + 40) {
        char c = s.data[end];
        bool name =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '#';
        if (!name) break;
        end++;
    }
    return end < s.size && s.data[end] == ';' ? end + 1 : end;
}

/* Tags and comments that gumbo ignored inside a text node. */
static uint32_t markup_end(SayStr s, uint32_t at)
{
    bool comment = say_str_starts(say_str_slice(s, at, s.size), SAY_STR("<!--"));
    uint32_t end = say_str_find(s, comment ? SAY_STR("-->") : SAY_STR(">"), at);
    return end == UINT32_MAX ? s.size : end + (comment ? 3 : 1);
}

static bool plain_byte(char c)
{
    unsigned char byte = (unsigned char)c;
    return byte > ' ' && byte < 0x7F && c != '&' && c != '<';
}

static uint32_t character_size(SayStr s, uint32_t at)
{
    uint32_t next = at;
    say_utf8_next(s, &next);
    return next - at;
}

typedef struct Pair {
    SayStr text, raw;          /* decoded by gumbo, and as it stands */
    uint32_t at, raw_at, base; /* base: of raw in decoded */
} Pair;

static void step_bytes(Walk *w, Pair *p)
{
    uint32_t end = p->at, raw_end = p->raw_at;
    while (end < p->text.size && raw_end < p->raw.size && plain_byte(p->text.data[end]) &&
           p->text.data[end] == p->raw.data[raw_end]) {
        end++;
        raw_end++;
    }
    write_text(w, say_str_slice(p->text, p->at, end), p->base + p->raw_at, p->base + raw_end);
    p->at = end;
    p->raw_at = raw_end;
}

/* One character of the text and what stands for it in the source. False when the two do not fit
 * together. */
static bool step_character(Walk *w, Pair *p)
{
    char raw = p->raw.data[p->raw_at];
    uint32_t size = character_size(p->text, p->at), raw_end = p->raw_at + size;
    bool same =
        raw_end <= p->raw.size && memcmp(p->text.data + p->at, p->raw.data + p->raw_at, size) == 0;
    if (raw == '&') {
        uint32_t end = entity_end(p->raw, p->raw_at);
        bool ampersand =
            p->text.data[p->at] == '&' &&
            !say_str_starts(say_str_slice(p->raw, p->raw_at, p->raw.size), SAY_STR("&amp")) &&
            !say_str_starts(say_str_slice(p->raw, p->raw_at, p->raw.size), SAY_STR("&#"));
        raw_end = ampersand ? p->raw_at + 1 : end;
    } else if (raw == '<' && p->text.data[p->at] != '<') {
        p->raw_at = markup_end(p->raw, p->raw_at);
        return true;
    } else if (raw == '\r' && p->text.data[p->at] == '\n') {
        bool pair = p->raw_at + 1 < p->raw.size && p->raw.data[p->raw_at + 1] == '\n';
        raw_end = p->raw_at + (pair ? 2 : 1);
    } else if (!same) {
        return false;
    }
    write_character(w, say_str_slice(p->text, p->at, p->at + size), p->base + p->raw_at,
                    p->base + raw_end);
    p->at += size;
    p->raw_at = raw_end;
    return true;
}

static void add_text(Walk *w, const GumboText *node)
{
    SayStr all = w->x->decoded, text = say_str(node->text);
    const char *from = node->original_text.data;
    if (!from || from < all.data || from > all.data + all.size) return;
    uint32_t base = (uint32_t)(from - all.data);
    uint32_t end = base + (uint32_t)node->original_text.length;
    Pair p = {.text = text,
              .raw = say_str_slice(all, base, end < all.size ? end : all.size),
              .base = base};
    while (p.at < text.size) {
        bool fits = p.raw_at < p.raw.size;
        if (fits && plain_byte(p.raw.data[p.raw_at]) && p.raw.data[p.raw_at] == text.data[p.at]) {
            step_bytes(w, &p);
        } else if (!fits || !step_character(w, &p)) {
            /* What cannot be traced byte by byte is traced character by character to all that is
             * left. */
            uint32_t size = character_size(text, p.at), rest = base + p.raw.size;
            write_character(w, say_str_slice(text, p.at, p.at + size), rest, rest);
            p.at += size;
        }
    }
}

static uint32_t *counter(Walk *w, GumboTag tag)
{
    switch (tag) {
    case GUMBO_TAG_A: return &w->links;
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6: return &w->headings;
    case GUMBO_TAG_LI:
    case GUMBO_TAG_DD: return &w->items;
    case GUMBO_TAG_BLOCKQUOTE: return &w->quotes;
    default: return NULL;
    }
}

/* One <br> is a blank, two end the block: pages that part paragraphs so are old but many. */
static void add_break(Walk *w)
{
    if (++w->breaks >= 2) {
        close_block(w);
    } else if (!w->blank) {
        uint32_t at =
            w->x->pieces.count ? w->x->pieces.items[w->x->pieces.count - 1].source_end : 0;
        add_space(w, at, at);
    }
}

typedef struct Open {
    const GumboNode *node;
    unsigned next;
    uint32_t element; /* SAY_NONE for an inline element */
    uint32_t outer;   /* the block element around */
} Open;

typedef SAY_LIST(Open) Stack;

static void enter(Walk *w, Stack *stack, const GumboNode *node)
{
    GumboTag tag = node->v.element.tag;
    Open *open = say_push(w->page->tree, stack);
    *open = (Open){node, 0, SAY_NONE, w->element};
    if (!say_tag_inline(tag)) {
        close_block(w);
        SayElement *element = say_push(w->page->tree, &w->page->elements);
        open->element = w->page->elements.count - 1;
        *element = (SayElement){.node = node, .parent = w->element};
        element->hints = say_element_hints(w->page, node);
        w->element = open->element;
    }
    uint32_t *count = counter(w, tag);
    if (count) ++*count;
}

static void leave(Walk *w, Stack *stack)
{
    Open open = stack->items[--stack->count];
    if (open.element != SAY_NONE) {
        close_block(w);
        w->page->elements.items[open.element].end = w->page->elements.count;
        w->element = open.outer;
    }
    uint32_t *count = counter(w, open.node->v.element.tag);
    if (count) --*count;
}

static void visit(Walk *w, Stack *stack, const GumboNode *node)
{
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE) {
        add_text(w, &node->v.text);
    } else if (say_node_is(node, GUMBO_TAG_BR)) {
        add_break(w);
    } else if (node->type == GUMBO_NODE_ELEMENT && !say_tag_skipped(node->v.element.tag)) {
        enter(w, stack, node);
    }
}

bool say_page_blocks(SayPage *page)
{
    Walk w = {.page = page, .x = page->x, .element = SAY_NONE};
    Stack stack = {0};
    enter(&w, &stack, page->root);
    while (stack.count > 0) {
        if (stack.count > DEEPEST_TREE) {
            say_doc_verdict(page->x->doc, SAY_OUTCOME_QUARANTINED,
                            "nesting: HTML deeper than %d at offset %zu", DEEPEST_TREE,
                            (size_t)stack.items[stack.count - 1].node->v.element.start_pos.offset);
            return false;
        }
        Open *open = &stack.items[stack.count - 1];
        const GumboVector *children = &open->node->v.element.children;
        if (open->next < children->length)
            visit(&w, &stack, children->data[open->next++]);
        else
            leave(&w, &stack);
    }
    return true;
}
