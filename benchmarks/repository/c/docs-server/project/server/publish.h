#ifndef SERVER_PUBLISH_H
#define SERVER_PUBLISH_H

#include "site.h"

/* 200 and the file, or 404. */
int publish(const struct site *site, const char *target, struct reply *reply);

#endif
