/* scene.h -- where an act took place: which of the places named in its sentence, if any. */
#ifndef SAY_CLAIM_SCENE_H
#define SAY_CLAIM_SCENE_H

#include "core/lexicon.h"
#include "core/map.h"
#include "doc/doc.h"

/* A feature's hash and its weight in thousandths; hash 0: an empty slot. */
typedef struct SaySceneWeight {
    uint64_t hash;
    int32_t weight;
} SaySceneWeight;

/* What data/scene.tsv says: the weight of each feature of an act and a place, learned by
 * learn/scene.py. Open addressing. */
struct SayScenes {
    SaySceneWeight *slots;
    uint32_t mask;
    int32_t threshold;
};

/* Features as the hashes of what they are written as: "path obl|conj". */
#define SAY_SCENE_FEATURES 18
typedef struct SaySceneFeatures {
    uint64_t hashes[SAY_SCENE_FEATURES];
    uint32_t count;
    SayText *text; /* gets each, behind a tab; NULL: not wanted */
} SaySceneFeatures;

/* Of a feature as it is written. */
uint64_t say_scene_hash(SayStr feature);
SayStatus say_scenes_new(SayArena *arena, const SayLexicon *lexicon, const struct SayScenes **into,
                         SayError *error);
/* Adds the features of an act and a place of the same sentence. verb: what stands for the act's
 * lemma in them. */
void say_scene_features(const SayDoc *doc, uint32_t act, SayIndex place, SayStr verb,
                        SaySceneFeatures *into);
/* The likeliest place of an act, told by a verb, among those named in its sentence; SAY_NONE when
 * it is more likely none of them. scenes may be NULL. */
SayIndex say_scene_place(const struct SayScenes *scenes, const SayDoc *doc, uint32_t act);
/* "attacks on US interests": the nation's word before what is theirs, wherever that stands. */
bool say_scene_of_nation(const SayDoc *doc, SayIndex place);

#endif
