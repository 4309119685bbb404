#ifndef PAGE_H
#define PAGE_H

/* The greeting, from malloc. */
char *greeting(const char *name);

#endif
