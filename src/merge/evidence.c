/* evidence.c -- loads the claims of a ledger in canonical order. */
#include "merge/evidence.h"

#include "core/map.h"

/* ---- columns ---- */

static SayStr text_of(SayArena *arena, sqlite3_stmt *row, int column)
{
    const unsigned char *text = sqlite3_column_text(row, column);
    if (!text) return SAY_STR_NONE;
    SayStr borrowed = {(const char *)text, (uint32_t)sqlite3_column_bytes(row, column)};
    return say_str_copy(arena, borrowed);
}

static SayDay day_of(sqlite3_stmt *row, int column)
{
    const unsigned char *text = sqlite3_column_text(row, column);
    if (!text) return SAY_DAY_NONE;
    return say_day_parse((SayStr){(const char *)text, (uint32_t)sqlite3_column_bytes(row, column)},
                         NULL);
}

static int64_t number_of(sqlite3_stmt *row, int column)
{
    return sqlite3_column_type(row, column) == SQLITE_NULL ? SAY_UNKNOWN
                                                           : sqlite3_column_int64(row, column);
}

static uint32_t place_in_text(sqlite3_stmt *row, int column)
{
    int64_t at = number_of(row, column);
    return at == SAY_UNKNOWN ? SAY_NONE : (uint32_t)at;
}

static SayRange range_of(sqlite3_stmt *row, int column)
{
    return (SayRange){number_of(row, column), number_of(row, column + 1),
                      number_of(row, column + 2)};
}

#define LABEL(label, fallback, row, column)                                                        \
    label_of(say_##label##_of_name, (int)(fallback), row, column)
static int label_of(int (*find)(const char *, unsigned), int fallback, sqlite3_stmt *row,
                    int column)
{
    const unsigned char *text = sqlite3_column_text(row, column);
    int value = text ? find((const char *)text, (unsigned)sqlite3_column_bytes(row, column)) : -1;
    return value < 0 ? fallback : value;
}

/* ---- queries ---- */

typedef struct Load {
    SayLedger *ledger;
    SayEvidence *evidence;
    SayMap articles, claims; /* id -> index */
    SayError *error;
    uint32_t last; /* claim that was asked for: rows of one stand together */
} Load;

static SayStatus each(Load *load, const char *sql, void (*take)(Load *, sqlite3_stmt *))
{
    sqlite3_stmt *row = NULL;
    if (sqlite3_prepare_v2(say_ledger_database(load->ledger), sql, -1, &row, NULL) != SQLITE_OK)
        return say_ledger_failed(load->ledger, "reading claims", load->error);
    int result;
    while ((result = sqlite3_step(row)) == SQLITE_ROW) take(load, row);
    sqlite3_finalize(row);
    return result == SQLITE_DONE ? SAY_OK
                                 : say_ledger_failed(load->ledger, "reading claims", load->error);
}

static void take_article(Load *load, sqlite3_stmt *row)
{
    SayEvidence *e = load->evidence;
    SayStoredArticle *article = say_push(e->arena, &e->articles);
    article->id = text_of(e->arena, row, 0);
    article->key = text_of(e->arena, row, 1);
    article->outlet = text_of(e->arena, row, 2);
    article->credit = text_of(e->arena, row, 3);
    article->title = text_of(e->arena, row, 4);
    article->published = day_of(row, 5);
    article->text = text_of(e->arena, row, 6);
    say_map_set(&load->articles, article->id, e->articles.count - 1);
}

static void take_stance(SayCodedClaim *claim, sqlite3_stmt *row)
{
    claim->polarity = (SayPolarity)LABEL(polarity, SAY_POLARITY_UNKNOWN, row, 2);
    claim->certainty = (SayCertainty)LABEL(certainty, SAY_CERTAINTY_UNKNOWN, row, 3);
    claim->status = (SayEventStatus)LABEL(event_status, SAY_EVENT_STATUS_HAPPENED, row, 4);
    claim->score = sqlite3_column_int(row, 5);
}

static void take_coding(SayArena *arena, SayCodedClaim *claim, sqlite3_stmt *row)
{
    claim->type = (SayEventType)LABEL(event_type, SAY_EVENT_NONE, row, 6);
    claim->mode = text_of(arena, row, 7);
    claim->lemma = text_of(arena, row, 8);
    claim->goldstein = sqlite3_column_int(row, 9);
    claim->first = day_of(row, 10);
    claim->last = day_of(row, 11);
    claim->killed = range_of(row, 12);
    claim->injured = range_of(row, 15);
    claim->about = (SayEventType)LABEL(event_type, SAY_EVENT_NONE, row, 18);
    claim->place = text_of(arena, row, 19);
    claim->place_country = text_of(arena, row, 20);
    claim->precision = (SayPrecision)LABEL(precision, SAY_PRECISION_NONE, row, 21);
    claim->located = sqlite3_column_type(row, 22) != SQLITE_NULL;
    claim->latitude = sqlite3_column_double(row, 22);
    claim->longitude = sqlite3_column_double(row, 23);
}

/* "triggers/request.txt:213 order": what stands behind the line's number. */
static SayStr act_of(SayStr rule)
{
    for (uint32_t i = rule.size; i-- > 0;)
        if (rule.data[i] == ' ') return say_str_slice(rule, i + 1, rule.size);
    return SAY_STR_NONE;
}

static void take_claim(Load *load, sqlite3_stmt *row)
{
    SayEvidence *e = load->evidence;
    SayCodedClaim *claim = say_push(e->arena, &e->claims);
    claim->id = text_of(e->arena, row, 0);
    claim->article = say_map_get(&load->articles, text_of(e->arena, row, 1));
    claim->event = SAY_NONE;
    claim->sentence = (uint32_t)sqlite3_column_int64(row, 24);
    claim->start = (uint32_t)sqlite3_column_int64(row, 25);
    claim->end = (uint32_t)sqlite3_column_int64(row, 26);
    claim->trigger_at = place_in_text(row, 27);
    claim->about_at = place_in_text(row, 28);
    claim->act = act_of(text_of(e->arena, row, 29));
    const SayAct act = (SayAct)LABEL(act, SAY_ACT_NONE, row, 30);
    claim->denial = act == SAY_ACT_DENY;
    claim->accusation = act == SAY_ACT_ACCUSE;
    take_stance(claim, row);
    take_coding(e->arena, claim, row);
    SayStoredArticle *home = &e->articles.items[claim->article];
    if (home->claim_count++ == 0) home->first_claim = e->claims.count - 1;
    say_map_set(&load->claims, claim->id, e->claims.count - 1);
}

/* NULL for one that was left out. */
static SayCodedClaim *claim_of(Load *load, sqlite3_stmt *row)
{
    SayStr id = {(const char *)sqlite3_column_text(row, 0), (uint32_t)sqlite3_column_bytes(row, 0)};
    SayEvidence *e = load->evidence;
    bool again = load->last < e->claims.count && say_str_equal(e->claims.items[load->last].id, id);
    if (!again) load->last = say_map_get(&load->claims, id);
    return load->last == SAY_ABSENT ? NULL : &e->claims.items[load->last];
}

static void take_party(Load *load, sqlite3_stmt *row)
{
    SayEvidence *e = load->evidence;
    SayCodedClaim *claim = claim_of(load, row);
    if (!claim) return;
    bool actor = sqlite3_column_text(row, 1)[0] == 'a';
    uint32_t *first = actor ? &claim->first_actor : &claim->first_recipient;
    uint32_t *count = actor ? &claim->actor_count : &claim->recipient_count;
    if ((*count)++ == 0) *first = e->parties.count;
    SayParty *party = say_push(e->arena, &e->parties);
    party->name = text_of(e->arena, row, 2);
    party->country = text_of(e->arena, row, 3);
    party->sectors = text_of(e->arena, row, 4);
    party->kind = (SayActorKind)LABEL(actor_kind, SAY_ACTOR_UNKNOWN, row, 5);
    party->parent = text_of(e->arena, row, 6);
}

static void take_link(Load *load, sqlite3_stmt *row)
{
    SayEvidence *e = load->evidence;
    SayCodedClaim *claim = claim_of(load, row);
    if (!claim) return;
    if (claim->link_count++ == 0) claim->first_link = e->links.count;
    SayLink *link = say_push(e->arena, &e->links);
    link->kind = (SaySpeakerKind)LABEL(speaker_kind, SAY_SPEAKER_NAMED, row, 1);
    link->name = text_of(e->arena, row, 2);
    link->country = text_of(e->arena, row, 3);
    link->sectors = text_of(e->arena, row, 6);
    link->role = text_of(e->arena, row, 7);
    link->actor = (SayActorKind)LABEL(actor_kind, SAY_ACTOR_UNKNOWN, row, 8);
    link->beside = sqlite3_column_int(row, 9) != 0;
    uint32_t start = (uint32_t)sqlite3_column_int64(row, 4),
             end = (uint32_t)sqlite3_column_int64(row, 5);
    link->text = say_str_slice(e->articles.items[claim->article].text, start, end);
}

static void take_body(Load *load, sqlite3_stmt *row)
{
    SayEvidence *e = load->evidence;
    *say_push(e->arena, &e->bodies) =
        (SayBody){.article = say_map_get(&load->articles, text_of(e->arena, row, 0)),
                  .name = text_of(e->arena, row, 1),
                  .country = text_of(e->arena, row, 2),
                  .sectors = text_of(e->arena, row, 3),
                  .kind = (SayActorKind)LABEL(actor_kind, SAY_ACTOR_UNKNOWN, row, 4)};
}

static void take_figure(Load *load, sqlite3_stmt *row)
{
    SayEvidence *e = load->evidence;
    SayToll *figure = say_push(e->arena, &e->figures);
    *figure = (SayToll){.article = say_map_get(&load->articles, text_of(e->arena, row, 0)),
                        .id = text_of(e->arena, row, 1),
                        .start = (uint32_t)sqlite3_column_int64(row, 2),
                        .end = (uint32_t)sqlite3_column_int64(row, 3),
                        .range = range_of(row, 4),
                        .bound = text_of(e->arena, row, 7),
                        .counted = text_of(e->arena, row, 8),
                        .effect = text_of(e->arena, row, 9),
                        .part = sqlite3_column_int(row, 10) != 0,
                        .sentence = (uint32_t)sqlite3_column_int64(row, 11),
                        .claim = SAY_NONE,
                        .event = SAY_NONE,
                        .before = SAY_NONE};
}

/* ---- what a content is about ---- */

enum { LEAST_LETTERS = 4, KEPT_LETTERS = 5 };

uint64_t say_stem_of(SayStr word)
{
    return say_str_hash(
        say_str_slice(word, 0, word.size < KEPT_LETTERS ? word.size : KEPT_LETTERS));
}

/* A stem is a hash of the first five letters of a word of four or more: enough to see "escalating"
 * in "escalation". */
static void add_stems(Load *load, SayCodedClaim *claim, SayStr content)
{
    SayEvidence *e = load->evidence;
    char word[KEPT_LETTERS];
    uint32_t length = 0;
    for (uint32_t i = 0; i <= content.size; i++) {
        char c = i < content.size ? content.data[i] : ' ';
        char lower = c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
        if ((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9') ||
            (unsigned char)lower >= 0x80) {
            if (length < KEPT_LETTERS) word[length] = lower;
            length++;
            continue;
        }
        if (length >= LEAST_LETTERS) {
            uint32_t kept = length < KEPT_LETTERS ? length : KEPT_LETTERS;
            if (claim->stem_count++ == 0) claim->first_stem = e->stems.count;
            *say_push(e->arena, &e->stems) = say_stem_of((SayStr){word, kept});
        }
        length = 0;
    }
}

static void take_content(Load *load, sqlite3_stmt *row)
{
    SayCodedClaim *claim = claim_of(load, row);
    if (!claim) return;
    uint32_t start = (uint32_t)sqlite3_column_int64(row, 1),
             end = (uint32_t)sqlite3_column_int64(row, 2);
    add_stems(load, claim,
              say_str_slice(load->evidence->articles.items[claim->article].text, start, end));
}

/* An article rests on the outlet that its first sentences name: what it cites further down stands
   behind those claims only, as a link of their chains. */
static void take_cite(Load *load, sqlite3_stmt *row)
{
    SayEvidence *e = load->evidence;
    SayStr id = {(const char *)sqlite3_column_text(row, 0), (uint32_t)sqlite3_column_bytes(row, 0)};
    uint32_t index = say_map_get(&load->articles, id);
    if (index == SAY_ABSENT) return;
    SayStoredArticle *article = &e->articles.items[index];
    SayStr outlet = text_of(e->arena, row, 1);
    if (article->rests_on.size || say_str_equal(outlet, article->outlet) ||
        say_str_equal(outlet, article->credit))
        return;
    SayText evidence = {.arena = e->arena};
    say_text_format(&evidence, "says so at bytes %d to %d", sqlite3_column_int(row, 2),
                    sqlite3_column_int(row, 3));
    article->rests_on = outlet;
    article->rests_evidence = say_text_str(&evidence);
}

/* Room for what there is, so that the great lists need not move as they grow. */
static void take_counts(Load *load, sqlite3_stmt *row)
{
    SayEvidence *e = load->evidence;
#define RESERVE(list, column)                                                                      \
    ((list).capacity = (uint32_t)sqlite3_column_int64(row, column),                                \
     (list).items = say_arena_alloc(e->arena, (size_t)(list).capacity * sizeof *(list).items))
    RESERVE(e->articles, 0);
    RESERVE(e->claims, 1);
    RESERVE(e->parties, 2);
    RESERVE(e->links, 3);
#undef RESERVE
}

SayStatus say_evidence_load(SayLedger *ledger, SayEvidence *evidence, SayError *error)
{
    Load load = {.ledger = ledger,
                 .evidence = evidence,
                 .articles = say_map_new(evidence->scratch),
                 .claims = say_map_new(evidence->scratch),
                 .error = error};
    SAY_TRY(each(&load,
                 "SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM claim),"
                 " (SELECT count(*) FROM party), (SELECT count(*) FROM speaker)",
                 take_counts));
    SAY_TRY(each(&load,
                 "SELECT id, key, outlet, origin, title, published, text FROM article"
                 " WHERE id NOT IN (SELECT id FROM retraction) ORDER BY id",
                 take_article));
    SAY_TRY(each(&load,
                 "SELECT c.article, c.outlet, c.start, c.end FROM cite c JOIN sentence s ON "
                 "s.article = c.article"
                 " AND s.number = 1 WHERE c.start < s.end ORDER BY c.article, c.number",
                 take_cite));
    SAY_TRY(each(&load,
                 "SELECT c.id, c.article, c.polarity, c.certainty, c.status, c.score, k.type, "
                 "k.mode, k.trigger_lemma,"
                 " k.goldstein, k.first_day, k.last_day, k.killed_low, k.killed_best, "
                 "k.killed_high, k.injured_low,"
                 " k.injured_best, k.injured_high, k.about, p.name, p.country, p.precision, "
                 "p.latitude, p.longitude, c.sentence, c.start, c.end,"
                 " k.trigger_start, k.about_start, k.rule, c.act"
                 " FROM claim c LEFT JOIN coding k ON k.claim = c.id"
                 " LEFT JOIN place p ON p.article = c.article AND p.id = k.place"
                 " WHERE c.id NOT IN (SELECT id FROM retraction)"
                 " AND c.article NOT IN (SELECT id FROM retraction)"
                 " ORDER BY c.article, c.number",
                 take_claim));
    SAY_TRY(each(&load,
                 "SELECT claim, role, name, country, sectors, kind, parent FROM party"
                 " ORDER BY claim, role, number",
                 take_party));
    SAY_TRY(each(&load,
                 "SELECT s.claim, s.kind, s.name, s.country, s.start, s.end, s.sectors, s.role, "
                 "m.kind, s.beside FROM speaker s JOIN claim c ON c.id = s.claim"
                 " LEFT JOIN actor m ON m.article = c.article AND m.id = s.actor"
                 " ORDER BY s.claim, s.number",
                 take_link));
    SAY_TRY(each(&load,
                 "SELECT DISTINCT article, name, country, sectors, kind FROM actor"
                 " WHERE kind IN ('ngo', 'military', 'government', 'police', 'armed_group')"
                 " AND name IS NOT NULL AND sectors IS NOT NULL"
                 " AND article IN (SELECT id FROM article)"
                 " AND article NOT IN (SELECT id FROM retraction)"
                 " ORDER BY article, name, country, sectors, kind",
                 take_body));
    SAY_TRY(each(&load,
                 "SELECT q.article, q.id, q.start, q.end, q.low, q.best, q.high, q.bound, "
                 "q.counted, q.effect, p.best >= q.best, s.number"
                 " FROM quantity q JOIN sentence s ON s.article = q.article"
                 " AND s.start <= q.start AND q.start < s.end"
                 " LEFT JOIN quantity p ON p.article = q.article AND p.id = q.part_of"
                 " WHERE q.effect IN ('killed', 'wounded', 'arrested', 'displaced')"
                 " AND q.article IN (SELECT id FROM article)"
                 " AND q.article NOT IN (SELECT id FROM retraction)"
                 " AND NOT EXISTS (SELECT 1 FROM claim c JOIN retraction r ON r.id = c.id"
                 "   WHERE c.article = q.article AND c.start <= q.start AND q.end <= c.end)"
                 " ORDER BY q.article, q.start, q.id",
                 take_figure));
    return each(&load, "SELECT claim, start, end FROM content ORDER BY claim, number",
                take_content);
}
