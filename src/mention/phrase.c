/* phrase.c -- the tokens of one noun phrase around one head, and the dictionary's phrases among
   them.

   The phrase holds modifiers, titles and names joined to the head, a possessor, and what follows a
   role with "of", "for" or "from": "a spokesman for the council". Appositions and conjuncts are
   phrases of their own, except a name set right behind its noun without a comma: "the group Hamas".
 */
#include "mention/steps.h"

#define DEPTH_MOST  8
#define PHRASE_MOST 30

static bool is_core(SayDeprel deprel)
{
    switch (deprel) {
    case SAY_DEPREL_COMPOUND:
    case SAY_DEPREL_FLAT:
    case SAY_DEPREL_AMOD:
    case SAY_DEPREL_NMOD_DESC:
    case SAY_DEPREL_FIXED:
    case SAY_DEPREL_GOESWITH:
    case SAY_DEPREL_NUMMOD:
    case SAY_DEPREL_DET: return true;
    default: return false;
    }
}

static bool comma_between(const SayDoc *doc, uint32_t a, uint32_t b)
{
    uint32_t first = a < b ? a : b, last = a < b ? b : a;
    for (uint32_t t = first + 1; t < last; t++)
        if (say_token_in(doc, t, ",|;|:|(|)|-|--|\xe2\x80\x93|\xe2\x80\x94")) return true;
    return false;
}

/* "the group Hamas", "spokesman Ned Price": joined to the noun before it, nothing in between. */
static bool is_close_apposition(const SayDoc *doc, uint32_t token)
{
    uint32_t head = doc->tokens.head[token];
    if (doc->tokens.deprel[token] != SAY_DEPREL_APPOS || head == SAY_NONE || head > token)
        return false;
    return doc->tokens.upos[token] == SAY_UPOS_PROPN && !comma_between(doc, head, token) &&
           token - head < 5;
}

/* The first part of a compound adjective: "US" in "US-led", whose second part is a modifier itself.
 */
static bool is_compound_part(const SayDoc *doc, uint32_t token)
{
    uint32_t head = doc->tokens.head[token];
    if (head == SAY_NONE || head < token || head - token > 2) return false;
    SayDeprel deprel = (SayDeprel)doc->tokens.deprel[token];
    if (deprel != SAY_DEPREL_OBL_UNMARKED && deprel != SAY_DEPREL_NMOD_UNMARKED &&
        deprel != SAY_DEPREL_OBL && deprel != SAY_DEPREL_NSUBJ && deprel != SAY_DEPREL_ADVMOD &&
        deprel != SAY_DEPREL_AMOD)
        return false;
    return doc->tokens.deprel[head] == SAY_DEPREL_AMOD;
}

/* "in Berlin next Friday": a day heads no name, whatever the tree says. */
static bool is_weekday(const SayDoc *doc, uint32_t token)
{
    return say_is_capital(doc, token) && say_weekday_of_name(say_doc_token(doc, token)) >= 0;
}

static bool climbs(const SayDoc *doc, uint32_t token)
{
    SayDeprel deprel = (SayDeprel)doc->tokens.deprel[token];
    uint32_t head = doc->tokens.head[token];
    if (head == SAY_NONE || doc->tokens.upos[head] == SAY_UPOS_PUNCT || is_weekday(doc, head))
        return false;
    if (is_core(deprel)) {
        uint8_t upos = doc->tokens.upos[head];
        return upos != SAY_UPOS_VERB || deprel == SAY_DEPREL_COMPOUND ||
               deprel == SAY_DEPREL_FLAT || is_compound_part(doc, token);
    }
    if (deprel == SAY_DEPREL_CONJ) { /* "US and Iraqi forces" */
        uint8_t above = doc->tokens.deprel[head];
        uint32_t noun = doc->tokens.head[head];
        return (above == SAY_DEPREL_AMOD || above == SAY_DEPREL_COMPOUND) && noun != SAY_NONE &&
               noun > token;
    }
    return is_close_apposition(doc, token) || is_compound_part(doc, token);
}

uint32_t say_phrase_head(const SayDoc *doc, uint32_t token)
{
    for (uint32_t steps = 0; steps < DEPTH_MOST * 2 && climbs(doc, token); steps++)
        token = doc->tokens.head[token];
    return token;
}

uint32_t say_range_head(const SayDoc *doc, uint32_t first, uint32_t end)
{
    for (uint32_t t = end; t-- > first;) {
        uint32_t head = doc->tokens.head[t];
        if (doc->tokens.upos[t] == SAY_UPOS_PUNCT || doc->tokens.upos[t] == SAY_UPOS_PART) continue;
        if (head == SAY_NONE || head < first || head >= end) return t;
    }
    return end - 1;
}

uint32_t say_case_of(const SayDoc *doc, uint32_t token)
{
    return say_doc_child(doc, token, SAY_DEPREL_CASE);
}

/* "the city of Port Vell": what stands behind "of" is a place. */
static const char place_nouns[] =
    "province|city|town|village|region|district|municipality|governorate|county|port|camp|"
    "island|suburb|neighborhood|neighbourhood|area|outskirts|north|south|east|west|coast|"
    "hamlet|peninsula|capital|township|prefecture";

bool say_is_locative(const SayDoc *doc, uint32_t token)
{
    const SayTokens *t = &doc->tokens;
    for (uint32_t steps = 0; steps < 6; steps++) {
        uint32_t preposition = say_case_of(doc, token);
        if (preposition != SAY_NONE && say_token_in(doc, preposition, "of"))
            return t->head[token] != SAY_NONE && say_lemma_in(doc, t->head[token], place_nouns);
        if (preposition != SAY_NONE)
            return say_token_in(
                doc, preposition,
                "in|inside|near|around|outside|across|throughout|within|at|over|off|"
                "above|northwest|northeast|southwest|southeast");
        uint32_t head = t->head[token];
        if (head == SAY_NONE || (t->deprel[token] != SAY_DEPREL_CONJ && !is_weekday(doc, head)))
            return false;
        token = t->head[token];
    }
    return false;
}

typedef struct Gathering {
    const SayNaming *naming;
    SayPhrase *phrase;
} Gathering;

static void widen(SayPhrase *phrase, uint32_t first, uint32_t end)
{
    uint32_t new_first = first < phrase->first ? first : phrase->first;
    uint32_t new_end = end > phrase->end ? end : phrase->end;
    if (new_end - new_first > PHRASE_MOST) return;
    phrase->first = new_first;
    phrase->end = new_end;
}

/* "Pentagon" in "a Pentagon official" where the tree lost it: with the article before it. */
static void add_left(Gathering *g, SayIndex left, SayPart part)
{
    SayPhrase *phrase = g->phrase;
    const SayHit *hit = &g->naming->hits.items[left];
    uint32_t first = hit->first;
    if (phrase->count == SAY_PARTS_MOST) return;
    if (first > 0 &&
        say_token_in(g->naming->doc, first - 1, "a|an|the|two|three|several|senior|some") &&
        g->naming->doc->tokens.sentence[first - 1] == g->naming->doc->tokens.sentence[first])
        first--;
    widen(phrase, first, hit->end);
    phrase->parts[phrase->count].hit = left;
    phrase->parts[phrase->count++].part = part < SAY_PART_MODIFIER ? SAY_PART_MODIFIER : part;
}

static void add_part(Gathering *g, uint32_t token, SayPart part)
{
    SayIndex hit = g->naming->hit_at[token];
    SayPhrase *phrase = g->phrase;
    if (hit == SAY_NONE || phrase->count == SAY_PARTS_MOST) return;
    widen(phrase, g->naming->hits.items[hit].first, g->naming->hits.items[hit].end);
    for (uint32_t i = 0; i < phrase->count; i++) {
        if (phrase->parts[i].hit != hit) continue;
        if (part < phrase->parts[i].part) phrase->parts[i].part = part;
        return;
    }
    phrase->parts[phrase->count].hit = hit;
    phrase->parts[phrase->count++].part = part;
    SayIndex left = g->naming->hits.items[hit].left;
    if (left != SAY_NONE) add_left(g, left, part);
}

static SayPart part_of(const SayDoc *doc, uint32_t child, SayPart above)
{
    if (above != SAY_PART_HEAD) return above;
    switch ((SayDeprel)doc->tokens.deprel[child]) {
    case SAY_DEPREL_FLAT:
    case SAY_DEPREL_APPOS:
    case SAY_DEPREL_FIXED:
    case SAY_DEPREL_GOESWITH: return SAY_PART_HEAD;
    case SAY_DEPREL_NMOD_DESC: return SAY_PART_TITLE;
    default: return SAY_PART_MODIFIER;
    }
}

/* "the Guard militia", "the Front": no place, no person, no state. */
static bool is_group(const SayNaming *naming, uint32_t token)
{
    SayIndex at = naming->hit_at[token];
    if (at == SAY_NONE) return false;
    const SayHit *hit = &naming->hits.items[at];
    if (hit->field == SAY_PHRASE_WORD) return say_is_body(naming, hit->head);
    return hit->field == SAY_PHRASE_NAME && say_hit_entry(naming, hit)->kind != SAY_ACTOR_PERSON &&
           say_hit_entry(naming, hit)->kind != SAY_ACTOR_COUNTRY;
}

/* "a spokesman for the council"; "a leader in the Guard militia", "a commander with the Front": one
 * whose role is in a group. */
static bool joins(const SayNaming *naming, uint32_t head, uint32_t preposition, uint32_t child)
{
    const SayDoc *doc = naming->doc;
    if (say_token_in(doc, preposition, "of|for|from")) return true;
    SayIndex at = naming->hit_at[head];
    return say_token_in(doc, preposition, "in|with|within|inside") && at != SAY_NONE &&
           naming->hits.items[at].field == SAY_PHRASE_WORD && !say_is_body(naming, head) &&
           is_group(naming, child);
}

/* A possessor or "of the council": only around the head itself, and only where it stands right
 * beside the rest. */
static bool is_outer(const Gathering *g, uint32_t head, uint32_t child, SayPart *part)
{
    const SayDoc *doc = g->naming->doc;
    SayDeprel deprel = (SayDeprel)doc->tokens.deprel[child];
    if (deprel == SAY_DEPREL_NMOD_POSS) {
        *part = SAY_PART_OWNER;
        return child < head;
    }
    if (deprel != SAY_DEPREL_NMOD || child < head) return false;
    uint32_t preposition = say_case_of(doc, child);
    if (preposition == SAY_NONE || preposition > child) return false;
    bool close = preposition <= g->phrase->end + 1 && !comma_between(doc, head, child);
    *part = SAY_PART_OF;
    return close && joins(g->naming, head, preposition, child);
}

/* "forces loyal to President Assad": the leader that a modifier behind the noun names. */
static bool is_leader(const SayDoc *doc, uint32_t token, uint32_t child)
{
    SayDeprel deprel = (SayDeprel)doc->tokens.deprel[child];
    if (deprel != SAY_DEPREL_OBL && deprel != SAY_DEPREL_NMOD) return false;
    uint32_t preposition = say_case_of(doc, child);
    return doc->tokens.head[token] != SAY_NONE && doc->tokens.head[token] < token &&
           say_token_in(doc, token, "loyal") && preposition != SAY_NONE &&
           say_token_in(doc, preposition, "to");
}

static void gather(Gathering *g, uint32_t token, SayPart part, bool outer, uint32_t depth)
{
    const SayDoc *doc = g->naming->doc;
    widen(g->phrase, token, token + 1);
    add_part(g, token, part);
    if (depth == DEPTH_MOST) return;
    for (uint32_t c = doc->tokens.first_child[token]; c != SAY_NONE;
         c = doc->tokens.next_sibling[c]) {
        SayPart next = SAY_PART_MODIFIER;
        if (climbs(doc, c)) {
            gather(g, c, part_of(doc, c, part), false, depth + 1);
        } else if (is_leader(doc, token, c)) {
            gather(g, c, SAY_PART_LEADER, false, depth + 2);
        } else if (outer && is_outer(g, token, c, &next)) {
            if (next == SAY_PART_OWNER) {
                g->phrase->owner = c;
            } else if (g->naming->hit_at[token] == SAY_NONE &&
                       doc->tokens.upos[token] != SAY_UPOS_PROPN) {
                continue; /* no actor of its own: "the list of Iran" */
            }
            gather(g, c, next, false, depth + 2);
        }
    }
}

SayPhrase say_phrase_at(const SayNaming *naming, uint32_t head)
{
    SayPhrase phrase = {.head = head, .first = head, .end = head + 1, .owner = SAY_NONE};
    Gathering g = {naming, &phrase};
    SayIndex hit = naming->hit_at[head];
    if (hit != SAY_NONE) widen(&phrase, naming->hits.items[hit].first, naming->hits.items[hit].end);
    gather(&g, head, SAY_PART_HEAD, true, 0);
    return phrase;
}
