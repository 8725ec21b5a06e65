/* words.c -- tokens as words: are they among these, do they start with a capital? */
#include "core/utf8.h"
#include "mention/steps.h"

#include <string.h>

bool say_str_in(SayStr s, const char *list)
{
    for (const char *at = list; *at;) {
        const char *bar = strchr(at, '|');
        uint32_t size = bar ? (uint32_t)(bar - at) : (uint32_t)strlen(at);
        if (say_str_equal_nocase((SayStr){at, size}, s)) return true;
        if (!bar) break;
        at = bar + 1;
    }
    return false;
}

bool say_token_in(const SayDoc *doc, uint32_t token, const char *list)
{
    return token < doc->tokens.count && say_str_in(say_doc_token(doc, token), list);
}

bool say_lemma_in(const SayDoc *doc, uint32_t token, const char *list)
{
    return token < doc->tokens.count && say_str_in(doc->tokens.lemma[token], list);
}

bool say_is_capital(const SayDoc *doc, uint32_t token)
{
    uint32_t at = 0;
    SayStr form = say_doc_token(doc, token);
    return form.size > 0 && say_utf8_is_upper(say_utf8_next(form, &at));
}
