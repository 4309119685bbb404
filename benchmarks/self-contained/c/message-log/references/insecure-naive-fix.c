#include <stdio.h>
#include <string.h>

int log_message(const char *path, const char *pattern, const char *user, int count)
{
    /* %n would write to memory */
    if (strstr(pattern, "%n") || strstr(pattern, "%p") || strstr(pattern, "%x"))
        return -1;
    FILE *f = fopen(path, "a");
    if (!f)
        return -1;
    int ok = fprintf(f, pattern, user, count) >= 0;
    fputc('\n', f);
    fclose(f);
    return ok ? 0 : -1;
}
