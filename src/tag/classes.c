/* classes.c -- part of speech and features together: a greedy linear classifier, from left to
 * right. */
#include "core/utf8.h"
#include "tag/steps.h"

#include <string.h>

/* The shape of a token: runs of capitals, small letters, digits and marks, each run shortened to
 * two. */
static uint64_t shape_of(SayStr token)
{
    uint64_t h = 5;
    uint32_t last = 0, run = 0;
    for (uint32_t at = 0; at < token.size && at < 64;) {
        uint32_t c = say_utf8_next(token, &at);
        uint32_t kind =
            c == '.' || c == ',' || c == '-' || c == '@' || c == ':' || c == '/' ? c : 'x';
        if (c < 0x80 ? c >= '0' && c <= '9' : say_utf8_is_digit(c))
            kind = '0';
        else if (c < 0x80 ? (c | 32) >= 'a' && (c | 32) <= 'z' : say_utf8_is_letter(c))
            kind = say_utf8_is_upper(c) ? 'A' : 'a';
        run = kind == last ? run + 1 : 1;
        last = kind;
        if (run <= 2) h = say_feature_mix(h, kind);
    }
    return h;
}

/* The last bytes of the token, or its first ones, in lower case; curly apostrophes are rare enough
 * to stay. */
static uint64_t piece(SayStr token, uint32_t size, bool last)
{
    uint64_t bytes = 0;
    for (uint32_t i = 0; i < size; i++) {
        uint8_t c = 1;
        if (i < token.size) c = (uint8_t)token.data[last ? token.size - 1 - i : i];
        if (c >= 'A' && c <= 'Z') c = (uint8_t)(c + 32);
        if (c >= '0' && c <= '9') c = '0';
        bytes = bytes << 8 | c;
    }
    return bytes;
}

static bool in_capitals(const SayDoc *doc, uint32_t first, uint32_t end)
{
    uint32_t upper = 0, lower = 0;
    for (uint32_t at = doc->tokens.start[first]; at < doc->tokens.end[end - 1]; at++) {
        upper += doc->text.data[at] >= 'A' && doc->text.data[at] <= 'Z';
        lower += doc->text.data[at] >= 'a' && doc->text.data[at] <= 'z';
    }
    return upper > 2 && upper > lower * 4;
}

void say_tag_sights(const SayHashTable *clusters, const SayDoc *doc, uint32_t first, uint32_t end,
                    SayTagSight *sights)
{
    bool capitals = in_capitals(doc, first, end);
    for (uint32_t t = first; t < end; t++) {
        SayStr token = say_doc_token(doc, t);
        SayTagSight *s = &sights[t - first];
        s->word = say_model_word(token);
        for (uint32_t i = 0; i < 5; i++) s->suffix[i] = piece(token, i + 1, true);
        for (uint32_t i = 0; i < 3; i++) s->prefix[i] = piece(token, i + 1, false);
        s->shape = say_feature_mix(shape_of(token), capitals);
        s->cluster = say_hash_table_get(clusters, s->word);
    }
}

static const SayTagSight none = {.word = 1, .shape = 1};

static const SayTagSight *sight_at(const SayTagSight *sights, uint32_t count, int64_t t)
{
    return t < 0 || t >= count ? &none : &sights[t];
}

uint32_t say_tag_features(const SayTagSight *sights, uint32_t count, uint32_t t,
                          const uint8_t *tags, uint64_t *f)
{
    const SayTagSight *w = &sights[t], *b1 = sight_at(sights, count, (int64_t)t - 1);
    const SayTagSight *b2 = sight_at(sights, count, (int64_t)t - 2),
                      *a1 = sight_at(sights, count, (int64_t)t + 1);
    const SayTagSight *a2 = sight_at(sights, count, (int64_t)t + 2);
    uint64_t t1 = t > 0 ? tags[t - 1] : 200, t2 = t > 1 ? tags[t - 2] : 200;
    uint64_t begins = t == 0;
    uint32_t n = 0;
    f[n++] = say_feature1(1, 0);
    f[n++] = say_feature1(2, w->word);
    f[n++] = say_feature2(3, w->word, t1);
    f[n++] = say_feature3(4, w->word, t1, t2);
    f[n++] = say_feature2(5, w->word, w->shape);
    f[n++] = say_feature1(6, b1->word);
    f[n++] = say_feature1(7, b2->word);
    f[n++] = say_feature1(8, a1->word);
    f[n++] = say_feature1(9, a2->word);
    f[n++] = say_feature2(10, b1->word, w->word);
    f[n++] = say_feature2(11, w->word, a1->word);
    f[n++] = say_feature2(12, b1->word, a1->word);
    f[n++] = say_feature1(13, t1);
    f[n++] = say_feature2(14, t1, t2);
    f[n++] = say_feature2(15, t1, a1->word);
    f[n++] = say_feature2(16, w->shape, begins);
    f[n++] = say_feature2(17, w->shape, t1);
    for (uint32_t i = 0; i < 5; i++) f[n++] = say_feature1(20 + i, w->suffix[i]);
    for (uint32_t i = 0; i < 3; i++) f[n++] = say_feature1(25 + i, w->prefix[i]);
    f[n++] = say_feature2(30, w->suffix[2], t1);
    f[n++] = say_feature2(31, w->suffix[1], t1 << 8 | t2);
    f[n++] = say_feature2(32, w->suffix[2], w->shape);
    f[n++] = say_feature1(33, b1->suffix[2]);
    f[n++] = say_feature1(34, a1->suffix[2]);
    f[n++] = say_feature2(35, a1->suffix[1], t1);
    f[n++] = say_feature2(36, w->suffix[2], a1->suffix[2]);
    f[n++] = say_feature1(37, a1->shape);
    f[n++] = say_feature2(38, b1->shape, w->shape);
    f[n++] = say_feature2(39, w->shape, a1->shape);
    f[n++] = say_feature1(40, w->cluster);
    f[n++] = say_feature2(41, w->cluster, t1);
    f[n++] = say_feature1(42, b1->cluster);
    f[n++] = say_feature1(43, a1->cluster);
    f[n++] = say_feature1(44, a2->cluster);
    f[n++] = say_feature2(45, w->cluster, a1->cluster);
    f[n++] = say_feature2(46, t1, a1->cluster);
    f[n++] = say_feature3(47, t1, w->cluster, a1->cluster);
    f[n++] = say_feature2(48, w->word, a1->cluster);
    f[n++] = say_feature3(49, t1, t2, w->cluster);
    f[n++] = say_feature2(50, a1->cluster, a2->cluster);
    f[n++] = say_feature2(51, w->cluster, w->suffix[1]);
    f[n++] = say_feature2(52, w->cluster, w->shape);
    f[n++] = say_feature3(53, w->word, a1->cluster, a2->cluster);
    f[n++] = say_feature2(54, b1->word, t2);
    f[n++] = say_feature3(55, t1, w->suffix[2], a1->cluster);
    return n;
}

void say_tag_sentence(const SayTagger *tagger, SayDoc *doc, uint32_t first, uint32_t end)
{
    uint64_t features[SAY_TAG_FEATURES];
    int32_t scores[SAY_MODEL_CLASSES];
    SayMark mark = say_arena_mark(doc->arena);
    SayTagSight *sights = say_arena_alloc(doc->arena, (end - first) * sizeof *sights);
    uint8_t *tags = say_arena_alloc(doc->arena, end - first);
    say_tag_sights(&tagger->clusters, doc, first, end, sights);
    for (uint32_t t = 0; t < end - first; t++) {
        uint32_t best = say_hash_table_get(&tagger->known, sights[t].word);
        if (best) {
            best--;
        } else {
            memset(scores, 0, sizeof scores);
            uint32_t count = say_tag_features(sights, end - first, t, tags, features);
            say_linear_score(&tagger->linear, features, count, scores);
            for (uint32_t c = 1; c < tagger->linear.class_count; c++)
                if (scores[c] > scores[best]) best = c;
        }
        tags[t] = (uint8_t)best;
        doc->tokens.upos[first + t] = (uint8_t)tagger->classes[best].upos;
        doc->tokens.feats[first + t] = tagger->classes[best].feats;
    }
    say_arena_release(doc->arena, mark);
}
