/* scene.h -- where an act took place: which of the places named in its sentence, if any. */
#ifndef SAY_CLAIM_SCENE_H
#define SAY_CLAIM_SCENE_H

#include "core/lexicon.h"
#include "core/map.h"
#include "doc/doc.h"

/* What data/scene.tsv says: the weight of each feature of an act and a place, learned by
 * learn/scene.py. */
struct SayScenes {
    SayMap index;     /* feature to the index of its weight */
    int32_t *weights; /* thousandths */
    int32_t threshold;
};

/* One feature: "path obl|conj". Longer ones are cut. */
#define SAY_SCENE_FEATURES     18
#define SAY_SCENE_FEATURE_SIZE 112
typedef struct SaySceneFeatures {
    char text[SAY_SCENE_FEATURES][SAY_SCENE_FEATURE_SIZE];
    uint32_t sizes[SAY_SCENE_FEATURES];
    uint32_t count;
} SaySceneFeatures;

SayStatus say_scenes_new(SayArena *arena, const SayLexicon *lexicon, const struct SayScenes **into,
                         SayError *error);
/* The features of an act and a place of the same sentence. verb: what stands for the act's lemma in
 * them. */
void say_scene_features(const SayDoc *doc, uint32_t act, SayIndex place, SayStr verb,
                        SaySceneFeatures *into);
/* The likeliest place of an act, told by a verb, among those named in its sentence; SAY_NONE when
 * it is more likely none of them. scenes may be NULL. */
SayIndex say_scene_place(const struct SayScenes *scenes, const SayDoc *doc, uint32_t act);
/* "attacks on US interests": the nation's word before what is theirs, wherever that stands. */
bool say_scene_of_nation(const SayDoc *doc, SayIndex place);

#endif
