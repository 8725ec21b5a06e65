/* scene_features.c -- what the choice of an act's place looks at: how the tree leads from the place
   to the act, by which preposition, past which clauses, how far, and what else is named between;
   what kind of place and what kind of verb go together. */
#include "claim/event.h"
#include "claim/scene.h"

enum {
    DEPTH = 48, /* steps in the tree */
    BESIDE = 8, /* places before and behind a place that may hold a word of its phrase */
    SHOWN = 4,
    RARE = 3
};

#define HASH 14695981039346656037u /* of nothing yet */

/* ---- the way from a place to an act ---- */

typedef struct Way {
    uint32_t up[DEPTH], down[DEPTH]; /* from the place, from the act, to below where they meet */
    uint32_t up_count, down_count;
    uint32_t top;  /* the noun that the place is a part of: "residence" of "Goma residence" */
    uint32_t nest; /* steps from the place to it */
    SayStr by;     /* the place's preposition */
    SayStr top_by; /* the noun's */
} Way;

static uint32_t ancestors(const SayDoc *doc, uint32_t token, uint32_t into[DEPTH])
{
    uint32_t count = 0;
    for (uint32_t at = token; at != SAY_NONE && count < DEPTH; at = doc->tokens.head[at])
        into[count++] = at;
    return count;
}

static bool nests(const SayDoc *doc, uint32_t token)
{
    switch (doc->tokens.deprel[token]) {
    case SAY_DEPREL_COMPOUND:
    case SAY_DEPREL_FLAT:
    case SAY_DEPREL_NMOD:
    case SAY_DEPREL_NMOD_POSS:
    case SAY_DEPREL_NMOD_DESC:
    case SAY_DEPREL_NMOD_UNMARKED:
    case SAY_DEPREL_APPOS:
    case SAY_DEPREL_AMOD:
    case SAY_DEPREL_CONJ: return true;
    default: return false;
    }
}

static SayStr preposition(const SayDoc *doc, uint32_t token)
{
    uint32_t found = say_doc_child(doc, token, SAY_DEPREL_CASE);
    return found == SAY_NONE ? SAY_STR_NONE : say_role_lemma(doc, found);
}

static Way way_between(const SayDoc *doc, uint32_t place, uint32_t act)
{
    Way way = {.top = place};
    way.up_count = ancestors(doc, place, way.up);
    way.down_count = ancestors(doc, act, way.down);
    while (way.up_count && way.down_count &&
           way.up[way.up_count - 1] == way.down[way.down_count - 1]) {
        way.up_count--;
        way.down_count--;
    }
    while (way.nest + 1 < way.up_count && nests(doc, way.top)) way.top = way.up[++way.nest];
    way.by = preposition(doc, place);
    way.top_by = way.top == place ? way.by : preposition(doc, way.top);
    return way;
}

static bool opens_clause(const SayDoc *doc, uint32_t token)
{
    switch (doc->tokens.deprel[token]) {
    case SAY_DEPREL_CCOMP:
    case SAY_DEPREL_ADVCL:
    case SAY_DEPREL_ACL:
    case SAY_DEPREL_ACL_RELCL:
    case SAY_DEPREL_XCOMP:
    case SAY_DEPREL_PARATAXIS:
    case SAY_DEPREL_CONJ:
    case SAY_DEPREL_CSUBJ: return true;
    default: return false;
    }
}

/* ---- features ---- */

/* FNV-1a, a byte after the other: what is said in parts is the same as said at once. */
static uint64_t hash_on(uint64_t hash, SayStr s)
{
    for (uint32_t i = 0; i < s.size; i++) hash = (hash ^ (uint8_t)s.data[i]) * 1099511628211u;
    return hash;
}

uint64_t say_scene_hash(SayStr feature)
{
    return hash_on(HASH, feature);
}

static void add(SaySceneFeatures *into, SayStr s)
{
    uint64_t *hash = &into->hashes[into->count - 1];
    *hash = hash_on(*hash, s);
    if (into->text) say_text_add(into->text, s);
}

static void begin(SaySceneFeatures *into, const char *name)
{
    if (into->text) say_text_char(into->text, '\t');
    into->hashes[into->count++] = HASH;
    add(into, say_str(name));
}

static void part(SaySceneFeatures *into, SayStr s)
{
    add(into, SAY_STR(" "));
    add(into, s.size ? s : SAY_STR("-"));
}

static void number(SaySceneFeatures *into, uint32_t value, uint32_t most)
{
    char digit[2] = {' ', (char)('0' + (value < most ? value : most))};
    add(into, (SayStr){digit, sizeof digit});
}

static SayStr relation(const SayDoc *doc, uint32_t token)
{
    return say_str(say_deprel_name(doc->tokens.deprel[token]));
}

/* Names stand for each other: the model learns of words, not of who is in the news. */
static SayStr word(const SayDoc *doc, uint32_t token)
{
    uint8_t upos = doc->tokens.upos[token];
    if (upos == SAY_UPOS_PROPN) return SAY_STR("NAME");
    return upos == SAY_UPOS_NUM ? SAY_STR("NUMBER") : say_role_lemma(doc, token);
}

static void add_path(SaySceneFeatures *into, const SayDoc *doc, const Way *way)
{
    begin(into, "path ");
    for (uint32_t i = 0; i < way->up_count && i < SHOWN; i++) {
        if (i) add(into, SAY_STR("<"));
        add(into, relation(doc, way->up[i]));
    }
    add(into, SAY_STR("|"));
    for (uint32_t i = 0; i < way->down_count && i < SHOWN - 1; i++) {
        if (i) add(into, SAY_STR(">"));
        add(into, relation(doc, way->down[way->down_count - 1 - i]));
    }
}

/* The clauses left on the way up (the last two), and entered on the way down to the act. */
static void add_clauses(SaySceneFeatures *into, const SayDoc *doc, const Way *way)
{
    SayStr left[2] = {SAY_STR_NONE, SAY_STR_NONE}, entered[2] = {SAY_STR_NONE, SAY_STR_NONE};
    for (uint32_t i = 0; i < way->up_count; i++) {
        if (!opens_clause(doc, way->up[i])) continue;
        left[0] = left[1];
        left[1] = relation(doc, way->up[i]);
    }
    for (uint32_t i = 0; i < way->down_count && !entered[1].size; i++)
        if (opens_clause(doc, way->down[i]))
            entered[entered[0].size ? 1 : 0] = relation(doc, way->down[i]);
    begin(into, "clauses");
    part(into, left[0]);
    part(into, left[1]);
    part(into, entered[0]);
    part(into, entered[1]);
}

static void add_nest(SaySceneFeatures *into, const SayDoc *doc, const Way *way)
{
    begin(into, "nest ");
    for (uint32_t i = 0; i < way->nest && i < SHOWN; i++) {
        if (i) add(into, SAY_STR("<"));
        add(into, relation(doc, way->up[i]));
    }
    part(into, way->by);
}

static bool in_another_place(const SayDoc *doc, uint32_t token, SayIndex place)
{
    SayIndex from = place > BESIDE ? place - BESIDE : 0;
    for (SayIndex i = from; i < doc->places.count && i < place + BESIDE; i++)
        if (token >= doc->places.items[i].first && token < doc->places.items[i].end) return true;
    return false;
}

static void add_holder(SaySceneFeatures *into, const SayDoc *doc, const Way *way, SayIndex place)
{
    if (!way->nest) return;
    uint32_t holder = way->up[1];
    begin(into, "holder");
    part(into, relation(doc, way->up[0]));
    part(into, say_str(say_upos_name(doc->tokens.upos[holder])));
    part(into, in_another_place(doc, holder, place) ? SAY_STR("place") : SAY_STR_NONE);
}

/* How many others are named on the way from the act to this place, up to SHOWN. */
static uint32_t places_between(const SayDoc *doc, const SayRun *places, SayIndex place,
                               uint32_t act)
{
    uint32_t at = doc->places.items[place].head, count = 0;
    for (SayIndex i = place; at > act && i-- > places->from && count < SHOWN; count++)
        if (doc->places.items[i].head < act) break;
    for (SayIndex i = place + 1; at < act && i < places->to && count < SHOWN; i++, count++)
        if (doc->places.items[i].head > act) break;
    return count;
}

static void add_order(SaySceneFeatures *into, const SayDoc *doc, uint32_t act, SayIndex place)
{
    static const uint32_t bounds[] = {0, 1, 2, 3, 4, 6, 8, 12, 16, 24};
    uint32_t at = doc->places.items[place].head;
    uint32_t low = at < act ? at : act, high = at < act ? act : at;
    SayStr side = at > act ? SAY_STR("after") : SAY_STR("before");
    uint32_t step = 0, verbs = 0;
    while (step < sizeof bounds / sizeof *bounds && high - low > bounds[step]) step++;
    for (uint32_t i = low + 1; i < high; i++) verbs += doc->tokens.upos[i] == SAY_UPOS_VERB;
    SayRun places = SAY_IN_SENTENCE(doc, at, places);
    char letter = (char)('a' + step);
    begin(into, "distance");
    part(into, side);
    add(into, (SayStr){&letter, 1});
    begin(into, "verbs");
    part(into, side);
    number(into, verbs, SHOWN);
    begin(into, "between");
    part(into, side);
    number(into, places_between(doc, &places, place, act), SHOWN);
    begin(into, "rank");
    number(into, places.to - places.from, SHOWN);
    number(into, place - places.from, SHOWN);
}

static void add_verb(SaySceneFeatures *into, const SayDoc *doc, const Way *way, SayStr verb,
                     SayPrecision precision)
{
    SayStr link = relation(doc, way->top);
    begin(into, "verb");
    part(into, verb);
    begin(into, "verb-depth");
    part(into, verb);
    number(into, way->down_count, RARE);
    begin(into, "verb-kind");
    part(into, verb);
    part(into, say_str(say_precision_name(precision)));
    begin(into, "verb-link");
    part(into, verb);
    part(into, link);
    part(into, way->down_count ? SAY_STR(">") : way->top_by);
}

static void add_links(SaySceneFeatures *into, const SayDoc *doc, const Way *way, uint32_t act)
{
    uint32_t governor = doc->tokens.head[way->top];
    begin(into, "top");
    part(into, relation(doc, way->top));
    part(into, way->top_by);
    add(into, way->down_count ? SAY_STR(" >") : SAY_STR(" ="));
    begin(into, "depth");
    number(into, way->up_count - way->nest, SHOWN);
    number(into, way->down_count, RARE);
    part(into, relation(doc, way->top));
    part(into, way->top_by);
    begin(into, "governor");
    part(into, governor == SAY_NONE || governor == act ? SAY_STR_NONE : word(doc, governor));
}

void say_scene_features(const SayDoc *doc, uint32_t act, SayIndex place, SayStr verb,
                        SaySceneFeatures *into)
{
    const SayPlaceMention *mention = &doc->places.items[place];
    const SayTokens *t = &doc->tokens;
    Way way = way_between(doc, mention->head, act);
    add_path(into, doc, &way);
    add_clauses(into, doc, &way);
    add_nest(into, doc, &way);
    add_holder(into, doc, &way, place);
    add_order(into, doc, act, place);
    add_verb(into, doc, &way, verb, mention->precision);
    add_links(into, doc, &way, act);
    begin(into, "preposition");
    part(into, way.by);
    add(into, mention->head > act ? SAY_STR(" after") : SAY_STR(" before"));
    begin(into, "next");
    bool last = mention->end >= t->count || t->sentence[mention->end] != t->sentence[act];
    part(into, last ? SAY_STR_NONE : word(doc, mention->end));
}
