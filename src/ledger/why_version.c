/* why_version.c -- what changed between an article and its version before: sentences dropped,
 * added, changed. */
#include "ledger/why.h"

#include <assert.h>

/* Beyond this many pairs of sentences, what stands between the common beginning and the common end
 * is not compared. */
#define MOST_PAIRS (1u << 22)

typedef struct Version {
    SayStr text;
    SAY_LIST(SaySpan) sentences;
} Version;

static SaySpan span_of(const Version *version, uint32_t at)
{
    assert(version->sentences.items && at < version->sentences.count);
    return version->sentences.items[at];
}

static SayStr sentence_of(const Version *version, uint32_t at)
{
    SaySpan span = span_of(version, at);
    return say_str_trim(say_str_slice(version->text, span.start, span.end));
}

static SayStatus load_version(Why *why, SayStr article, Version *version)
{
    static const char sql[] = "SELECT a.text, s.start, s.end FROM article a LEFT JOIN sentence s ON"
                              " s.article = a.id WHERE a.id = ?1 ORDER BY s.number";
    sqlite3_stmt *row;
    SAY_TRY(say_ledger_prepare(why->ledger, &row, sql, why->error));
    sqlite3_bind_text(row, 1, article.data, (int)article.size, SQLITE_STATIC);
    int step;
    while ((step = sqlite3_step(row)) == SQLITE_ROW) {
        if (!version->text.data) version->text = say_str_copy(why->arena, say_column(row, 0));
        SaySpan span = {(uint32_t)sqlite3_column_int64(row, 1),
                        (uint32_t)sqlite3_column_int64(row, 2)};
        bool inside = span.start < span.end && span.end <= version->text.size;
        if (inside) *say_push(why->arena, &version->sentences) = span;
    }
    sqlite3_finalize(row);
    return step == SQLITE_DONE ? SAY_OK
                               : say_ledger_failed(why->ledger, "reading a version", why->error);
}

/* ---- which sentences are the same ---- */

typedef struct Block {
    uint32_t old_start, old_end, new_start, new_end; /* sentences */
} Block;

/* For each new sentence of the block the old one that is the same, in order, as many as can be (the
   longest common subsequence). same[i]: SAY_NONE where there is none. */
static void match_block(SayArena *arena, const Version *old, const Version *new, Block block,
                        uint32_t *same)
{
    uint32_t rows = block.old_end - block.old_start, columns = block.new_end - block.new_start;
    if (rows == 0 || columns == 0 || rows > MOST_PAIRS / columns) return;
    uint32_t width = columns + 1;
    uint32_t *longest = say_arena_alloc(arena, (size_t)(rows + 1) * width * sizeof *longest);
#define AT(i, k) longest[(size_t)(i)*width + (k)]
    for (uint32_t i = rows; i-- > 0;)
        for (uint32_t k = columns; k-- > 0;) {
            bool equal = say_str_equal(sentence_of(old, block.old_start + i),
                                       sentence_of(new, block.new_start + k));
            uint32_t skip = AT(i + 1, k) > AT(i, k + 1) ? AT(i + 1, k) : AT(i, k + 1);
            AT(i, k) = equal ? AT(i + 1, k + 1) + 1 : skip;
        }
    for (uint32_t i = 0, k = 0; i < rows && k < columns;) {
        if (say_str_equal(sentence_of(old, block.old_start + i),
                          sentence_of(new, block.new_start + k)))
            same[block.new_start + k++] = block.old_start + i++;
        else if (AT(i + 1, k) >= AT(i, k + 1))
            i++;
        else
            k++;
    }
#undef AT
}

static uint32_t *match_sentences(SayArena *arena, const Version *old, const Version *new)
{
    Block block = {0, old->sentences.count, 0, new->sentences.count};
    uint32_t *same = say_arena_alloc(arena, (block.new_end + 1) * sizeof *same);
    for (uint32_t k = 0; k < block.new_end; k++) same[k] = SAY_NONE;
    while (block.old_start < block.old_end && block.new_start < block.new_end &&
           say_str_equal(sentence_of(old, block.old_start), sentence_of(new, block.new_start)))
        same[block.new_start++] = block.old_start++;
    while (block.old_start < block.old_end && block.new_start < block.new_end &&
           say_str_equal(sentence_of(old, block.old_end - 1), sentence_of(new, block.new_end - 1)))
        same[--block.new_end] = --block.old_end;
    match_block(arena, old, new, block, same);
    return same;
}

/* ---- what became of the others ---- */

static uint32_t count_words(SayStr sentence)
{
    uint32_t count = 0;
    for (SayStr rest = sentence, word; (word = say_str_cut(&rest, ' ')).data;)
        count += word.size > 0;
    return count;
}

/* Half of the words of both together, each as often as it stands in the first. */
static bool alike(SayStr a, SayStr b)
{
    uint32_t shared = 0;
    for (SayStr rest = a, word; (word = say_str_cut(&rest, ' ')).data;) {
        bool found = false;
        for (SayStr other = b, w; !found && (w = say_str_cut(&other, ' ')).data;)
            found = word.size && say_str_equal_nocase(word, w);
        shared += found;
    }
    return shared * 4 >= count_words(a) + count_words(b);
}

typedef SAY_LIST(SayStr) Words;

static Words words_of(SayArena *arena, SayStr sentence)
{
    Words words = {0};
    for (SayStr rest = sentence, word; (word = say_str_cut(&rest, ' ')).data;)
        if (word.size) *say_push(arena, &words) = word;
    return words;
}

static SayStr joined(SayArena *arena, const Words *words, uint32_t start, uint32_t end)
{
    SayText text = {.arena = arena};
    for (uint32_t i = start; i < end; i++) {
        if (i > start) say_text_char(&text, ' ');
        say_text_add(&text, words->items[i]);
    }
    return say_text_str(&text);
}

/* "Twelve -> Fifteen": what lies between the words that both begin with and those that both end
   with. */
static SayStr change_of(SayArena *arena, SayStr was, SayStr is)
{
    Words a = words_of(arena, was), b = words_of(arena, is);
    uint32_t start = 0, a_end = a.count, b_end = b.count;
    while (start < a_end && start < b_end && say_str_equal_nocase(a.items[start], b.items[start]))
        start++;
    while (a_end > start && b_end > start &&
           say_str_equal_nocase(a.items[a_end - 1], b.items[b_end - 1])) {
        a_end--;
        b_end--;
    }
    SayStr old = joined(arena, &a, start, a_end), new = joined(arena, &b, start, b_end);
    SayText text = {.arena = arena};
    if (old.size && new.size)
        say_text_format(&text, "%.*s -> %.*s", SAY_STR_ARG(old), SAY_STR_ARG(new));
    else if (old.size || new.size)
        say_text_format(&text, "%s %.*s", old.size ? "without" : "with",
                        SAY_STR_ARG(old.size ? old : new));
    return text.size ? say_text_str(&text) : SAY_STR_NONE;
}

static void tell(Why *why, const char *what, const Version *old, uint32_t was, const Version *new,
                 uint32_t is)
{
    say_why_open(why, NULL, say_str(what));
    if (why->json) say_why_text(why, "change", say_str(what));
    if (was != SAY_NONE) say_why_words(why, "was", old->text, span_of(old, was));
    if (is != SAY_NONE) say_why_words(why, "is", new->text, span_of(new, is));
    if (was != SAY_NONE && is != SAY_NONE)
        say_why_text(why, "words",
                     change_of(why->arena, sentence_of(old, was), sentence_of(new, is)));
    say_why_close(why);
}

/* A title or byline, by the columns of both versions. */
static void tell_field(Why *why, const char *name, const char *heading, sqlite3_stmt *row, int was)
{
    SayStr old = say_column(row, was), new = say_column(row, was + 1);
    if (say_str_equal(old, new)) return;
    say_why_open(why, name, say_str(heading));
    say_why_text(why, "was", old);
    say_why_text(why, "is", new);
    say_why_close(why);
}

/* One stretch between sentences that are the same: a new sentence takes the first of the old ones
   that is like it; the old ones passed over were dropped. */
static void tell_stretch(Why *why, const Version *old, const Version *new, Block stretch)
{
    uint32_t next = stretch.old_start;
    for (uint32_t k = stretch.new_start; k < stretch.new_end; k++) {
        uint32_t was = next;
        while (was < stretch.old_end && !alike(sentence_of(old, was), sentence_of(new, k))) was++;
        bool changed = was < stretch.old_end;
        for (; changed && next < was; next++) tell(why, "dropped", old, next, new, SAY_NONE);
        tell(why, changed ? "changed" : "added", old, changed ? was : SAY_NONE, new, k);
        if (changed) next = was + 1;
    }
    for (; next < stretch.old_end; next++) tell(why, "dropped", old, next, new, SAY_NONE);
}

static void tell_changes(Why *why, const Version *old, const Version *new)
{
    const uint32_t *same = match_sentences(why->arena, old, new);
    Block stretch = {0, 0, 0, 0};
    for (uint32_t k = 0; k <= new->sentences.count; k++) {
        bool end = k == new->sentences.count;
        if (!end && same[k] == SAY_NONE) continue;
        stretch.new_end = k;
        stretch.old_end = end ? old->sentences.count : same[k];
        tell_stretch(why, old, new, stretch);
        stretch = (Block){stretch.old_end + 1, 0, k + 1, 0};
    }
}

static SayStatus take_version(Why *why, sqlite3_stmt *row)
{
    Version old = {0}, new = {0};
    SAY_TRY(load_version(why, say_column(row, 0), &old));
    SAY_TRY(load_version(why, say_column(row, 2), &new));
    say_why_open(why, "version_of", SAY_STR("another version of"));
    for (int column = 0; column < 2; column++) say_why_column(why, row, column);
    tell_field(why, "title", "another title", row, 3);
    tell_field(why, "byline", "another byline", row, 5);
    say_why_list(why, "changes");
    tell_changes(why, &old, &new);
    say_why_list_end(why);
    say_why_close(why);
    return SAY_OK;
}

static SayStatus take_newer(Why *why, sqlite3_stmt *row)
{
    say_why_open(why, "newer", SAY_STR("there is a newer version"));
    for (int column = 0; column < 2; column++) say_why_column(why, row, column);
    say_why_close(why);
    return SAY_OK;
}

/* Versions come in the order of publication, then as they came in. */
#define AGE(a) "(coalesce(" a ".published, ''), " a ".run, " a ".position, " a ".id)"

SayStatus say_why_version(Why *why, SayStr article)
{
    SAY_TRY(say_why_each(
        why,
        "SELECT b.id, b.published FROM article a JOIN article b ON b.key = a.key"
        " AND " AGE("b") " > " AGE(
            "a") " WHERE a.id = ?1"
                 " ORDER BY coalesce(b.published, '') DESC, b.run DESC, b.position DESC,"
                 " b.id DESC LIMIT 1",
        article, take_newer));
    return say_why_each(why,
                        "SELECT b.id, b.published, a.id, b.title, a.title, b.byline, a.byline"
                        " FROM article a JOIN article b ON b.key = a.key AND " AGE("b") " < " AGE(
                            "a") " WHERE a.id = ?1"
                                 " ORDER BY coalesce(b.published, '') DESC, b.run DESC,"
                                 " b.position DESC, b.id DESC LIMIT 1",
                        article, take_version);
}
