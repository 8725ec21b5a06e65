/* pattern.h -- the codebook of imported verb patterns: what its files share.

   Runs dictionaries in the syntax of TABARI and PETRARCH, imported by `sayso pack --import`
   (docs/dictionaries.md), on our trees: Schrodt, TABARI manual 2009; Norris, Schrodt and Beieler,
   PETRARCH2, JOSS 2017. Which words are a verb, what must stand around it and the codes come from
   the dictionary; clauses, noun phrases, passives and coordination come from the tree.
   docs/dictionaries.md says where the two programs differ, and what is taken. */
#ifndef SAY_CLAIM_PATTERN_H
#define SAY_CLAIM_PATTERN_H

#include "claim/event.h"
#include "core/pack.h"

/* ---- the knowledge, read once (pattern_open.c) ---- */

/* Words as SayDoc.words has them, by number; 0 is a word that no pattern has. */
typedef struct SayTermPhrase {
    uint32_t first, count; /* SayPatterns.ids */
} SayTermPhrase;

typedef enum SayStepKind {
    SAY_STEP_WORDS, /* one of the phrases: a word with its alternatives, or a synonym set */
    SAY_STEP_VERB,
    SAY_STEP_SOURCE,
    SAY_STEP_TARGET,
    SAY_STEP_BOTH, /* source and target at once: "%" */
    SAY_STEP_SKIP  /* any noun phrase: "^" */
} SayStepKind;

typedef struct SayStep {
    SayStepKind kind;
    bool adjacent; /* directly behind the step before */
    bool joined;   /* in one noun phrase with the step before: "{PEACE TALKS}" */
    uint32_t first_phrase, phrase_count;
} SayStep;

typedef struct SayVerbPattern {
    uint32_t first_step, step_count; /* SayPatterns.steps */
    uint32_t verb;                   /* which of them is the verb, from 0 */
    SayStr code, back;               /* absent, or as written: "032", "---" */
    SayStr rule;                     /* "CAMEO.2.0.txt:1762 * SUPPORT" */
    uint32_t next;                   /* of the same block; 1 + index, 0 ends */
} SayVerbPattern;

typedef struct SayVerbForm {
    SayTermPhrase phrase;
    uint32_t anchor; /* which of its words is the verb, from 0 */
    uint32_t verb;   /* SayPatterns.verbs */
    uint32_t next;   /* form with the same anchor word; 1 + index, 0 ends */
} SayVerbForm;

typedef struct SayVerbEntry {
    SayStr code, back, rule;
    uint32_t block; /* first pattern of its block; 1 + index, 0: none */
} SayVerbEntry;

typedef struct SayDiscard {
    SayTermPhrase phrase;
    bool report; /* the whole report, not the sentence alone */
    SayStr rule;
} SayDiscard;

typedef struct SayIssueTerm {
    SayTermPhrase phrase;
    SayStr code, category; /* code absent: an exception */
    uint32_t next;         /* with the same first word; 1 + index, 0 ends */
} SayIssueTerm;

typedef struct SayPatterns {
    SayArena *arena;
    const SayLexicon *lexicons; /* the user's, then the pack's actors */
    uint32_t lexicon_count;
    SayLexicon codebook; /* the pack's triggers: what a CAMEO code is in PLOVER */
    SayMap words;        /* folded word -> 1 + number */
    SAY_LIST(uint32_t) ids;
    SAY_LIST(SayTermPhrase) phrases;
    SAY_LIST(SayStep) steps;
    SAY_LIST(SayVerbPattern) patterns; /* the longer first within a block, then as written */
    SAY_LIST(SayVerbEntry) verbs;
    SAY_LIST(SayVerbForm) forms;
    SAY_LIST(SayDiscard) discards;
    SAY_LIST(uint32_t) anchors; /* (word) first form; 1 + index */
    SAY_LIST(SayIssueTerm) issues;
    SAY_LIST(uint32_t) issue_at; /* (word) first issue; 1 + index */
} SayPatterns;

/* pattern_issue.c: reads one entry; fills doc->issues. ids: (word of the document) */
void say_pattern_read_issue(SayPatterns *into, const SayLexicon *lexicon, uint32_t entry);
void say_pattern_issues(const SayPatterns *patterns, SayDoc *doc, const uint32_t *ids);

/* ---- noun phrases and their codes (pattern_actor.c) ---- */

/* A noun phrase that names an actor or an agent. code: "ARNGOV", "---GOV" without an actor, "A/B"
   where it stands for both. */
typedef struct SayPatternActor {
    uint32_t first, end, head; /* tokens */
    SayStr code;
    SayStr name;
    bool named;        /* an actor, not an agent alone */
    uint32_t group;    /* coordination: the first actor of it */
    uint32_t absorbed; /* the actor that took its code: "of Arnor"; SAY_NONE */
    SayIndex mention;
} SayPatternActor;

typedef SAY_LIST(SayPatternActor) SayPatternActors;

/* The actors of a document, in the order of the text; each gets an actor mention with its code. */
void say_pattern_actors(const SayPatterns *patterns, SayDoc *doc, SayPatternActors *actors);
/* The actors of a group in turn; *at begins as SAY_NONE. */
bool say_pattern_group_next(const SayDoc *doc, const SayPatternActors *actors, uint32_t group,
                            uint32_t *at);
/* Gives each an actor mention (doc->actors), in the order of the text; the others keep theirs. */
void say_pattern_mentions(SayDoc *doc, SayPatternActors *actors);
/* The head of the noun phrase, without what hangs on it behind prepositions. */
uint32_t say_pattern_chunk(const SayDoc *doc, uint32_t token);

/* ---- one verb in its sentence (pattern_match.c) ---- */

/* What a pattern is matched against: the words before the verb, from it backwards, and those
   behind it, as far as they belong to its clause. */
typedef struct SayPatternScope {
    const SayPatterns *patterns;
    const SayDoc *doc;
    const SayPatternActors *actors;
    const uint32_t *ids;       /* (word of the document) */
    const uint32_t *actor_at;  /* (token) 1 + index of the actor whose phrase holds it; 0 */
    uint32_t *before, *behind; /* words of the document */
    uint32_t before_count, behind_count;
} SayPatternScope;

typedef struct SayPatternRoles {
    uint32_t source, target, both; /* groups; SAY_NONE */
    bool both_behind;              /* the one of "both" stands behind the verb */
} SayPatternRoles;

/* Fills before and behind with the words [first, end) that belong to the verb's clause
   (pattern_scope.c). */
void say_pattern_scope(SayPatternScope *scope, uint32_t verb, uint32_t first, uint32_t end);
/* Is there a clause apart between the token and the top? */
bool say_pattern_cut_off(const SayDoc *doc, uint32_t token, uint32_t top);
/* The first pattern of the block that holds; NULL when none does. */
const SayVerbPattern *say_pattern_match(const SayPatternScope *scope, uint32_t block,
                                        SayPatternRoles *roles);
/* True when words[at..] begin with the phrase. */
bool say_pattern_phrase(const SayPatterns *patterns, const SayTermPhrase *phrase,
                        const uint32_t *ids, uint32_t count);

#endif
