/* steps.h -- the steps of names.

   Each token has one label: O is outside of names; of each kind of name there are four: B begins
   it, I goes on, E ends it, S is a name of one token. */
#ifndef SAY_NAMES_STEPS_H
#define SAY_NAMES_STEPS_H

#include "core/kernel.h"
#include "core/lexicon.h"
#include "core/model.h"
#include "doc/doc.h"

#define SAY_NAMES_VERSION 1u
#define SAY_THINGS_WORDS  8u
#define SAY_NAMES_LABELS  (1u + 4u * SAY_NAME_TYPE_COUNT)

/* Label 0 is O; that of a kind and a place in the name is 1 + 4 * type + place. */
typedef enum SayNamePlace {
    SAY_NAME_BEGIN,
    SAY_NAME_INSIDE,
    SAY_NAME_END,
    SAY_NAME_SINGLE
} SayNamePlace;

/* What names keeps of the pack. */
typedef struct SayNamer {
    const SayKernel *kernel;
    SayDense hidden, labels; /* a state to what matters for names, and that to labels */
    SayLexicon things;       /* data/things: words of facilities, and products by name */
} SayNamer;

/* A document beside the words of data/things. */
typedef struct SayThings {
    const SayLexicon *lexicon;
    SayDoc *doc;
} SayThings;

/* width: of the states that encode makes. */
SayStatus say_namer_open(SayStr section, uint32_t width, SayNamer *into, SayError *error);
/* scores (count, stride), one row a token of one sentence. Fills labels (count) with the best of
   all sequences that are names whole; among equals lower labels win, from the end on. Takes scratch
   from the arena. */
void say_names_decode(SayArena *arena, const int16_t *scores, uint32_t stride, uint32_t count,
                      uint8_t *labels);
/* Joins the names of one body that stand apart in doc->names, by the tree. */
void say_names_join(SayDoc *doc);
/* Does a phrase in this field begin at the word, and how many words has it? 0 when none; the
   longest of up to `most` words, and of SAY_THINGS_WORDS, with capitals as the dictionary has them.
   A word that begins with a number may stand for the number: "16s", "35M". */
uint32_t say_things_phrase(const SayThings *things, uint32_t word, uint32_t most, SayStr field);
/* Gives the type of facility to names of places, bodies and nothing in particular that end or begin
   as facilities do, and joins to them what the network broke off. */
void say_things_facilities(const SayThings *things);
/* Adds the products that the dictionary knows to doc->names; one takes the place of names that
   it meets, unless they are longer, or name facilities or groups. */
void say_things_products(const SayThings *things);
/* Fills doc->names from doc->states. */
void say_names_doc(const SayNamer *namer, SayDoc *doc);

#endif
