/* tree.c -- gumbo, held within limits: memory in an arena of its own, and no deeper than a page may
 * nest. */
#include "core/utf8.h"
#include "extract/page.h"

#include <assert.h>
#include <string.h>

/* Pages nest 20 to 60 deep. Gumbo looks through all open elements again and again, so its time
 * grows with depth. */
#define DEEPEST_OPEN 1024
/* Gumbo holds each attribute against all before it in its element: so many pairs take it less than
   a second. What looks like a tag within a script counts, too; no page comes near. */
#define MOST_PAIRS ((uint64_t)1 << 27)
#define TREE_LIMIT ((size_t)256 << 20)

static bool name_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool void_or_implied(SayStr name)
{
    static const char *const names[] = {
        "br", "img",   "hr",    "input",  "meta",   "link", "p",    "li",   "td",  "tr",
        "th", "dd",    "dt",    "option", "source", "wbr",  "area", "base", "col", "embed",
        "a",  "param", "track", "body",   "html",   "head", "path", "use",  "rect"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (say_str_equal_nocase(name, say_str(names[i]))) return true;
    }
    return false;
}

/* Byte at which more elements are open than DEEPEST_OPEN, end tags taken one for one; UINT32_MAX
 * when none. */
static uint32_t too_deep_at(SayStr html)
{
    uint32_t open = 0;
    for (uint32_t at = 0; at + 1 < html.size; at++) {
        if (html.data[at] != '<') continue;
        bool closing = html.data[at + 1] == '/';
        uint32_t start = at + (closing ? 2 : 1), end = start;
        while (end < html.size && name_char(html.data[end])) end++;
        SayStr name = say_str_slice(html, start, end);
        if (!closing && say_str_equal_nocase(name, SAY_STR("script"))) {
            uint32_t stop = say_str_find(html, SAY_STR("</script"), end);
            if (stop == UINT32_MAX) break; /* all the rest is script */
            at = stop - 1;
            continue;
        }
        if (end == start || void_or_implied(name) || say_str_equal_nocase(name, SAY_STR("script")))
            continue;
        if (closing) {
            if (open > 0) open--;
        } else if (++open > DEEPEST_OPEN) {
            return at;
        }
        at = end - 1;
    }
    return UINT32_MAX;
}

static bool blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == '/';
}

/* The attributes of the tag whose name ends at *at; *at moves to its end. */
static uint32_t count_attributes(SayStr html, uint32_t *at)
{
    uint32_t count = 0, i = *at;
    bool within = false;
    for (; i < html.size && html.data[i] != '>'; i++) {
        char c = html.data[i];
        if (blank(c)) {
            within = false;
            continue;
        }
        count += !within;
        within = true;
        if (c != '=') continue;
        while (i + 1 < html.size && blank(html.data[i + 1]) && html.data[i + 1] != '/') i++;
        char quote = i + 1 < html.size ? html.data[i + 1] : ' ';
        if (quote != '"' && quote != '\'') continue;
        for (i += 2; i < html.size && html.data[i] != quote;) i++;
        within = false;
    }
    *at = i;
    return count;
}

/* Byte of the tag with which the pairs of attributes exceed MOST_PAIRS; UINT32_MAX when none. */
static uint32_t too_full_at(SayStr html)
{
    uint64_t pairs = 0;
    for (uint32_t at = 0; at + 1 < html.size; at++) {
        if (html.data[at] != '<') continue;
        uint32_t start = at, end = at + 1 + (html.data[at + 1] == '/');
        if (end >= html.size || !name_char(html.data[end])) continue;
        while (end < html.size && !blank(html.data[end]) && html.data[end] != '>') end++;
        uint64_t count = count_attributes(html, &end);
        pairs += count * count / 2;
        if (pairs > MOST_PAIRS) return start;
        at = end - 1;
    }
    return UINT32_MAX;
}

static void *give(void *arena, size_t size)
{
    return say_arena_alloc(arena, size ? size : 1);
}

/* All goes at once with the arena; gumbo's own clean-up would walk the tree by recursion. */
static void keep(void *arena, void *object)
{
    (void)arena;
    (void)object;
}

static void free_tree(void *arena)
{
    say_arena_free(arena);
}

bool say_page_parse(SayPage *page)
{
    SayExtraction *x = page->x;
    uint32_t deep = too_deep_at(x->decoded);
    if (deep != UINT32_MAX) {
        say_doc_verdict(x->doc, SAY_OUTCOME_QUARANTINED,
                        "nesting: more than %d open elements at offset %u", DEEPEST_OPEN, deep);
        return false;
    }
    uint32_t full = too_full_at(x->decoded);
    if (full != UINT32_MAX) {
        say_doc_verdict(x->doc, SAY_OUTCOME_QUARANTINED,
                        "attributes: more than can be compared, at offset %u", full);
        return false;
    }
    page->tree = say_arena_new(TREE_LIMIT);
    if (!page->tree) {
        say_doc_verdict(x->doc, SAY_OUTCOME_QUARANTINED, "too large: no memory for the HTML tree");
        return false;
    }
    say_arena_defer(x->arena, free_tree, page->tree);
    if (say_arena_guard(page->tree)) {
        say_arena_unguard(page->tree);
        say_doc_verdict(x->doc, SAY_OUTCOME_QUARANTINED,
                        "too large: the HTML tree needs more than %zu bytes", TREE_LIMIT);
        return false;
    }
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = give;
    options.deallocator = keep;
    options.userdata = page->tree;
    options.max_errors = 0;
    GumboOutput *output = gumbo_parse_with_options(&options, x->decoded.data, x->decoded.size);
    say_arena_unguard(page->tree);
    say_arena_limit(page->tree, 0);
    page->root = output->root;
    return page->root != NULL;
}

bool say_node_is(const GumboNode *node, GumboTag tag)
{
    return node->type == GUMBO_NODE_ELEMENT && node->v.element.tag == tag;
}

SayStr say_node_attribute(const GumboNode *node, const char *name)
{
    assert(node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE);
    const GumboVector *attributes = &node->v.element.attributes;
    for (unsigned i = 0; i < attributes->length; i++) {
        const GumboAttribute *attribute = attributes->data[i];
        if (strcmp(attribute->name, name) == 0) return say_str(attribute->value);
    }
    return SAY_STR_NONE;
}

static void add_collapsed(SayText *text, const char *from, uint32_t most)
{
    SayStr s = say_str(from);
    for (uint32_t at = 0; at < s.size && text->size < most;) {
        uint32_t before = at, c = say_utf8_next(s, &at);
        if (!say_utf8_is_space(c))
            say_text_add(text, say_str_slice(s, before, at));
        else if (text->size > 0 && text->data[text->size - 1] != ' ')
            say_text_char(text, ' ');
    }
}

static const GumboNode *child_of(const GumboNode *node, unsigned index)
{
    bool element = node->type == GUMBO_NODE_ELEMENT;
    return element && index < node->v.element.children.length ? node->v.element.children.data[index]
                                                              : NULL;
}

typedef struct Step {
    const GumboNode *node;
    unsigned next;
} Step;

SayStr say_node_text(SayArena *arena, const GumboNode *node, uint32_t most)
{
    SayText text = {.arena = arena};
    SAY_LIST(Step) stack = {0};
    say_push(arena, &stack)->node = node;
    while (stack.count > 0 && text.size < most) {
        Step *step = &stack.items[stack.count - 1];
        const GumboNode *child = child_of(step->node, step->next++);
        if (!child) {
            stack.count--;
        } else if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_WHITESPACE ||
                   child->type == GUMBO_NODE_CDATA) {
            add_collapsed(&text, child->v.text.text, most);
        } else if (child->type == GUMBO_NODE_ELEMENT) {
            Step *below = say_push(arena, &stack);
            *below = (Step){child, 0};
        }
    }
    return text.size ? say_line_trim(say_text_str(&text)) : SAY_STR_NONE;
}
