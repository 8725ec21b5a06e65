/* assemble.c -- the kept blocks become the article's text, with pieces that lead to the source
 * bytes; and its id. */
#include "core/digest.h"
#include "extract/steps.h"

#include <assert.h>
#include <stdio.h>

SayStr say_draft_text(const SayExtraction *x, const SayDraftBlock *block)
{
    return say_str_slice(say_text_str(&x->text), block->start, block->end);
}

static void add_piece(SayArena *arena, SayPieces *pieces, SayPiece piece)
{
    SayPiece *last = pieces->count ? &pieces->items[pieces->count - 1] : NULL;
    if (last && last->size == last->source_end - last->source_start &&
        piece.size == piece.source_end - piece.source_start &&
        last->source_end == piece.source_start &&
        last->text_start + last->size == piece.text_start) {
        last->size += piece.size;
        last->source_end = piece.source_end;
        return;
    }
    *say_push(arena, pieces) = piece;
}

void say_draft_add(SayExtraction *x, SayStr text, uint32_t start, uint32_t end)
{
    assert(start <= end && end <= x->decoded.size);
    if (text.size == 0) return;
    add_piece(x->arena, &x->pieces, (SayPiece){x->text.size, text.size, start, end});
    say_text_add(&x->text, text);
}

/* The piece that holds a byte of the text: the last one that starts at or before it. */
static uint32_t piece_at(const SayPieces *pieces, uint32_t byte)
{
    uint32_t low = 0, high = pieces->count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (pieces->items[middle].text_start <= byte)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static bool by_bytes(const SayPiece *piece)
{
    return piece->size == piece->source_end - piece->source_start;
}

/* Source bytes of decoded[start, end), as a hull. */
static SaySpan source_hull(const SayPieces *pieces, uint32_t start, uint32_t end)
{
    if (pieces->count == 0) return (SaySpan){start, end};
    const SayPiece *first = &pieces->items[piece_at(pieces, start)];
    uint32_t from =
        by_bytes(first) ? first->source_start + (start - first->text_start) : first->source_start;
    if (end <= start) return (SaySpan){from, from};
    const SayPiece *last = &pieces->items[piece_at(pieces, end - 1)];
    uint32_t to = by_bytes(last) ? last->source_start + (end - last->text_start) : last->source_end;
    return (SaySpan){from, to};
}

/* decoded[start, end) goes into the text byte for byte: one piece of the article for each piece of
 * the decoding. */
static void add_bytes(SayExtraction *x, uint32_t at, uint32_t start, uint32_t end)
{
    SayPieces *into = &x->made;
    if (x->decoded_pieces.count == 0) {
        add_piece(x->arena, into, (SayPiece){at, end - start, start, end});
        return;
    }
    uint32_t i = piece_at(&x->decoded_pieces, start);
    while (start < end) {
        const SayPiece *piece = &x->decoded_pieces.items[i++];
        uint32_t stop =
            piece->text_start + piece->size < end ? piece->text_start + piece->size : end;
        SayPiece made = {at, stop - start, piece->source_start, piece->source_end};
        if (by_bytes(piece)) {
            made.source_start = piece->source_start + (start - piece->text_start);
            made.source_end = made.source_start + made.size;
        }
        add_piece(x->arena, into, made);
        at += stop - start;
        start = stop;
    }
}

/* A unit of the draft stays a unit; where the sizes agree by chance (an entity within converted
   bytes), the text's last byte is made a piece of its own without source. */
static void add_unit(SayExtraction *x, uint32_t at, uint32_t size, uint32_t start, uint32_t end)
{
    SayPieces *into = &x->made;
    SaySpan source = source_hull(&x->decoded_pieces, start, end);
    if (size == source.end - source.start && size > 1) {
        add_piece(x->arena, into, (SayPiece){at, size - 1, source.start, source.end});
        at += size - 1;
        size = 1;
        source.start = source.end;
    }
    add_piece(x->arena, into, (SayPiece){at, size, source.start, source.end});
}

/* draft[start, end) -> pieces of the article, whose text has `at` bytes before it. */
static void map_block(SayExtraction *x, uint32_t start, uint32_t end, uint32_t at)
{
    for (uint32_t i = piece_at(&x->pieces, start); start < end; i++) {
        const SayPiece *piece = &x->pieces.items[i];
        uint32_t stop =
            piece->text_start + piece->size < end ? piece->text_start + piece->size : end;
        uint32_t offset = start - piece->text_start;
        if (by_bytes(piece)) {
            add_bytes(x, at, piece->source_start + offset,
                      piece->source_start + offset + (stop - start));
        } else {
            add_unit(x, at, stop - start, piece->source_start, piece->source_end);
        }
        at += stop - start;
        start = stop;
    }
}

static void add_block(SayExtraction *x, SayText *text, const SayDraftBlock *block)
{
    SayDoc *doc = x->doc;
    SayStr bytes = say_draft_text(x, block);
    if (text->size > 0) {
        uint32_t source = x->made.items[x->made.count - 1].source_end;
        *say_push(x->arena, &x->made) = (SayPiece){text->size, 2, source, source};
        say_text_add(text, SAY_STR("\n\n"));
    }
    uint32_t start = text->size;
    map_block(x, block->start, block->end, start);
    say_text_add(text, bytes);
    SayBlock *made = say_push(x->arena, &doc->blocks);
    made->span = (SaySpan){start, text->size};
    made->kind = block->kind;
    if (block->kind == SAY_BLOCK_TITLE && doc->article.title_span.end == 0) {
        doc->article.title_span = made->span;
    }
}

static void add_blocks(SayExtraction *x)
{
    SayText text = {.arena = x->arena};
    for (uint32_t i = 0; i < x->blocks.count; i++) {
        const SayDraftBlock *block = &x->blocks.items[i];
        if (!block->dropped && block->start < block->end) add_block(x, &text, block);
    }
    x->doc->text = text.size ? say_text_str(&text) : SAY_STR("");
}

/* --plain: the text is the decoding, all of it. */
static void add_verbatim(SayExtraction *x)
{
    add_bytes(x, 0, 0, x->decoded.size);
    x->doc->text = x->decoded;
    for (uint32_t i = 0; i < x->blocks.count; i++) {
        const SayDraftBlock *block = &x->blocks.items[i];
        *say_push(x->arena, &x->doc->blocks) = (SayBlock){{block->start, block->end}, block->kind};
    }
}

void say_extract_assemble(SayExtraction *x)
{
    if (!say_doc_open(x->doc)) return;
    if (x->doc->record.plain) {
        add_verbatim(x);
    } else {
        add_blocks(x);
    }
    x->doc->pieces.items = x->made.items;
    x->doc->pieces.count = x->made.count;
    x->doc->pieces.capacity = x->made.capacity;
}

/* The day of publication opens an id, so that what is of one time stands together in a ledger;
   counted from the first day of 1900, 0 where it is not known. */
static const char *day_digits(SayDay published, char out[5])
{
    int64_t day = published == SAY_DAY_NONE ? 0 : (int64_t)published - say_day(1900, 1, 1) + 1;
    snprintf(out, 5, "%04x", day > 0 && day <= UINT16_MAX ? (unsigned)day : 0);
    return out;
}

void say_extract_identify(SayExtraction *x)
{
    SayArticle *article = &x->doc->article;
    char day[16], digits[5];
    SayHasher hasher;
    say_hasher_begin(&hasher);
    say_hasher_field(&hasher, article->url);
    say_hasher_field(&hasher, article->outlet);
    say_hasher_field(&hasher, article->title);
    bool dated = article->published != SAY_DAY_NONE;
    say_hasher_field(&hasher,
                     dated ? say_str(say_day_print(article->published, day)) : SAY_STR_NONE);
    /* An article that gave no text is told from others by its bytes. */
    say_hasher_field(&hasher, x->doc->text.size ? x->doc->text : x->doc->record.bytes);
    SayDigest digest = say_hasher_end(&hasher);
    article->id =
        say_id_under(x->arena, 'a', say_str(day_digits(article->published, digits)), &digest);
}
