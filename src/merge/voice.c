/* voice.c -- whose answer a claim is: there must be two for a contradiction.

   One voice goes by many names within an article: "a monitoring group", "the Observatory", its
   director. An unnamed body, a shorter name and a person are the body that the article names in
   full, when there is one that they may be. */
#include "core/utf8.h"
#include "merge/evidence.h"

/* The bodies of one article. */
typedef struct Bodies {
    const SayBody *items;
    uint32_t count;
} Bodies;

/* Every word of one stands in the other: "NGO HRI" in "HRI NGO", "Observatory" in its full name. */
static bool words_within(SayStr some, SayStr all)
{
    if (!some.size) return false;
    for (SayStr rest = some, word; (word = say_str_cut(&rest, ' ')).data;) {
        bool found = false;
        for (SayStr others = all, other; !found && (other = say_str_cut(&others, ' ')).data;)
            found = say_str_equal(word, other);
        if (!found) return false;
    }
    return true;
}

bool say_voices_differ(SayStr a, SayStr b)
{
    return !words_within(a, b) && !words_within(b, a);
}

/* Words for a body that says no more of itself. */
static bool bare_body(const SayLink *link)
{
    static const char *const words[] = {"group",       "monitor",  "organization", "organisation",
                                        "observatory", "watchdog", "ngo",          "body"};
    SayStr said = link->role.size ? link->role : link->name;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (say_str_equal_nocase(said, say_str(words[i]))) return true;
    return false;
}

/* Whether the link may be that body, or speak for it. */
static bool may_be(const SayLink *link, const SayBody *body)
{
    bool elsewhere =
        link->country.size && body->country.size && !say_str_equal(link->country, body->country);
    if (link->kind == SAY_SPEAKER_GROUP || link->kind == SAY_SPEAKER_OUTLET) return false;
    if (link->name.size && words_within(link->name, body->name)) return true;
    if (elsewhere || link->actor == SAY_ACTOR_NGO) return false;
    bool classed = say_str_find(link->sectors, SAY_STR("NGO"), 0) != UINT32_MAX &&
                   words_within(link->sectors, body->sectors);
    bool bare = link->kind == SAY_SPEAKER_UNNAMED && !link->sectors.size && bare_body(link);
    return classed || bare;
}

/* The only body of the article that the link may be; NULL. */
static const SayBody *body_of(const Bodies *bodies, const SayLink *link)
{
    const SayBody *found = NULL;
    for (uint32_t i = 0; i < bodies->count; i++) {
        if (!may_be(link, &bodies->items[i])) continue;
        if (found) return NULL;
        found = &bodies->items[i];
    }
    return found;
}

static bool speaks_for_others(const SayLink *link)
{
    return say_str_starts(link->role, SAY_STR("spokes"));
}

/* "ministry spokeswoman Mara Teszin": the words before the role name the body, if only in part. */
static const SayBody *body_spoken_for(SayArena *arena, const Bodies *bodies, const SayLink *link)
{
    SayStr said = say_utf8_lowercase(arena, link->text);
    uint32_t role = say_str_find(said, link->role, 0);
    if (role == UINT32_MAX || role == 0) return NULL;
    const SayBody *found = NULL;
    for (uint32_t i = 0; i < bodies->count; i++) {
        const SayBody *body = &bodies->items[i];
        SayStr name = say_utf8_lowercase(arena, body->name), last = SAY_STR_NONE;
        for (SayStr rest = say_str_slice(said, 0, role), word;
             (word = say_str_cut(&rest, ' ')).data;)
            if (word.size) last = word;
        if (!words_within(last, name) || (found && say_str_equal(found->name, body->name)))
            continue;
        if (found) return NULL;
        found = body;
    }
    return found;
}

/* The link by which the article introduces somebody as a speaker for others; NULL. */
static const SayLink *introduced(const SayEvidence *e, const SayStoredArticle *article,
                                 const SayLink *link)
{
    if (speaks_for_others(link)) return link;
    if (link->actor != SAY_ACTOR_PERSON || !link->name.size) return NULL;
    for (uint32_t i = 0; i < article->claim_count; i++) {
        const SayCodedClaim *claim = &e->claims.items[article->first_claim + i];
        for (uint32_t k = 0; k < claim->link_count; k++) {
            const SayLink *other = &e->links.items[claim->first_link + k];
            if (speaks_for_others(other) && say_str_equal(other->name, link->name)) return other;
        }
    }
    return NULL;
}

/* "Abdel Rahman" is "Rami Abdel Rahman": the first of the article whose words hold these. */
static const SayLink *full_name(const SayEvidence *e, const SayStoredArticle *article,
                                const SayLink *link)
{
    for (uint32_t i = 0; i < article->claim_count; i++) {
        const SayCodedClaim *claim = &e->claims.items[article->first_claim + i];
        for (uint32_t k = 0; k < claim->link_count; k++) {
            const SayLink *other = &e->links.items[claim->first_link + k];
            if (other->kind == SAY_SPEAKER_NAMED && other->sectors.size &&
                other->text.size > link->text.size && words_within(link->text, other->text))
                return other;
        }
    }
    return link;
}

static SayStr voice_of(const SayEvidence *e, const SayStoredArticle *article, const Bodies *bodies,
                       const SayCodedClaim *claim)
{
    const SayLink *speaker = &e->links.items[claim->first_link + claim->link_count - 1];
    if (speaker->kind == SAY_SPEAKER_NAMED && !speaker->sectors.size)
        speaker = full_name(e, article, speaker);
    const SayLink *role = introduced(e, article, speaker);
    const SayBody *body = role ? body_spoken_for(e->scratch, bodies, role) : NULL;
    if (!body) body = body_of(bodies, speaker);
    if (body) return body->name;
    return speaker->kind == SAY_SPEAKER_NAMED && speaker->name.size ? speaker->name : claim->origin;
}

void say_merge_voices(SayEvidence *e)
{
    uint32_t at = 0;
    for (uint32_t i = 0; i < e->articles.count; i++) {
        const SayStoredArticle *article = &e->articles.items[i];
        Bodies bodies = {e->bodies.items + at, 0};
        while (at < e->bodies.count && e->bodies.items[at].article == i) at++, bodies.count++;
        for (uint32_t k = 0; k < article->claim_count; k++) {
            SayCodedClaim *claim = &e->claims.items[article->first_claim + k];
            claim->told = claim->link_count > 0;
            claim->voice = claim->told ? voice_of(e, article, &bodies, claim) : claim->origin;
        }
    }
}
