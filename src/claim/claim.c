/* claim.c -- from trees and mentions to say-sos. */
#include "claim/claim.h"

#include "claim/event.h"
#include "claim/rejected.h"
#include "claim/steps.h"

SayStatus say_claim_open(SayPack *pack, SayError *error)
{
    SayClaimView *view = say_arena_alloc(pack->arena, sizeof *view);
    SAY_TRY(say_attribution_open(pack, &view->cues, error));
    SAY_TRY(say_event_open(pack, &view->triggers, error));
    SAY_TRY(say_scene_open(pack, &view->scenes, error));
    SAY_TRY(say_stance_open(pack, &view->modality, error));
    if (pack->codebook == SAY_CODEBOOK_CAMEO)
        SAY_TRY(say_pattern_open(pack, &view->patterns, error));
    pack->claim = view;
    return SAY_OK;
}

void say_claim(const SayPack *pack, SayDoc *doc)
{
    const SayClaimView *view = pack->claim;
    if (pack->keeps_rejections) say_rejected_keep(doc);
    if (view->patterns) say_pattern_find(view->patterns, view->triggers, view->scenes, doc);
    if (!say_doc_open(doc)) return; /* discarded */
    say_attribution_find(view->cues, doc);
    if (!view->patterns) say_event_find(view->triggers, view->scenes, doc);
    say_stance_find(view->modality, doc, pack->keeps_stances);
    if (!view->patterns) say_sift(view->triggers, doc);
    say_scene_find(view->scenes, doc);
    say_claim_assemble(view, doc);
}
