/* steps.h -- the steps of extract in the order they run, and what they hand to each other.

   bytes -> decoded (UTF-8 over the source) -> draft (text of all blocks, over decoded) -> article
   (the blocks that are kept). Each level has pieces that lead to the one before, so that the final
   pieces lead to the source bytes. */
#ifndef SAY_EXTRACT_STEPS_H
#define SAY_EXTRACT_STEPS_H

#include "core/map.h"
#include "extract/extract.h"

/* ---- knowledge: what data/extract says, ready for use ---- */

typedef enum SayPatternKind {
    SAY_PATTERN_LINE,    /* the whole line goes */
    SAY_PATTERN_PREFIX,  /* a line that begins so goes */
    SAY_PATTERN_SUFFIX,  /* cut off the end of the last paragraph, behind a full stop */
    SAY_PATTERN_TAIL,    /* goes with all that follows, when no more than that has come before */
    SAY_PATTERN_RELATED, /* goes with the headlines that follow it */
    SAY_PATTERN_COUNT
} SayPatternKind;

typedef struct SayPattern {
    SayStr words; /* as say_line_key makes them; "*" any number of words, "N" a number */
    SayPatternKind kind;
    uint32_t next; /* the next pattern with the same first word; SAY_ABSENT */
} SayPattern;

typedef struct SayOutlet {
    SayStr name, family;
    bool agency;
} SayOutlet;

typedef struct SayLanguage {
    SayStr code;
    SayMap words;         /* commonest words, lower case */
    uint32_t first, last; /* code points of its script; 0: told by its words */
} SayLanguage;

typedef struct SayExtractView {
    SAY_LIST(SayPattern) patterns;
    SayMap first_words; /* first word of a pattern -> index of the first one */
    uint32_t wild;      /* patterns that begin with "*" or "N"; SAY_ABSENT */
    SayMap sections;    /* words of category headers */
    SayMap sharing;     /* words of share bars */
    SayMap media;       /* words for media in names of outlets */
    SAY_LIST(SayOutlet) outlets;
    SayMap outlet_names;   /* key of each name -> outlet */
    SayMap outlet_domains; /* "reuters.com" -> outlet */
    SayMap drop_hints, keep_hints, body_hints, comment_hints,
        lead_hints; /* words of class and id attributes */
    SAY_LIST(SayLanguage) languages;
} SayExtractView;

/* knowledge.c: adds what a lexicon knows; the earlier lexicon wins. */
void say_knowledge_add(SayArena *arena, SayExtractView *view, const SayLexicon *lexicon);
SayExtractView *say_knowledge_new(SayArena *arena);

/* lines.c: lower-case words with one blank between, without punctuation: "Short link :" -> "short
 * link". */
SayStr say_line_key(SayArena *arena, SayStr line);
/* The pattern of one of these kinds (bits) that holds for a line with this key; NULL. */
const SayPattern *say_line_pattern(const SayExtractView *view, SayStr key, unsigned kinds);
/* True when every word of the key is in the set, and there is one. */
bool say_line_all_in(const SayMap *words, SayStr key);
/* The outlet of this name; NULL. */
const SayOutlet *say_outlet_named(const SayExtractView *view, SayStr key);
/* The first agency that a byline names between its commas: "Jane Roe, Reuters"; NULL. */
const SayOutlet *say_outlet_agency_in(const SayExtractView *view, SayArena *arena, SayStr line);
/* The outlet of an address or host, by its domain or a domain above it; NULL. */
const SayOutlet *say_outlet_at(const SayExtractView *view, SayArena *arena, SayStr url);
/* The host of an address without "www."; absent when it is none. */
SayStr say_url_host(SayArena *arena, SayStr url);
/* White space, line feeds and no-break blanks off both ends. */
SayStr say_line_trim(SayStr line);
/* Code points of a line. */
uint32_t say_line_width(SayStr line);
/* How a line ends, quotation marks and brackets apart: '.', '!', '?', ':', or 0. */
char say_line_stop(SayStr line);
/* Words between blanks. */
uint32_t say_line_words(SayStr line);

/* ---- one extraction ---- */

typedef struct SayDraftBlock {
    uint32_t start, end; /* of the draft's text */
    SayBlockKind kind;
    bool dropped;
    uint32_t letters; /* bytes that are not white space */
    uint32_t linked;  /* of these, inside links */
    uint32_t element; /* HTML: the element that holds it, index into the page's elements */
} SayDraftBlock;

typedef SAY_LIST(SayPiece) SayPieces;

/* What the page or the text says of itself; the record's own word comes before it. */
typedef struct SayFound {
    SayStr title, site, byline, published, url, language;
    SayStr published_basis;
    SayStr origin; /* a wire credit: who wrote it */
} SayFound;

typedef struct SayExtraction {
    const SayExtractView *view;
    SayDoc *doc;
    SayArena *arena;          /* the document's */
    SayStr decoded;           /* UTF-8 */
    SayPieces decoded_pieces; /* decoded -> source; none: they are the same bytes */
    SayText text;             /* of the draft */
    SayPieces pieces;         /* draft -> decoded */
    SayPieces made;           /* article -> source */
    SAY_LIST(SayDraftBlock) blocks;
    SayFound found;
} SayExtraction;

SayStr say_draft_text(const SayExtraction *x, const SayDraftBlock *block);
/* Appends `text` to the draft as made of decoded[start, end); equal sizes mean equal bytes. */
void say_draft_add(SayExtraction *x, SayStr text, uint32_t start, uint32_t end);

/* The steps. Each leaves a document that has its verdict alone. */
void say_extract_refuse(SayExtraction *x); /* refuse.c: what cannot be read at all */
void say_extract_decode(SayExtraction *x); /* decode.c: bytes -> UTF-8 */
void say_extract_page(
    SayExtraction *x); /* page.c: HTML -> blocks of the article, and what the page says of itself */
void say_extract_lines(SayExtraction *x);    /* plain.c: scraped text -> blocks */
void say_extract_verbatim(SayExtraction *x); /* plain.c: text as it stands -> blocks */
void say_extract_furniture(
    SayExtraction *x);                   /* furniture.c: lines of the site, not of the article */
void say_extract_head(SayExtraction *x); /* head.c: title, byline, date among the first blocks */
void say_extract_assemble(SayExtraction *x); /* assemble.c: kept blocks -> text, pieces, blocks */
void say_extract_credit(SayExtraction *x);   /* credit.c: outlet, origin, dateline, date, address */
void say_extract_language(SayExtraction *x); /* language.c */
void say_extract_judge(SayExtraction *x);    /* refuse.c: too short, another language */
void say_extract_identify(SayExtraction *x); /* assemble.c: the id */

#endif
