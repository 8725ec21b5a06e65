/* method.c -- how well Sayso reads, as measured when it was built, and the description of the
 * interface: both stand in the program. */
#include "core/json.h"
#include "serve/serve.h"

#define EMBED(name, path)                                                                          \
    __asm__(".section .rodata\n" name ":\n.incbin \"" path "\"\n" name "_end:\n.byte 0\n"          \
            ".previous\n")
EMBED("say_results", RESULTS_PATH);
EMBED("say_limits", LIMITS_PATH);
EMBED("say_openapi", OPENAPI_PATH);
extern const char say_results[], say_results_end[], say_limits[], say_limits_end[], say_openapi[],
    say_openapi_end[];

static SayStr between(const char *start, const char *end)
{
    return (SayStr){start, (uint32_t)(end - start)};
}

void serve_openapi(Answer *answer)
{
    answer->still = say_openapi;
    answer->still_size = (size_t)(say_openapi_end - say_openapi);
}

/* ---- tables of a Markdown page ---- */

typedef struct Page {
    SayJsonWriter w;
    SayStr title; /* of the section */
    bool table;
} Page;

static void put_cells(SayJsonWriter *w, SayStr line)
{
    SayStr rest = say_str_slice(line, 1, line.size - 1);
    say_json_open(w, '[');
    for (SayStr cell; (cell = say_str_cut(&rest, '|')).data;) say_json_str(w, cell);
    say_json_close(w, ']');
}

static void end_table(Page *page)
{
    if (!page->table) return;
    say_json_close(&page->w, ']');
    say_json_close(&page->w, '}');
    page->table = false;
}

/* The first line of a table heads it; the line of dashes below says nothing. */
static void take_row(Page *page, SayStr line)
{
    if (say_str_starts(line, SAY_STR("|--")) || say_str_starts(line, SAY_STR("| --"))) return;
    if (page->table) {
        put_cells(&page->w, line);
        return;
    }
    say_json_open(&page->w, '{');
    say_json_key(&page->w, "title");
    say_json_str(&page->w, page->title.data ? page->title : SAY_STR(""));
    say_json_key(&page->w, "columns");
    put_cells(&page->w, line);
    say_json_key(&page->w, "rows");
    say_json_open(&page->w, '[');
    page->table = true;
}

static void take_line(Page *page, SayStr line)
{
    bool row = line.size > 2 && line.data[0] == '|' && line.data[line.size - 1] == '|';
    if (!row) end_table(page);
    if (row) {
        take_row(page, line);
    } else if (say_str_starts(line, SAY_STR("#"))) {
        while (line.size && (line.data[0] == '#' || line.data[0] == ' '))
            line = say_str_slice(line, 1, line.size);
        page->title = line;
    }
}

/* What stands below the heading. */
static SayStr limits(void)
{
    SayStr text = between(say_limits, say_limits_end);
    (void)say_str_cut(&text, '\n');
    return say_str_trim(text);
}

void serve_method(Answer *answer)
{
    Page page = {.w = {.text = &answer->text}};
    say_json_open(&page.w, '{');
    say_json_key(&page.w, "results");
    say_json_open(&page.w, '[');
    for (SayStr rest = between(say_results, say_results_end), line;
         (line = say_str_cut(&rest, '\n')).data;)
        take_line(&page, line);
    end_table(&page);
    say_json_close(&page.w, ']');
    say_json_key(&page.w, "limits");
    say_json_str(&page.w, limits());
    say_json_close(&page.w, '}');
}
