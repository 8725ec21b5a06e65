/* scene.c -- where an act took place: which of the places named in its sentence, if any.

   A linear model over each place beside "none of them" (conditional logit; McFadden 1974). What it
   looks at stands in scene_features.c, the weights in data/scene.tsv; learned by learn/scene.py. */
#include "claim/scene.h"

#include "claim/event.h"
#include "claim/steps.h"

enum { REACH = 96 }; /* tokens between an act and a place */

/* ---- the choice ---- */

/* The slot of a feature, or the empty one where it belongs. */
static SaySceneWeight *slot_of(const struct SayScenes *scenes, uint64_t hash)
{
    uint32_t at = (uint32_t)(hash >> 32 ^ hash) & scenes->mask;
    while (scenes->slots[at].hash && scenes->slots[at].hash != hash) at = (at + 1) & scenes->mask;
    return &scenes->slots[at];
}

static int64_t score(const struct SayScenes *scenes, const SayDoc *doc, uint32_t act,
                     SayIndex place, SayStr verb)
{
    SaySceneFeatures features;
    features.count = 0;
    features.text = NULL;
    say_scene_features(doc, act, place, verb, &features);
    int64_t sum = 0;
    for (uint32_t i = 0; i < features.count; i++)
        sum += slot_of(scenes, features.hashes[i])->weight; /* 0 in an empty one */
    return sum;
}

/* A verb that the model has not learned about is one of many. */
static SayStr known_verb(const struct SayScenes *scenes, const SayDoc *doc, uint32_t act)
{
    SayStr lemma = say_role_lemma(doc, act);
    SayText feature = {.arena = doc->arena};
    say_text_add(&feature, SAY_STR("verb "));
    say_text_add(&feature, lemma);
    bool known = slot_of(scenes, say_scene_hash(say_text_str(&feature)))->hash != 0;
    return known ? lemma : SAY_STR("*");
}

/* "shot the president of Chad", "the governor of Kano": whose office it is, not where he was. */
static bool of_an_office(const SayDoc *doc, SayIndex place)
{
    const SayPlaceMention *p = &doc->places.items[place];
    SayRun actors = SAY_IN_SENTENCE(doc, p->head, actors);
    for (uint32_t i = actors.from; i < actors.to; i++) {
        const SayActorMention *m = &doc->actors.items[i];
        bool inside = m->first <= p->first && p->end <= m->end && m->head != p->head;
        if (inside && say_party_class(m) && m->kind != SAY_ACTOR_LEGISLATURE &&
            !say_role_has_case(doc, p->head, SAY_STR("in")) &&
            !(doc->tokens.feats[m->head] & SAY_FEAT_PLURAL))
            return true;
    }
    return false;
}

bool say_scene_of_nation(const SayDoc *doc, SayIndex place)
{
    const SayPlaceMention *p = &doc->places.items[place];
    const SayTokens *t = &doc->tokens;
    SayDeprel deprel = t->deprel[p->head];
    if (p->precision != SAY_PRECISION_COUNTRY || t->head[p->head] == SAY_NONE) return false;
    return deprel == SAY_DEPREL_AMOD || deprel == SAY_DEPREL_COMPOUND;
}

static bool near(const SayDoc *doc, uint32_t act, SayIndex place)
{
    uint32_t at = doc->places.items[place].head;
    return at > act ? at - act <= REACH : act - at <= REACH;
}

SayIndex say_scene_place(const struct SayScenes *scenes, const SayDoc *doc, uint32_t act)
{
    if (!scenes) return SAY_NONE;
    SayRun places = SAY_IN_SENTENCE(doc, act, places);
    if (places.from == places.to) return SAY_NONE;
    SayStr verb = known_verb(scenes, doc, act);
    SayIndex best = SAY_NONE;
    int64_t most = scenes->threshold;
    for (uint32_t i = places.from; i < places.to; i++) {
        if (!near(doc, act, i) || say_scene_of_nation(doc, i)) continue;
        int64_t sum = score(scenes, doc, act, i, verb);
        if (sum <= most || of_an_office(doc, i) || say_told_by(doc, act, doc->places.items[i].span))
            continue;
        most = sum;
        best = i;
    }
    return best;
}

void say_scene_find(const struct SayScenes *scenes, SayDoc *doc)
{
    for (uint32_t token = 0; token < doc->tokens.count; token++)
        if (doc->tokens.upos[token] == SAY_UPOS_VERB)
            *say_push(doc->arena, &doc->predicates) =
                (SayPredicate){token, say_scene_place(scenes, doc, token)};
}

/* ---- the weights ---- */

SayStatus say_scenes_new(SayArena *arena, const SayLexicon *lexicon, const struct SayScenes **into,
                         SayError *error)
{
    struct SayScenes *scenes = say_arena_alloc(arena, sizeof *scenes);
    uint32_t count = say_lexicon_count(lexicon);
    for (scenes->mask = 1; scenes->mask < 2 * count;) scenes->mask = 2 * scenes->mask + 1;
    scenes->slots = say_arena_alloc(arena, ((size_t)scenes->mask + 1) * sizeof *scenes->slots);
    scenes->threshold = 0;
    for (uint32_t i = 0; i < count; i++) {
        SayStr head = say_lexicon_head(lexicon, i);
        SayStr value = say_lexicon_field(lexicon, i, SAY_STR("weight"));
        int64_t weight;
        if (!say_str_integer(value, &weight) || weight < INT32_MIN || weight > INT32_MAX)
            return say_error_set(error, SAY_ERROR_FORMAT, "scene.tsv: %.*s: no weight",
                                 SAY_STR_ARG(head));
        SaySceneWeight *slot = slot_of(scenes, say_scene_hash(head));
        if (slot->hash)
            return say_error_set(error, SAY_ERROR_FORMAT, "scene.tsv: %.*s: twice",
                                 SAY_STR_ARG(head));
        *slot = (SaySceneWeight){say_scene_hash(head), (int32_t)weight};
        if (say_str_equal(head, SAY_STR("threshold"))) scenes->threshold = (int32_t)weight;
    }
    *into = scenes;
    return SAY_OK;
}

SayStatus say_scene_open(SayPack *pack, const struct SayScenes **into, SayError *error)
{
    SayStr bytes = say_pack_section(pack->file, SAY_STR("scene"));
    if (!bytes.data) return say_error_set(error, SAY_ERROR_FORMAT, "pack: no section \"scene\"");
    SayLexicon lexicon = {(const uint8_t *)bytes.data, bytes.size};
    return say_scenes_new(pack->arena, &lexicon, into, error);
}
