#ifndef SERVER_SERVER_H
#define SERVER_SERVER_H

#include "site.h"

struct server;

struct server *server_open(const char *settings);
void server_close(struct server *server);

/* Answers a request such as "GET /index.html HTTP/1.1": the status, and with 200 a body. */
int server_handle(struct server *server, const char *request, struct reply *reply);

#endif
