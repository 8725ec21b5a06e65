/* steps.h -- the steps of the claim stage, in order. claim.c calls them; each opens and owns its
 * part of the lexicons. */
#ifndef SAY_CLAIM_STEPS_H
#define SAY_CLAIM_STEPS_H

#include "core/pack.h"
#include "doc/doc.h"

/* What the steps know; each is private to the files of its step. */
typedef struct SayClaimView {
    const struct SayCues *cues;         /* attribution: data/cues/ */
    const struct SayTriggers *triggers; /* event: data/triggers/ */
    const struct SayScenes *scenes;     /* event, scene: data/scene.tsv */
    const struct SayModality *modality; /* stance: data/stance.txt */
    const struct SayPatterns *patterns; /* event, by imported verb patterns; NULL: by triggers */
} SayClaimView;

SayStatus say_attribution_open(SayPack *pack, const struct SayCues **cues, SayError *error);
SayStatus say_event_open(SayPack *pack, const struct SayTriggers **triggers, SayError *error);
SayStatus say_scene_open(SayPack *pack, const struct SayScenes **scenes, SayError *error);
SayStatus say_pattern_open(SayPack *pack, const struct SayPatterns **patterns, SayError *error);
SayStatus say_stance_open(SayPack *pack, const struct SayModality **modality, SayError *error);

/* 1. Who says what: attributions with cue, speakers and content spans, nested by parent;
 * doc->cites. */
void say_attribution_find(const struct SayCues *cues, SayDoc *doc);
/* 2. What happened: coded events with roles and fields; no stance yet. Decoys stay, with the
 * reason. */
void say_event_find(const struct SayTriggers *triggers, const struct SayScenes *scenes,
                    SayDoc *doc);
/* The same by the verb patterns of imported dictionaries: CAMEO codes and actor codes of theirs.
   Before the attributions, whose speakers are actor mentions. */
void say_pattern_find(const struct SayPatterns *patterns, const struct SayTriggers *triggers,
                      const struct SayScenes *scenes, SayDoc *doc);
/* 3. How surely: the attribution that each event stands in, and its polarity, certainty and status
 * there. of_all: fills doc->stances, too. */
void say_stance_find(const struct SayModality *modality, SayDoc *doc, bool of_all);
/* The stance of any clause: of an attribution's content without an event, too. root: token that
 * heads the clause. */
SayStance say_stance_of(const struct SayModality *modality, const SayDoc *doc, uint32_t root);
/* 4. Where what each verb tells took place: the places of doc->predicates. */
void say_scene_find(const struct SayScenes *scenes, SayDoc *doc);
/* 5. Claims: one for each event, with the chain of its attributions; one for each attribution that
 * holds no event. */
void say_claim_assemble(const SayClaimView *view, SayDoc *doc);

#endif
