/* words.c -- tokens as words: are they among these, do they start with a capital? */
#include "core/utf8.h"
#include "mention/steps.h"

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* The lists are short and asked for every token: one pass over them, and no more than a byte of
 * what does not match. */
bool say_str_in(SayStr s, const char *list)
{
    if (!s.size) return false;
    char first = lower(s.data[0]);
    for (const char *at = list; *at;) {
        if (lower(*at) == first) {
            uint32_t i = 1;
            while (i < s.size && at[i] && at[i] != '|' && lower(at[i]) == lower(s.data[i])) i++;
            if (i == s.size && (!at[i] || at[i] == '|')) return true;
        }
        while (*at && *at != '|') at++;
        if (*at) at++;
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
