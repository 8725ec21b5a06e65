/* terms.c -- lists of lemmas, as the entries of triggers, decoys and genres have them. */
#include "claim/event.h"

uint64_t say_term_mark(SayStr term)
{
    if (!term.size) return 1;
    const unsigned char *at = (const unsigned char *)term.data;
    uint32_t letters = at[0] * 5u + at[term.size / 2] * 7u + at[term.size - 1] * 3u;
    return UINT64_C(1) << ((letters + term.size) & 63);
}

void say_terms_add(SayArena *arena, SayTerms *terms, SayStr term)
{
    *say_push(arena, terms) = term;
    terms->marks |= say_term_mark(term);
}

bool say_terms_hold(const SayTerms *terms, SayStr lemma)
{
    if (!(terms->marks & say_term_mark(lemma))) return false;
    for (uint32_t i = 0; i < terms->count; i++)
        if (say_str_equal(terms->items[i], lemma)) return true;
    return false;
}

void say_terms_read(SayArena *arena, const SayLexicon *lexicon, uint32_t entry, const char *name,
                    SayTerms *into)
{
    uint32_t fields = say_lexicon_field_count(lexicon, entry);
    for (uint32_t i = 0; i < fields; i++) {
        SayField f = say_lexicon_field_at(lexicon, entry, i);
        if (!say_str_equal(f.name, say_str(name))) continue;
        SayStr rest = f.value;
        for (SayStr term = say_str_cut(&rest, '|'); term.data; term = say_str_cut(&rest, '|'))
            if (term.size) say_terms_add(arena, into, term);
    }
}
