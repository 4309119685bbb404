#include "server.h"

#include <stdlib.h>
#include <string.h>

#include "publish.h"

struct server {
    struct site site;
};

struct server *server_open(const char *settings)
{
    struct server *server = calloc(1, sizeof *server);
    if (server && site_load(&server->site, settings) != 0) {
        free(server);
        return NULL;
    }
    return server;
}

void server_close(struct server *server)
{
    free(server);
}

int server_handle(struct server *server, const char *request, struct reply *reply)
{
    if (strncmp(request, "GET ", 4) != 0)
        return 405;
    size_t length = strcspn(request + 4, " ");
    char *target = strndup(request + 4, length);
    int status = target && *target ? publish(&server->site, target, reply) : 400;
    free(target);
    return status;
}
