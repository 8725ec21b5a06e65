/* join.c -- one body under one name. The annotation that names are learned from takes "the Egyptian
   Ministry of Finance" and "the University of Pavia" whole, but the longer a name, the likelier the
   labels break in it. The tree tells where they should not have. */
#include "names/steps.h"

/* Is a token of `name` the head of one of `part`? */
static bool holds(const SayDoc *doc, SayName name, SayName part)
{
    for (uint32_t t = part.first; t < part.end; t++) {
        uint32_t head = doc->tokens.head[t];
        if (head != SAY_NONE && head >= name.first && head < name.end) return true;
    }
    return false;
}

static bool is_word(const SayDoc *doc, uint32_t t, SayStr lower)
{
    return say_str_equal(say_doc_token(doc, t), lower);
}

/* "Dubai | Police", "Egyptian | Ministry of Finance". */
static bool stands_before(const SayDoc *doc, SayName first, SayName second)
{
    bool of_it = first.type == SAY_NAME_GROUP || first.type == SAY_NAME_LOCATION;
    return of_it && second.type == SAY_NAME_ORGANISATION && first.end == second.first &&
           holds(doc, second, first);
}

/* "University | of | Pavia", "Government | of the | Republic". */
static bool follows_of(const SayDoc *doc, SayName first, SayName second)
{
    uint32_t of = first.end, behind = of + 1;
    if (first.type != SAY_NAME_ORGANISATION || behind > second.first ||
        !is_word(doc, of, SAY_STR("of")))
        return false;
    if (behind < second.first && is_word(doc, behind, SAY_STR("the"))) behind++;
    bool part = second.type == SAY_NAME_ORGANISATION || second.type == SAY_NAME_LOCATION ||
                second.type == SAY_NAME_GROUP;
    return part && behind == second.first && holds(doc, first, second);
}

void say_names_join(SayDoc *doc)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < doc->names.count; i++) {
        SayName name = doc->names.items[i], *last = kept ? &doc->names.items[kept - 1] : NULL;
        bool same = last && doc->tokens.sentence[last->first] == doc->tokens.sentence[name.first];
        if (same && (stands_before(doc, *last, name) || follows_of(doc, *last, name)))
            *last = (SayName){last->first, name.end, SAY_NAME_ORGANISATION};
        else
            doc->names.items[kept++] = name;
    }
    doc->names.count = kept;
}
