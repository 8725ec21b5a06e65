/* linked_data.c -- an article's description in JSON-LD, by schema.org. */
#include "core/json.h"
#include "extract/page.h"

#include <assert.h>

static SayStr text(const SayJson *object, const char *key)
{
    const SayJson *value = say_json_get(object, key);
    SayStr s = value ? say_json_text(value) : SAY_STR_NONE;
    return s.data && s.size > 0 && s.size <= 400 ? s : SAY_STR_NONE;
}

static void set(SayStr *field, SayStr value)
{
    if (!field->data && value.data) *field = value;
}

/* "@type" is a string or an array of strings; all kinds of articles end in one of these words. */
static bool article_type(SayStr type)
{
    return say_str_ends(type, SAY_STR("Article")) || say_str_ends(type, SAY_STR("Report")) ||
           say_str_ends(type, SAY_STR("Posting")) ||
           say_str_equal(type, SAY_STR("LiveBlogPosting"));
}

static bool is_article(const SayJson *object)
{
    const SayJson *type = say_json_get(object, "@type");
    if (!type) return false;
    SayStr one = say_json_text(type);
    if (one.data) return article_type(one);
    for (uint32_t i = 0; i < say_json_count(type); i++) {
        SayStr each = say_json_text(say_json_at(type, i));
        if (each.data && article_type(each)) return true;
    }
    return false;
}

/* A person or organisation: a name, an object with one, or an array of these. */
static SayStr names(SayArena *arena, const SayJson *value)
{
    if (!value) return SAY_STR_NONE;
    SayStr one = say_json_text(value);
    if (!one.data) one = text(value, "name");
    if (one.data) return one.size > 0 ? one : SAY_STR_NONE;
    SayText joined = {.arena = arena};
    for (uint32_t i = 0; i < say_json_count(value) && i < 16; i++) {
        const SayJson *item = say_json_at(value, i);
        SayStr name = say_json_text(item);
        if (!name.data) name = text(item, "name");
        if (!name.data || name.size == 0) continue;
        if (joined.size > 0) say_text_add(&joined, SAY_STR(", "));
        say_text_add(&joined, name);
    }
    return joined.size ? say_text_str(&joined) : SAY_STR_NONE;
}

static bool no_address(SayStr s)
{
    return s.data && say_str_find(s, SAY_STR("://"), 0) == UINT32_MAX;
}

static void read_object(SayExtraction *x, const SayJson *object)
{
    SayFound *found = &x->found;
    if (!is_article(object)) return;
    SayStr headline = text(object, "headline");
    /* Some write HTML into JSON; the page has the title in other places too. */
    bool escaped = headline.data && say_str_find(headline, SAY_STR("&"), 0) != UINT32_MAX &&
                   say_str_find(headline, SAY_STR(";"), 0) != UINT32_MAX;
    if (!escaped) set(&found->title, headline);
    SayStr published = text(object, "datePublished");
    if (published.data && say_day_parse(say_line_trim(published), NULL) != SAY_DAY_NONE) {
        set(&found->published, published);
    }
    SayStr author = names(x->arena, say_json_get(object, "author"));
    SayStr publisher = names(x->arena, say_json_get(object, "publisher"));
    if (no_address(author)) set(&found->byline, author);
    if (no_address(publisher)) set(&found->site, publisher);
}

void say_page_linked_data(SayPage *page, SayStr json)
{
    SayError error = {.status = SAY_OK};
    const SayJson *top = say_json_parse(page->x->arena, say_line_trim(json), &error);
    if (!top) return;
    const SayJson *graph = say_json_get(top, "@graph");
    const SayJson *list = graph ? graph : top;
    read_object(page->x, top);
    for (uint32_t i = 0; i < say_json_count(list); i++) read_object(page->x, say_json_at(list, i));
}
