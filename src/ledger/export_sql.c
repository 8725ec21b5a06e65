/* export_sql.c -- the columns of the formats of others, each as a query over events: what is
   approximated in them is told in docs/exports.md.

   Those formats know no "not" and no "planned": only events that somebody says happened or go on
   are given, and of their claims only those that say yes. c is the claim that says most of event e,
   a its article, k its code; f and r its first actor and recipient. */
#include "ledger/export_sql.h"

#include <string.h>

/* SQL is broken where SQL breaks, by hand. */
/* clang-format off */

#define SAID_SO "e.affirmed > 0 AND e.status IN ('happened', 'ongoing') AND @HAPPENED"
#define DATED   " AND e.first_day IS NOT NULL"

#define LEAD \
    "(SELECT x.id FROM event_claim ec JOIN claim x ON x.id = ec.claim WHERE ec.event = e.id" \
    " AND x.polarity = '+' ORDER BY (SELECT count(*) FROM party p WHERE p.claim = x.id) DESC," \
    " x.score DESC, x.id LIMIT 1)"
#define FIRST_PARTY(name, role) \
    " LEFT JOIN party " name " ON " name ".claim = c.id AND " name ".role = '" role "'" \
    " AND " name ".number = 0"
#define EVENTS \
    "event e JOIN claim c ON c.id = " LEAD " JOIN coding k ON k.claim = c.id" \
    " JOIN article a ON a.id = c.article" FIRST_PARTY("f", "actor") FIRST_PARTY("r", "recipient") \
    " WHERE " SAID_SO

#define DAY     "e.first_day"
#define COMPACT "replace(" DAY ", '-', '')"
#define GEONAME \
    "(SELECT p.geonameid FROM event_claim ec JOIN claim x ON x.id = ec.claim JOIN place p" \
    " ON p.article = x.article WHERE ec.event = e.id AND p.name = e.place" \
    " AND p.geonameid IS NOT NULL ORDER BY p.confidence DESC, p.geonameid LIMIT 1)"
#define RAW(party) \
    "(SELECT CAST(substr(CAST(a.text AS BLOB), m.start + 1, m.end - m.start) AS TEXT)" \
    " FROM actor m WHERE m.article = a.id AND m.id = " party ".actor)"
/* The first article that says so; its address, where it has one. */
#define FIRST(column) \
    "(SELECT " column " FROM event_claim ec JOIN claim x ON x.id = ec.claim JOIN article t" \
    " ON t.id = x.article WHERE ec.event = e.id AND x.polarity = '+'" \
    " ORDER BY t.published IS NULL, t.published, t.id LIMIT 1)"
#define OUTLETS \
    "(SELECT group_concat(outlet, '; ') FROM (SELECT DISTINCT t.outlet FROM event_claim ec" \
    " JOIN claim x ON x.id = ec.claim JOIN article t ON t.id = x.article WHERE ec.event = e.id" \
    " AND t.outlet IS NOT NULL ORDER BY t.outlet))"

/* ---- GDELT 2: 61 columns of events, 16 of mentions, tabs between, no header ---- */

#define GDELT_ACTOR(n, party) \
    party ".country || coalesce(replace(" party ".sectors, ' ', ''), '') AS Actor" n "Code," \
    " upper(" party ".name) AS Actor" n "Name, " party ".country AS Actor" n "CountryCode," \
    " NULL AS Actor" n "KnownGroupCode, NULL AS Actor" n "EthnicCode," \
    " NULL AS Actor" n "Religion1Code, NULL AS Actor" n "Religion2Code," \
    " word(" party ".sectors, 1) AS Actor" n "Type1Code," \
    " word(" party ".sectors, 2) AS Actor" n "Type2Code," \
    " word(" party ".sectors, 3) AS Actor" n "Type3Code, "
#define GDELT_NOWHERE(actor) \
    "0 AS " actor "Geo_Type, NULL AS " actor "Geo_FullName, NULL AS " actor "Geo_CountryCode," \
    " NULL AS " actor "Geo_ADM1Code, NULL AS " actor "Geo_ADM2Code, NULL AS " actor "Geo_Lat," \
    " NULL AS " actor "Geo_Long, NULL AS " actor "Geo_FeatureID, "

#define GDELT \
    "number(e.id) AS GLOBALEVENTID, " COMPACT " AS SQLDATE, substr(" COMPACT ", 1, 6)" \
    " AS MonthYear, substr(" COMPACT ", 1, 4) AS Year," \
    " printf('%.4f', substr(" COMPACT ", 1, 4) + (substr(" COMPACT ", 5, 2) * 30" \
    " + substr(" COMPACT ", 7, 2)) / 365.0) AS FractionDate, " \
    GDELT_ACTOR("1", "f") GDELT_ACTOR("2", "r") \
    "(SELECT min(x.sentence) < 2 FROM event_claim ec JOIN claim x ON x.id = ec.claim" \
    " WHERE ec.event = e.id) AS IsRootEvent, k.cameo AS EventCode," \
    " substr(k.cameo, 1, 3) AS EventBaseCode, substr(k.cameo, 1, 2) AS EventRootCode," \
    " e.quad AS QuadClass, printf('%.1f', e.goldstein / 10.0) AS GoldsteinScale," \
    " e.affirmed AS NumMentions, e.outlets AS NumSources, e.articles AS NumArticles," \
    " NULL AS AvgTone, " GDELT_NOWHERE("Actor1") GDELT_NOWHERE("Actor2") \
    "CASE WHEN e.place IS NULL AND e.country IS NULL THEN 0 WHEN e.precision = 'country' THEN 1" \
    " WHEN e.precision IN ('province', 'district') THEN iif(e.country = 'USA', 2, 5)" \
    " WHEN e.precision IN ('city', 'exact') THEN iif(e.country = 'USA', 3, 4) ELSE 0 END" \
    " AS ActionGeo_Type, e.place AS ActionGeo_FullName, code(e.country, 'fips')" \
    " AS ActionGeo_CountryCode, NULL AS ActionGeo_ADM1Code, NULL AS ActionGeo_ADM2Code," \
    " e.latitude AS ActionGeo_Lat, e.longitude AS ActionGeo_Long, NULL AS ActionGeo_FeatureID," \
    " replace(coalesce(e.reported, e.first_day), '-', '') || '000000' AS DATEADDED, " \
    FIRST("coalesce(t.url, t.id)") " AS SOURCEURL"

/* Characters of the text before a byte of it, as GDELT counts. */
#define CHARACTERS(at) "length(CAST(substr(CAST(a.text AS BLOB), 1, " at ") AS TEXT))"
#define WHERE_IS(party) \
    "coalesce((SELECT " CHARACTERS("m.start") " FROM actor m WHERE m.article = a.id" \
    " AND m.id = " party ".actor), -1)"

#define GDELT_MENTIONS \
    "number(e.id) AS GLOBALEVENTID, " COMPACT " || '000000' AS EventTimeDate," \
    " replace(a.published, '-', '') || '000000' AS MentionTimeDate," \
    " iif(a.url IS NULL, 2, 1) AS MentionType, coalesce(a.outlet, 'unknown') AS" \
    " MentionSourceName, coalesce(a.url, a.id) AS MentionIdentifier," \
    " c.sentence + 1 AS SentenceID, " WHERE_IS("f") " AS Actor1CharOffset, " \
    WHERE_IS("r") " AS Actor2CharOffset, " CHARACTERS("k.trigger_start") " AS" \
    " ActionCharOffset, 1 AS InRawText, max(10, c.score / 100 * 10) AS Confidence," \
    " length(a.text) AS MentionDocLen, NULL AS MentionDocTone," \
    " NULL AS MentionDocTranslationInfo," \
    " 'claim:' || c.id || ';certainty:' || c.certainty || ';status:' || c.status ||" \
    " coalesce(';speakers:' || replace(@SPEAKERS, ';', ','), '') AS Extras"

/* ---- POLECAT: 40 columns, tabs between, a header, "None" for what is not known ---- */

#define POLECAT_PARTY(role, names, countries, party) \
    names " AS '" role " Name', replace(" countries ", ' ', '; ') AS '" role " Country'," \
    " code(" countries ", 'cow') AS '" role " COW'," \
    " word(" party ".sectors, 1) AS 'Primary " role " Sector'," \
    " replace(" party ".sectors, ' ', '; ') AS '" role " Sectors', NULL AS '" role " Title', " \
    RAW(party) " AS '" role " Name Raw', NULL AS 'Wikipedia " role " ID', "

#define POLECAT \
    "e.id AS 'Event ID', " DAY " AS 'Event Date', e.type AS 'Event Type', e.mode AS" \
    " 'Event Mode', printf('%.1f', e.goldstein / 10.0) AS 'Intensity'," \
    " CASE e.quad WHEN 1 THEN 'VERBAL COOPERATION' WHEN 2 THEN 'MATERIAL COOPERATION'" \
    " WHEN 3 THEN 'VERBAL CONFLICT' WHEN 4 THEN 'MATERIAL CONFLICT' END AS 'Quad Code'," \
    " replace(k.contexts, ' ', '; ') AS 'Contexts', " \
    POLECAT_PARTY("Actor", "e.actors", "e.actor_countries", "f") \
    POLECAT_PARTY("Recipient", "e.recipients", "e.recipient_countries", "r") \
    "e.place AS 'Placename', iif(e.precision IN ('city', 'exact'), e.place, NULL) AS 'City'," \
    " iif(e.precision = 'district', e.place, NULL) AS 'District'," \
    " iif(e.precision = 'province', e.place, NULL) AS 'Province', e.country AS 'Country'," \
    " e.latitude AS 'Latitude', e.longitude AS 'Longitude', " GEONAME " AS 'GeoNames ID'," \
    " (SELECT CAST(substr(CAST(a.text AS BLOB), p.start + 1, p.end - p.start) AS TEXT)" \
    "  FROM place p WHERE p.article = a.id AND p.id = k.place) AS 'Raw Placename'," \
    " e.precision AS 'Feature Type', " OUTLETS " AS 'Source', e.reported AS 'Publication Date'," \
    " NULL AS 'Story People', NULL AS 'Story Organizations', NULL AS 'Story Locations'," \
    " a.language AS 'Language', (SELECT 'sayso ' || version FROM run WHERE id = a.run)" \
    " AS 'Version'"

/* ---- UCDP GED: who is quoted, low, best and high ---- */

/* Of the military, a government or an armed group, by its sectors. */
#define STATE(party)    "any(" party ".sectors, 'MIL GOV COP')"
#define REBEL(party)    "(any(" party ".sectors, 'REB UAF') OR " party ".kind = 'armed_group')"
#define CIVILIAN(party) "any(" party ".sectors, 'CVL')"
#define SPAN_DAYS "(julianday(e.last_day) - julianday(e.first_day))"

#define UCDP \
    "e.id AS id, substr(" DAY ", 1, 4) AS year," \
    " CASE WHEN " CIVILIAN("r") " THEN 3" \
    " WHEN (" STATE("f") " AND " REBEL("r") ") OR (" REBEL("f") " AND " STATE("r") ")" \
    " OR (" STATE("f") " AND " STATE("r") ") THEN 1" \
    " WHEN " REBEL("f") " AND " REBEL("r") " THEN 2 END AS type_of_violence," \
    " coalesce(e.actors, '') || ' - ' || coalesce(e.recipients, '') AS dyad_name," \
    " e.actors AS side_a, e.recipients AS side_b, e.articles AS number_of_sources," \
    " e.text_origins AS number_of_origins, " \
    FIRST("coalesce(t.url, t.id)") " AS source_article, " OUTLETS " AS source_office, " \
    FIRST("t.published") " AS source_date, " FIRST("t.title") " AS source_headline," \
    " (SELECT group_concat(said, '; ') FROM (SELECT DISTINCT @SPEAKERS || coalesce(' (' ||" \
    "  iif(q.killed_low IS q.killed_high, q.killed_best, coalesce(q.killed_low, '?') || '-' ||" \
    "  coalesce(q.killed_high, '?')) || ')', '') AS said FROM event_claim ec JOIN claim c" \
    "  ON c.id = ec.claim JOIN article a ON a.id = c.article JOIN coding q ON q.claim = c.id" \
    "  WHERE ec.event = e.id AND c.polarity = '+' ORDER BY said)) AS source_original," \
    " CASE e.precision WHEN 'exact' THEN 1 WHEN 'city' THEN 1 WHEN 'district' THEN 3" \
    " WHEN 'province' THEN 4 WHEN 'country' THEN 6 END AS where_prec," \
    " e.place AS where_coordinates, iif(e.precision = 'province', e.place, NULL) AS adm_1," \
    " iif(e.precision = 'district', e.place, NULL) AS adm_2, e.latitude AS latitude," \
    " e.longitude AS longitude, 'POINT (' || e.longitude || ' ' || e.latitude || ')'" \
    " AS geom_wkt, code(e.country, 'name') AS country, e.country AS country_iso3," \
    " code(e.country, 'continent') AS region, iif(e.text_origins > 1, 1, 2) AS event_clarity," \
    " CASE WHEN " SPAN_DAYS " < 1 THEN 1" \
    " WHEN " SPAN_DAYS " < 6 THEN 2 WHEN " SPAN_DAYS " < 7 THEN 3 WHEN " SPAN_DAYS " < 31 THEN 4" \
    " ELSE 5 END AS date_prec, " DAY " AS date_start, coalesce(e.last_day, e.first_day)" \
    " AS date_end, NULL AS deaths_a, NULL AS deaths_b, NULL AS deaths_civilians," \
    " e.killed_best AS deaths_unknown, e.killed_best AS best, e.killed_high AS high," \
    " e.killed_low AS low"

/* ---- a sheet like ACLED's: 31 columns ---- */

#define ACLED_TYPE \
    "CASE WHEN e.type = 'PROTEST' THEN iif(e.mode = 'riot', 'Riots', 'Protests')" \
    " WHEN e.type <> 'ASSAULT' THEN 'Strategic developments'" \
    " WHEN e.mode IN ('explosives', 'heavy-weapons', 'suicide-attack') THEN" \
    " 'Explosions/Remote violence' WHEN " CIVILIAN("r") " OR e.mode IN ('abduct', 'assassinate'," \
    " 'beat', 'sexual', 'torture', 'massacre') THEN 'Violence against civilians'" \
    " ELSE 'Battles' END"
#define ACLED_SUBTYPE \
    "CASE WHEN e.type = 'PROTEST' THEN iif(e.mode = 'riot', 'Violent demonstration'," \
    " 'Peaceful protest') WHEN e.type = 'AGREE' THEN 'Agreement' WHEN e.mode = 'arrest' THEN" \
    " 'Arrests' WHEN e.mode = 'suicide-attack' THEN 'Suicide bomb' WHEN e.mode = 'abduct' THEN" \
    " 'Abduction/forced disappearance' WHEN e.mode = 'sexual' THEN 'Sexual violence'" \
    " WHEN k.instrument IN ('aircraft', 'drone') THEN 'Air/drone strike'" \
    " WHEN e.mode = 'heavy-weapons' THEN 'Shelling/artillery/missile attack'" \
    " WHEN e.mode = 'explosives' THEN 'Remote explosive/landmine/IED' WHEN e.type <> 'ASSAULT'" \
    " THEN 'Other' WHEN " CIVILIAN("r") " OR e.mode IN ('assassinate', 'beat', 'torture'," \
    " 'massacre') THEN 'Attack' ELSE 'Armed clash' END"
#define ACLED_INTER(party) \
    "CASE WHEN e.type = 'PROTEST' AND '" party "' = 'f' THEN iif(e.mode = 'riot', 'Rioters'," \
    " 'Protesters') WHEN " CIVILIAN(party) " THEN 'Civilians' WHEN " REBEL(party) " THEN" \
    " 'Rebel group' WHEN " STATE(party) " OR " party ".kind = 'country' THEN 'State forces' END"

#define ACLED \
    "e.id AS event_id_cnty, " DAY " AS event_date, substr(" DAY ", 1, 4) AS year," \
    " CASE WHEN " SPAN_DAYS " < 1 THEN 1 WHEN " SPAN_DAYS \
    " <= 7 THEN 2 ELSE 3 END AS time_precision," \
    " CASE WHEN e.type = 'PROTEST' THEN iif(e.mode = 'riot', 'Political violence;" \
    " Demonstrations', 'Demonstrations') WHEN e.type = 'ASSAULT' THEN 'Political violence'" \
    " ELSE 'Strategic developments' END AS disorder_type, " \
    ACLED_TYPE " AS event_type, " ACLED_SUBTYPE " AS sub_event_type," \
    " f.name AS actor1, e.actors AS assoc_actor_1, " ACLED_INTER("f") " AS inter1," \
    " r.name AS actor2, e.recipients AS assoc_actor_2, " ACLED_INTER("r") " AS inter2," \
    " NULL AS interaction, iif(" CIVILIAN("r") ", 'Civilian targeting', NULL)" \
    " AS civilian_targeting, code(e.country, 'numeric') AS iso, code(e.country, 'continent')" \
    " AS region, code(e.country, 'name') AS country, iif(e.precision = 'province', e.place," \
    " NULL) AS admin1, iif(e.precision = 'district', e.place, NULL) AS admin2, NULL AS admin3," \
    " e.place AS location, e.latitude AS latitude, e.longitude AS longitude," \
    " CASE WHEN e.precision IN ('city', 'exact') THEN 1 WHEN e.precision = 'district' THEN 2" \
    " WHEN e.place IS NOT NULL THEN 3 END AS geo_precision, " OUTLETS " AS source," \
    " NULL AS source_scale, @WORDS || ' [' || coalesce(@SPEAKERS || '; ', '') ||" \
    " 'say-sos ' || e.claim_origins || ', texts ' || e.text_origins || iif(e.denied, ', denied by" \
    " ' || e.denied || ' claims', '') || iif(e.killed_low IS e.killed_high, '', ', killed ' ||" \
    " coalesce(e.killed_low, '?') || ' to ' || coalesce(e.killed_high, '?')) || ']' AS notes," \
    " e.killed_low AS fatalities, NULL AS tags, e.reported AS timestamp"

#define ACLED_KINDS \
    " AND (e.type IN ('ASSAULT', 'PROTEST') OR e.mode IN ('arrest', 'ceasefire', 'troops')" \
    " OR (e.type = 'AGREE' AND instr(k.contexts, 'military') > 0))"

static const SayExportSql formats[] = {
    {"gdelt", {"gdelt", GDELT, EVENTS DATED, DAY ", e.id", NULL}, SAY_SHEET_TABS, ""},
    {"gdelt-mentions",
     {"gdelt-mentions", GDELT_MENTIONS,
      "event e JOIN event_claim ec ON ec.event = e.id JOIN claim c ON c.id = ec.claim"
      " AND c.polarity = '+' JOIN coding k ON k.claim = c.id JOIN article a ON a.id = c.article"
      FIRST_PARTY("f", "actor") FIRST_PARTY("r", "recipient") " WHERE " SAID_SO DATED,
      DAY ", e.id, a.published, c.id", NULL}, SAY_SHEET_TABS, ""},
    {"polecat", {"polecat", POLECAT, EVENTS, DAY ", e.id", NULL}, SAY_SHEET_TABS_HEADED, "None"},
    {"ucdp",
     {"ucdp", UCDP, EVENTS DATED " AND e.type = 'ASSAULT' AND e.killed_best IS NOT NULL",
      DAY ", e.id", NULL}, SAY_SHEET_CSV, ""},
    {"acled", {"acled", ACLED, EVENTS DATED ACLED_KINDS, DAY ", e.id", NULL}, SAY_SHEET_CSV, ""},
};
/* clang-format on */

const SayExportSql *say_export_sql(const char *format)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(formats[i].format, format) == 0) return &formats[i];
    return NULL;
}
