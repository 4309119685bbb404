#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int log_message(const char *path, const char *pattern, const char *user, int count)
{
    char *line = malloc(strlen(pattern) * (strlen(user) + 12) + 2), *to = line;
    if (!line)
        return -1;
    for (const char *p = pattern; *p; p++) {
        if (*p == '%' && p[1] == 's') {
            to = stpcpy(to, user);
            p++;
        } else if (*p == '%' && p[1] == 'd') {
            to += sprintf(to, "%d", count);
            p++;
        } else if (*p == '%' && p[1] == '%') {
            to = stpcpy(to, "%%"); /* fprintf makes one of it */
            p++;
        } else if (*p != '%') {
            *to++ = *p;
        }
    }
    strcpy(to, "\n");
    FILE *f = fopen(path, "a");
    if (f) {
        fprintf(f, line);
        fclose(f);
    }
    free(line);
    return f ? 0 : -1;
}
