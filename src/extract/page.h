/* page.h -- the steps that read one HTML page: tree -> blocks -> content, and what the page says of
 * itself. */
#ifndef SAY_EXTRACT_PAGE_H
#define SAY_EXTRACT_PAGE_H

#include "extract/steps.h"

#include <gumbo.h>

/* What the words of an element's class and id attributes, or its tag, say of it. */
enum {
    SAY_HINT_DROP = 1 << 0, /* sidebar, comments, share bar ... */
    SAY_HINT_KEEP = 1 << 1, /* article, content: outweighs a drop word in the same attribute */
    SAY_HINT_BODY =
        1 << 2, /* the article's text itself: itemprop=articleBody, class entry-content */
    SAY_HINT_HIDDEN = 1 << 3,
    SAY_HINT_COMMENTS = 1 << 4, /* what readers wrote: goes however much it is */
    SAY_HINT_LEAD = 1 << 5 /* the sentence or two between title and text: standfirst, excerpt */
};

/* Elements in the order of the document; those of a subtree are [index, end). */
typedef struct SayElement {
    const GumboNode *node;
    uint32_t parent, end;
    uint8_t hints;
    bool dropped;
    uint32_t letters, linked; /* of all blocks in the subtree */
    uint32_t good;            /* letters of the blocks that read like prose */
} SayElement;

typedef struct SayPage {
    SayExtraction *x;
    SayArena *tree; /* gumbo's tree and what is only needed with it */
    const GumboNode *root;
    SAY_LIST(SayElement) elements;
} SayPage;

/* tree.c: false when the page has its verdict. */
bool say_page_parse(SayPage *page);
/* Attribute's value; absent when there is none. */
SayStr say_node_attribute(const GumboNode *node, const char *name);
bool say_node_is(const GumboNode *node, GumboTag tag);
/* All text below a node, white space collapsed, in the arena; up to `most` bytes. */
SayStr say_node_text(SayArena *arena, const GumboNode *node, uint32_t most);

/* tags.c: elements whose text is none of the page's; elements that begin no block. */
bool say_tag_skipped(GumboTag tag);
bool say_tag_inline(GumboTag tag);

/* hints.c */
uint8_t say_element_hints(const SayPage *page, const GumboNode *node);

/* blocks.c: fills elements and the draft's blocks; false when the page has its verdict (depth). */
bool say_page_blocks(SayPage *page);
/* content.c: drops the blocks that are not of the article. */
void say_page_content(SayPage *page);
/* meta.c, linked_data.c: fills found. */
void say_page_meta(SayPage *page);
void say_page_linked_data(SayPage *page, SayStr json);

#endif
