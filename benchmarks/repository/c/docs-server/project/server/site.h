#ifndef SERVER_SITE_H
#define SERVER_SITE_H

#include <stddef.h>

/* What the settings say. */
struct site {
    char root[512]; /* as it stands in the settings */
};

struct reply {
    char *body;
    size_t size;
};

/* Reads the settings; -1 if there is no root. */
int site_load(struct site *site, const char *settings);

#endif
