/* append_layers.c -- pieces, sentences, mentions and cites into the evidence. */
#include "ledger/append.h"

#include <limits.h>

static SayStatus append_pieces(const Append *append)
{
    for (uint32_t i = 0; i < append->doc->pieces.count; i++) {
        const SayPiece *piece = &append->doc->pieces.items[i];
        Row row;
        SAY_TRY(say_append_row(append, TABLE_PIECE, &row));
        put_text(&row, append->article);
        put_integer(&row, piece->text_start);
        put_integer(&row, piece->size);
        put_integer(&row, piece->source_start);
        put_integer(&row, piece->source_end);
        SAY_TRY(say_append_insert(append, &row));
    }
    return SAY_OK;
}

static SayStatus append_sentences(const Append *append)
{
    for (uint32_t i = 0; i < append->doc->sentences.count; i++) {
        Row row;
        SAY_TRY(say_append_row(append, TABLE_SENTENCE, &row));
        put_text(&row, append->article);
        put_integer(&row, i);
        put_span(&row, append->doc->sentences.items[i].span);
        SAY_TRY(say_append_insert(append, &row));
    }
    return SAY_OK;
}

static SayStatus append_actors(const Append *append)
{
    for (uint32_t i = 0; i < append->doc->actors.count; i++) {
        const SayActorMention *m = &append->doc->actors.items[i];
        Row row;
        SAY_TRY(say_append_row(append, TABLE_ACTOR, &row));
        put_text(&row, append->article);
        put_text(&row, m->id);
        put_span(&row, m->span);
        put_text(&row, m->name);
        put_text(&row, m->country);
        put_text(&row, say_append_sectors(append, m->sectors));
        put_name(&row, say_actor_kind_name(m->kind));
        put_text(&row, m->backer);
        put_text(&row, m->chain == SAY_NONE ? m->id : append->doc->actors.items[m->chain].id);
        put_integer(&row, m->pronoun);
        put_integer(&row, m->adjective);
        put_integer(&row, m->plural);
        put_integer(&row, !say_doc_names_unknown(append->doc, m));
        SAY_TRY(say_append_insert(append, &row));
    }
    return SAY_OK;
}

static void put_degrees(Row *row, int32_t value_e5)
{
    if (value_e5 == INT32_MIN)
        put_null(row);
    else
        put_real(row, value_e5 / 100000.0);
}

static SayStatus append_places(const Append *append)
{
    for (uint32_t i = 0; i < append->doc->places.count; i++) {
        const SayPlaceMention *m = &append->doc->places.items[i];
        Row row;
        SAY_TRY(say_append_row(append, TABLE_PLACE, &row));
        put_text(&row, append->article);
        put_text(&row, m->id);
        put_span(&row, m->span);
        put_text(&row, m->name);
        put_text(&row, m->country);
        put_degrees(&row, m->latitude_e5);
        put_degrees(&row, m->longitude_e5);
        put_name(&row, say_precision_name(m->precision));
        put_number(&row, m->geonameid);
        put_number(&row, m->confidence);
        SAY_TRY(say_append_insert(append, &row));
    }
    return SAY_OK;
}

static SayStatus append_times(const Append *append)
{
    for (uint32_t i = 0; i < append->doc->times.count; i++) {
        const SayTimeMention *m = &append->doc->times.items[i];
        Row row;
        SAY_TRY(say_append_row(append, TABLE_TIME, &row));
        put_text(&row, append->article);
        put_text(&row, m->id);
        put_span(&row, m->span);
        put_text(&row, m->value);
        put_text(&row, say_append_day(append, m->begin));
        put_text(&row, say_append_day(append, m->last));
        put_name(&row, say_date_basis_name(m->basis));
        SAY_TRY(say_append_insert(append, &row));
    }
    return SAY_OK;
}

static SayStatus append_quantities(const Append *append)
{
    for (uint32_t i = 0; i < append->doc->quantities.count; i++) {
        const SayQuantityMention *m = &append->doc->quantities.items[i];
        Row row;
        SAY_TRY(say_append_row(append, TABLE_QUANTITY, &row));
        put_text(&row, append->article);
        put_text(&row, m->id);
        put_span(&row, m->span);
        put_number(&row, m->low);
        put_number(&row, m->best);
        put_number(&row, m->high);
        put_name(&row, say_bound_name(m->bound));
        put_text(&row, m->unit);
        put_text(&row, m->of);
        put_text(&row, m->effect);
        put_text(&row,
                 m->whole == SAY_NONE ? SAY_STR_NONE : append->doc->quantities.items[m->whole].id);
        SAY_TRY(say_append_insert(append, &row));
    }
    return SAY_OK;
}

static SayStatus append_cites(const Append *append)
{
    for (uint32_t i = 0; i < append->doc->cites.count; i++) {
        const SayCite *cite = &append->doc->cites.items[i];
        Row row;
        SAY_TRY(say_append_row(append, TABLE_CITE, &row));
        put_text(&row, append->article);
        put_integer(&row, i);
        put_span(&row, cite->span);
        put_text(&row, cite->outlet.data ? cite->outlet : SAY_STR(""));
        SAY_TRY(say_append_insert(append, &row));
    }
    return SAY_OK;
}

SayStatus say_append_layers(const Append *append)
{
    SAY_TRY(append_pieces(append));
    SAY_TRY(append_sentences(append));
    SAY_TRY(append_actors(append));
    SAY_TRY(append_places(append));
    SAY_TRY(append_times(append));
    SAY_TRY(append_quantities(append));
    return append_cites(append);
}
