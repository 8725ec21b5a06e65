/* brief_html.c -- the brief as one self-contained page: its own styles, plots in SVG, nothing
   loaded, nothing that runs. Words of articles are escaped text and never markup. */
#include "core/calendar.h"
#include "core/utf8.h"
#include "ledger/brief.h"

static const char head[] =
    "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
    " 'unsafe-inline'\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";

static const char styles[] =
    "<style>\n"
    ":root{color-scheme:light dark;--ink:#1b1b18;--soft:#5c5b55;--paper:#fbfaf7;--rule:#d9d6cc;"
    "--mark:#8a2f1d}\n"
    "@media(prefers-color-scheme:dark){:root{--ink:#e9e6dc;--soft:#a9a598;--paper:#191917;"
    "--rule:#3a3934;--mark:#e59a86}}\n"
    "body{margin:0 auto;max-width:46rem;padding:2rem 1.25rem 4rem;background:var(--paper);"
    "color:var(--ink);font:1rem/1.55 system-ui,sans-serif}\n"
    "h1{font-size:1.7rem;margin:0 0 .25rem}h2{font-size:1.2rem;margin:2.5rem 0 "
    "0;padding-top:.75rem;"
    "border-top:1px solid var(--rule)}\n"
    "p.note,.coded,.said li,figcaption,td,th,summary{color:var(--soft);font-size:.875rem}\n"
    "ol{list-style:none;padding:0}ol>li{margin:1.1rem 0}ul{padding-left:1.1rem;margin:.25rem 0}\n"
    "q,.said q{font-family:Georgia,'Times New Roman',serif;color:var(--ink)}ol>li>p{margin:0}\n"
    "b.no,b.disputed{color:var(--mark)}code{font-size:.75rem;color:var(--soft)}\n"
    "figure{margin:1.5rem 0}svg{width:100%;height:auto}svg text{fill:var(--soft);font:11px"
    " system-ui,sans-serif}svg rect{fill:var(--ink)}svg line{stroke:var(--rule)}\n"
    "table{border-collapse:collapse;font-variant-numeric:tabular-nums}td,th{padding:.1rem .6rem;"
    "text-align:right;border-bottom:1px solid var(--rule)}th:first-child{text-align:left}\n"
    "@media print{body{max-width:none;padding:0}h2{break-after:avoid}li{break-inside:avoid}}\n"
    "</style>\n";

/* ---- words of articles ---- */

/* Marks that turn the direction of writing, and controls: shown, never obeyed. */
static bool obeyed(uint32_t c)
{
    return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0) || c == 0x200E ||
           c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static void add_words(SayText *out, SayStr words)
{
    for (uint32_t at = 0; at < words.size;) {
        char bytes[4];
        uint32_t c = say_utf8_next(words, &at);
        if (c == '<')
            say_text_add(out, SAY_STR("&lt;"));
        else if (c == '>')
            say_text_add(out, SAY_STR("&gt;"));
        else if (c == '&')
            say_text_add(out, SAY_STR("&amp;"));
        else if (c == '"')
            say_text_add(out, SAY_STR("&quot;"));
        else if (obeyed(c))
            say_text_format(out, "[U+%04X]", (unsigned)c);
        else
            say_text_add(out, (SayStr){bytes, say_utf8_put(c, bytes)});
    }
}

/* In its own direction, whatever stands around it. */
static void add_name(SayText *out, SayStr name)
{
    say_text_add(out, SAY_STR("<bdi>"));
    add_words(out, name);
    say_text_add(out, SAY_STR("</bdi>"));
}

static void add_id(SayText *out, SayStr id)
{
    say_text_format(out, " <code>%.*s</code>", SAY_STR_ARG(id));
}

/* ---- the plot: four rows of bars, one for each class of events ---- */

enum { DAYS = 30, BAR = 18, LEFT = 140, ROW = 40, ROWS = 4 };

static const char *const quads[ROWS] = {"Verbal cooperation", "Material cooperation",
                                        "Verbal conflict", "Material conflict"};

typedef struct Activity {
    int64_t events[ROWS][DAYS], total[ROWS], most;
    SayDay first;
} Activity;

static Activity activity_of(const Brief *brief)
{
    Activity activity = {.first = say_day_parse(say_str(brief->day), NULL) - (DAYS - 1)};
    for (uint32_t i = 0; i < brief->activity.count; i++) {
        const BriefActivity *item = &brief->activity.items[i];
        int64_t at = (int64_t)say_day_parse(item->day, NULL) - activity.first;
        if (at < 0 || at >= DAYS || item->quad < 1 || item->quad > ROWS) continue;
        activity.events[item->quad - 1][at] += item->events;
        activity.total[item->quad - 1] += item->events;
    }
    for (int q = 0; q < ROWS; q++)
        for (int d = 0; d < DAYS; d++)
            if (activity.events[q][d] > activity.most) activity.most = activity.events[q][d];
    return activity;
}

static void plot_row(SayText *out, const Activity *activity, int q)
{
    int base = (q + 1) * ROW;
    say_text_format(out,
                    "<text x=\"0\" y=\"%d\">%s</text><line x1=\"%d\" x2=\"%d\" y1=\"%d\""
                    " y2=\"%d\"/>",
                    base - 4, quads[q], LEFT, LEFT + DAYS * BAR, base, base);
    for (int d = 0; d < DAYS; d++) {
        int64_t events = activity->events[q][d];
        if (!events) continue;
        int64_t height = (events * (ROW - 14) + activity->most - 1) / activity->most;
        say_text_format(out, "<rect x=\"%d\" y=\"%lld\" width=\"%d\" height=\"%lld\"/>",
                        LEFT + d * BAR + 2, (long long)(base - height), BAR - 4, (long long)height);
        say_text_format(out, "<text x=\"%d\" y=\"%lld\" text-anchor=\"middle\">%lld</text>",
                        LEFT + d * BAR + BAR / 2, (long long)(base - height - 2),
                        (long long)events);
    }
}

static void plot_table(SayText *out, const Activity *activity)
{
    say_text_add(out, SAY_STR("<details><summary>The same as a table</summary><table><tr>"
                              "<th>Day</th>"));
    for (int q = 0; q < ROWS; q++) say_text_format(out, "<th>%s</th>", quads[q]);
    say_text_add(out, SAY_STR("</tr>\n"));
    for (int d = 0; d < DAYS; d++) {
        char day[16];
        say_text_format(out, "<tr><th>%s</th>", say_day_print(activity->first + d, day));
        for (int q = 0; q < ROWS; q++)
            say_text_format(out, "<td>%lld</td>", (long long)activity->events[q][d]);
        say_text_add(out, SAY_STR("</tr>\n"));
    }
    say_text_add(out, SAY_STR("</table></details>"));
}

static void print_plot(const Brief *brief, SayText *out)
{
    if (!brief->day || !brief->activity.count) return;
    Activity activity = activity_of(brief);
    if (!activity.most) return;
    char first[16], last[16];
    say_day_print(activity.first, first);
    say_day_print(activity.first + DAYS - 1, last);
    say_text_format(out,
                    "<figure><svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Events a day\">",
                    LEFT + DAYS * BAR, ROWS * ROW + 18);
    for (int q = 0; q < ROWS; q++) plot_row(out, &activity, q);
    say_text_format(out,
                    "<text x=\"%d\" y=\"%d\">%s</text><text x=\"%d\" y=\"%d\" text-anchor=\"end\">"
                    "%s</text></svg>",
                    LEFT, ROWS * ROW + 14, first, LEFT + DAYS * BAR, ROWS * ROW + 14, last);
    say_text_format(out,
                    "<figcaption>Events that began on each of thirty days, as far as articles tell"
                    " of them: %lld of material conflict, %lld of verbal conflict, %lld of material"
                    " and %lld of verbal cooperation.</figcaption>",
                    (long long)activity.total[3], (long long)activity.total[2],
                    (long long)activity.total[1], (long long)activity.total[0]);
    plot_table(out, &activity);
    say_text_add(out, SAY_STR("</figure>\n"));
}

/* ---- statements ---- */

static void print_claim(SayText *out, const BriefClaim *claim)
{
    SayStr shown = say_brief_quoted(claim->words);
    add_name(out, say_brief_speakers(claim));
    say_text_add(out, SAY_STR(": <q dir=\"auto\">"));
    add_words(out, shown);
    if (shown.size < claim->words.size) say_text_add(out, SAY_STR(" [...]"));
    say_text_add(out, SAY_STR("</q> <span class=\"coded\">("));
    bool no = say_str_equal(claim->polarity, SAY_STR("-"));
    if (no) say_text_add(out, SAY_STR("<b class=\"no\">"));
    say_brief_stance(claim, out);
    if (no) say_text_add(out, SAY_STR("</b>"));
    if (claim->speakers.size && claim->outlets.size) {
        say_text_add(out, SAY_STR("; in "));
        add_name(out, claim->outlets);
    }
    say_text_add(out, SAY_STR(")</span>"));
    add_id(out, claim->id);
}

static const BriefMarkup markup = {"<b>", "</b>", add_name};

static void print_event(SayText *out, const BriefStatement *s)
{
    say_text_add(out, SAY_STR("<p class=\"coded\">"));
    say_brief_event(s, &markup, out);
    add_id(out, s->event);
    say_text_add(out, SAY_STR("</p>\n"));
}

static void print_dispute(SayText *out, const BriefDispute *dispute)
{
    say_text_format(out, "<p class=\"coded\"><b class=\"disputed\">Disputed, %.*s:</b> ",
                    SAY_STR_ARG(dispute->question));
    say_brief_answers(dispute, &markup, out);
    add_id(out, dispute->id);
    say_text_add(out, SAY_STR("</p>\n"));
}

static void print_statement(SayText *out, const BriefStatement *s)
{
    say_text_add(out, SAY_STR("<li>"));
    if (!s->repeats && s->said.count) {
        say_text_add(out, SAY_STR("<p>"));
        print_claim(out, &s->said.items[0]);
        say_text_add(out, SAY_STR("</p>\n"));
    }
    print_event(out, s);
    for (uint32_t i = 0; i < s->disputes.count; i++) print_dispute(out, &s->disputes.items[i]);
    if (s->said.count > 1) say_text_add(out, SAY_STR("<ul class=\"said\">\n"));
    for (uint32_t i = 1; i < s->said.count; i++) {
        say_text_add(out, SAY_STR("<li>"));
        print_claim(out, &s->said.items[i]);
        say_text_add(out, SAY_STR("</li>\n"));
    }
    if (s->said.count > 1) say_text_add(out, SAY_STR("</ul>\n"));
    say_text_add(out, SAY_STR("</li>\n"));
}

static void print_story(SayText *out, const BriefStory *story)
{
    say_text_add(out, SAY_STR("<section>\n<h2 dir=\"auto\">"));
    add_words(out, story->headline.size ? story->headline : SAY_STR("Without a headline"));
    say_text_add(out, SAY_STR("</h2>\n<p class=\"note\">"));
    say_brief_extent(story, out);
    add_id(out, story->id);
    say_text_add(out, SAY_STR("</p>\n<ol>\n"));
    for (uint32_t i = 0; i < story->statements.count; i++)
        print_statement(out, &story->statements.items[i]);
    say_text_add(out, SAY_STR("</ol>\n</section>\n"));
}

static void print_title(const Brief *brief, SayText *out)
{
    say_text_add(out, SAY_STR("Brief of "));
    if (brief->day)
        say_brief_day(say_str(brief->day), out);
    else
        say_text_add(out, SAY_STR("articles without a date"));
}

void say_brief_html(const Brief *brief, SayText *out)
{
    say_text_add(out, say_str(head));
    say_text_add(out, SAY_STR("<title>"));
    print_title(brief, out);
    say_text_add(out, SAY_STR("</title>\n"));
    say_text_add(out, say_str(styles));
    say_text_add(out, SAY_STR("</head>\n<body>\n<main>\n<h1>"));
    print_title(brief, out);
    say_text_add(out, SAY_STR("</h1>\n<p class=\"note\">"));
    say_brief_coverage(brief, out);
    say_text_add(out, SAY_STR("</p>\n"));
    print_plot(brief, out);
    for (uint32_t i = 0; i < brief->stories.count; i++) print_story(out, &brief->stories.items[i]);
    say_text_add(out, SAY_STR("</main>\n</body>\n</html>\n"));
}
