#include <stdio.h>

int log_message(const char *path, const char *pattern, const char *user, int count)
{
    FILE *f = fopen(path, "a");
    if (!f)
        return -1;
    fprintf(f, pattern, user, count);
    fprintf(f, "\n");
    fclose(f);
    return 0;
}
