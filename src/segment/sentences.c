/* sentences.c -- where sentences end: a learned classifier over the tokens around each thinkable
 * end. */
#include "core/utf8.h"
#include "segment/steps.h"

#include <string.h>

typedef enum SayKind {
    KIND_NONE,
    KIND_LOWER,
    KIND_TITLE,
    KIND_UPPER,
    KIND_LETTER, /* one capital */
    KIND_SHORT,  /* letters and their own stop: "Gen.", "a.m." */
    KIND_NUMBER,
    KIND_STOP,
    KIND_COMMA,
    KIND_COLON,
    KIND_QUOTE,
    KIND_OPEN,
    KIND_CLOSE,
    KIND_DASH,
    KIND_BULLET,
    KIND_OTHER
} SayKind;

static uint8_t kind_of_mark(uint32_t c)
{
    switch (c) {
    case '.':
    case '!':
    case '?':
    case 0x2026: return KIND_STOP;
    case ',': return KIND_COMMA;
    case ':':
    case ';': return KIND_COLON;
    case '"':
    case '\'':
    case '`':
    case 0x2018:
    case 0x2019:
    case 0x201c:
    case 0x201d: return KIND_QUOTE;
    case '(':
    case '[':
    case '{': return KIND_OPEN;
    case ')':
    case ']':
    case '}': return KIND_CLOSE;
    case '-':
    case 0x2013:
    case 0x2014: return KIND_DASH;
    case 0x2022:
    case 0x2023:
    case 0x25aa:
    case 0x25cf: return KIND_BULLET;
    default: return KIND_OTHER;
    }
}

static uint8_t kind_of(SayStr token)
{
    uint32_t at = 0;
    uint32_t c = say_utf8_next(token, &at);
    if (say_utf8_is_digit(c)) return KIND_NUMBER;
    if (!say_utf8_is_letter(c)) return kind_of_mark(c);
    if (say_str_ends(token, SAY_STR("."))) return KIND_SHORT;
    if (!say_utf8_is_upper(c)) return KIND_LOWER;
    if (at == token.size) return KIND_LETTER;
    return say_utf8_is_upper(say_utf8_next(token, &at)) ? KIND_UPPER : KIND_TITLE;
}

SayTokenSight say_token_sight(SayStr token, bool blank_after)
{
    return (SayTokenSight){.word = say_model_word(token),
                           .kind = kind_of(token),
                           .size = (uint8_t)(token.size < 255 ? token.size : 255),
                           .blank_after = blank_after};
}

static bool is_word(uint8_t kind)
{
    return kind >= KIND_LOWER && kind <= KIND_NUMBER;
}

/* Marks behind which a sentence may end though no blank follows: "left.He", but not the hyphen of
 * "Secretary-General". */
static bool may_touch(uint8_t kind)
{
    return kind == KIND_STOP || kind == KIND_QUOTE || kind == KIND_CLOSE;
}

bool say_boundary_possible(const SayTokenSight *tokens, uint32_t count, uint32_t t)
{
    if (t + 1 >= count) return false;
    uint8_t kind = tokens[t].kind, next = tokens[t + 1].kind;
    if (!tokens[t].blank_after && !(may_touch(kind) && is_word(next))) return false;
    if (kind == KIND_COMMA || kind == KIND_BULLET || next == KIND_COMMA || next == KIND_CLOSE)
        return false;
    if (kind == KIND_QUOTE && t && tokens[t - 1].kind == KIND_COMMA && !tokens[t - 1].blank_after)
        return false;
    return !(is_word(kind) && next == KIND_LOWER);
}

/* "fled.Nobody": no blank was typed, and tokens.c has cut on both sides of the stop. */
static bool stop_touches(const SayTokenSight *tokens, uint32_t count, uint32_t t)
{
    if (!t || t + 1 >= count || tokens[t].kind != KIND_STOP || tokens[t].blank_after) return false;
    uint8_t before = tokens[t - 1].kind;
    return (before == KIND_LOWER || before == KIND_TITLE) && !tokens[t - 1].blank_after &&
           tokens[t + 1].kind == KIND_TITLE;
}

static SayTokenSight sight_at(const SayTokenSight *tokens, uint32_t count, int64_t t)
{
    static const SayTokenSight none = {.word = 3, .kind = KIND_NONE};
    return t < 0 || t >= count ? none : tokens[t];
}

/* Quotation marks and brackets that are still open since the sentence began. */
static uint32_t open_marks(const SayTokenSight *tokens, uint32_t first, uint32_t t)
{
    uint32_t quotes = 0, brackets = 0;
    uint32_t from = t - first > 80 ? t - 80 : first;
    for (uint32_t i = from; i <= t; i++) {
        if (tokens[i].kind == KIND_QUOTE) quotes ^= 1;
        if (tokens[i].kind == KIND_OPEN) brackets = 1;
        if (tokens[i].kind == KIND_CLOSE) brackets = 0;
    }
    return quotes | brackets << 1;
}

/* What the sentence would end with, quotation marks and brackets behind it aside. */
static uint8_t closing_kind(const SayTokenSight *tokens, uint32_t first, uint32_t t)
{
    uint32_t least = t - first > 3 ? t - 3 : first;
    while (t > least && (tokens[t].kind == KIND_QUOTE || tokens[t].kind == KIND_CLOSE)) t--;
    return tokens[t].kind;
}

/* Words in small letters around t: 0 none, 1 a few, 2 many; in a text in capitals there are none.
 */
static uint32_t small_letters(const SayTokenSight *tokens, uint32_t count, uint32_t t)
{
    uint32_t small = 0, from = t > 8 ? t - 8 : 0, end = count - t > 9 ? t + 9 : count;
    for (uint32_t i = from; i < end; i++) small += tokens[i].kind == KIND_LOWER;
    return small < 2 ? small : 2;
}

static uint32_t bucket(uint32_t n)
{
    if (n < 5) return n;
    return n < 8 ? 5 : n < 12 ? 6 : n < 20 ? 7 : n < 40 ? 8 : 9;
}

/* The three tokens before t as a string of kinds. */
static uint64_t kinds_before(const SayTokenSight *tokens, uint32_t count, uint32_t t)
{
    uint64_t kinds = 0;
    for (uint32_t back = 0; back < 4; back++)
        kinds = kinds << 4 | sight_at(tokens, count, (int64_t)t - back).kind;
    return kinds;
}

uint32_t say_boundary_features(const SayTokenSight *tokens, uint32_t count, uint32_t t,
                               uint32_t first, uint64_t *f)
{
    int64_t at = t;
    SayTokenSight b2 = sight_at(tokens, count, at - 2), b1 = sight_at(tokens, count, at - 1),
                  w = tokens[t];
    SayTokenSight a1 = sight_at(tokens, count, at + 1), a2 = sight_at(tokens, count, at + 2);
    SayTokenSight a3 = sight_at(tokens, count, at + 3), s = tokens[first];
    uint64_t gap = w.blank_after, next_gap = a1.blank_after;
    uint64_t k = (uint64_t)w.kind << 8 | (uint64_t)a1.kind << 4 | gap;
    uint64_t length = bucket(t + 1 - first), open = open_marks(tokens, first, t);
    uint64_t before = kinds_before(tokens, count, t);
    uint64_t after = (uint64_t)a1.kind << 8 | (uint64_t)a2.kind << 4 | a3.kind;
    uint64_t closing = closing_kind(tokens, first, t), small = small_letters(tokens, count, t);
    uint32_t n = 0;
    f[n++] = say_feature1(1, k);
    f[n++] = say_feature2(2, w.word, gap);
    f[n++] = say_feature2(3, w.word, a1.kind);
    f[n++] = say_feature2(4, w.word, a1.word);
    f[n++] = say_feature2(5, k, b1.word);
    f[n++] = say_feature2(6, k, a1.word);
    f[n++] = say_feature2(7, k, a2.word);
    f[n++] = say_feature3(8, w.word, b1.word, a1.kind);
    f[n++] = say_feature3(9, w.word, b1.kind, after);
    f[n++] = say_feature2(10, before, after);
    f[n++] = say_feature2(11, before, next_gap);
    f[n++] = say_feature2(12, k, length);
    f[n++] = say_feature2(13, k, open);
    f[n++] = say_feature3(14, k, length, s.kind);
    f[n++] = say_feature3(15, k, s.word, length < 5 ? length : 5);
    f[n++] = say_feature3(16, w.word, a1.word, b1.word);
    f[n++] = say_feature3(17, w.word, a1.word, a2.kind);
    f[n++] = say_feature3(18, k, a1.word, a2.word);
    f[n++] = say_feature3(19, k, b1.kind, b1.size < 5 ? b1.size : 5);
    f[n++] = say_feature3(20, k, a2.kind, a1.size < 4 ? a1.size : 4);
    f[n++] = say_feature3(21, w.word, open, a1.kind);
    f[n++] = say_feature3(22, k, b1.word, a1.word);
    f[n++] = say_feature3(23, k, b2.word, b1.word);
    f[n++] = say_feature3(24, k, next_gap, a2.kind);
    f[n++] = say_feature3(25, k, open << 4 | length, a1.kind);
    f[n++] = say_feature3(26, k, closing, b1.kind);
    f[n++] = say_feature3(27, closing, a1.word, k);
    f[n++] = say_feature3(28, closing, after, open);
    f[n++] = say_feature3(29, k, small, b1.kind);
    f[n++] = say_feature3(30, k, small << 4 | closing, a2.kind);
    f[n++] = say_feature3(31, w.word, small, a1.kind);
    return n;
}

static void end_sentence(SayDoc *doc, uint32_t block, uint32_t first, uint32_t end)
{
    SaySentence *sentence = say_push(doc->arena, &doc->sentences);
    *sentence = (SaySentence){.span = {doc->tokens.start[first], doc->tokens.end[end - 1]},
                              .first = first,
                              .end = end,
                              .block = block};
    for (uint32_t t = first; t < end; t++) doc->tokens.sentence[t] = doc->sentences.count - 1;
}

void say_segment_sentences(const SaySegmenter *segmenter, SayDoc *doc, uint32_t block,
                           uint32_t first)
{
    uint32_t count = doc->tokens.count - first, begin = 0;
    if (!count) return;
    uint64_t features[SAY_SEGMENT_FEATURES];
    SayTokenSight *sights = say_arena_alloc(doc->arena, count * sizeof *sights);
    for (uint32_t t = 0; t < count; t++)
        sights[t] =
            say_token_sight(say_doc_token(doc, first + t), doc->tokens.blank_after[first + t]);
    for (uint32_t t = 0; t + 1 < count; t++) {
        bool ends = t + 1 - begin >= SAY_SENTENCE_TOKENS || stop_touches(sights, count, t);
        if (!ends && say_boundary_possible(sights, count, t)) {
            int32_t score = 0;
            uint32_t size = say_boundary_features(sights, count, t, begin, features);
            say_linear_score(&segmenter->boundary, features, size, &score);
            ends = score > 0;
        }
        if (!ends) continue;
        end_sentence(doc, block, first + begin, first + t + 1);
        begin = t + 1;
    }
    end_sentence(doc, block, first + begin, first + count);
}
