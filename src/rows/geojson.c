/* geojson.c -- rows that have a place, as GeoJSON (RFC 7946).

   The gazetteer's point of a country is no place where something happened, so a row that is known
   to no more than its country has no geometry; `precision` says how near the others are. */
#include "rows/rows.h"

static void geojson_begin(Out *out)
{
    say_text_add(&out->text, SAY_STR("{\"type\":\"FeatureCollection\",\"features\":["));
}

static bool has_point(const SayRows *rows, size_t latitude, size_t longitude)
{
    if (latitude == SIZE_MAX || longitude == SIZE_MAX) return false;
    if (strcmp(rows_cell(rows, "precision"), "country") == 0) return false;
    return say_rows_kind(rows, latitude) != SAY_VALUE_NULL &&
           say_rows_kind(rows, longitude) != SAY_VALUE_NULL;
}

static void put_geometry(Out *out, SayJsonWriter *w)
{
    size_t latitude = rows_column(out->rows, "latitude");
    size_t longitude = rows_column(out->rows, "longitude");
    say_json_key(w, "geometry");
    if (!has_point(out->rows, latitude, longitude)) {
        say_json_null(w);
        return;
    }
    say_json_open(w, '{');
    say_json_key(w, "type");
    say_json_str(w, SAY_STR("Point"));
    say_json_key(w, "coordinates");
    say_json_open(w, '[');
    say_json_raw(w, say_str(say_rows_text(out->rows, longitude)));
    say_json_raw(w, say_str(say_rows_text(out->rows, latitude)));
    say_json_close(w, ']');
    say_json_close(w, '}');
}

static void geojson_row(Out *out)
{
    SayJsonWriter w = {.text = &out->text};
    if (out->shown) say_text_add(&out->text, SAY_STR(",\n"));
    say_json_open(&w, '{');
    say_json_key(&w, "type");
    say_json_str(&w, SAY_STR("Feature"));
    const char *id = rows_cell(out->rows, "id");
    if (*id) {
        say_json_key(&w, "id");
        say_json_str(&w, say_str(id));
    }
    put_geometry(out, &w);
    say_json_key(&w, "properties");
    rows_object(out, &w);
    say_json_close(&w, '}');
}

static void geojson_end(Out *out)
{
    say_text_add(&out->text, SAY_STR("]}\n"));
}

const Format rows_geojson = {geojson_begin, geojson_row, geojson_end};
