/* terminal.c -- messages, progress, interruption; and nothing from an article ever drives the
 * terminal. */
#include "cli.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

static volatile sig_atomic_t interrupted;
static bool bar_shown;

static void on_interrupt(int number)
{
    (void)number;
    interrupted = 1;
}

/* The first ^C ends the run after the article at hand; the second ends the program. */
void catch_interrupt(void)
{
    struct sigaction action = {0};
    action.sa_handler = on_interrupt;
    action.sa_flags = (int)SA_RESETHAND;
    sigaction(SIGINT, &action, NULL);
}

/* Control characters (C0, DEL, and C1 as UTF-8) become '?'. */
void print_safe(FILE *out, const char *text, size_t size, bool lines)
{
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)text[i];
        bool c1 = c == 0xC2 && i + 1 < size && (unsigned char)text[i + 1] >= 0x80 &&
                  (unsigned char)text[i + 1] < 0xA0;
        if (c1) i++;
        bool control = c1 || c == 0x7F || (c < 0x20 && !(lines && (c == '\n' || c == '\t')));
        fputc(control ? '?' : c, out);
    }
}

bool write_text(void *context, const char *text, size_t size)
{
    FILE *out = context;
    if (isatty(fileno(out)))
        print_safe(out, text, size, true);
    else
        fwrite(text, 1, size, out);
    return !ferror(out);
}

static void clear_bar(void)
{
    if (bar_shown) fputs("\r\033[K", stderr);
    bar_shown = false;
}

static void draw_bar(uint64_t bytes, uint64_t total)
{
    enum { WIDTH = 40 };
    static int shown = -1;
    int filled = total ? (int)(bytes * WIDTH / total) : 0;
    if (filled > WIDTH) filled = WIDTH;
    if (bar_shown && filled == shown) return;
    char bar[WIDTH + 1];
    memset(bar, '.', WIDTH);
    memset(bar, '#', (size_t)filled);
    bar[WIDTH] = '\0';
    fprintf(stderr, "\r[%s] %d %%", bar, filled * 100 / WIDTH);
    shown = filled;
    bar_shown = true;
}

bool progress(void *context, uint64_t bytes, uint64_t total, const char *message)
{
    const Options *options = context;
    if (message) {
        clear_bar();
        fputs("sayso: ", stderr);
        print_safe(stderr, message, strlen(message), false);
        fputc('\n', stderr);
    }
    if (!options->quiet && total && isatty(STDERR_FILENO)) draw_bar(bytes, total);
    return !interrupted;
}

void progress_end(void)
{
    clear_bar();
}

int fail(const SayError *error)
{
    progress_end();
    if (error->status == SAY_ERROR_STOPPED) {
        fputs("sayso: interrupted; what was read until now is kept\n", stderr);
        return EXIT_INTERRUPTED;
    }
    fputs("sayso: ", stderr);
    print_safe(stderr, error->message, strlen(error->message), true);
    fputc('\n', stderr);
    switch (error->status) {
    case SAY_ERROR_ARGUMENT: return EXIT_USAGE;
    case SAY_ERROR_VERIFY: return EXIT_UNVERIFIED;
    case SAY_ERROR_LOCKED: return EXIT_LOCKED;
    case SAY_ERROR_LIMIT: return EXIT_LIMIT;
    default: return EXIT_FAILED;
    }
}
