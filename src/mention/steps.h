/* steps.h -- the steps of the mention stage, in order, and what they hand to each other. */
#ifndef SAY_MENTION_STEPS_H
#define SAY_MENTION_STEPS_H

#include "core/calendar.h"
#include "core/error.h"
#include "core/lexicon.h"
#include "core/map.h"
#include "core/pack.h"
#include "doc/doc.h"

/* ---- what the stage keeps of the pack ---- */

/* An entry of a dictionary of actors, its fields read once. */
typedef struct SayActorEntry {
    SayActorKind kind;
    SayStr country, backer, parent,
        adjective; /* absent ones absent; adjective: the first of them */
    SayStr sectors[3];
    bool agency, plural, speaks, place; /* place: an entry of places in a user's dictionary */
    const struct SayOffice *offices;    /* what the actor is for a time; see offices.c */
    uint32_t office_count;
} SayActorEntry;

typedef struct SayOffice {
    SayDay from, to; /* both included; the ends of time where open */
    SayActorEntry entry;
} SayOffice;

/* Reads the "role" fields of an entry. Refused, with file and line: one that is not written so. */
SayStatus say_offices_read(SayArena *arena, const SayLexicon *lexicon, uint32_t index,
                           SayActorEntry *entry, SayError *error);
/* Drops the sectors of an office; who has left one and has no other is of the elite (ELI). */
void say_sectors_leave_office(SayStr sectors[3], bool left);
/* The entry as it holds on this day; itself when no office does or the day is SAY_DAY_NONE. */
const SayActorEntry *say_offices_on(const SayActorEntry *entry, SayDay day);

typedef struct SayMentionLexicon {
    SayLexicon lexicon;
    SayActorEntry
        *entries; /* (entry); NULL for the pack's places, whose fields are read when they match */
} SayMentionLexicon;

typedef struct SayMentionView {
    SayMentionLexicon
        *lexicons; /* users' dictionaries in their order, then "actors", then "places" */
    uint32_t count;
    SayMap countries; /* alpha-3 to 1 + index into nations */
    SAY_LIST(SayActorEntry) nations;
    SAY_LIST(SayStr) nation_names; /* beside nations: the head of the entry */
    SayMap words;                  /* a word to the bits of the lists that hold it; see words.c */
} SayMentionView;

/* ---- dictionary: where phrases of the dictionaries stand ---- */

typedef enum SayPhraseField {
    SAY_PHRASE_NAME,
    SAY_PHRASE_ADJECTIVE,
    SAY_PHRASE_PEOPLE,
    SAY_PHRASE_METONYM,
    SAY_PHRASE_WORD,
    SAY_PHRASE_SHY, /* of places: counts only where the text says that a place is meant */
} SayPhraseField;

/* What a compound such as "Iran-backed" makes of the phrase in it. */
typedef enum SayJoint {
    SAY_JOINT_NONE,
    SAY_JOINT_BACKER,
    SAY_JOINT_SEAT,
    SAY_JOINT_OTHER
} SayJoint;

typedef struct SayHit {
    uint32_t lexicon, entry;
    SayPhraseField field;
    bool adjective_too; /* a phrase for people that is an adjective as well: "Iranian" */
    bool partial;       /* shares its first or last token with other words */
    SayJoint joint;
    SayStr phrase;
    uint32_t word, words;      /* first word, length in words */
    uint32_t first, end, head; /* tokens; a leading article left off */
    SayIndex
        left; /* the hit right before that belongs to this role, whatever the tree says; SAY_NONE */
    bool adopted; /* is such a hit */
} SayHit;

typedef enum SayCasing { SAY_CASING_NORMAL, SAY_CASING_TITLE, SAY_CASING_UPPER } SayCasing;

/* The stage's working state on one document. */
typedef struct SayNaming {
    const SayMentionView *view;
    SayDoc *doc;
    uint32_t *form_sets;             /* (token) SAY_WORD_* of what is written */
    uint32_t *lemma_sets;            /* (token) likewise of the lemma */
    uint8_t *casing;                 /* (sentence) SayCasing */
    uint32_t *word_start, *word_end; /* (word) bytes of text */
    SAY_LIST(SayHit) hits;           /* of actors, in the order of the text, none overlapping */
    SAY_LIST(SayHit) place_hits;
    SayIndex *hit_at;   /* (token) index of the hit that holds it; SAY_NONE */
    SayIndex *place_at; /* (token) likewise of place_hits */
    SayIndex *name_at;  /* (token) the network's name that holds it, in doc->names; SAY_NONE */
    SayMap surnames;    /* last words of persons' names: "Ryder" */
    uint8_t *done;  /* (token) 1: a phrase was read around it; 2: stands in a name found by shape */
    uint8_t *taken; /* (token) 1: in a time or a quantity's number */
} SayNaming;

/* ---- words: what is asked of many tokens is looked up once ---- */

enum {
    SAY_WORD_PERSON = 1 << 0, /* "wife", "analyst" */
    SAY_WORD_MALE = 1 << 1,
    SAY_WORD_FEMALE = 1 << 2,
    SAY_WORD_BODY = 1 << 3,    /* a body and not a person: "government", "group" */
    SAY_WORD_COUNTED = 1 << 4, /* of people, in reports of what befell them: "civilian" */
    SAY_WORD_TIME = 1 << 5,    /* may start an expression of time */
    SAY_WORD_IN_TIME = 1 << 6, /* may follow an article or a pronoun that starts one */
    SAY_WORD_UNIT = 1 << 7,    /* a unit of time */
    SAY_WORD_NUMBER = 1 << 8,  /* may start a number */
    SAY_WORD_QUOTE = 1 << 9,   /* a quotation mark */
};

SayMap say_words_open(SayArena *arena);
/* Fills form_sets and lemma_sets. */
void say_words_look_up(SayNaming *naming);

void say_dictionary_find(SayNaming *naming);
/* What the dictionary has on the hit, as of the day the article was published. */
const SayActorEntry *say_hit_entry(const SayNaming *naming, const SayHit *hit);
SayStr say_hit_head(const SayNaming *naming, const SayHit *hit);

/* ---- phrase: the tokens of one noun phrase ---- */

typedef enum SayPart {
    SAY_PART_HEAD,
    SAY_PART_MODIFIER,
    SAY_PART_TITLE,
    SAY_PART_OWNER,
    SAY_PART_OF,
    SAY_PART_LEADER /* "loyal to the president": whose country they are of */
} SayPart;

#define SAY_PARTS_MOST 12
typedef struct SayPhrase {
    uint32_t head, first, end;
    struct {
        SayIndex hit;
        SayPart part;
    } parts[SAY_PARTS_MOST];
    uint32_t count;
    uint32_t owner; /* token of a possessive pronoun or name ("its forces"); SAY_NONE */
} SayPhrase;

/* The noun that a modifier belongs to in the end: "Pentagon" -> "spokesman". The token itself when
 * it is none. */
uint32_t say_phrase_head(const SayDoc *doc, uint32_t token);
/* Of tokens [first, end): the last one whose own head lies outside. */
uint32_t say_range_head(const SayDoc *doc, uint32_t first, uint32_t end);
SayPhrase say_phrase_at(const SayNaming *naming, uint32_t head);
bool say_is_locative(const SayDoc *doc,
                     uint32_t token); /* "in Tehran": its preposition says where */
uint32_t say_case_of(const SayDoc *doc, uint32_t token); /* the preposition; SAY_NONE */

/* ---- names: names that no dictionary knows ---- */

typedef enum SayShape {
    SAY_SHAPE_NONE,
    SAY_SHAPE_UNKNOWN,
    SAY_SHAPE_PERSON,
    SAY_SHAPE_ORGANISATION,
    SAY_SHAPE_GROUP,
    SAY_SHAPE_PLACE
} SayShape;
typedef struct SayShapeName {
    SayShape shape;
    SayActorKind kind;
    SayPrecision precision;
    uint32_t first, end;
} SayShapeName;
/* Fills name_at, and surnames from the names of persons. */
void say_names_mark(SayNaming *naming);
/* The network's name that holds the token; NULL. */
const SayName *say_name_of(const SayNaming *naming, uint32_t token);
/* The network reads the hit's words as part of a name that the entry cannot mean: "Paris" in "Paris
 * Hilton". entry: NULL for a place. */
bool say_name_refuses(const SayNaming *naming, const SayHit *hit, const SayActorEntry *entry);
/* The name around a token, and what it names: the network's, or where it is silent, a run of
 * capitals. titled: a role stands before it. */
SayShapeName say_shape_at(const SayNaming *naming, uint32_t head, bool titled);
/* The last word of a name of an event, a law, a treaty. */
bool say_is_happening(const SayDoc *doc, uint32_t last);
bool say_is_capital(const SayDoc *doc, uint32_t token);

/* ---- the steps ---- */

void say_times_find(SayNaming *naming);
void say_quantities_find(SayNaming *naming);
void say_actors_find(SayNaming *naming);
void say_places_find(SayNaming *naming);
/* A place that no dictionary knows, by its shape ("Amur District") or its preposition ("in
 * Ansoria"). */
void say_place_unknown(SayNaming *naming, const SayShapeName *name, uint32_t head);
/* May this phrase of a gazetteer be a place here? False for one in a person's name, and for a shy
 * one that nothing calls a place. Asked in the order of the text. */
bool say_place_stands(const SayNaming *naming, const SayHit *hit);
/* Needs places; gives roles and peoples without a country the one of the place behind them. */
void say_homes_find(SayNaming *naming);
/* "its forces" are of the country that "its" is; once chains are known. mention_at: (token) the
 * mention that it heads; SAY_NONE. */
void say_homes_inherit(SayNaming *naming, const SayIndex *mention_at);
/* Needs actors in the order of the text; fills chain, and what members of a chain learn from each
 * other. */
void say_chain_find(SayNaming *naming);
/* Leads each mention to the first of its chain, and gives each what the others know. */
void say_chain_share(const SayNaming *naming);

/* A noun for a body and not for a person: "the government", "the group". */
static inline bool say_is_body(const SayNaming *naming, uint32_t head)
{
    return (naming->lemma_sets[head] & SAY_WORD_BODY) != 0;
}
/* Appends to a mention's sectors what it has not got, as room allows. */
void say_sectors_add(SayActorMention *mention, const SayStr sectors[3]);

/* ---- numbers ---- */

typedef struct SayNumber {
    uint32_t first, end; /* tokens; first == end: none */
    int64_t value;       /* thousandths, so that "2.5 million" and "0.5" are exact */
    int64_t most; /* thousandths; upper end of a range in one token or of "dozens"; else equal to
                     value */
    bool vague;   /* "dozens": value is the least, most is unknown */
    bool ordinal;
} SayNumber;
/* The number that starts at this token, within its sentence: digits, words, "2.5 million", "a
 * dozen", "two hundred and five". */
SayNumber say_number_at(const SayNaming *naming, uint32_t token);

/* ---- quantities: units, and what befell those counted ---- */

/* "person", "km" for the noun counted; else its lemma. */
SayStr say_quantity_unit(const SayNaming *naming, uint32_t head);
/* "usd" where a sign or code of money stands before the token, and *start is set to that; absent.
 */
SayStr say_money_before(const SayDoc *doc, uint32_t first, uint32_t *start);

/* "killed", "wounded" and the like for the noun counted, or the number by itself; absent. people:
 * people are counted, so that what befalls the noun in its clause says it as well. */
SayStr say_quantity_effect(const SayDoc *doc, uint32_t head, bool people);
/* The quantity of the same sentence that this one is part of; SAY_NONE. */
SayIndex say_quantity_whole(const SayDoc *doc, const SayQuantityMention *q);

#endif
