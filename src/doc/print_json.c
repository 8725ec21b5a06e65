/* print_json.c -- a document as one line of the contract sayso.article/1: what `sayso code` prints.
 */
#include "doc/print.h"
#include "doc/print_keys.h"

#include <limits.h>

static void key_coordinate(Json *w, const char *key, int32_t value_e5)
{
    say_json_key(w, key);
    if (value_e5 == INT32_MIN)
        say_json_null(w);
    else
        say_json_decimal(w, value_e5, 5);
}

static void key_genre(Json *w, const SayDoc *doc)
{
    say_json_key(w, "genre");
    if (!doc->article.genre.data) {
        say_json_null(w);
        return;
    }
    say_json_open(w, '{');
    key_str(w, "name", doc->article.genre);
    key_bool(w, "retrospective", doc->article.retrospect != SAY_RETROSPECT_NONE);
    say_json_key(w, "words");
    say_json_open(w, '[');
    for (uint32_t i = 0; i < doc->genre_words.count; i++)
        say_json_str(w, doc->genre_words.items[i]);
    say_json_close(w, ']');
    say_json_close(w, '}');
}

static void write_article(Json *w, const SayDoc *doc)
{
    const SayArticle *a = &doc->article;
    say_json_open(w, '{');
    key_str(w, "id", a->id);
    key_str(w, "path", a->path);
    key_str(w, "url", a->url);
    key_str(w, "outlet", a->outlet);
    key_str(w, "origin", a->origin);
    key_str(w, "title", a->title);
    key_str(w, "byline", a->byline);
    key_day(w, "published", a->published);
    key_str(w, "published_basis", a->published_basis);
    key_str(w, "language", a->language);
    key_name(w, "outcome", say_outcome_name(a->outcome));
    key_str(w, "reason", a->reason);
    key_genre(w, doc);
    say_json_close(w, '}');
}

static void write_sectors(Json *w, const SayActorMention *m)
{
    say_json_key(w, "sectors");
    say_json_open(w, '[');
    for (int i = 0; i < 3 && m->sectors[i].size; i++) say_json_str(w, m->sectors[i]);
    say_json_close(w, ']');
}

/* "IRN GOV": the country, then the sectors; null when the dictionary knows neither. */
static void key_code(Json *w, const SayActorMention *m)
{
    char buffer[64];
    uint32_t size = 0;
    if (m->code.data) {
        key_str(w, "code", m->code);
        return;
    }
    const SayStr parts[4] = {m->country, m->sectors[0], m->sectors[1], m->sectors[2]};
    for (int i = 0; i < 4; i++) {
        if (!parts[i].size || size + parts[i].size + 1 >= sizeof buffer) continue;
        if (size) buffer[size++] = ' ';
        for (uint32_t k = 0; k < parts[i].size; k++) buffer[size++] = parts[i].data[k];
    }
    key_str(w, "code", size ? (SayStr){buffer, size} : SAY_STR_NONE);
}

static void write_actors(Json *w, const SayDoc *doc)
{
    say_json_open(w, '[');
    for (uint32_t i = 0; i < doc->actors.count; i++) {
        const SayActorMention *m = &doc->actors.items[i];
        say_json_open(w, '{');
        key_str(w, "id", m->id);
        key_quote(w, doc, m->span);
        key_str(w, "name", m->name);
        key_code(w, m);
        key_str(w, "country", m->country);
        write_sectors(w, m);
        key_name(w, "kind", say_actor_kind_name(m->kind));
        key_str(w, "chain", m->chain == SAY_NONE ? SAY_STR_NONE : doc->actors.items[m->chain].id);
        key_str(w, "backer", m->backer);
        key_str(w, "parent", m->parent);
        key_bool(w, "adjective", m->adjective);
        key_bool(w, "pronoun", m->pronoun);
        say_json_close(w, '}');
    }
    say_json_close(w, ']');
}

static void write_places(Json *w, const SayDoc *doc)
{
    say_json_open(w, '[');
    for (uint32_t i = 0; i < doc->places.count; i++) {
        const SayPlaceMention *m = &doc->places.items[i];
        say_json_open(w, '{');
        key_str(w, "id", m->id);
        key_quote(w, doc, m->span);
        key_str(w, "name", m->name);
        key_str(w, "country", m->country);
        key_coordinate(w, "latitude", m->latitude_e5);
        key_coordinate(w, "longitude", m->longitude_e5);
        key_name(w, "precision", say_precision_name(m->precision));
        key_number(w, "geonameid", m->geonameid);
        key_number(w, "confidence", m->confidence);
        say_json_close(w, '}');
    }
    say_json_close(w, ']');
}

static void write_times(Json *w, const SayDoc *doc)
{
    say_json_open(w, '[');
    for (uint32_t i = 0; i < doc->times.count; i++) {
        const SayTimeMention *m = &doc->times.items[i];
        say_json_open(w, '{');
        key_str(w, "id", m->id);
        key_quote(w, doc, m->span);
        key_str(w, "value", m->value);
        key_day(w, "begin", m->begin);
        key_day(w, "end", m->last);
        say_json_close(w, '}');
    }
    say_json_close(w, ']');
}

static void write_quantities(Json *w, const SayDoc *doc)
{
    say_json_open(w, '[');
    for (uint32_t i = 0; i < doc->quantities.count; i++) {
        const SayQuantityMention *m = &doc->quantities.items[i];
        say_json_open(w, '{');
        key_str(w, "id", m->id);
        key_quote(w, doc, m->span);
        key_number(w, "low", m->low);
        key_number(w, "best", m->best);
        key_number(w, "high", m->high);
        key_name(w, "bound", say_bound_name(m->bound));
        key_str(w, "unit", m->unit);
        key_str(w, "of", m->of);
        key_str(w, "effect", m->effect);
        key_str(w, "part_of",
                m->whole == SAY_NONE ? SAY_STR_NONE : doc->quantities.items[m->whole].id);
        say_json_close(w, '}');
    }
    say_json_close(w, ']');
}

/* Chains of two and more; actor: the first actor mention among them. */
static void write_chains(Json *w, const SayDoc *doc)
{
    uint32_t count = doc->nominals.count;
    SayIndex *next = say_arena_alloc(doc->arena, (count + 1) * sizeof *next);
    for (uint32_t i = count; i-- > 0;) next[i] = SAY_NONE;
    SayIndex *last = say_arena_alloc(doc->arena, (count + 1) * sizeof *last);
    for (uint32_t i = 0; i < count; i++) {
        SayIndex chain = doc->nominals.items[i].chain;
        if (chain != i) next[last[chain]] = i;
        last[chain] = i;
    }
    say_json_open(w, '[');
    for (uint32_t i = 0; i < count; i++) {
        if (doc->nominals.items[i].chain != i || next[i] == SAY_NONE) continue;
        SayIndex actor = SAY_NONE;
        for (uint32_t n = i; n != SAY_NONE && actor == SAY_NONE; n = next[n])
            actor = doc->nominals.items[n].actor;
        say_json_open(w, '{');
        key_str(w, "actor", actor == SAY_NONE ? SAY_STR_NONE : doc->actors.items[actor].id);
        say_json_key(w, "spans");
        say_json_open(w, '[');
        for (uint32_t n = i; n != SAY_NONE; n = next[n]) write_span(w, doc->nominals.items[n].span);
        say_json_close(w, ']');
        say_json_close(w, '}');
    }
    say_json_close(w, ']');
}

static void write_cites(Json *w, const SayDoc *doc)
{
    say_json_open(w, '[');
    for (uint32_t i = 0; i < doc->cites.count; i++) {
        say_json_open(w, '{');
        key_quote(w, doc, doc->cites.items[i].span);
        key_str(w, "outlet", doc->cites.items[i].outlet);
        say_json_close(w, '}');
    }
    say_json_close(w, ']');
}

static void write_counts(Json *w, const SayDoc *doc)
{
    uint32_t coded = 0;
    for (uint32_t i = 0; i < doc->claims.count; i++)
        coded += doc->claims.items[i].event != SAY_NONE;
    say_json_open(w, '{');
    key_number(w, "sentences", doc->sentences.count);
    key_number(w, "tokens", doc->tokens.count);
    key_number(w, "claims", doc->claims.count);
    key_number(w, "events", coded);
    say_json_close(w, '}');
}

static void write_names(Json *w, const SayDoc *doc)
{
    say_json_open(w, '[');
    for (uint32_t i = 0; i < doc->names.count; i++) {
        const SayName *name = &doc->names.items[i];
        say_json_open(w, '{');
        key_quote(w, doc,
                  (SaySpan){doc->tokens.start[name->first], doc->tokens.end[name->end - 1]});
        key_name(w, "type", say_name_type_name(name->type));
        say_json_close(w, '}');
    }
    say_json_close(w, ']');
}

void say_print_json(const SayDoc *doc, SayText *out)
{
    SayJsonWriter writer = {.text = out};
    Json *w = &writer;
    say_json_open(w, '{');
    key_name(w, "schema", "sayso.article/1");
    say_json_key(w, "article");
    write_article(w, doc);
    key_str(w, "text", doc->text.data ? doc->text : SAY_STR(""));
    say_json_key(w, "sentences");
    say_json_open(w, '[');
    for (uint32_t i = 0; i < doc->sentences.count; i++) write_span(w, doc->sentences.items[i].span);
    say_json_close(w, ']');
    say_json_key(w, "names");
    write_names(w, doc);
    say_json_key(w, "actors");
    write_actors(w, doc);
    say_json_key(w, "places");
    write_places(w, doc);
    say_json_key(w, "times");
    write_times(w, doc);
    say_json_key(w, "quantities");
    write_quantities(w, doc);
    say_json_key(w, "chains");
    write_chains(w, doc);
    say_print_claims(w, doc);
    say_json_key(w, "cites");
    write_cites(w, doc);
    say_print_issues(w, doc);
    say_json_key(w, "counts");
    write_counts(w, doc);
    say_json_close(w, '}');
    say_text_char(out, '\n');
}
