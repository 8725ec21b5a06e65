/* labels.c -- names of the closed vocabularies, made from the lists of labels.h. */
#include "doc/labels.h"

#include <assert.h>
#include <string.h>

#define NAME(id, name)        name,
#define NAME3(id, name, quad) name,
static const char *const upos_names[] = {SAY_UPOS_LIST(NAME)};
static const char *const deprel_names[] = {SAY_DEPREL_LIST(NAME)};
static const char *const name_type_names[] = {SAY_NAME_LIST(NAME)};
static const char *const outcome_names[] = {SAY_OUTCOME_LIST(NAME)};
static const char *const block_names[] = {SAY_BLOCK_LIST(NAME)};
static const char *const actor_kind_names[] = {SAY_ACTOR_KIND_LIST(NAME)};
static const char *const precision_names[] = {SAY_PRECISION_LIST(NAME)};
static const char *const bound_names[] = {SAY_BOUND_LIST(NAME)};
static const char *const speaker_kind_names[] = {SAY_SPEAKER_KIND_LIST(NAME)};
static const char *const act_names[] = {SAY_ACT_LIST(NAME)};
static const char *const polarity_names[] = {SAY_POLARITY_LIST(NAME)};
static const char *const certainty_names[] = {SAY_CERTAINTY_LIST(NAME)};
static const char *const veridicality_names[] = {SAY_VERIDICALITY_LIST(NAME)};
static const char *const event_status_names[] = {SAY_EVENT_STATUS_LIST(NAME)};
static const char *const event_type_names[] = {SAY_EVENT_TYPE_LIST(NAME3)};
static const char *const context_names[] = {SAY_CONTEXT_LIST(NAME)};
static const char *const date_basis_names[] = {SAY_DATE_BASIS_LIST(NAME)};

static int find(const char *const *names, int count, const char *name, unsigned size)
{
    for (int i = 0; i < count; i++)
        if (strlen(names[i]) == size && memcmp(names[i], name, size) == 0) return i;
    return -1;
}

#define X(label)                                                                                   \
    const char *say_##label##_name(unsigned value)                                                 \
    {                                                                                              \
        assert(value < sizeof label##_names / sizeof *label##_names);                              \
        return label##_names[value];                                                               \
    }                                                                                              \
    int say_##label##_of_name(const char *name, unsigned size)                                     \
    {                                                                                              \
        return find(label##_names, (int)(sizeof label##_names / sizeof *label##_names), name,      \
                    size);                                                                         \
    }
SAY_LABELS(X)
#undef X

int say_event_type_quad(SayEventType type)
{
#define QUAD(id, name, quad) quad,
    static const int quads[] = {SAY_EVENT_TYPE_LIST(QUAD)};
#undef QUAD
    return quads[type];
}
