/* parse.h */
#ifndef SAY_PARSE_PARSE_H
#define SAY_PARSE_PARSE_H

#include "core/pack.h"
#include "doc/doc.h"

/* Opens this stage's part of the pack; the view lives in pack->arena and is stored in pack->parse.
 */
SayStatus say_parse_open(SayPack *pack, SayError *error);
void say_parse(const SayPack *pack, SayDoc *doc);

#endif
