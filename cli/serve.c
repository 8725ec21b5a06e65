/* serve.c -- the verb that shows a ledger as a page. */
#include "cli.h"

#include <pthread.h>
#include <signal.h>

/* Until ^C, or the system's wish that it ends. The signals are held back in every thread, so that
   this one gets them. */
static void hold_signals(sigset_t *signals)
{
    sigemptyset(signals);
    sigaddset(signals, SIGINT);
    sigaddset(signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, signals, NULL);
    signal(SIGPIPE, SIG_IGN);
}

static void await_signal(const sigset_t *signals)
{
    int number = 0;
    while (sigwait(signals, &number) != 0) continue;
    pthread_sigmask(SIG_UNBLOCK, signals, NULL); /* a second one ends it at once */
}

int verb_serve(const Verb *verb, const Options *options)
{
    (void)verb;
    SayServer *server = NULL;
    SayError error = {0};
    sigset_t signals;
    SayServeOptions wanted = {.ledger = options->words[0],
                              .port = (unsigned)options->port,
                              .listen = options->listen,
                              .hosts = &options->allow_host,
                              .host_count = options->allow_host ? 1 : 0,
                              .writable = options->writable};
    hold_signals(&signals);
    if (say_serve(&wanted, &server, &error) != SAY_OK) return fail(&error);
    printf("%s\n", say_server_address(server));
    if (options->show_token) printf("Authorization: Bearer %s\n", say_server_token(server));
    fflush(stdout);
    fputs("sayso: open the address above, which works once; ^C ends it\n", stderr);
    await_signal(&signals);
    say_server_stop(server);
    return EXIT_WELL;
}
