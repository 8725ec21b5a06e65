/* names.h */
#ifndef SAY_NAMES_NAMES_H
#define SAY_NAMES_NAMES_H

#include "core/pack.h"
#include "doc/doc.h"

/* Opens this stage's part of the pack; the view lives in pack->arena and is stored in pack->names.
 */
SayStatus say_names_open(SayPack *pack, SayError *error);
void say_names(const SayPack *pack, SayDoc *doc);

#endif
