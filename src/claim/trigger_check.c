/* trigger_check.c -- refuses entries of data/triggers/ that would be read and mean nothing: a field
   that no kind of entry has, a role that stands nowhere, a mode or type that PLOVER has not. */
#include "claim/event.h"

#define FIELDS_MOST 20

static const struct {
    const char *kind;
    const char *fields[FIELDS_MOST];
} kinds[] = {
#define TRIGGER                                                                                    \
    {                                                                                              \
        "example", "counter", "type", "mode", "contexts", "cameo", "goldstein", "needs", "is",     \
            "counts", "actor", "recipient", "objects", "not_objects", "subjects", "not_subjects",  \
            "with", "not_with", NULL                                                               \
    }
    {"v", TRIGGER},
    {"a", TRIGGER},
    {"x", TRIGGER},
    {"n", TRIGGER},
#undef TRIGGER
    {"s", {"example", "counter", "types", "nouns", "needs", "is", "actor", "recipient", NULL}},
    {"means", {"example", "counter", "type", "mode", "contexts", "cameo", "words", NULL}},
    {"topic", {"example", "words", NULL}},
    {"weight", {"thousandths", NULL}},
    {"least", {"thousandths", NULL}},
    {"parties",
     {"actors", "never", "alone", "scene", "word", "actor", "agent", "recipient", "mutual", "found",
      "pair", "aimed", "arms", "visits", NULL}},
    {"words", {"example", "words", NULL}},
};

/* Roles beside prepositions are those of slot_of in trigger.c. */
static const char roles[] =
    "|none|subject|object|indirect|possessor|modifier|content|about|above|across|after|against|"
    "ahead|along|alongside|amid|among|around|as|at|before|behind|below|beside|between|beyond|by|"
    "despite|down|during|following|for|from|in|inside|into|like|near|of|off|on|onto|out|outside|"
    "over|past|since|through|throughout|to|toward|towards|under|until|up|upon|with|within|without|";

static bool is_role(SayStr word)
{
    SayStr list = say_str(roles);
    uint32_t at = say_str_find(list, word, 0);
    while (at != UINT32_MAX) {
        if (list.data[at - 1] == '|' && list.data[at + word.size] == '|') return true;
        at = say_str_find(list, word, at + 1);
    }
    return false;
}

static bool has_field(size_t kind, SayStr name)
{
    for (size_t i = 0; kinds[kind].fields[i]; i++)
        if (say_str_equal(name, say_str(kinds[kind].fields[i]))) return true;
    return false;
}

/* What is wrong with one alternative of a field; NULL when nothing is. */
static const char *fault_of(SayStr field, SayStr value, const SayMap *modes)
{
    if (say_str_equal(field, SAY_STR("actor")) || say_str_equal(field, SAY_STR("recipient")))
        return is_role(value) ? NULL : "no such role";
    if (say_str_equal(field, SAY_STR("types")))
        return say_event_type_of_name(value.data, value.size) > 0 ? NULL : "no such event type";
    if (say_str_equal(field, SAY_STR("mode")))
        return say_map_get(modes, value) != SAY_ABSENT ? NULL : "no such mode";
    return NULL;
}

SayStatus say_trigger_check(const SayLexicon *lexicon, uint32_t entry, SayStr kind,
                            const SayMap *modes, SayError *error)
{
    size_t k = 0, count = sizeof kinds / sizeof *kinds;
    while (k < count && !say_str_equal(kind, say_str(kinds[k].kind))) k++;
    if (k == count) return SAY_OK;
    bool asks = say_str_equal(kind, SAY_STR("parties")); /* "actor: yes" names no role */
    for (uint32_t f = 0; f < say_lexicon_field_count(lexicon, entry); f++) {
        SayField field = say_lexicon_field_at(lexicon, entry, f);
        if (!has_field(k, field.name))
            return say_lexicon_refuse(lexicon, entry, "no such field", field.name, error);
        for (SayStr rest = field.value; rest.data;) {
            SayStr value = say_str_cut(&rest, '|');
            const char *fault = value.size && !asks ? fault_of(field.name, value, modes) : NULL;
            if (fault) return say_lexicon_refuse(lexicon, entry, fault, value, error);
        }
    }
    return SAY_OK;
}
