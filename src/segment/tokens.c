/* tokens.c -- where tokens start: blanks cut always, a learned classifier decides within what
   stands between them.

   The classifier is asked only where a cut is thinkable: between characters of different classes,
   around every character that is neither letter nor digit, and before "n't"; not at the apostrophe
   within a name ("Kata'ib"). Words of letters alone are cut by a list ("cannot"). */
#include "core/utf8.h"
#include "segment/steps.h"

#include <string.h>

static uint32_t straight(uint32_t c)
{
    if (c == 0x2018 || c == 0x2019 || c == 0x02bc) return '\'';
    if (c == 0x201c || c == 0x201d) return '"';
    return c;
}

static uint8_t class_of(uint32_t c)
{
    if (c < 0x80) {
        if ((c | 32) >= 'a' && (c | 32) <= 'z') return SAY_CHAR_LETTER;
        return c >= '0' && c <= '9' ? SAY_CHAR_DIGIT : SAY_CHAR_OTHER;
    }
    if (say_utf8_is_letter(c)) return SAY_CHAR_LETTER;
    return say_utf8_is_digit(c) ? SAY_CHAR_DIGIT : SAY_CHAR_OTHER;
}

static bool is_space(uint32_t c)
{
    return c < 0x80 ? c == ' ' || (c >= 9 && c <= 13) : say_utf8_is_space(c);
}

static uint32_t skip_blanks(SayStr text, uint32_t at, uint32_t end)
{
    while (at < end) {
        uint32_t next = at;
        if (!is_space(say_utf8_next(text, &next))) break;
        at = next;
    }
    return at;
}

static uint64_t hash_range(const SayChunk *chunk, uint32_t first, uint32_t end)
{
    uint64_t h = 0xcbf29ce484222325u;
    for (uint32_t i = first; i < end; i++) {
        uint32_t c = chunk->class[i] == SAY_CHAR_DIGIT ? '0' : say_utf8_lower(chunk->c[i]);
        h = (h ^ c) * 0x100000001b3u;
    }
    return h;
}

static bool holds_address(const SayChunk *chunk)
{
    for (uint32_t i = 0; i + 2 < chunk->count; i++) {
        if (chunk->c[i] == '@') return true;
        if (chunk->c[i] == ':' && chunk->c[i + 1] == '/' && chunk->c[i + 2] == '/') return true;
        if ((chunk->c[i] | 32) == 'w' && (chunk->c[i + 1] | 32) == 'w' &&
            (chunk->c[i + 2] | 32) == 'w')
            return true;
    }
    return false;
}

static uint32_t char_at(const SayChunk *chunk, int64_t i)
{
    if (i < 0) return 1;
    return i < chunk->count ? chunk->c[i] : 2;
}

/* A character as a class of context: letters by case, digits as one, the rest themselves. */
static uint32_t rough(const SayChunk *chunk, int64_t i)
{
    uint32_t c = char_at(chunk, i);
    if (i < 0 || i >= chunk->count) return c;
    if (chunk->class[i] == SAY_CHAR_DIGIT) return '0';
    if (chunk->class[i] == SAY_CHAR_LETTER) return say_utf8_is_upper(c) ? 'A' : 'a';
    return c;
}

/* The rough string around i, runs shortened to two. */
static uint64_t outline(const SayChunk *chunk, uint32_t first, uint32_t end)
{
    uint64_t h = 17;
    for (uint32_t i = first; i < end; i++) {
        uint32_t c = rough(chunk, i);
        if (i >= first + 2 && rough(chunk, (int64_t)i - 1) == c &&
            rough(chunk, (int64_t)i - 2) == c)
            continue;
        h = say_feature_mix(h, c);
    }
    return h;
}

void say_chunk_read(SayStr text, uint32_t at, uint32_t end, SayChunk *chunk)
{
    uint32_t count = 0;
    chunk->next = 0;
    while (at < end && count < SAY_CHUNK_MOST) {
        uint32_t start = at;
        uint32_t c = straight(say_utf8_next(text, &at));
        if (is_space(c)) {
            uint32_t next = skip_blanks(text, start, end);
            if (next < end) chunk->next = straight(say_utf8_next(text, &next));
            at = start;
            break;
        }
        chunk->start[count] = start;
        chunk->c[count] = c;
        chunk->class[count] = class_of(c);
        count++;
    }
    chunk->start[count] = at;
    chunk->count = count;
    chunk->whole = hash_range(chunk, 0, count);
    chunk->shape = outline(chunk, 0, count);
    chunk->address = holds_address(chunk);
}

bool say_split_possible(const SayChunk *chunk, uint32_t i)
{
    if (chunk->class[i] == SAY_CHAR_OTHER || chunk->class[i - 1] != chunk->class[i]) return true;
    return (chunk->c[i] | 32) == 'n' && char_at(chunk, (int64_t)i + 1) == '\'' &&
           (char_at(chunk, (int64_t)i + 2) | 32) == 't';
}

static uint32_t low(const SayChunk *chunk, int64_t i)
{
    uint32_t c = char_at(chunk, i);
    return c >= '0' && c <= '9' ? '0' : say_utf8_lower(c);
}

/* Runs of letters and digits to the left and right of i, as words. */
static uint64_t left_word(const SayChunk *chunk, uint32_t i)
{
    uint32_t first = i;
    while (first > 0 && chunk->class[first - 1] != SAY_CHAR_OTHER) first--;
    return hash_range(chunk, first, i);
}

static uint64_t right_word(const SayChunk *chunk, uint32_t i)
{
    uint32_t end = i;
    while (end < chunk->count && chunk->class[end] != SAY_CHAR_OTHER) end++;
    return hash_range(chunk, i, end);
}

static uint32_t next_kind(const SayChunk *chunk)
{
    if (!chunk->next) return 1;
    if (class_of(chunk->next) == SAY_CHAR_DIGIT) return '0';
    if (class_of(chunk->next) == SAY_CHAR_LETTER) return say_utf8_is_upper(chunk->next) ? 'A' : 'a';
    return chunk->next;
}

uint32_t say_split_features(const SayChunk *chunk, uint32_t i, uint32_t first, uint64_t *f)
{
    int64_t at = i;
    uint64_t l1 = low(chunk, at - 1), l2 = low(chunk, at - 2), l3 = low(chunk, at - 3),
             l4 = low(chunk, at - 4);
    uint64_t r1 = low(chunk, at), r2 = low(chunk, at + 1), r3 = low(chunk, at + 2),
             r4 = low(chunk, at + 3);
    uint64_t q1 = rough(chunk, at - 1), q2 = rough(chunk, at - 2), q3 = rough(chunk, at - 3);
    uint64_t p1 = rough(chunk, at), p2 = rough(chunk, at + 1), p3 = rough(chunk, at + 2);
    uint64_t near = q1 << 32 | p1;
    uint64_t left = left_word(chunk, q1 == '-' || q1 == '\'' || q1 == '.' ? i - 1 : i);
    uint64_t right = right_word(chunk, p1 == '-' || p1 == '\'' || p1 == '.' ? i + 1 : i);
    uint64_t behind = chunk->count - i < 4 ? chunk->count - i : 4;
    uint64_t front = i < 4 ? i : 4;
    uint64_t token = i - first < 4 ? i - first : 4;
    uint32_t n = 0;
    f[n++] = say_feature2(1, near, chunk->address);
    f[n++] = say_feature3(2, near, q2, p2);
    f[n++] = say_feature3(3, near, q2 << 32 | p2, q3 << 32 | p3);
    f[n++] = say_feature3(4, l1, l2, r1);
    f[n++] = say_feature3(5, l1, r1, r2);
    f[n++] = say_feature3(6, l1 << 32 | l2, l3, r1);
    f[n++] = say_feature3(7, l1, r1 << 32 | r2, r3);
    f[n++] = say_feature3(8, l1 << 32 | l2, l3 << 32 | l4, r1);
    f[n++] = say_feature3(9, l1, r1 << 32 | r2, r3 << 32 | r4);
    f[n++] = say_feature3(10, l1 << 32 | r1, l2, r2);
    f[n++] = say_feature2(11, near, left);
    f[n++] = say_feature2(12, near, right);
    f[n++] = say_feature3(13, near, left, right);
    f[n++] = say_feature2(14, chunk->whole, i);
    f[n++] = say_feature2(15, chunk->shape, i);
    f[n++] = say_feature3(16, near, outline(chunk, first, i), behind);
    f[n++] = say_feature3(17, near, behind, next_kind(chunk));
    f[n++] = say_feature3(18, near, front, behind);
    f[n++] = say_feature3(19, near, left, next_kind(chunk) << 8 | behind);
    f[n++] = say_feature3(20, near, token, p2);
    f[n++] = say_feature3(21, near, hash_range(chunk, first, i), behind);
    f[n++] = say_feature3(22, near, chunk->address, p2);
    f[n++] = say_feature3(23, l1, r1, chunk->address);
    return n;
}

/* Code points of a run of letters to cut off, 0 for none. */
static uint32_t cut_of_word(const SaySegmenter *segmenter, const SayChunk *chunk, uint32_t first,
                            SayStr text)
{
    uint32_t end = first;
    while (end < chunk->count && chunk->class[end] == SAY_CHAR_LETTER) end++;
    if (end - first < 3 || end - first > 12) return 0;
    SayStr word = say_str_slice(text, chunk->start[first], chunk->start[end]);
    uint32_t cut = say_hash_table_get(&segmenter->words, say_model_word(word));
    return cut < end - first ? cut : 0;
}

static bool is_stop(uint32_t c)
{
    return c == '.' || c == '!' || c == '?' || c == 0x2026;
}

/* A stop with no blank behind it, as in "fled.Nobody": between a word in small letters (or a long
 * one, so no "Prof.") and a capital that begins a word. */
static bool stop_touches(const SayChunk *chunk, uint32_t i)
{
    uint32_t first = i;
    if (!is_stop(chunk->c[i]) || i + 2 >= chunk->count || chunk->address) return false;
    if (rough(chunk, (int64_t)i + 1) != 'A' || rough(chunk, (int64_t)i + 2) != 'a') return false;
    while (first > 0 && rough(chunk, (int64_t)first - 1) == 'a') first--;
    bool capital = first > 0 && rough(chunk, (int64_t)first - 1) == 'A';
    return i - first >= (capital ? 5 : 3);
}

static bool forced_by_stop(const SayChunk *chunk, uint32_t i)
{
    return stop_touches(chunk, i) || stop_touches(chunk, i - 1);
}

/* "Kata'ib", "Sana'a", "O'Brien": the apostrophe at i is a letter of a name, and what stands behind
   it no contraction. */
static bool is_letter_of_name(const SayChunk *chunk, uint32_t i)
{
    static const char contractions[][3] = {"re", "ve", "ll", "em"};
    if (chunk->c[i] != '\'' || i == 0 || chunk->class[i - 1] != SAY_CHAR_LETTER) return false;
    uint32_t first = i, end = i + 1;
    while (first > 0 && chunk->class[first - 1] == SAY_CHAR_LETTER) first--;
    while (end < chunk->count && chunk->class[end] == SAY_CHAR_LETTER) end++;
    if (end - i < 3 || !say_utf8_is_upper(chunk->c[first])) return false;
    for (size_t k = 0; end - i == 3 && k < sizeof contractions / sizeof *contractions; k++)
        if (low(chunk, (int64_t)i + 1) == (uint32_t)contractions[k][0] &&
            low(chunk, (int64_t)i + 2) == (uint32_t)contractions[k][1])
            return false;
    return true;
}

static void add_token(SayDoc *doc, const SayChunk *chunk, uint32_t first, uint32_t end)
{
    uint32_t t = say_doc_token_add(doc, chunk->start[first], chunk->start[end]);
    doc->tokens.blank_after[t] = 0;
}

static void split_chunk(const SaySegmenter *segmenter, SayDoc *doc, const SayChunk *chunk)
{
    uint64_t features[SAY_SEGMENT_FEATURES];
    uint32_t first = 0, forced = cut_of_word(segmenter, chunk, 0, doc->text);
    for (uint32_t i = 1; i < chunk->count; i++) {
        bool split = (i == forced && forced) || forced_by_stop(chunk, i);
        bool held = is_letter_of_name(chunk, i) || is_letter_of_name(chunk, i - 1);
        if (!split && !held && say_split_possible(chunk, i)) {
            int32_t score = 0;
            uint32_t count = say_split_features(chunk, i, first, features);
            say_linear_score(&segmenter->split, features, count, &score);
            split = score > 0;
        }
        if (chunk->class[i] == SAY_CHAR_LETTER && chunk->class[i - 1] != SAY_CHAR_LETTER) {
            uint32_t cut = cut_of_word(segmenter, chunk, i, doc->text);
            forced = cut ? i + cut : 0;
        }
        if (!split) continue;
        add_token(doc, chunk, first, i);
        first = i;
    }
    add_token(doc, chunk, first, chunk->count);
}

void say_segment_tokens(const SaySegmenter *segmenter, SayDoc *doc, SaySpan block)
{
    SayChunk chunk;
    uint32_t at = skip_blanks(doc->text, block.start, block.end);
    while (at < block.end) {
        say_chunk_read(doc->text, at, block.end, &chunk);
        split_chunk(segmenter, doc, &chunk);
        uint32_t end = chunk.start[chunk.count];
        at = skip_blanks(doc->text, end, block.end);
        /* At the end of a block white space follows as well: blocks are apart. */
        if (at > end || at == block.end) doc->tokens.blank_after[doc->tokens.count - 1] = 1;
    }
}
