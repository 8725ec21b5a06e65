/* print_conllu.c -- sentences with tags and trees, in CoNLL-U (universaldependencies.org/format).
 */
#include "doc/print.h"

/* In the alphabetical order that CoNLL-U asks for; a feature's name is printed once. */
static const struct {
    uint32_t bit;
    const char *text;
} features[] = {
    {SAY_FEAT_COMPARATIVE, "Degree=Cmp"},   {SAY_FEAT_SUPERLATIVE, "Degree=Sup"},
    {SAY_FEAT_IMPERATIVE, "Mood=Imp"},      {SAY_FEAT_ORDINAL, "NumType=Ord"},
    {SAY_FEAT_PLURAL, "Number=Plur"},       {SAY_FEAT_SINGULAR, "Number=Sing"},
    {SAY_FEAT_FIRST, "Person=1"},           {SAY_FEAT_SECOND, "Person=2"},
    {SAY_FEAT_THIRD, "Person=3"},           {SAY_FEAT_NEGATIVE, "Polarity=Neg"},
    {SAY_FEAT_POSSESSIVE, "Poss=Yes"},      {SAY_FEAT_PAST, "Tense=Past"},
    {SAY_FEAT_PRESENT, "Tense=Pres"},       {SAY_FEAT_FINITE, "VerbForm=Fin"},
    {SAY_FEAT_GERUND, "VerbForm=Ger"},      {SAY_FEAT_INFINITIVE, "VerbForm=Inf"},
    {SAY_FEAT_PARTICIPLE, "VerbForm=Part"}, {SAY_FEAT_PASSIVE, "Voice=Pass"},
};

static void print_features(uint32_t feats, SayText *out)
{
    const char *separator = "";
    for (size_t i = 0; i < sizeof features / sizeof *features; i++) {
        if (!(feats & features[i].bit)) continue;
        say_text_format(out, "%s%s", separator, features[i].text);
        separator = "|";
    }
    if (!*separator) say_text_char(out, '_');
}

/* CoNLL-U has no place for line feeds and tabs: they become blanks. */
static void print_flat(SayStr text, SayText *out)
{
    for (uint32_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        say_text_char(out, c == '\n' || c == '\t' || c == '\r' ? ' ' : c);
    }
}

/* predicate: the next of doc->stances not yet printed. */
static void print_stance(const SayDoc *doc, uint32_t token, uint32_t *predicate, SayText *out)
{
    while (*predicate < doc->stances.count && doc->stances.items[*predicate].token < token)
        ++*predicate;
    if (*predicate == doc->stances.count || doc->stances.items[*predicate].token != token) return;
    const SayStance *stance = &doc->stances.items[*predicate].stance;
    say_text_format(out, "|Stance=%s,%s,%s", say_polarity_name(stance->polarity),
                    say_certainty_name(stance->certainty), say_event_status_name(stance->status));
}

static void print_token(const SayDoc *doc, uint32_t token, uint32_t first, uint32_t *predicate,
                        SayText *out)
{
    const SayTokens *t = &doc->tokens;
    say_text_format(out, "%u\t", token - first + 1);
    print_flat(say_doc_token(doc, token), out);
    say_text_char(out, '\t');
    if (t->lemma[token].size)
        print_flat(t->lemma[token], out);
    else
        say_text_char(out, '_');
    say_text_format(out, "\t%s\t_\t", say_upos_name(t->upos[token]));
    print_features(t->feats[token], out);
    uint32_t head = t->head[token] == SAY_NONE ? 0 : t->head[token] - first + 1;
    say_text_format(out, "\t%u\t%s\t_\t%sRange=%u_%u", head, say_deprel_name(t->deprel[token]),
                    t->blank_after[token] ? "" : "SpaceAfter=No|", t->start[token], t->end[token]);
    print_stance(doc, token, predicate, out);
    say_text_char(out, '\n');
}

void say_print_conllu(const SayDoc *doc, SayText *out)
{
    uint32_t block = SAY_NONE, predicate = 0;
    for (uint32_t s = 0; s < doc->sentences.count; s++) {
        const SaySentence *sentence = &doc->sentences.items[s];
        if (s == 0 && doc->article.id.size)
            say_text_format(out, "# newdoc id = %.*s\n", SAY_STR_ARG(doc->article.id));
        if (sentence->block != block) say_text_add(out, SAY_STR("# newpar\n"));
        block = sentence->block;
        say_text_format(out, "# sent_id = %u\n# text = ", s + 1);
        print_flat(say_doc_text(doc, sentence->span), out);
        say_text_char(out, '\n');
        for (uint32_t token = sentence->first; token < sentence->end; token++)
            print_token(doc, token, sentence->first, &predicate, out);
        say_text_char(out, '\n');
    }
}
