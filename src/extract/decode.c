/* decode.c -- source bytes to UTF-8, with pieces that lead back.

   UTF-8 that is valid is taken as it is, whatever is declared. Else a byte order mark decides, then
   whether the bytes are mostly UTF-8 (broken in places: U+FFFD stands there) or mostly not
   (windows-1252, which all of Latin-1 that occurs in practice is a part of; WHATWG Encoding
   Standard). */
#include "core/utf8.h"
#include "extract/steps.h"

#include <assert.h>

/* windows-1252, 0x80 to 0x9F; the five bytes that it leaves open stand for themselves (WHATWG
 * index). */
static const uint16_t windows_1252[32] = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

static void add_piece(SayArena *arena, SayPieces *pieces, uint32_t at, uint32_t size,
                      uint32_t start, uint32_t end)
{
    SayPiece *last = pieces->count ? &pieces->items[pieces->count - 1] : NULL;
    bool same = size == end - start;
    if (last && same && last->size == last->source_end - last->source_start &&
        last->source_end == start && last->text_start + last->size == at) {
        last->size += size;
        last->source_end = end;
        return;
    }
    *say_push(arena, pieces) = (SayPiece){at, size, start, end};
}

static void keep_run(SayExtraction *x, SayText *out, uint32_t start, uint32_t end)
{
    if (start == end) return;
    add_piece(x->arena, &x->decoded_pieces, out->size, end - start, start, end);
    say_text_add(out, say_str_slice(x->doc->record.bytes, start, end));
}

/* A converted character is one unit. Where its two sizes agree and its bytes do not (UTF-16 of two
   bytes), it is cut into a byte that stands for all of it and a rest that stands for none, so that
   equal sizes always mean equal bytes. */
static void put_unit(SayExtraction *x, SayText *out, uint32_t c, uint32_t start, uint32_t end)
{
    char bytes[4];
    uint32_t size = say_utf8_put(c, bytes), at = out->size;
    if (size == end - start && size > 1) {
        *say_push(x->arena, &x->decoded_pieces) = (SayPiece){at, 1, start, end};
        *say_push(x->arena, &x->decoded_pieces) = (SayPiece){at + 1, size - 1, end, end};
    } else {
        *say_push(x->arena, &x->decoded_pieces) = (SayPiece){at, size, start, end};
    }
    say_text_add(out, (SayStr){bytes, size});
}

static uint32_t unit16(SayStr bytes, uint32_t at, bool big)
{
    uint32_t a = (unsigned char)bytes.data[at], b = (unsigned char)bytes.data[at + 1];
    return big ? a << 8 | b : b << 8 | a;
}

static void decode_utf16(SayExtraction *x, SayText *out, bool big)
{
    SayStr bytes = x->doc->record.bytes;
    uint32_t at = 2;
    while (at + 1 < bytes.size) {
        uint32_t start = at, c = unit16(bytes, at, big);
        at += 2;
        if (c >= 0xD800 && c < 0xDC00 && at + 1 < bytes.size) {
            uint32_t low = unit16(bytes, at, big);
            if (low >= 0xDC00 && low < 0xE000) {
                c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                at += 2;
            }
        }
        if ((c >= 0xD800 && c < 0xE000) || c == 0) c = 0xFFFD;
        put_unit(x, out, c, start, at);
    }
    if (at < bytes.size) put_unit(x, out, 0xFFFD, at, bytes.size);
}

static void decode_1252(SayExtraction *x, SayText *out)
{
    SayStr bytes = x->doc->record.bytes;
    uint32_t run = 0;
    for (uint32_t at = 0; at < bytes.size; at++) {
        unsigned char c = (unsigned char)bytes.data[at];
        if (c < 0x80) continue;
        keep_run(x, out, run, at);
        put_unit(x, out, c < 0xA0 ? windows_1252[c - 0x80] : c, at, at + 1);
        run = at + 1;
    }
    keep_run(x, out, run, bytes.size);
}

static void repair_utf8(SayExtraction *x, SayText *out, uint32_t from)
{
    SayStr bytes = x->doc->record.bytes;
    while (from < bytes.size) {
        uint32_t bad = from + say_utf8_invalid_at(say_str_slice(bytes, from, bytes.size));
        keep_run(x, out, from, bad);
        if (bad < bytes.size) put_unit(x, out, 0xFFFD, bad, bad + 1);
        from = bad + 1;
    }
}

/* True when characters of more than one byte outnumber the bytes that fit no character. */
static bool mostly_utf8(SayStr bytes)
{
    uint32_t good = 0, bad = 0;
    for (uint32_t at = 0; at < bytes.size;) {
        uint32_t before = at, c = say_utf8_next(bytes, &at);
        if (c == 0xFFFD && at == before + 1) bad++;
        if (at > before + 1) good++;
    }
    return good >= bad;
}

/* "charset=..." in the first bytes of a page. */
static bool declares_utf8(const SayRecord *record)
{
    if (record->format != SAY_FORMAT_HTML) return false;
    SayStr head =
        say_str_slice(record->bytes, 0, record->bytes.size < 4096 ? record->bytes.size : 4096);
    uint32_t at = say_str_find(head, SAY_STR("charset="), 0);
    if (at == UINT32_MAX) return false;
    at += 8;
    if (at < head.size && (head.data[at] == '"' || head.data[at] == '\'')) at++;
    if (at + 5 > head.size) return false;
    return say_str_equal_nocase(say_str_slice(head, at, at + 5), SAY_STR("utf-8")) ||
           say_str_equal_nocase(say_str_slice(head, at, at + 4), SAY_STR("utf8"));
}

void say_extract_decode(SayExtraction *x)
{
    SayStr bytes = x->doc->record.bytes;
    bool marked = say_str_starts(bytes, SAY_STR("\xEF\xBB\xBF"));
    SayText out = {.arena = x->arena};
    if (say_str_starts(bytes, SAY_STR("\xFF\xFE")) || say_str_starts(bytes, SAY_STR("\xFE\xFF"))) {
        decode_utf16(x, &out, bytes.data[0] == '\xFE');
    } else if (say_utf8_invalid_at(bytes) == bytes.size && !marked) {
        x->decoded = bytes;
        return;
    } else if (marked || declares_utf8(&x->doc->record) || mostly_utf8(bytes)) {
        repair_utf8(x, &out, marked ? 3 : 0);
    } else {
        decode_1252(x, &out);
    }
    x->decoded = out.size ? say_text_str(&out) : SAY_STR("");
}
