#ifndef SITE_H
#define SITE_H

/* The page for a visitor, from malloc. */
char *visit(const char *name);

#endif
