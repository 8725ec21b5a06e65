/* hints.c -- what class, id and role say an element is for; the words stand in
 * data/extract/hints.txt. */
#include "extract/page.h"

#include <assert.h>
#include <string.h>

static bool letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
static bool upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static uint8_t look_up(const SayExtractView *view, SayStr word)
{
    uint8_t hints = 0;
    if (say_map_get(&view->drop_hints, word) != SAY_ABSENT) hints |= SAY_HINT_DROP;
    if (say_map_get(&view->keep_hints, word) != SAY_ABSENT) hints |= SAY_HINT_KEEP;
    if (say_map_get(&view->body_hints, word) != SAY_ABSENT) hints |= SAY_HINT_BODY;
    if (say_map_get(&view->comment_hints, word) != SAY_ABSENT) hints |= SAY_HINT_COMMENTS;
    if (say_map_get(&view->lead_hints, word) != SAY_ABSENT) hints |= SAY_HINT_LEAD;
    return hints;
}

/* "relatedPosts-list" -> related posts list: cut where a capital follows a small letter, and at all
   signs. Hints have up to two words: "entry content". */
static uint8_t of_words(const SayExtractView *view, SayStr value)
{
    char buffer[96];
    uint32_t size = 0, last = 0;
    uint8_t hints = 0;
    for (uint32_t i = 0; i <= value.size; i++) {
        char c = i < value.size ? value.data[i] : ' ';
        bool cut = !letter(c) ||
                   (i > 0 && upper(c) && !upper(value.data[i - 1]) && letter(value.data[i - 1]));
        if (cut && size > last) {
            hints |= look_up(view, (SayStr){buffer, size});
            hints |= look_up(view, (SayStr){buffer + last, size - last});
            if (last > 0) memmove(buffer, buffer + last, size - last);
            size -= last;
            /* A pair never crosses from one class to the next. */
            if (c == ' ' || c == '\t' || c == '\n') {
                size = last = 0;
            } else {
                buffer[size++] = ' ';
                last = size;
            }
        }
        if (letter(c) && size + 2 < sizeof buffer) buffer[size++] = upper(c) ? (char)(c | 32) : c;
        if (size + 2 >= sizeof buffer) size = last = 0;
    }
    return hints;
}

static bool hidden(const GumboNode *node)
{
    SayStr style = say_node_attribute(node, "style");
    if (say_node_attribute(node, "hidden").data) return true;
    if (say_str_equal(say_node_attribute(node, "aria-hidden"), SAY_STR("true"))) return true;
    return style.data && (say_str_find(style, SAY_STR("display:none"), 0) != UINT32_MAX ||
                          say_str_find(style, SAY_STR("display: none"), 0) != UINT32_MAX);
}

uint8_t say_element_hints(const SayPage *page, const GumboNode *node)
{
    const SayExtractView *view = page->x->view;
    uint8_t hints = 0;
    static const char *const names[] = {"class",          "id",         "role", "itemprop",
                                        "data-component", "data-testid"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        SayStr value = say_node_attribute(node, names[i]);
        if (value.data && value.size < 512) hints |= of_words(view, value);
    }
    if (hidden(node)) hints |= SAY_HINT_HIDDEN;
    return hints;
}
