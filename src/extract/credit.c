/* credit.c -- whose article it is: outlet, origin, dateline, date, address. */
#include "core/utf8.h"
#include "extract/steps.h"

#include <assert.h>

/* A dateline ends within so many bytes of the first paragraph. */
#define LONGEST_DATELINE 120

static bool has_blank(SayStr s)
{
    return say_str_find(s, SAY_STR(" "), 0) != UINT32_MAX;
}

/* The dictionary's name for what a record or page calls its outlet; a bare domain stands for the
 * outlet it is of. */
static SayStr outlet_name(SayExtraction *x, SayStr name)
{
    name = say_line_trim(name);
    bool address = say_str_starts(name, SAY_STR("http")) || say_str_starts(name, SAY_STR("www."));
    SayStr host = address && !has_blank(name) ? say_url_host(x->arena, name) : SAY_STR_NONE;
    if (host.data) name = host;
    const SayOutlet *outlet = say_outlet_named(x->view, say_line_key(x->arena, name));
    if (!outlet && !has_blank(name)) outlet = say_outlet_at(x->view, x->arena, name);
    return outlet ? outlet->name : name;
}

static SayStr find_outlet(SayExtraction *x)
{
    SayStr url = x->doc->article.url;
    if (x->doc->record.outlet.data) return outlet_name(x, x->doc->record.outlet);
    if (x->found.site.data && x->found.site.size > 0) return outlet_name(x, x->found.site);
    const SayOutlet *outlet = say_outlet_at(x->view, x->arena, url);
    if (outlet) return outlet->name;
    return url.data ? say_url_host(x->arena, url) : SAY_STR_NONE;
}

/* Bytes of a dash, with the blank behind it, at `at`; 0 when none stands there. */
static uint32_t dash_at(SayStr s, uint32_t at)
{
    uint32_t next = at;
    uint32_t c = say_utf8_next(s, &next);
    if (c == '-' && next < s.size && s.data[next] == '-')
        next++;
    else if (c != 0x2013 && c != 0x2014 && c != '-')
        return 0;
    if (c == '-' && next < s.size && s.data[next] != ' ') return 0;
    while (next < s.size && s.data[next] == ' ') next++;
    return next - at;
}

/* "GOMA", "GOMA, Congo", "BEIRUT/DAMASCUS, Nov 17": the first word in capitals, then capitalised
 * words and numbers. */
static bool place_and_day(SayStr s)
{
    uint32_t capitals = 0;
    bool small_start = false, start = true;
    for (uint32_t at = 0; at < s.size;) {
        uint32_t c = say_utf8_next(s, &at);
        bool letter = say_utf8_is_letter(c);
        if (letter && start && !say_utf8_is_upper(c)) small_start = true;
        if (letter && capitals < 3) {
            if (!say_utf8_is_upper(c)) return false;
            capitals++;
        }
        start = !letter && c != '\'' && c != 0x2019 && c != '.';
    }
    return capitals >= 3 && !small_start && say_line_words(s) <= 9;
}

/* The agency between brackets in the first words: "GOMA, Nov 17 (Reuters) - ". Sets *end behind the
 * bracket. */
static const SayOutlet *bracketed_outlet(SayExtraction *x, SayStr head, uint32_t *start,
                                         uint32_t *end)
{
    uint32_t open = say_str_find(head, SAY_STR("("), 0);
    uint32_t close = open == UINT32_MAX ? open : say_str_find(head, SAY_STR(")"), open);
    if (close == UINT32_MAX || say_line_words(say_str_slice(head, 0, open)) > 9) return NULL;
    SayStr inside = say_str_slice(head, open + 1, close);
    const SayOutlet *outlet = say_outlet_named(x->view, say_line_key(x->arena, inside));
    *start = open;
    *end = close + 1;
    return outlet;
}

/* "HARSK, Karvelia, Nov 16, 2026": what stands behind one of the commas is the date. */
static void take_dateline_day(SayExtraction *x, SayStr dateline)
{
    for (uint32_t at = say_str_find(dateline, SAY_STR(","), 0);
         at != UINT32_MAX && !x->found.published.data;
         at = say_str_find(dateline, SAY_STR(","), at + 1)) {
        SayStr day = say_line_trim(say_str_slice(dateline, at + 1, dateline.size));
        if (say_day_parse(day, NULL) == SAY_DAY_NONE) continue;
        x->found.published = day;
        x->found.published_basis = SAY_STR("text");
    }
}

/* The dateline of a paragraph that starts at byte `at`: with an agency in brackets, or a place in
 * capitals and a dash. */
static bool take_dateline(SayExtraction *x, SaySpan block)
{
    SayStr head = say_doc_text(x->doc, block);
    if (head.size > LONGEST_DATELINE) {
        uint32_t cut = LONGEST_DATELINE;
        while (!say_utf8_boundary(head, cut)) cut--;
        head = say_str_slice(head, 0, cut);
    }
    uint32_t start = 0, end = 0;
    const SayOutlet *outlet = bracketed_outlet(x, head, &start, &end);
    if (outlet) {
        take_dateline_day(x, say_str_slice(head, 0, start));
        while (end < head.size && head.data[end] == ' ') end++;
        if (end < head.size) end += dash_at(head, end);
        x->found.origin = outlet->name;
        x->doc->article.dateline_span = (SaySpan){block.start, block.start + end};
        return true;
    }
    for (uint32_t at = 0; at < head.size; say_utf8_next(head, &at)) {
        uint32_t dash = at > 0 ? dash_at(head, at) : 0;
        if (!dash) continue;
        SayStr before = say_line_trim(say_str_slice(head, 0, at));
        bool spaced = head.data[at - 1] == ' ' || (unsigned char)head.data[at] > 127;
        if (!spaced || !place_and_day(before)) return false;
        take_dateline_day(x, before);
        x->doc->article.dateline_span = (SaySpan){block.start, block.start + at + dash};
        return true;
    }
    return false;
}

static void find_dateline(SayExtraction *x)
{
    const SayDoc *doc = x->doc;
    for (uint32_t i = 0, seen = 0; i < doc->blocks.count && seen < 3; i++) {
        if (doc->blocks.items[i].kind == SAY_BLOCK_TITLE) continue;
        seen++;
        if (take_dateline(x, doc->blocks.items[i].span)) return;
    }
}

static bool set_published(SayExtraction *x, SayStr text, SayStr basis)
{
    SayArticle *article = &x->doc->article;
    int32_t seconds = SAY_UNKNOWN;
    SayDay day = text.data ? say_day_parse(say_line_trim(text), &seconds) : SAY_DAY_NONE;
    /* Day 0 is what software writes when it has no date. */
    if (day == SAY_DAY_NONE || day == 0) return false;
    article->published = day;
    article->published_seconds = seconds;
    article->published_basis = basis;
    return true;
}

/* Metadata may be off by weeks: a line of the text itself that gives another day rules. Pages are
   no texts: the date above one may be that of the visit. */
static bool text_knows_better(const SayExtraction *x, SayStr stated)
{
    if (x->doc->record.format != SAY_FORMAT_TEXT || !stated.data || !x->found.published.data ||
        !say_str_equal(x->found.published_basis, SAY_STR("text")))
        return false;
    SayDay own = say_day_parse(say_line_trim(x->found.published), NULL),
           given = say_day_parse(say_line_trim(stated), NULL);
    if (own == SAY_DAY_NONE || given == SAY_DAY_NONE) return false;
    return own > given + 1 || given > own + 1; /* one for midnight and time zones */
}

static void find_published(SayExtraction *x)
{
    const SayRecord *record = &x->doc->record;
    x->doc->article.published = SAY_DAY_NONE;
    x->doc->article.published_seconds = SAY_UNKNOWN;
    bool better = text_knows_better(x, record->published);
    if (!better && !record->published_by_caller &&
        set_published(x, record->published, SAY_STR("record")))
        return;
    if (set_published(x, x->found.published, x->found.published_basis)) return;
    if (record->published_by_caller) set_published(x, record->published, SAY_STR("caller"));
}

static bool tracking(SayStr parameter)
{
    static const char *const names[] = {"utm_",    "fbclid=", "gclid=", "ref=",  "ref_src=",
                                        "mc_cid=", "mc_eid=", "cmpid=", "ocid=", "igshid="};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (say_str_starts(parameter, say_str(names[i]))) return true;
    }
    return false;
}

/* One address for one article: without the fragment and the parameters that only track the reader.
 */
static SayStr clean_url(SayExtraction *x, SayStr url)
{
    uint32_t fragment = say_str_find(url, SAY_STR("#"), 0);
    SayStr whole = fragment == UINT32_MAX ? url : say_str_slice(url, 0, fragment);
    uint32_t query = say_str_find(whole, SAY_STR("?"), 0);
    if (query == UINT32_MAX) return whole;
    SayText clean = {.arena = x->arena};
    say_text_add(&clean, say_str_slice(whole, 0, query));
    char mark = '?';
    for (SayStr rest = say_str_slice(whole, query + 1, whole.size), one;
         (one = say_str_cut(&rest, '&')).data;) {
        if (one.size == 0 || tracking(one)) continue;
        say_text_char(&clean, mark);
        say_text_add(&clean, one);
        mark = '&';
    }
    return say_text_str(&clean);
}

/* A page's canonical address holds when it is of the host it was fetched from. */
static void find_url(SayExtraction *x)
{
    SayStr stated = x->doc->record.url, found = x->found.url;
    if (stated.data && found.data) {
        SayStr a = say_url_host(x->arena, stated), b = say_url_host(x->arena, found);
        if (!a.data || !b.data || !say_str_equal(a, b)) found = SAY_STR_NONE;
    }
    SayStr url = found.data ? found : stated;
    x->doc->article.url = url.data ? clean_url(x, say_line_trim(url)) : SAY_STR_NONE;
}

/* A page whose canonical address is of another outlet says that it reprints that one. */
static const SayOutlet *canonical_outlet(const SayExtraction *x)
{
    SayStr stated = x->doc->record.url, found = x->found.url;
    if (!stated.data || !found.data) return NULL;
    const SayOutlet *outlet = say_outlet_at(x->view, x->arena, found);
    return outlet && outlet != say_outlet_at(x->view, x->arena, stated) ? outlet : NULL;
}

/* The agency of a credit, else whoever it names: a name, not a sentence. */
static SayStr credit_name(SayExtraction *x, SayStr credit)
{
    enum { LONGEST_NAME = 6 }; /* in words */
    const SayOutlet *agency = credit.data ? say_outlet_agency_in(x->view, x->arena, credit) : NULL;
    if (agency) return agency->name;
    return credit.data && say_line_words(credit) <= LONGEST_NAME ? outlet_name(x, credit)
                                                                 : SAY_STR_NONE;
}

/* What the text says of itself goes before what the record says, which may be a relay's label, and
   that before the address. */
static void find_origin(SayExtraction *x)
{
    SayArticle *article = &x->doc->article;
    const SayOutlet *canonical = canonical_outlet(x);
    if (!x->found.origin.data && article->byline.data) {
        const SayOutlet *outlet = say_outlet_agency_in(x->view, x->arena, article->byline);
        if (outlet) x->found.origin = outlet->name;
    }
    if (!x->found.origin.data) x->found.origin = credit_name(x, x->doc->record.credit);
    if (!x->found.origin.data && canonical) x->found.origin = canonical->name;
    article->origin = x->found.origin.data ? x->found.origin : article->outlet;
}

void say_extract_credit(SayExtraction *x)
{
    x->doc->article.path = x->doc->record.path;
    find_url(x);
    x->doc->article.outlet = find_outlet(x);
    if (say_doc_open(x->doc)) find_dateline(x);
    find_published(x);
    find_origin(x);
}
