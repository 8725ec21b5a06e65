/* entries.c -- the syntax of knowledge files: entries with indented fields, and tables. */
#include "core/entries.h"

#include "core/utf8.h"

typedef struct Reader {
    SayArena *arena;
    SayEntries *into;
    SayError *error;
    SayStr file;
    uint32_t line;
    uint32_t first_entry;     /* of this file */
    SAY_LIST(SayStr) columns; /* of a table */
} Reader;

static SayStatus refuse(const Reader *r, const char *what)
{
    return say_error_set(r->error, SAY_ERROR_FORMAT, "%.*s:%u: %s", SAY_STR_ARG(r->file),
                         (unsigned)r->line, what);
}

static bool field_name(SayStr name)
{
    for (uint32_t i = 0; i < name.size; i++)
        if ((name.data[i] < 'a' || name.data[i] > 'z') && name.data[i] != '_') return false;
    return name.size > 0;
}

static void add_entry(Reader *r, SayStr head)
{
    SayEntry *entry = say_push(r->arena, &r->into->entries);
    *entry = (SayEntry){head, r->file, r->line, r->into->fields.count, 0};
}

static void add_field(Reader *r, SayStr name, SayStr value)
{
    SayField *field = say_push(r->arena, &r->into->fields);
    *field = (SayField){name, value};
    r->into->entries.items[r->into->entries.count - 1].field_count++;
}

static void add_phrase_field(Reader *r, SayStr name)
{
    for (uint32_t i = 0; i < r->into->phrase_fields.count; i++)
        if (say_str_equal(r->into->phrase_fields.items[i], name)) return;
    *say_push(r->arena, &r->into->phrase_fields) = name;
}

static SayStatus directive(Reader *r, SayStr line)
{
    SayStr name = say_str_cut(&line, ' ');
    if (!say_str_equal(name, SAY_STR("%phrases")))
        return refuse(r, "unknown directive; there is only %phrases");
    if (r->into->entries.count > r->first_entry || r->columns.count)
        return refuse(r, "%phrases must stand before the first entry");
    while (line.data) {
        SayStr field = say_str_cut(&line, ' ');
        if (!field.size) continue;
        if (!field_name(field)) return refuse(r, "a field name is made of a to z and _");
        add_phrase_field(r, field);
    }
    return SAY_OK;
}

static SayStatus indented(Reader *r, SayStr line)
{
    if (r->into->entries.count == r->first_entry) return refuse(r, "a field before any head");
    if (say_str_find(line, SAY_STR(":"), 0) == UINT32_MAX)
        return refuse(r, "a field needs a colon");
    SayStr value = line;
    SayStr name = say_str_cut(&value, ':');
    if (!field_name(name)) return refuse(r, "a field name is made of a to z and _");
    value = say_str_trim(value);
    if (!value.size) return refuse(r, "a field without a value");
    add_field(r, name, value);
    return SAY_OK;
}

static SayStatus header(Reader *r, SayStr line)
{
    while (line.data) {
        SayStr name = say_str_cut(&line, '\t');
        if (!field_name(name))
            return refuse(r, "a table's first line names its fields: a to z and _");
        *say_push(r->arena, &r->columns) = name;
    }
    return SAY_OK;
}

static SayStatus row(Reader *r, SayStr line)
{
    SayStr head = say_str_cut(&line, '\t');
    if (!head.size) return refuse(r, "a row without a head");
    add_entry(r, head);
    for (uint32_t column = 1; line.data; column++) {
        SayStr value = say_str_cut(&line, '\t');
        if (column >= r->columns.count) return refuse(r, "more cells than the first line names");
        if (value.size) add_field(r, r->columns.items[column], value);
    }
    return SAY_OK;
}

static SayStatus read_line(Reader *r, SayStr line, bool table)
{
    SayStr trimmed = say_str_trim(line);
    if (!trimmed.size || trimmed.data[0] == '#') return SAY_OK;
    if (trimmed.data[0] == '%') return directive(r, trimmed);
    /* The ends of a row are not trimmed: its last cells may be empty. */
    if (table) return r->columns.count ? row(r, line) : header(r, line);
    if (line.data[0] == ' ' || line.data[0] == '\t') return indented(r, trimmed);
    add_entry(r, trimmed);
    return SAY_OK;
}

/* The line that holds this byte. */
static uint32_t line_of(SayStr text, uint32_t at)
{
    uint32_t line = 1;
    for (uint32_t i = 0; i < at; i++) line += text.data[i] == '\n';
    return line;
}

SayStatus say_entries_read(SayArena *arena, SayEntries *into, SayStr file, SayStr text,
                           SayError *error)
{
    Reader reader = {.arena = arena,
                     .into = into,
                     .error = error,
                     .file = file,
                     .first_entry = into->entries.count};
    bool table = say_str_ends(file, SAY_STR(".tsv"));
    uint32_t invalid = say_utf8_invalid_at(text);
    if (invalid < text.size) {
        reader.line = line_of(text, invalid);
        return refuse(&reader, "invalid UTF-8");
    }
    for (uint32_t at = 0; at < text.size;) {
        uint32_t end = say_str_find(text, SAY_STR("\n"), at);
        if (end == UINT32_MAX) end = text.size;
        reader.line++;
        SAY_TRY(read_line(&reader, say_str_slice(text, at, end), table));
        at = end + (end < text.size);
    }
    return SAY_OK;
}
