/* language.c -- English or not: by script, then by the commonest words.

   Counting function words tells languages apart from a few lines on (Ingle 1976; Grefenstette
   1995). */
#include "core/utf8.h"
#include "extract/steps.h"

#include <assert.h>

/* Another language is believed from so many of its words on, and with half as many again as English
 * has. */
#define FEWEST_WORDS   3
#define MOST_LANGUAGES 32

typedef struct Tally {
    uint32_t letters;                /* all */
    uint32_t script[MOST_LANGUAGES]; /* letters in the language's script */
    uint32_t words[MOST_LANGUAGES];  /* of its commonest words */
} Tally;

static void count_letter(const SayExtractView *view, Tally *tally, uint32_t c)
{
    tally->letters++;
    for (uint32_t i = 0; i < view->languages.count && i < MOST_LANGUAGES; i++) {
        const SayLanguage *language = &view->languages.items[i];
        if (c >= language->first && c <= language->last && language->last) tally->script[i]++;
    }
}

static void count_word(const SayExtractView *view, Tally *tally, SayStr word)
{
    for (uint32_t i = 0; i < view->languages.count && i < MOST_LANGUAGES; i++) {
        if (say_map_get(&view->languages.items[i].words, word) != SAY_ABSENT) tally->words[i]++;
    }
}

static void count(SayExtraction *x, Tally *tally)
{
    SayStr text = x->doc->text;
    char word[64];
    uint32_t size = 0;
    for (uint32_t at = 0; at < text.size;) {
        uint32_t c = say_utf8_next(text, &at);
        if (say_utf8_is_letter(c)) {
            count_letter(x->view, tally, c);
            if (size <= sizeof word - 4) size += say_utf8_put(say_utf8_lower(c), word + size);
        } else if (c != '\'' && c != 0x2019) {
            if (size > 0) count_word(x->view, tally, (SayStr){word, size});
            size = 0;
        }
    }
    if (size > 0) count_word(x->view, tally, (SayStr){word, size});
}

/* Among the languages of a script that at least a third of the letters are in, the one with most of
   its words; the first in the file when the words do not say. */
static uint32_t by_script(const SayExtractView *view, const Tally *tally)
{
    uint32_t best = SAY_ABSENT;
    for (uint32_t i = 0; i < view->languages.count && i < MOST_LANGUAGES; i++) {
        if (!view->languages.items[i].last || tally->script[i] * 3 < tally->letters ||
            !tally->letters)
            continue;
        if (best == SAY_ABSENT || tally->words[i] > tally->words[best]) best = i;
    }
    return best;
}

static uint32_t by_words(const SayExtractView *view, const Tally *tally)
{
    uint32_t best = SAY_ABSENT, english = 0;
    for (uint32_t i = 0; i < view->languages.count && i < MOST_LANGUAGES; i++) {
        if (view->languages.items[i].last) continue;
        if (say_str_equal(view->languages.items[i].code, SAY_STR("en"))) english = tally->words[i];
        if (tally->words[i] && (best == SAY_ABSENT || tally->words[i] > tally->words[best]))
            best = i;
    }
    if (best == SAY_ABSENT) return best;
    bool is_english = say_str_equal(view->languages.items[best].code, SAY_STR("en"));
    if (is_english) return best;
    bool sure = tally->words[best] >= FEWEST_WORDS && tally->words[best] * 2 > english * 3;
    return sure ? best : SAY_ABSENT;
}

/* "en-US" -> "en" */
static SayStr stated_language(SayExtraction *x)
{
    SayStr stated = x->doc->record.language.data ? x->doc->record.language : x->found.language;
    stated = say_line_trim(stated);
    if (stated.size < 2 || (stated.size > 2 && stated.data[2] != '-' && stated.data[2] != '_')) {
        return SAY_STR_NONE;
    }
    return say_utf8_lowercase(x->arena, say_str_slice(stated, 0, 2));
}

void say_extract_language(SayExtraction *x)
{
    if (!say_doc_open(x->doc)) return;
    Tally tally = {0};
    count(x, &tally);
    uint32_t found = by_script(x->view, &tally);
    if (found == SAY_ABSENT) found = by_words(x->view, &tally);
    /* What is stated counts only where the text itself does not say: templates lie about it. */
    x->doc->article.language =
        found != SAY_ABSENT ? x->view->languages.items[found].code : stated_language(x);
}
