/* help.c -- help, the manual page and shell completions, all printed from the tables of verbs and
 * options. */
#include "cli.h"

#include <string.h>

void help_program(FILE *out)
{
    fprintf(out, "sayso - %s\n\nusage: sayso VERB ...\n\n", program_summary);
    for (size_t i = 0; i < verb_count; i++)
        fprintf(out, "  %-9s %s\n", verbs[i].name, verbs[i].summary);
    fprintf(
        out,
        "\n'sayso help VERB' tells more; 'sayso demo' shows it at work.\n"
        "Exit codes: 0 well, 1 failure, 2 usage, 3 some inputs rejected, 4 verification failed,\n"
        "6 ledger locked, 7 limit reached, 130 interrupted.\n");
}

static void print_option(void *context, const char *name, const char *argument, const char *help)
{
    char spelling[64];
    snprintf(spelling, sizeof spelling, "%s%s%s", name, argument ? " " : "",
             argument ? argument : "");
    fprintf(context, "  %-18s %s\n", spelling, help);
}

void help_verb(const Verb *verb, FILE *out)
{
    fprintf(out, "usage: sayso %s %s\n\n%s.\n", verb->name, verb->operands, verb->summary);
    if (*verb->description) fprintf(out, "%s\n", verb->description);
    fprintf(out, "\n");
    options_each(verb->options, print_option, out);
}

/* ---- the manual page ---- */

/* A hyphen in man source is a dash; an option's must be a minus. */
static void print_roff(FILE *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '-' || *text == '\\') fputc('\\', out);
        fputc(*text, out);
    }
}

static void manual_option(void *context, const char *name, const char *argument, const char *help)
{
    FILE *out = context;
    fputs(".TP\n.B ", out);
    print_roff(out, name);
    if (argument) fprintf(out, " \\fI%s\\fR", argument);
    fputs("\n", out);
    print_roff(out, help);
    fputs(".\n", out);
}

void help_manual(FILE *out)
{
    fprintf(out, ".TH SAYSO 1 \"\" \"sayso %s\" \"\"\n.SH NAME\nsayso \\- %s\n", say_version(),
            program_summary);
    fputs(".SH SYNOPSIS\n.B sayso\n.I VERB\n[\\fIoptions\\fR] ...\n.SH DESCRIPTION\n"
          "Sayso reads news reports and keeps an auditable ledger of political and armed events. "
          "Data goes to standard "
          "output, all else to standard error. It analyses published reports; it is no tool to "
          "follow private persons or "
          "to choose targets.\n.SH VERBS\n",
          out);
    for (size_t i = 0; i < verb_count; i++) {
        fprintf(out, ".SS \"sayso %s %s\"\n", verbs[i].name, verbs[i].operands);
        print_roff(out, verbs[i].summary);
        fputs(".\n", out);
        print_roff(out, verbs[i].description);
        fputs("\n", out);
        options_each(verbs[i].options, manual_option, out);
    }
    fputs(".SH EXIT STATUS\n0 well, 1 failure, 2 usage, 3 some inputs rejected, 4 verification "
          "failed, 6 ledger locked, 7 limit "
          "reached, 130 interrupted after a clean checkpoint.\n"
          ".SH ENVIRONMENT\n.TP\n.B SAYSO_PACK\nthe pack to use\n.TP\n.B NO_COLOR\nno colours\n",
          out);
}

static void completion_option(void *context, const char *name, const char *argument,
                              const char *help)
{
    (void)argument;
    (void)help;
    fprintf(context, " %s", name);
}

/* For bash: source <(sayso help --completions). */
void help_completions(FILE *out)
{
    fputs("_sayso() {\n  local word=${COMP_WORDS[COMP_CWORD]}\n  case ${COMP_WORDS[1]} in\n", out);
    for (size_t i = 0; i < verb_count; i++) {
        fprintf(out, "  %s) COMPREPLY=($(compgen -f -W \"", verbs[i].name);
        options_each(verbs[i].options, completion_option, out);
        fputs("\" -- \"$word\"));;\n", out);
    }
    fputs("  *) COMPREPLY=($(compgen -W \"help", out);
    for (size_t i = 0; i < verb_count; i++) fprintf(out, " %s", verbs[i].name);
    fputs("\" -- \"$word\"));;\n  esac\n}\ncomplete -o filenames -F _sayso sayso\n", out);
}
