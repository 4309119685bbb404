#include "credence.h"

#include "server/server.h"

/* What the server answers to a request: its first line, and the body. */
static void get(void) {
  struct server *server = server_open(credence_string(0));
  if (!server) {
    credence_raise("error", "no settings");
    return;
  }
  struct reply reply = {0};
  int status = server_handle(server, credence_string(1), &reply);
  if (status == 200) credence_return_bytes(reply.body, reply.size);
  else credence_return_int(status);
  free(reply.body);
  server_close(server);
}

int main(void) {
  credence_call calls[] = {{"get", get}, {0}};
  return credence_serve(calls);
}
