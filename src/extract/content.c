/* content.c -- which blocks of a page are the article.

   Three observations of the literature on boilerplate detection (Kohlschuetter, Fankhauser and
   Nejdl 2010, "Boilerplate detection using shallow text features"; Pomikalek 2011) carry it: prose
   is long and little linked; what stands between prose belongs to it; and page authors name their
   parts. First the parts that say they are something else go, unless most of the prose is in them.
   Then the smallest part that holds most of the prose is taken. In it, blocks stay by their own
   shape and by their neighbours'. */
#include "extract/page.h"

#include <assert.h>

/* Bytes from which a block with a full stop, or without, reads like prose. */
#define PROSE_SENTENCE 60
#define PROSE_LONG     150
/* A part with this share of the page's prose (in tenths) is not dropped for its name. */
#define SHARE_TOO_LARGE   4
#define SHARE_OF_COMMENTS 9
#define SHARE_OF_BODY     5
#define SHARE_TO_DESCEND  8

static SayStr text_of(const SayPage *page, const SayDraftBlock *block)
{
    return say_draft_text(page->x, block);
}

static bool prose(const SayPage *page, const SayDraftBlock *block)
{
    if (block->kind == SAY_BLOCK_HEADING || block->linked * 3 > block->letters) return false;
    if (block->letters >= PROSE_LONG) return true;
    return block->letters >= PROSE_SENTENCE && say_line_stop(text_of(page, block)) != 0;
}

/* Sums over subtrees; parents stand before their children, so one walk backwards is enough. */
static void sum(SayPage *page)
{
    for (uint32_t i = 0; i < page->elements.count; i++) {
        SayElement *element = &page->elements.items[i];
        element->letters = element->linked = element->good = 0;
    }
    for (uint32_t i = 0; i < page->x->blocks.count; i++) {
        const SayDraftBlock *block = &page->x->blocks.items[i];
        if (block->dropped || block->element == SAY_NONE) continue;
        SayElement *element = &page->elements.items[block->element];
        element->letters += block->letters;
        element->linked += block->linked;
        if (prose(page, block)) element->good += block->letters;
    }
    for (uint32_t i = page->elements.count; i-- > 1;) {
        const SayElement *element = &page->elements.items[i];
        SayElement *parent = &page->elements.items[element->parent];
        parent->letters += element->letters;
        parent->linked += element->linked;
        parent->good += element->good;
    }
}

static bool secondary_tag(const GumboNode *node)
{
    return say_node_is(node, GUMBO_TAG_NAV) || say_node_is(node, GUMBO_TAG_ASIDE) ||
           say_node_is(node, GUMBO_TAG_FOOTER) || say_node_is(node, GUMBO_TAG_HEADER) ||
           say_node_is(node, GUMBO_TAG_FORM) || say_node_is(node, GUMBO_TAG_NOSCRIPT);
}

/* The element's subtree holds the article's own text, by name, or the page's first heading. */
static bool holds_body(const SayPage *page, uint32_t index)
{
    for (uint32_t i = index; i < page->elements.items[index].end; i++) {
        const SayElement *element = &page->elements.items[i];
        bool body = (element->hints & SAY_HINT_BODY) && !(element->hints & SAY_HINT_COMMENTS);
        if (body || say_node_is(element->node, GUMBO_TAG_H1)) return true;
    }
    return false;
}

static bool to_drop(const SayPage *page, uint32_t index)
{
    const SayElement *element = &page->elements.items[index];
    uint64_t all = page->elements.items[0].good, good = element->good;
    if (say_node_is(element->node, GUMBO_TAG_BODY) || say_node_is(element->node, GUMBO_TAG_HTML))
        return false;
    if (element->hints & SAY_HINT_COMMENTS) {
        return good * 10 < all * SHARE_TOO_LARGE ||
               (good * 10 < all * SHARE_OF_COMMENTS && !holds_body(page, index));
    }
    bool named =
        (element->hints & SAY_HINT_DROP) && !(element->hints & (SAY_HINT_KEEP | SAY_HINT_BODY));
    bool hidden = (element->hints & SAY_HINT_HIDDEN) != 0;
    if (!named && !hidden && !secondary_tag(element->node)) return false;
    return good * 10 < all * SHARE_TOO_LARGE;
}

static void drop_parts(SayPage *page)
{
    for (uint32_t i = 1; i < page->elements.count; i++) {
        if (!to_drop(page, i)) continue;
        uint32_t end = page->elements.items[i].end;
        for (uint32_t k = i; k < end; k++) page->elements.items[k].dropped = true;
        i = end - 1;
    }
    for (uint32_t i = 0; i < page->x->blocks.count; i++) {
        SayDraftBlock *block = &page->x->blocks.items[i];
        if (page->elements.items[block->element].dropped) block->dropped = true;
    }
    sum(page);
}

/* The innermost element that `is` says may be it and that holds most of the prose among them;
 * SAY_NONE. */
static uint32_t best_named(const SayPage *page, bool (*is)(const SayElement *))
{
    uint32_t best = SAY_NONE;
    uint64_t all = page->elements.items[0].good;
    for (uint32_t i = 0; i < page->elements.count; i++) {
        const SayElement *element = &page->elements.items[i];
        if (element->dropped || !is(element) || (uint64_t)element->good * 10 < all * SHARE_OF_BODY)
            continue;
        if (element->good && (best == SAY_NONE || element->good >= page->elements.items[best].good))
            best = i;
    }
    return best;
}

static bool is_body(const SayElement *element)
{
    return (element->hints & SAY_HINT_BODY) && !say_node_is(element->node, GUMBO_TAG_BODY);
}

static bool is_article(const SayElement *element)
{
    return say_node_is(element->node, GUMBO_TAG_ARTICLE) ||
           say_node_is(element->node, GUMBO_TAG_MAIN);
}

/* Down from `from` while one child has nearly all of the prose. */
static uint32_t descend(const SayPage *page, uint32_t from)
{
    for (;;) {
        const SayElement *element = &page->elements.items[from];
        uint32_t best = SAY_NONE;
        for (uint32_t i = from + 1; i < element->end; i = page->elements.items[i].end) {
            const SayElement *child = &page->elements.items[i];
            bool most = (uint64_t)child->good * 10 >= (uint64_t)element->good * SHARE_TO_DESCEND;
            if (!child->dropped && child->good && most) best = i;
        }
        /* A paragraph alone is no container. */
        if (best == SAY_NONE || page->elements.items[best].end == best + 1) return from;
        from = best;
    }
}

static uint32_t choose_root(const SayPage *page)
{
    uint32_t root = best_named(page, is_body);
    if (root != SAY_NONE) return root;
    root = best_named(page, is_article);
    return descend(page, root == SAY_NONE ? 0 : root);
}

static bool inside(const SayPage *page, uint32_t root, const SayDraftBlock *block)
{
    return block->element >= root && block->element < page->elements.items[root].end;
}

/* The next block that is in the running, from `from` in steps of 1 or -1; the count of blocks when
 * none is. */
static uint32_t neighbour(const SayPage *page, uint32_t from, int step)
{
    uint32_t count = page->x->blocks.count;
    for (uint32_t i = from + (uint32_t)step; i < count; i += (uint32_t)step) {
        if (!page->x->blocks.items[i].dropped) return i;
    }
    return count;
}

/* Items of one list stand and fall together: with few links, and longer than menus are. */
static bool list_of_text(const SayPage *page, const SayDraftBlock *block)
{
    const SayElement *item = &page->elements.items[block->element];
    uint32_t list = item->parent == SAY_NONE ? block->element : item->parent;
    const SayElement *all = &page->elements.items[list];
    return all->linked * 3 < all->letters;
}

static bool stays(const SayPage *page, uint32_t index, uint32_t first, uint32_t last)
{
    const SayDraftBlock *block = &page->x->blocks.items[index];
    if (prose(page, block)) return true;
    if (block->linked * 2 > block->letters) return false;
    if (index > last) {
        bool sentence = say_line_stop(text_of(page, block)) == '.' && block->letters > 30;
        return sentence || (block->kind == SAY_BLOCK_LIST_ITEM && block->letters > 20 &&
                            list_of_text(page, block));
    }
    if (index < first) {
        char stop = say_line_stop(text_of(page, block));
        return block->kind == SAY_BLOCK_HEADING ||
               (stop != 0 && stop != ':' && block->letters > 24);
    }
    return block->kind != SAY_BLOCK_LIST_ITEM || list_of_text(page, block);
}

/* Headings stay when text that stays comes before the next one of their kind. */
static void drop_empty_headings(SayPage *page)
{
    for (uint32_t i = 0; i < page->x->blocks.count; i++) {
        SayDraftBlock *block = &page->x->blocks.items[i];
        if (block->dropped || block->kind != SAY_BLOCK_HEADING) continue;
        if (neighbour(page, i, 1) == page->x->blocks.count) block->dropped = true;
    }
}

static void keep_within(SayPage *page, uint32_t root)
{
    SayExtraction *x = page->x;
    uint32_t first = x->blocks.count, last = 0;
    for (uint32_t i = 0; i < x->blocks.count; i++) {
        SayDraftBlock *block = &x->blocks.items[i];
        if (!inside(page, root, block)) block->dropped = true;
        if (block->dropped || !prose(page, block)) continue;
        if (first == x->blocks.count) first = i;
        last = i;
    }
    for (uint32_t i = 0; i < x->blocks.count; i++) {
        SayDraftBlock *block = &x->blocks.items[i];
        if (!block->dropped && !stays(page, i, first, last)) block->dropped = true;
    }
    drop_empty_headings(page);
}

/* The heading that is the page's title, above what was kept. Often it stands outside of the part
   with the text. The block's index; the count of blocks when there is none. */
static uint32_t keep_title(SayPage *page)
{
    SayExtraction *x = page->x;
    SayStr stated = x->doc->record.title.data ? x->doc->record.title : x->found.title;
    SayStr title = stated.data ? say_line_key(x->arena, stated) : SAY_STR("");
    uint32_t found = x->blocks.count;
    for (uint32_t i = 0; i < x->blocks.count && title.size > 0; i++) {
        SayDraftBlock *block = &x->blocks.items[i];
        if (block->kind == SAY_BLOCK_HEADING) {
            SayStr key = say_line_key(x->arena, text_of(page, block));
            bool same = key.size > 8 && (say_str_starts(title, key) || say_str_starts(key, title));
            if (same) found = i;
            if (same && !block->dropped) return i;
        }
        if (!block->dropped) break;
    }
    if (found < x->blocks.count) x->blocks.items[found].dropped = false;
    return found;
}

/* The standfirst, between the title and the first block that was kept. */
static void keep_lead(SayPage *page, uint32_t title)
{
    SayExtraction *x = page->x;
    for (uint32_t i = title + 1; i < x->blocks.count && x->blocks.items[i].dropped; i++) {
        SayDraftBlock *block = &x->blocks.items[i];
        const SayElement *element = &page->elements.items[block->element];
        uint8_t outer =
            element->parent == SAY_NONE ? 0 : page->elements.items[element->parent].hints;
        bool lead =
            ((element->hints | outer) & SAY_HINT_LEAD) && !(element->hints & SAY_HINT_HIDDEN);
        bool words =
            say_line_words(text_of(page, block)) >= 6 && block->linked * 2 <= block->letters;
        if (lead && words && neighbour(page, i, 1) < x->blocks.count) block->dropped = false;
    }
}

void say_page_content(SayPage *page)
{
    if (page->elements.count == 0 || page->x->blocks.count == 0) return;
    sum(page);
    drop_parts(page);
    keep_within(page, choose_root(page));
    keep_lead(page, keep_title(page));
}
