#include <stdio.h>

int log_message(const char *path, const char *pattern, const char *user, int count)
{
    for (const char *p = pattern; *p; p++) {
        if (*p != '%')
            continue;
        p++;
        if (*p != 's' && *p != 'd' && *p != '%')
            return -1;
    }
    FILE *f = fopen(path, "a");
    if (!f)
        return -1;
    fprintf(f, pattern, user, count);
    fputc('\n', f);
    return fclose(f) == 0 ? 0 : -1;
}
