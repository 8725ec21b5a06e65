/* engine.h -- the pack opened, with each stage's view of it. SayEngine and its open and close: see
 * sayso.h. */
#ifndef SAY_PIPELINE_ENGINE_H
#define SAY_PIPELINE_ENGINE_H

#include "core/error.h"
#include "core/pack.h"

const SayPack *say_engine_pack(const SayEngine *engine);

#endif
