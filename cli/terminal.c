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

/* Bytes of a control character at the front of the text: C0, DEL, C1 as UTF-8, and the marks that
   turn the direction of what follows; 0 for anything else. */
static size_t control_size(const unsigned char *text, size_t size)
{
    if (text[0] < 0x20 || text[0] == 0x7F) return 1;
    if (size >= 2 && text[0] == 0xC2 && text[1] >= 0x80 && text[1] < 0xA0) return 2;
    if (size < 3 || text[0] != 0xE2) return 0;
    bool turned = (text[1] == 0x80 && text[2] >= 0xAA && text[2] <= 0xAE) ||
                  (text[1] == 0x81 && text[2] >= 0xA6 && text[2] <= 0xA9);
    return turned ? 3 : 0;
}

/* Control characters become '?'. */
void print_safe(FILE *out, const char *text, size_t size, bool lines)
{
    for (size_t i = 0; i < size;) {
        size_t control = control_size((const unsigned char *)text + i, size - i);
        bool kept = !control || (lines && (text[i] == '\n' || text[i] == '\t'));
        fputc(kept ? text[i] : '?', out);
        i += control ? control : 1;
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
