#include <stdio.h>
#include <string.h>

int log_message(const char *path, const char *pattern, const char *user, int count)
{
    char line[1024];
    char *to = line;
    for (const char *p = pattern; *p; p++) {
        if (*p == '%' && p[1] == 's') {
            to = stpcpy(to, user);
            p++;
        } else if (*p == '%' && p[1] == 'd') {
            to += sprintf(to, "%d", count);
            p++;
        } else if (*p == '%' && p[1] == '%') {
            *to++ = '%';
            p++;
        } else {
            *to++ = *p;
        }
    }
    *to = '\0';
    FILE *f = fopen(path, "a");
    if (!f)
        return -1;
    fprintf(f, "%s\n", line);
    fclose(f);
    return 0;
}
