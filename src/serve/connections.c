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

static int find(const Connections *connections, int socket)
{
    for (int i = 0; i < SERVE_CONNECTIONS; i++)
        if (connections->waiting[i].socket == socket) return i;
    return -1;
}

/* A socket stands in the table from its opening to its closing, both under the lock, so that the
   watcher never shuts one that was given to somebody else since. */
void serve_connection_notify(void *context, struct MHD_Connection *connection, void **own,
                             enum MHD_ConnectionNotificationCode code)
{
    (void)own;
    Connections *connections = context;
    int socket = socket_of(connection);
    if (socket < 0) return;
    pthread_mutex_lock(&connections->lock);
    bool started = code == MHD_CONNECTION_NOTIFY_STARTED;
    int slot = find(connections, started ? -1 : socket);
    if (slot >= 0)
        connections->waiting[slot] =
            started ? (Waiting){socket, seconds()} : (Waiting){.socket = -1};
    pthread_mutex_unlock(&connections->lock);
}

void serve_connection_waits(Connections *connections, struct MHD_Connection *connection, bool waits)
{
    int socket = socket_of(connection);
    pthread_mutex_lock(&connections->lock);
    int slot = socket < 0 ? -1 : find(connections, socket);
    if (slot >= 0) connections->waiting[slot].since = waits ? seconds() : 0;
    pthread_mutex_unlock(&connections->lock);
}

static void shut_the_slow(Connections *connections)
{
    time_t now = seconds();
    for (int i = 0; i < SERVE_CONNECTIONS; i++) {
        const Waiting *waiting = &connections->waiting[i];
        if (waiting->socket >= 0 && waiting->since && now - waiting->since > SERVE_PATIENCE)
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
    for (int i = 0; i < SERVE_CONNECTIONS; i++) connections->waiting[i].socket = -1;
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
