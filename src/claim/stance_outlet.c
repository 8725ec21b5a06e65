/* stance_outlet.c -- what the outlet itself makes of what it has others say.

   "The army said that rebels attacked" commits the army, and leaves open what the outlet holds;
   "the army regretted that its men attacked" is told by an outlet that takes the attack for granted
   (FactBank: Sauri and Pustejovsky 2009). So the stance of a speaker becomes the outlet's only
   through cues that grant what they take, one by one up the chain. */
#include "claim/stance.h"

#include <assert.h>

static bool grants(const SayWalk *walk, const SayAttribution *a)
{
    static const uint32_t FRAMES[] = {SAY_FRAME_THAT,
                                      SAY_FRAME_OBJ | SAY_FRAME_PREP | SAY_FRAME_ING};
    bool clause = a->content_root != SAY_NONE && !say_token_nominal(walk->doc, a->content_root);
    const SayModal *modal = say_modal_embedding(walk, a->cue, FRAMES[!clause]);
    if (!modal) modal = say_modal_act(walk->modality, a->act);
    return modal && modal->class == SAY_MODAL_FACTIVE;
}

SayStance say_stance_of_outlet(const struct SayModality *modality, const SayDoc *doc,
                               SayStance stance, SayIndex attribution)
{
    const SayWalk walk = {modality, doc, NULL, SAY_NONE, NULL};
    uint32_t steps = 0;
    for (SayIndex at = attribution; at != SAY_NONE; at = doc->attributions.items[at].parent) {
        assert(steps <= doc->attributions.count);
        steps++;
        if (grants(&walk, &doc->attributions.items[at])) continue;
        stance.polarity = SAY_POLARITY_UNKNOWN;
        stance.certainty = SAY_CERTAINTY_UNKNOWN;
        break;
    }
    return stance;
}
