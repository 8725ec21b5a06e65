/* page.c -- HTML to the blocks of the article, and what the page says of itself. */
#include "extract/page.h"

void say_extract_page(SayExtraction *x)
{
    if (!say_doc_open(x->doc)) return;
    SayPage page = {.x = x};
    if (!say_page_parse(&page) || !say_page_blocks(&page)) return;
    say_page_meta(&page);
    say_page_content(&page);
}
