/* lemmas.c -- the dictionary form of a word: learned scripts that change its end, chosen by its
 * longest known suffix. */
#include "core/utf8.h"
#include "tag/steps.h"

#include <string.h>

uint64_t say_lemma_key(uint32_t upos, uint32_t feats, SayStr word, uint32_t size, bool whole)
{
    uint64_t h = 0xcbf29ce484222325u;
    for (uint32_t i = word.size - size; i < word.size; i++)
        h = (h ^ (uint8_t)word.data[i]) * 0x100000001b3u;
    return say_feature3(whole ? 2 : 1, h, upos, feats);
}

SayStr say_lemma_base(SayArena *arena, uint32_t upos, SayStr form)
{
    return upos == SAY_UPOS_PROPN ? form : say_utf8_lowercase(arena, form);
}

static uint32_t find_script(const SayTagger *tagger, uint32_t upos, uint32_t feats, SayStr base)
{
    uint32_t found =
        say_hash_table_get(&tagger->lemmas, say_lemma_key(upos, feats, base, base.size, true));
    for (uint32_t size = base.size < SAY_LEMMA_SUFFIX ? base.size : SAY_LEMMA_SUFFIX; !found;
         size--) {
        found = say_hash_table_get(&tagger->lemmas, say_lemma_key(upos, feats, base, size, false));
        if (size == 0) break;
    }
    return found;
}

static SayStr apply(SayArena *arena, const SayScript *script, SayStr base)
{
    if (script->cut > base.size || script->size > sizeof script->text) return base;
    if (!script->cut && !script->size && !script->capital) return base;
    uint32_t kept = base.size - script->cut;
    if (kept + script->size == 0) return base;
    char *text = say_arena_text(arena, kept + script->size);
    memcpy(text, base.data, kept);
    memcpy(text + kept, script->text, script->size);
    if (script->capital && text[0] >= 'a' && text[0] <= 'z') text[0] = (char)(text[0] - 32);
    return (SayStr){text, kept + script->size};
}

void say_tag_lemma(const SayTagger *tagger, SayDoc *doc, uint32_t token)
{
    uint32_t upos = doc->tokens.upos[token], feats = doc->tokens.feats[token];
    SayStr base = say_lemma_base(doc->arena, upos, say_doc_token(doc, token));
    if (base.size <= SAY_LEMMA_WORD) {
        uint32_t found = find_script(tagger, upos, feats, base);
        SayScript script;
        if (found) {
            memcpy(&script, tagger->scripts + (size_t)(found - 1) * SAY_SCRIPT_SIZE, sizeof script);
            base = apply(doc->arena, &script, base);
        }
    }
    doc->tokens.lemma[token] = base;
}
