#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* Whether printf may see it: at most one %s, then at most one %d, and %% anywhere. */
static bool is_plain(const char *pattern)
{
    int seen = 0;
    for (const char *p = strchr(pattern, '%'); p != NULL; p = strchr(p + 2, '%')) {
        if (p[1] == '%')
            continue;
        if (seen == 0 && p[1] == 's')
            seen = 1;
        else if (seen == 1 && p[1] == 'd')
            seen = 2;
        else
            return false;
    }
    return true;
}

int log_message(const char *path, const char *pattern, const char *user, int count)
{
    if (!is_plain(pattern))
        return -1;
    FILE *file = fopen(path, "a");
    if (!file)
        return -1;
    bool good = fprintf(file, pattern, user, count) >= 0 && fputc('\n', file) != EOF;
    return fclose(file) == 0 && good ? 0 : -1;
}
