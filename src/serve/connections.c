/* connections.c -- nobody keeps a connection without asking: a request has to come whole within a
   few seconds, however slowly its bytes drip. */
#include "serve/serve.h"

#include <errno.h>
#include <sys/socket.h>
#include <time.h>

static time_t seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec + 1; /* never 0 */
}

static int socket_of(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    return info ? info->connect_fd : -1;
}

/* A number that comes back belongs to the new connection: the thread of the old one has closed it,
   though its end was not told yet. */
static Waiting *begin(Connections *connections, int socket)
{
    Waiting *found = NULL;
    for (int i = 0; i < SERVE_CONNECTIONS; i++) {
        Waiting *waiting = &connections->waiting[i];
        if (waiting->taken && waiting->socket == socket) waiting->since = 0;
        if (!waiting->taken && !found) found = waiting;
    }
    if (found) *found = (Waiting){true, socket, seconds()};
    return found;
}

/* own: of the connection, its place in the table. */
void serve_connection_notify(void *context, struct MHD_Connection *connection, void **own,
                             enum MHD_ConnectionNotificationCode code)
{
    Connections *connections = context;
    pthread_mutex_lock(&connections->lock);
    if (code == MHD_CONNECTION_NOTIFY_STARTED)
        *own = begin(connections, socket_of(connection));
    else if (*own)
        *(Waiting *)*own = (Waiting){0};
    pthread_mutex_unlock(&connections->lock);
}

void serve_connection_waits(Connections *connections, struct MHD_Connection *connection, bool waits)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    Waiting *waiting = info ? info->socket_context : NULL;
    pthread_mutex_lock(&connections->lock);
    if (waiting) waiting->since = waits ? seconds() : 0;
    pthread_mutex_unlock(&connections->lock);
}

static void shut_the_slow(Connections *connections)
{
    time_t now = seconds();
    for (int i = 0; i < SERVE_CONNECTIONS; i++) {
        const Waiting *waiting = &connections->waiting[i];
        if (waiting->since && now - waiting->since > SERVE_PATIENCE)
            shutdown(waiting->socket, SHUT_RDWR);
    }
}

static void *watch(void *context)
{
    SayServer *server = context;
    Connections *connections = &server->connections;
    pthread_mutex_lock(&connections->lock);
    while (!connections->ending) {
        struct timespec until;
        clock_gettime(CLOCK_MONOTONIC, &until);
        until.tv_sec++;
        pthread_cond_timedwait(&connections->wake, &connections->lock, &until);
        shut_the_slow(connections);
        pthread_mutex_unlock(&connections->lock);
        serve_ledgers_close(&server->ledgers, false);
        pthread_mutex_lock(&connections->lock);
    }
    pthread_mutex_unlock(&connections->lock);
    return NULL;
}

bool serve_connections_watch(SayServer *server)
{
    Connections *connections = &server->connections;
    pthread_condattr_t clock;
    pthread_mutex_init(&connections->lock, NULL);
    pthread_condattr_init(&clock);
    pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
    pthread_cond_init(&connections->wake, &clock);
    pthread_condattr_destroy(&clock);
    connections->watched = pthread_create(&connections->watcher, NULL, watch, server) == 0;
    return connections->watched;
}

void serve_connections_end(Connections *connections)
{
    if (!connections->watched) return;
    pthread_mutex_lock(&connections->lock);
    connections->ending = true;
    pthread_cond_signal(&connections->wake);
    pthread_mutex_unlock(&connections->lock);
    pthread_join(connections->watcher, NULL);
}
