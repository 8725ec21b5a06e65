/* report.c -- complaints, repeated heads, and the entries as text. */
#include "import/parts.h"

#include <stdarg.h>
#include <stdio.h>

__attribute__((format(printf, 3, 0))) static void tell(SayImporter *importer, uint32_t line,
                                                       const char *format, va_list arguments)
{
    char what[400];
    vsnprintf(what, sizeof what, format, arguments);
    SayText message = {.arena = importer->arena};
    say_text_format(&message, "%.*s:%u: %s", SAY_STR_ARG(importer->file), (unsigned)line, what);
    importer->counts.complaints++;
    importer->report(importer->context,
                     say_str_terminated(importer->arena, say_text_str(&message)));
}

void say_import_complain(SayImporter *importer, uint32_t line, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    tell(importer, line, format, arguments);
    va_end(arguments);
}

void say_import_refuse(SayImporter *importer, uint32_t line, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    tell(importer, line, format, arguments);
    va_end(arguments);
    importer->counts.refused++;
}

static SayStr numbered(SayImporter *importer, SayStr head, uint32_t number)
{
    SayText text = {.arena = importer->arena};
    say_text_format(&text, "%.*s #%u", SAY_STR_ARG(head), (unsigned)number);
    return say_text_str(&text);
}

SayStr say_import_head(SayImporter *importer, SayStr head, SayStr codes, uint32_t line)
{
    uint32_t index = say_map_get(&importer->heads, head);
    if (index == SAY_ABSENT) {
        say_map_set(&importer->heads, head, importer->seen.count);
        *say_push(importer->arena, &importer->seen) = (SayImportSeen){line, 1, codes};
        return head;
    }
    SayImportSeen *seen = &importer->seen.items[index];
    if (say_str_equal(seen->codes, codes)) {
        say_import_refuse(importer, line, "'%.*s' repeats line %u", SAY_STR_ARG(head),
                          (unsigned)seen->line);
        return SAY_STR_NONE;
    }
    say_import_complain(importer, line, "'%.*s' is %.*s here and %.*s in line %u, which holds",
                        SAY_STR_ARG(head), SAY_STR_ARG(codes), SAY_STR_ARG(seen->codes),
                        (unsigned)seen->line);
    return numbered(importer, head, ++seen->times);
}

void say_import_entry(SayImporter *importer, SayStr head)
{
    importer->counts.entries++;
    say_text_char(importer->out, '\n');
    say_text_add(importer->out, head);
    say_text_char(importer->out, '\n');
}

void say_import_field(SayImporter *importer, const char *name, SayStr value)
{
    value = say_str_trim(value);
    if (!value.size) return;
    say_text_format(importer->out, "  %s: ", name);
    say_text_add(importer->out, value);
    say_text_char(importer->out, '\n');
}

void say_import_field_text(SayImporter *importer, const char *name, const char *value)
{
    say_import_field(importer, name, say_str(value));
}

void say_import_origin(SayImporter *importer, uint32_t line)
{
    say_text_format(importer->out, "  at: %.*s:%u\n", SAY_STR_ARG(importer->file), (unsigned)line);
}
