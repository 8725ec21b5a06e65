/* facilities.c -- what a name says of itself: "Kandahar Airfield", "Port of Aden". The annotation
   that names are learned from knows few facilities, and calls many of them places. */
#include "names/steps.h"

/* Does one of the `ends` make up the last words from some word behind the first on? */
static bool ends_as_facility(const SayThings *things, uint32_t first, uint32_t end)
{
    if (!say_lexicon_word(things->lexicon, things->doc->words.items[end - 1].key)) return false;
    for (uint32_t w = end - 1; w > first; w--)
        if (say_things_phrase(things, w, end - w, SAY_STR("ends")) == end - w) return true;
    return false;
}

static bool is_facility(const SayThings *things, uint32_t first, uint32_t end)
{
    if (end - first < 2) return false;
    uint32_t most = end - first - 1;
    if (!ends_as_facility(things, first, end) &&
        !say_things_phrase(things, first, most, SAY_STR("begins")))
        return false;
    return say_things_phrase(things, first, end - first, SAY_STR("others")) != end - first;
}

static bool depends_on(const SayDoc *doc, SayName part, SayName whole)
{
    for (uint32_t t = part.first; t < part.end; t++) {
        uint32_t head = doc->tokens.head[t];
        if (head != SAY_NONE && head >= whole.first && head < whole.end) return true;
    }
    return false;
}

/* "Grand | Ethiopian | Renaissance Dam": from the last name back, each that stands right before a
   facility and depends on it is the beginning of its name. */
static void join_facilities(SayDoc *doc)
{
    uint32_t kept = doc->names.count;
    SayName *names = doc->names.items;
    for (uint32_t i = doc->names.count; i-- > 0;) {
        SayName *behind = kept < doc->names.count ? &names[kept] : NULL;
        bool begins = behind && behind->type == SAY_NAME_FACILITY &&
                      names[i].end == behind->first && names[i].type != SAY_NAME_PERSON &&
                      depends_on(doc, names[i], *behind);
        if (begins)
            behind->first = names[i].first;
        else
            names[--kept] = names[i];
    }
    for (uint32_t i = kept; i < doc->names.count; i++) names[i - kept] = names[i];
    doc->names.count -= kept;
}

static void mark_facilities(const SayThings *things)
{
    SayDoc *doc = things->doc;
    uint32_t w = 0;
    for (uint32_t i = 0; i < doc->names.count; i++) {
        SayName *name = &doc->names.items[i];
        while (w < doc->words.count && doc->words.items[w].token < name->first) w++;
        uint32_t first = w;
        while (w < doc->words.count && doc->words.items[w].token < name->end) w++;
        bool open = name->type == SAY_NAME_LOCATION || name->type == SAY_NAME_ORGANISATION ||
                    name->type == SAY_NAME_OTHER;
        if (open && is_facility(things, first, w)) name->type = SAY_NAME_FACILITY;
    }
}

void say_things_facilities(const SayThings *things)
{
    mark_facilities(things);
    join_facilities(things->doc);
}
