/* doc.h -- the document: one article on its way from bytes to claims, as layers. Read this first.

   Every stage of reading takes the pack and one document and adds its layer; no stage looks into
   another. What holds for all layers:
   - `text` is UTF-8 and does not change after extract. Every SaySpan is a half-open range of bytes
   of it.
   - Layers point at each other by index, never by pointer; SAY_NONE is "no such thing".
   - Everything lives in the document's arena and is borrowed until the document is reset.
   - Unknown stays unknown: an absent SayStr has data NULL, an absent day is SAY_DAY_NONE, an absent
   number SAY_UNKNOWN.
   - Items stand in the order of the text unless a layer says otherwise. */
#ifndef SAY_DOC_DOC_H
#define SAY_DOC_DOC_H

#include "core/arena.h"
#include "core/calendar.h"
#include "core/error.h"
#include "core/str.h"
#include "core/wordlist.h"
#include "doc/labels.h"

#include <assert.h>

typedef uint32_t SayIndex;
#define SAY_NONE    UINT32_MAX
#define SAY_UNKNOWN (-1)

typedef struct SaySpan {
    uint32_t start, end;
} SaySpan;

/* ---- ingest: one record from the world ---- */

typedef enum SayFormat { SAY_FORMAT_TEXT, SAY_FORMAT_HTML } SayFormat;

/* What ingest hands over. Fields that the record states win over what extract finds in the text. */
typedef struct SayRecord {
    SayStr path;     /* file, with "#line" for one of many in a file; "-" for standard input */
    uint64_t offset; /* of the record in that file, in bytes */
    SayStr bytes;    /* the source bytes of the article: what the pieces point into */
    SayFormat format;
    bool plain; /* take bytes as the text, without extraction */
    SayStr url, outlet, title, byline, published,
        language;             /* as stated by the record or the caller, else absent */
    SayStr credit;            /* whose text it is, as the record states: "Reuters"; absent */
    bool published_by_caller; /* published is the caller's, for an article that carries no date of
                                 its own */
    SayStr bad; /* not absent: ingest could not make a record of these bytes; the reason, for the
                   verdict */
} SayRecord;

/* ---- extract ---- */

/* text[text_start, text_start + size) came from source bytes [source_start, source_end), byte for
   byte where the sizes agree, else as one unit (an entity, a converted character). Pieces cover the
   text without gap or overlap; text that extract put in itself (a line feed between blocks) has
   source_start == source_end. */
typedef struct SayPiece {
    uint32_t text_start, size;
    uint32_t source_start, source_end;
} SayPiece;

typedef struct SayBlock {
    SaySpan span;
    SayBlockKind kind;
} SayBlock;

/* The article rests on another outlet here: "CNN reported", "(Reuters)", a wire credit, a
 * dateline's agency. */
typedef struct SayCite {
    SaySpan span;
    SayStr outlet; /* the name in the dictionary of actors, for example "Reuters" */
} SayCite;

/* Of what an article tells without a day of its own, what is history: nothing, acts of violence and
   force, all. */
typedef enum SayRetrospect {
    SAY_RETROSPECT_NONE,
    SAY_RETROSPECT_ACTS,
    SAY_RETROSPECT_ALL
} SayRetrospect;

typedef struct SayArticle {
    SayStr id; /* 'a', 4 hex digits of the day of publication, 12 of SHA-256 over url, outlet,
                  title, published and text */
    SayStr path, url, outlet, origin, title, byline;
    SaySpan title_span, byline_span, dateline_span; /* {0,0} when not in the text */
    SayDay published;
    SayDay written; /* mention: the day that "Monday" counts from, the dateline's where it has one,
                       else published */
    int32_t published_seconds; /* of the day, UTC; SAY_UNKNOWN */
    SayStr published_basis;    /* "record", "caller", "metadata", "text"; absent without a date */
    SayStr language;           /* ISO 639-1: "en"; absent when it cannot be told */
    SayOutcome outcome;
    SayStr reason; /* why it is not coded: a short code, then words: "language: es" */
    SayStr genre;  /* a kind of writing that tells no news of conflict: "sport", "court"; absent */
    SayRetrospect retrospect; /* ... and whether it looks back */
} SayArticle;

/* ---- segment, tag, parse ---- */

/* Morphological features, bits of SayTokens.feats. Absent bits: the feature does not apply. */
enum {
    SAY_FEAT_PLURAL = 1 << 0,
    SAY_FEAT_SINGULAR = 1 << 1,
    SAY_FEAT_PAST = 1 << 2,
    SAY_FEAT_PRESENT = 1 << 3,
    SAY_FEAT_FINITE = 1 << 4,
    SAY_FEAT_INFINITIVE = 1 << 5,
    SAY_FEAT_PARTICIPLE = 1 << 6,
    SAY_FEAT_GERUND = 1 << 7,
    SAY_FEAT_PASSIVE = 1 << 8,
    SAY_FEAT_NEGATIVE = 1 << 9,
    SAY_FEAT_FIRST = 1 << 10,
    SAY_FEAT_SECOND = 1 << 11,
    SAY_FEAT_THIRD = 1 << 12,
    SAY_FEAT_IMPERATIVE = 1 << 13,
    SAY_FEAT_COMPARATIVE = 1 << 14,
    SAY_FEAT_SUPERLATIVE = 1 << 15,
    SAY_FEAT_POSSESSIVE = 1 << 16,
    SAY_FEAT_ORDINAL = 1 << 17,
};

/* Stages that read a sentence as a whole read a longer one in pieces of so many tokens. */
#define SAY_PIECE_TOKENS 300u

/* Structure of arrays; index t is a token of the whole document. Tokens do not overlap. Words of a
   contraction are tokens of their own ("do" "n't"); where one cannot be cut by bytes, it stays one
   token. */
typedef struct SayTokens {
    uint32_t count, capacity;
    uint32_t *start, *end; /* (token) bytes of text */
    SayStr *lemma;         /* (token) lower case except proper nouns */
    uint8_t *upos;         /* (token) SayUpos */
    uint32_t *feats;       /* (token) SAY_FEAT_* */
    uint32_t *head;       /* (token) index of the head token in the document, SAY_NONE for a root */
    uint8_t *deprel;      /* (token) SayDeprel */
    uint32_t *sentence;   /* (token) index into sentences */
    uint8_t *blank_after; /* (token) 1 when white space follows */
    uint32_t *first_child;  /* (token) leftmost dependent, SAY_NONE; see say_doc_link */
    uint32_t *next_sibling; /* (token) next dependent of the same head to the right, SAY_NONE */
} SayTokens;

/* Tokens [first, end). The span runs from the first token's start to the last one's end. Sentences
 * never cross blocks. */
typedef struct SaySentence {
    SaySpan span;
    uint32_t first, end;
    uint32_t block;
} SaySentence;

/* Words as dictionaries see them: a token cut at hyphens, each part folded (say_utf8_fold). Tokens
   that fold to nothing: hyphens, apostrophes and quotation marks give no word; other punctuation
   gives an empty one, which ends every phrase. */
typedef struct SayWord {
    SayStr key;
    uint32_t token;
} SayWord;

/* ---- names ---- */

/* Tokens [first, end) of one sentence name something, in the text and in the eyes of the network
   alone: no dictionary was asked. */
typedef struct SayName {
    uint32_t first, end;
    uint8_t type; /* SayNameType */
} SayName;

/* ---- mention ---- */

/* Common to mentions: span, and the tokens [first, end) with the syntactic head among them. */
typedef struct SayActorMention {
    SayStr id; /* 'm' and the count within the article: "m12" */
    SaySpan span;
    uint32_t first, end, head;
    SayStr name;    /* the dictionary's name, or the longest form in the article for a name found by
                       shape */
    SayStr country; /* ISO 3166 alpha-3, IGO for international; absent when unknown */
    SayStr sectors[3]; /* PLOVER sector codes, "GOV", "MIL", "REB"; absent ones at the end */
    SayActorKind kind;
    SayStr code; /* of an imported dictionary, under its codebook: "ARNGOV"; "A/B": both; absent */
    SayStr backer;  /* country or organisation named as backing it ("Iran-backed"); absent */
    SayStr parent;  /* what it is part of, by the dictionary's name; absent */
    SayIndex chain; /* mentions of one identity share it: index of the first of them */
    uint32_t
        dictionary;   /* 1 + index of the entry in the lexicon it was found in, 0 by shape only */
    bool person_name; /* a name of a person */
    bool agency;      /* media: an agency or outlet that articles rest on */
    bool plural;      /* a group: "officials", "militants" */
    bool pronoun;     /* "he", "they", resolved or not */
    bool former;      /* "former president": the office is over, by the words */
    bool shared;      /* "US" in "US and Iraqi forces": its noun is the one of the next mention */
    bool adjective;   /* "Iranian" in "Iranian troops": names a country, plays no part of its own */
    bool where; /* "in Iran": likewise, and tells where; what is done there may be done to it */
} SayActorMention;

typedef struct SayPlaceMention {
    SayStr id; /* "p3" */
    SaySpan span;
    uint32_t first, end, head;
    SayStr name;
    SayStr country;                    /* ISO alpha-3; absent */
    int32_t latitude_e5, longitude_e5; /* degrees times 100,000; INT32_MIN when unknown */
    SayPrecision precision;
    int64_t geonameid;  /* SAY_UNKNOWN */
    int32_t confidence; /* thousandths: that the place is this one; 0 where nothing says which */
    bool actor_too;     /* the same words are an actor mention: the claim stage decides by role */
} SayPlaceMention;

typedef struct SayTimeMention {
    SayStr id; /* "t2" */
    SaySpan span;
    uint32_t first, end, head;
    SayStr value;       /* TIMEX3 value: "2026-11-17", "2026-W47", "P2D", "PAST_REF"; absent when it
                           cannot be told */
    SayDay begin, last; /* first and last day, inclusive; SAY_DAY_NONE */
    SayDateBasis basis; /* EXPLICIT, or RELATIVE to the publication date */
} SayTimeMention;

typedef struct SayQuantityMention {
    SayStr id;                 /* "q1" */
    SaySpan span;              /* with its bound words and what it counts: "more than 40 attacks" */
    uint32_t first, end, head; /* head: the noun counted, or the number when it stands alone */
    uint32_t number;           /* token of the number itself */
    int64_t low, best, high;   /* SAY_UNKNOWN where the text does not say */
    SayBound bound;
    SayStr unit;    /* "person", "attack", "usd", "percent", "km"; absent */
    SayStr of;      /* lemma of what is counted: "troops" */
    SayStr effect;  /* what befell those counted: "killed", "wounded", "arrested", "displaced",
                       "missing", "abducted"; absent */
    SayIndex whole; /* the count that this one is part of, "including three children"; SAY_NONE */
} SayQuantityMention;

/* A noun phrase, whole, whatever it names: what chains are made of. In the order of their heads;
 * they may hold each other. */
typedef struct SayNominal {
    SaySpan span;
    uint32_t first, end, head;
    SayIndex actor; /* the actor mention of the same head; SAY_NONE */
    SayIndex chain; /* index of the first of those that mean the same */
} SayNominal;

/* ---- claim ---- */

/* Attribution (working layer of the claim stage): a cue with its speaker and content. Nested by
 * parent. */
typedef struct SayAttribution {
    uint32_t sentence;
    uint32_t cue; /* token */
    SaySpan cue_span;
    SayStr cue_lemma; /* as in the lexicon of cues */
    SayAct act;
    uint32_t first_speaker,
        speaker_count; /* SayDoc.speakers, outermost first: only this attribution's own links */
    uint32_t first_content, content_count; /* SayDoc.content_spans */
    uint32_t content_root; /* token that heads the content's clause; SAY_NONE for a quotation of its
                              own */
    bool quoted;           /* the content is, or holds, direct speech of this speaker */
    SayIndex parent;       /* the attribution in whose content this one stands; SAY_NONE */
    /* How the cue colours what is said, by its lexicon entry: what the speaker commits to. */
    SayPolarity polarity;         /* NEGATIVE for "deny" */
    SayCertainty certainty;       /* POSSIBLE for "fear", CERTAIN for "say" */
    SayVeridicality veridicality; /* FACTIVE for "point out"; ACT where its act tells */
    SayStr rule;                  /* "cues.txt:120 verb-ccomp" */
    bool learned;                 /* only the network sees it; no rule does */
} SayAttribution;

/* One link of the chain of speakers. */
typedef struct SaySpeaker {
    SaySpan span;   /* {0,0} for the outlet itself */
    uint32_t head;  /* token; SAY_NONE for the outlet itself */
    SayIndex actor; /* the actor mention that it is; SAY_NONE */
    SaySpeakerKind kind;
    bool beside;       /* speaks together with the link before: "the army and the police said" */
    SayStr role;       /* lemma of the noun that says what they are: "spokesman"; absent */
    SaySpan anonymity; /* "on condition of anonymity", anywhere in the text; {0,0} */
} SaySpeaker;

typedef struct SayStance {
    SayPolarity polarity;
    SayCertainty certainty;
    SayEventStatus status;
} SayStance;

typedef struct SayRange {
    int64_t low, best, high; /* SAY_UNKNOWN */
} SayRange;

/* What an act of violence hit, person or thing, by the words of the phrase up to its noun, and of
 * whom it is. */
typedef struct SayTarget {
    SaySpan span;
    uint32_t head; /* token */
    SayStr kind;   /* "person", "group", a kind of data/triggers/targets.txt; absent when unknown */
} SayTarget;

/* A coded event: what a trigger and its roles say happened, before anybody is asked whether they
 * vouch for it. */
typedef struct SayEvent {
    SayEventType type;
    SayStr mode;       /* PLOVER mode, absent when the words do not decide it */
    uint64_t contexts; /* bit SAY_CONTEXT_x */
    SayStr cameo;      /* "190"; absent */
    int32_t goldstein; /* tenths, -100 to 100 */
    uint32_t trigger;  /* token */
    SaySpan trigger_span;
    uint32_t first_actor, actor_count;         /* SayDoc.participants: indices of actor mentions */
    uint32_t first_recipient, recipient_count; /* likewise */
    bool near; /* no slot found the recipient: it is the nearest party below the trigger */
    uint32_t first_part, part_count; /* SayDoc.parts: other words that tell this act */
    SayIndex place;                  /* place mention; SAY_NONE */
    SayIndex time;                   /* time mention; SAY_NONE */
    SayDay begin, last;              /* SAY_DAY_NONE */
    SayDateBasis date_basis;
    SayRange killed, injured, arrested, size;
    SayStr instrument;                   /* lemma: "drone"; absent */
    SaySpan means;                       /* its words: "a car bomb"; {0,0} */
    uint32_t first_target, target_count; /* SayDoc.targets: what violence hit */
    SayIndex about;   /* the event ordered, threatened, agreed or accused of; SAY_NONE */
    uint32_t echo;    /* a bare word for an act told elsewhere: 1 + index of that event; 0 */
    SayStr rule;      /* "triggers/assault.txt:31 attack.v" */
    SayStr decoy;     /* not absent: why it makes no claim: it is no political event ("sport",
                         "market", "medicine", "fiction", "court"), tells a harm and no act that
                         did it ("harm"), or is no more than a word, without party, figure and
                         place ("bare"), has parties that make no event of its type ("party"), or
                         too little speaks for the reading ("unsure") */
    SayStance stance; /* of the innermost speaker: modality, negation, tense within the content */
    SayIndex attribution; /* innermost attribution whose content holds the trigger; SAY_NONE: the
                             outlet */
} SayEvent;

/* What the report is about, by an imported dictionary of issues. */
typedef struct SayIssue {
    SaySpan span;
    SayStr code, category; /* "EARLY_EDUCATION", "EDUCATION" */
} SayIssue;

/* An entry that a word was tried for and is not, and what stood against it: a near miss, or what
   was considered before the entry that coded the event. */
typedef struct SayRejection {
    uint32_t token;
    SayStr rule; /* "triggers/assault.txt:31 attack.v" */
    SayEventType type;
    SayStr constraint; /* the field of the entry, or the need: "not_objects", "needs actor",
                          "decoy: sport" */
    uint32_t argument; /* the word that failed it; SAY_NONE where one was missing */
} SayRejection;

typedef struct SayRejections {
    SayArena *arena;
    SAY_LIST(SayRejection) items; /* as they came, sentence by sentence */
} SayRejections;

/* Where what a verb tells took place. */
typedef struct SayPredicate {
    uint32_t token;
    SayIndex place; /* of its sentence; SAY_NONE */
} SayPredicate;

/* Whether what a verb, a noun or an adjective behind a copula names is so, in the eyes of who
   speaks there. */
typedef struct SayPredicateStance {
    uint32_t token;
    SayStance stance;
} SayPredicateStance;

typedef enum SayNegationKind {
    SAY_NEGATION_ADVERB,     /* "not", "never", "by no means" */
    SAY_NEGATION_DETERMINER, /* "no soldier" */
    SAY_NEGATION_PRONOUN,    /* "nobody" */
    SAY_NEGATION_MARKER,     /* "without", "rather than" */
    SAY_NEGATION_AFFIX,      /* "unarmed", "useless" */
    SAY_NEGATION_ANSWER,     /* "No, he went": denies nothing beside it */
} SayNegationKind;

/* What a word or an affix denies, as *SEM 2012 defines it (Morante and Blanco): all that is not so
   when the cue is believed. Spans are of SayDoc.negation_spans. */
typedef struct SayNegation {
    uint32_t token;   /* the first of the cue, or the one that holds the affix */
    uint32_t end;     /* tokens [token, end) are the cue, or hold it */
    uint32_t partner; /* "nor" of "neither ... nor"; SAY_NONE */
    SayNegationKind kind;
    uint32_t first_cue, cue_count;
    uint32_t first_scope, scope_count; /* none: "No, he went" */
    uint32_t anchor;                   /* token whose clause or phrase is denied; SAY_NONE */
    SaySpan event; /* the word for what did not take place; {0,0} where what is denied is no fact
                      by itself: asked, supposed, planned */
} SayNegation;

/* The result: one say-so. */
typedef struct SayClaim {
    SayStr id; /* 'c', 4 hex digits of the article's id, 12 of SHA-256 of article id, spans, stance,
                  event */
    uint32_t sentence;
    SaySpan span; /* the bytes that say it: speaker, cue and content, within the sentence */
    uint32_t first_speaker,
        speaker_count;    /* SayDoc.speakers: the whole chain, outermost first; none: the outlet */
    SayIndex attribution; /* innermost; SAY_NONE: said by the outlet itself */
    uint32_t first_content, content_count; /* SayDoc.content_spans */
    bool quoted;
    SayStance stance; /* as the innermost speaker sees it */
    SayStance outlet; /* as the outlet does: unknown where it only passes on what others say */
    SayIndex event;   /* SAY_NONE when what is said is no event of the codebook */
    int32_t score;    /* thousandths; how sure the reader is of its own reading */
    SayStr rule;
    uint32_t first_why, why_count; /* SayDoc.whys: the steps, in words */
} SayClaim;

/* ---- the document ---- */

/* What the times of a text say of it as a whole. */
typedef struct SayPast {
    uint32_t start, end; /* sentences of a text that opens in a past year, until it names a day of
                            the last twelve months */
    int32_t latest_year; /* that a time names; 0 */
} SayPast;

typedef struct SayDoc {
    SayArena *arena;
    SayRecord record;

    SayArticle article; /* extract */
    SayStr text;
    SAY_LIST(SayPiece) pieces;
    SAY_LIST(SayBlock) blocks;

    SAY_LIST(SaySentence) sentences; /* segment */
    SayTokens tokens;                /* segment: start, end, sentence, blank_after */
                                     /* tag: lemma, upos, feats; parse: head, deprel */
    SAY_LIST(SayWord) words;         /* segment */

    uint8_t *states;      /* encode: (token, state_width) what the network made of each token; NULL
                             before */
    uint32_t state_width; /* bytes */

    SAY_LIST(SayName) names; /* names; they do not overlap */

    SAY_LIST(SayActorMention) actors; /* mention */
    SAY_LIST(SayPlaceMention) places;
    SAY_LIST(SayTimeMention) times;
    SAY_LIST(SayQuantityMention) quantities;
    SAY_LIST(SayNominal) nominals;

    SayPast past; /* claim */
    SAY_LIST(SayAttribution) attributions;
    SAY_LIST(SaySpeaker) speakers;
    SAY_LIST(SaySpan) content_spans;
    SAY_LIST(SayEvent) events;
    SAY_LIST(SayIndex) participants;
    SAY_LIST(SayNegation) negations;
    SAY_LIST(SaySpan) negation_spans;
    SayIndex *negation_of; /* (token) the negation that it is a cue of, affixes and answers left
                              out; SAY_NONE; NULL before */
    const struct SayModalPair *modal_words; /* (token) what the lexicon of stance has on it; NULL
                                               before */
    SAY_LIST(SaySpan) parts;
    SAY_LIST(SayIssue) issues; /* with the codebook of an imported dictionary */
    SayRejections *rejections; /* NULL: nobody asked */
    SAY_LIST(SayTarget) targets;
    SAY_LIST(SayPredicate) predicates;    /* verbs, coded or not */
    SAY_LIST(SayPredicateStance) stances; /* none: nobody asked */
    SAY_LIST(SayClaim) claims;
    SAY_LIST(SayStr) whys;
    SAY_LIST(SayCite) cites;
    SAY_LIST(SayStr) genre_words; /* lemmas that gave the genre away */
} SayDoc;

/* A document of this record, empty, in the arena. */
SayDoc *say_doc_new(SayArena *arena, const SayRecord *record);

/* Ends the reading of this article with a verdict; reason is copied. Later stages leave such a
 * document alone. */
void say_doc_verdict(SayDoc *doc, SayOutcome outcome, const char *reason, ...)
    __attribute__((format(printf, 3, 4)));
static inline bool say_doc_open(const SayDoc *doc)
{
    return doc->article.outcome == SAY_OUTCOME_PENDING;
}

SayStr say_doc_text(const SayDoc *doc, SaySpan span);
static inline SayStr say_doc_token(const SayDoc *doc, uint32_t token)
{
    assert(token < doc->tokens.count);
    uint32_t start = doc->tokens.start[token];
    return (SayStr){doc->text.data + start, doc->tokens.end[token] - start};
}
/* True when the token, whatever its capitals, or its lemma is one of the words in a list "a|b|c".
 * False for a token behind the last one. */
static inline bool say_token_in(const SayDoc *doc, uint32_t token, const char *list)
{
    return token < doc->tokens.count && say_str_in(say_doc_token(doc, token), list);
}
static inline bool say_lemma_in(const SayDoc *doc, uint32_t token, const char *list)
{
    return token < doc->tokens.count && say_str_in(doc->tokens.lemma[token], list);
}
/* Appends a token (start and end); arrays grow together. Its sentence, lemma and tree are for later
 * stages. */
uint32_t say_doc_token_add(SayDoc *doc, uint32_t start, uint32_t end);
/* Fills words from the tokens; the last step of segment. */
void say_doc_words(SayDoc *doc);

/* Fills first_child and next_sibling from head; the last step of parse. The dependents of h from
   left to right: for (uint32_t c = doc->tokens.first_child[h]; c != SAY_NONE; c =
   doc->tokens.next_sibling[c]). */
void say_doc_link(SayDoc *doc);
/* First child with this relation; SAY_NONE. */
uint32_t say_doc_child(const SayDoc *doc, uint32_t token, SayDeprel deprel);
/* True when `token` is `ancestor` or below it. */
bool say_doc_below(const SayDoc *doc, uint32_t token, uint32_t ancestor);
/* From the first to the last token of the subtree (bytes; a non-projective subtree's hull). */
SaySpan say_doc_subtree(const SayDoc *doc, uint32_t token);
static inline bool say_doc_lemma_is(const SayDoc *doc, uint32_t token, const char *lemma)
{
    return say_str_equal(doc->tokens.lemma[token], say_str(lemma));
}
/* True when the mention goes by a name that no dictionary has: it is a piece of the text. */
bool say_doc_names_unknown(const SayDoc *doc, const SayActorMention *mention);

/* The token at or after a byte, and the sentence that holds a byte; SAY_NONE behind the end. */
uint32_t say_doc_token_at(const SayDoc *doc, uint32_t byte);

/* Where a span of text stands in the source record. */
SaySpan say_doc_source(const SayDoc *doc, SaySpan span);

/* Checks every invariant of every layer that is there. Returns NULL, or what is wrong, in the
   arena. For tests, fuzzers, sanitizer builds and verify. */
const char *say_doc_check(const SayDoc *doc);

#endif
