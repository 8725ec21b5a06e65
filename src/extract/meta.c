/* meta.c -- what a page says of itself: title, outlet, byline, date, address, language.

   Linked data (schema.org) is written for machines and comes first, then meta elements (Open Graph
   and older ones), then what the page shows. */
#include "core/utf8.h"
#include "extract/page.h"

#include <assert.h>

#define LONGEST_VALUE       400
#define LONGEST_LINKED_DATA (512u << 10)

static void set(SayStr *field, SayStr value)
{
    value = say_line_trim(value);
    if (!field->data && value.size > 0 && value.size <= LONGEST_VALUE) *field = value;
}

static bool one_of(SayStr name, const char *const *names)
{
    for (; *names; names++) {
        if (say_str_equal_nocase(name, say_str(*names))) return true;
    }
    return false;
}

static const char *const title_names[] = {"og:title", "twitter:title", "dc.title", "sailthru.title",
                                          NULL};
static const char *const site_names[] = {"og:site_name", "application-name", "dc.publisher",
                                         "al:ios:app_name", NULL};
static const char *const date_names[] = {"article:published_time",
                                         "og:published_time",
                                         "datepublished",
                                         "pubdate",
                                         "publishdate",
                                         "publish-date",
                                         "publication_date",
                                         "parsely-pub-date",
                                         "sailthru.date",
                                         "dc.date.issued",
                                         "dcterms.created",
                                         "dc.date",
                                         "dcterms.date",
                                         "date",
                                         "article.published",
                                         "originalpublicationdate",
                                         "citation_publication_date",
                                         "cxenseparse:recs:publishtime",
                                         "displaydate",
                                         NULL};
static const char *const author_names[] = {
    "author", "article:author",  "parsely-author",  "dc.creator",
    "byl",    "sailthru.author", "twitter:creator", NULL};

static void read_meta(SayFound *meta, const GumboNode *node)
{
    SayStr name = say_node_attribute(node, "property");
    if (!name.data) name = say_node_attribute(node, "name");
    if (!name.data) name = say_node_attribute(node, "itemprop");
    SayStr content = say_node_attribute(node, "content");
    if (!name.data || !content.data) return;
    if (one_of(name, title_names)) set(&meta->title, content);
    if (one_of(name, site_names)) set(&meta->site, content);
    if (one_of(name, date_names) && say_day_parse(say_line_trim(content), NULL) != SAY_DAY_NONE) {
        set(&meta->published, content);
    }
    bool address = say_str_find(content, SAY_STR("://"), 0) != UINT32_MAX || content.size < 3 ||
                   content.data[0] == '@';
    if (one_of(name, author_names) && !address) set(&meta->byline, content);
    if (say_str_equal_nocase(name, SAY_STR("og:url"))) set(&meta->url, content);
}

static void read_link(SayFound *meta, const GumboNode *node)
{
    SayStr rel = say_node_attribute(node, "rel"), href = say_node_attribute(node, "href");
    bool canonical = rel.data && say_str_equal_nocase(rel, SAY_STR("canonical"));
    if (canonical && href.data && say_str_find(href, SAY_STR("://"), 0) != UINT32_MAX)
        set(&meta->url, href);
}

/* A time element counts as the publication date when the page marks it so, else when it is the
 * first of the page. */
static void read_time(SayFound *meta, SayStr *first_time, const GumboNode *node)
{
    SayStr value = say_node_attribute(node, "datetime");
    if (!value.data || say_day_parse(say_line_trim(value), NULL) == SAY_DAY_NONE) return;
    SayStr property = say_node_attribute(node, "itemprop");
    bool marked = say_node_attribute(node, "pubdate").data ||
                  (property.data && say_str_equal_nocase(property, SAY_STR("datePublished")));
    if (marked)
        set(&meta->published, value);
    else
        set(first_time, value);
}

static bool class_has(const GumboNode *node, SayStr word)
{
    SayStr value = say_node_attribute(node, "class");
    return value.data && say_str_find(value, word, 0) != UINT32_MAX;
}

/* The author where the page shows him: rel=author, itemprop=author, class byline. */
static void read_shown_author(SayPage *page, SayFound *shown, const GumboNode *node)
{
    SayStr rel = say_node_attribute(node, "rel"), property = say_node_attribute(node, "itemprop");
    bool author = (rel.data && say_str_equal_nocase(rel, SAY_STR("author"))) ||
                  (property.data && say_str_equal_nocase(property, SAY_STR("author"))) ||
                  class_has(node, SAY_STR("byline")) || class_has(node, SAY_STR("author-name"));
    if (!author || shown->byline.data) return;
    SayStr text = say_node_text(page->x->arena, node, 120);
    if (text.size >= 3 && text.size < 100) set(&shown->byline, text);
}

typedef struct Shown {
    SayFound meta, page; /* from meta elements; from what is shown */
    SayStr title, heading, first_time;
} Shown;

static void read_node(SayPage *page, Shown *shown, const GumboNode *node)
{
    switch (node->v.element.tag) {
    case GUMBO_TAG_META: read_meta(&shown->meta, node); break;
    case GUMBO_TAG_LINK: read_link(&shown->meta, node); break;
    case GUMBO_TAG_TIME: read_time(&shown->page, &shown->first_time, node); break;
    case GUMBO_TAG_HTML: set(&page->x->found.language, say_node_attribute(node, "lang")); break;
    case GUMBO_TAG_TITLE:
        set(&shown->title, say_node_text(page->x->arena, node, LONGEST_VALUE));
        break;
    case GUMBO_TAG_H1:
        set(&shown->heading, say_node_text(page->x->arena, node, LONGEST_VALUE));
        break;
    case GUMBO_TAG_SCRIPT: {
        SayStr type = say_node_attribute(node, "type");
        const GumboVector *children = &node->v.element.children;
        if (!type.data || !say_str_equal_nocase(type, SAY_STR("application/ld+json")) ||
            !children->length)
            break;
        const GumboNode *text = children->data[0];
        SayStr json = text->type == GUMBO_NODE_TEXT ? say_str(text->v.text.text) : SAY_STR_NONE;
        if (json.data && json.size <= LONGEST_LINKED_DATA) say_page_linked_data(page, json);
        break;
    }
    default: read_shown_author(page, &shown->page, node); break;
    }
}

typedef struct Step {
    const GumboNode *node;
    unsigned next;
} Step;

static void read_nodes(SayPage *page, Shown *shown)
{
    SAY_LIST(Step) stack = {0};
    say_push(page->tree, &stack)->node = page->root;
    read_node(page, shown, page->root);
    while (stack.count > 0) {
        Step *step = &stack.items[stack.count - 1];
        const GumboVector *children = &step->node->v.element.children;
        if (step->next >= children->length) {
            stack.count--;
            continue;
        }
        const GumboNode *child = children->data[step->next++];
        if (child->type != GUMBO_NODE_ELEMENT) continue;
        read_node(page, shown, child);
        Step *below = say_push(page->tree, &stack);
        *below = (Step){child, 0};
    }
}

/* The words behind the last separator of a title name the site: they are its name, an outlet's, or
 * in its address. */
static bool names_site(SayPage *page, SayStr part)
{
    SayExtraction *x = page->x;
    SayStr key = say_line_key(x->arena, part);
    if (key.size == 0) return false;
    if (x->found.site.data && say_str_equal(key, say_line_key(x->arena, x->found.site)))
        return true;
    if (say_outlet_named(x->view, key)) return true;
    SayStr url = x->doc->record.url.data ? x->doc->record.url : x->found.url;
    SayStr host = url.data ? say_url_host(x->arena, url) : SAY_STR_NONE;
    SayText joined = {.arena = x->arena};
    for (SayStr rest = key, word; (word = say_str_cut(&rest, ' ')).data;)
        say_text_add(&joined, word);
    return host.data && joined.size > 3 &&
           say_str_find(host, say_text_str(&joined), 0) != UINT32_MAX;
}

/* "Headline | Site", "Headline - Site - Section": cut from the right while what is cut names the
 * site. */
static SayStr without_site(SayPage *page, SayStr title)
{
    for (;;) {
        uint32_t cut = 0, after = 0;
        for (uint32_t at = 0; at < title.size;) {
            uint32_t before = at, c = say_utf8_next(title, &at);
            bool sign = c == '|' || c == 0xBB || c == 0x2013 || c == 0x2014 || c == '-' ||
                        c == 0xB7 || c == 0x2022;
            bool spaced = before > 0 && title.data[before - 1] == ' ' && at < title.size &&
                          title.data[at] == ' ';
            if (sign && spaced) {
                cut = before;
                after = at;
            }
        }
        if (cut == 0 || !names_site(page, say_str_slice(title, after, title.size))) return title;
        title = say_line_trim(say_str_slice(title, 0, cut));
    }
}

/* The heading that the page shows wins when the stated title begins with it. */
static void choose_title(SayPage *page, const Shown *shown)
{
    SayExtraction *x = page->x;
    SayStr stated = x->found.title.data ? x->found.title : shown->meta.title;
    if (!stated.data) stated = shown->title;
    SayStr heading = shown->heading;
    if (stated.data && heading.data && say_line_words(heading) >= 3) {
        SayStr a = say_line_key(x->arena, stated), b = say_line_key(x->arena, heading);
        if (say_str_starts(a, b)) stated = heading;
    }
    x->found.title = stated.data ? without_site(page, stated) : heading;
}

void say_page_meta(SayPage *page)
{
    SayFound *found = &page->x->found;
    Shown shown = {.title = SAY_STR_NONE};
    read_nodes(page, &shown);
    set(&found->url, shown.meta.url);
    set(&found->site, shown.meta.site);
    set(&found->byline, shown.meta.byline);
    set(&found->byline, shown.page.byline);
    set(&found->published, shown.meta.published);
    set(&found->published, shown.page.published);
    set(&found->published, shown.first_time);
    if (found->published.data) found->published_basis = SAY_STR("metadata");
    choose_title(page, &shown);
}
