/* doc.c -- a document's making, its tokens and trees, and the way back to the source. */
#include "doc/doc.h"

#include "core/utf8.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

SayDoc *say_doc_new(SayArena *arena, const SayRecord *record)
{
    SayDoc *doc = say_arena_alloc(arena, sizeof *doc);
    doc->arena = arena;
    doc->record = *record;
    doc->article.path = record->path;
    doc->article.published = SAY_DAY_NONE;
    doc->article.published_seconds = SAY_UNKNOWN;
    return doc;
}

void say_doc_verdict(SayDoc *doc, SayOutcome outcome, const char *format, ...)
{
    char reason[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(reason, sizeof reason, format, arguments);
    va_end(arguments);
    doc->article.outcome = outcome;
    doc->article.reason = say_str_copy(doc->arena, say_str(reason));
}

SayStr say_doc_text(const SayDoc *doc, SaySpan span)
{
    return say_str_slice(doc->text, span.start, span.end);
}

/* ---- tokens ---- */

/* Arrays of a structure of arrays share one capacity, so each is copied by itself into its new
 * room. */
static void *widen(SayArena *arena, const void *old, uint32_t count, uint32_t capacity, size_t size)
{
    void *wide = say_arena_alloc(arena, (size_t)capacity * size);
    if (count) memcpy(wide, old, (size_t)count * size);
    return wide;
}

static void grow(SayDoc *doc)
{
    SayTokens *t = &doc->tokens;
    SayArena *arena = doc->arena;
    uint32_t capacity = t->capacity ? t->capacity * 2 : doc->text.size / 4 + 64;
    t->start = widen(arena, t->start, t->count, capacity, sizeof *t->start);
    t->end = widen(arena, t->end, t->count, capacity, sizeof *t->end);
    t->lemma = widen(arena, t->lemma, t->count, capacity, sizeof *t->lemma);
    t->upos = widen(arena, t->upos, t->count, capacity, sizeof *t->upos);
    t->feats = widen(arena, t->feats, t->count, capacity, sizeof *t->feats);
    t->head = widen(arena, t->head, t->count, capacity, sizeof *t->head);
    t->deprel = widen(arena, t->deprel, t->count, capacity, sizeof *t->deprel);
    t->sentence = widen(arena, t->sentence, t->count, capacity, sizeof *t->sentence);
    t->blank_after = widen(arena, t->blank_after, t->count, capacity, sizeof *t->blank_after);
    t->first_child = widen(arena, t->first_child, t->count, capacity, sizeof *t->first_child);
    t->next_sibling = widen(arena, t->next_sibling, t->count, capacity, sizeof *t->next_sibling);
    t->capacity = capacity;
}

uint32_t say_doc_token_add(SayDoc *doc, uint32_t start, uint32_t end)
{
    SayTokens *t = &doc->tokens;
    assert(start < end && end <= doc->text.size);
    assert(t->count == 0 || t->end[t->count - 1] <= start);
    if (t->count == t->capacity) grow(doc);
    uint32_t token = t->count++;
    t->start[token] = start;
    t->end[token] = end;
    t->head[token] = SAY_NONE;
    t->first_child[token] = SAY_NONE;
    t->next_sibling[token] = SAY_NONE;
    return token;
}

uint32_t say_doc_token_at(const SayDoc *doc, uint32_t byte)
{
    uint32_t low = 0, high = doc->tokens.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (doc->tokens.end[middle] <= byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low < doc->tokens.count ? low : SAY_NONE;
}

/* ---- words ---- */

static bool joins_words(SayStr token)
{
    uint32_t at = 0;
    while (at < token.size) {
        switch (say_utf8_next(token, &at)) {
        case '-':
        case '\'':
        case '"':
        case '`':
        case 0x2010:
        case 0x2011:
        case 0x2018:
        case 0x2019:
        case 0x201C:
        case 0x201D: break;
        default: return false;
        }
    }
    return true;
}

/* The end of the part of a token that starts at `from`: the next hyphen, or the token's end. */
static uint32_t part_end(SayStr token, uint32_t from)
{
    uint32_t at = from;
    while (at < token.size) {
        uint32_t before = at;
        uint32_t c = say_utf8_next(token, &at);
        if (c == '-' || c == 0x2010 || c == 0x2011) return before;
    }
    return token.size;
}

static uint32_t add_parts(SayDoc *doc, uint32_t token)
{
    SayStr form = say_doc_token(doc, token);
    uint32_t added = 0;
    for (uint32_t from = 0; from < form.size;) {
        uint32_t end = part_end(form, from);
        SayStr key =
            end > from ? say_utf8_fold(doc->arena, say_str_slice(form, from, end)) : SAY_STR("");
        if (key.size) {
            SayWord *word = say_push(doc->arena, &doc->words);
            word->key = key;
            word->token = token;
            added++;
        }
        if (end == form.size) break;
        from = end;
        say_utf8_next(form, &from);
    }
    return added;
}

void say_doc_words(SayDoc *doc)
{
    for (uint32_t token = 0; token < doc->tokens.count; token++) {
        if (add_parts(doc, token) > 0 || joins_words(say_doc_token(doc, token))) continue;
        SayWord *stop = say_push(doc->arena, &doc->words);
        stop->key = SAY_STR("");
        stop->token = token;
    }
}

/* ---- trees ---- */

void say_doc_link(SayDoc *doc)
{
    SayTokens *t = &doc->tokens;
    for (uint32_t token = 0; token < t->count; token++) {
        t->first_child[token] = SAY_NONE;
        t->next_sibling[token] = SAY_NONE;
    }
    for (uint32_t token = t->count; token-- > 0;) {
        uint32_t head = t->head[token];
        if (head == SAY_NONE) continue;
        t->next_sibling[token] = t->first_child[head];
        t->first_child[head] = token;
    }
}

uint32_t say_doc_child(const SayDoc *doc, uint32_t token, SayDeprel deprel)
{
    const SayTokens *t = &doc->tokens;
    uint32_t child = t->first_child[token];
    while (child != SAY_NONE && t->deprel[child] != deprel) child = t->next_sibling[child];
    return child;
}

bool say_doc_below(const SayDoc *doc, uint32_t token, uint32_t ancestor)
{
    while (token != SAY_NONE && token != ancestor) token = doc->tokens.head[token];
    return token != SAY_NONE;
}

/* Walks the subtree by its links, without recursion: down to a first child, else across, else up
 * and across. */
SaySpan say_doc_subtree(const SayDoc *doc, uint32_t root)
{
    const SayTokens *t = &doc->tokens;
    SaySpan span = {t->start[root], t->end[root]};
    uint32_t at = root;
    for (;;) {
        if (t->start[at] < span.start) span.start = t->start[at];
        if (t->end[at] > span.end) span.end = t->end[at];
        if (t->first_child[at] != SAY_NONE) {
            at = t->first_child[at];
            continue;
        }
        while (at != root && t->next_sibling[at] == SAY_NONE) at = t->head[at];
        if (at == root) return span;
        at = t->next_sibling[at];
    }
}

bool say_doc_names_unknown(const SayDoc *doc, const SayActorMention *mention)
{
    return mention->dictionary == 0 && mention->name.data >= doc->text.data &&
           mention->name.data < doc->text.data + doc->text.size;
}

/* ---- the way back ---- */

static uint32_t piece_at(const SayDoc *doc, uint32_t byte)
{
    uint32_t low = 0, high = doc->pieces.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const SayPiece *piece = &doc->pieces.items[middle];
        if (piece->text_start + piece->size <= byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool exact(const SayPiece *piece)
{
    return piece->source_end - piece->source_start == piece->size;
}

SaySpan say_doc_source(const SayDoc *doc, SaySpan span)
{
    if (doc->pieces.count == 0 || span.start >= span.end) return (SaySpan){0, 0};
    const SayPiece *first = &doc->pieces.items[piece_at(doc, span.start)];
    const SayPiece *last = &doc->pieces.items[piece_at(doc, span.end - 1)];
    SaySpan source = {first->source_start, last->source_end};
    if (exact(first)) source.start += span.start - first->text_start;
    if (exact(last)) source.end = last->source_start + (span.end - last->text_start);
    return source;
}
