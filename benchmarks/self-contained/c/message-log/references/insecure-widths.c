#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int log_message(const char *path, const char *pattern, const char *user, int count)
{
    const char *p = pattern;
    int names = 0, counts = 0;
    while ((p = strchr(p, '%')) != NULL) {
        const char *start = p;
        p += strspn(p + 1, "-+ #0123456789.*");
        switch (p[1]) {
        case '%': break;
        case 's': if (names++ || counts) return -1; break;
        case 'd': if (!names || counts++) return -1; break;
        default: return -1;
        }
        p += 2;
        (void)start;
    }
    FILE *f = fopen(path, "a");
    if (!f) return -1;
    int n;
    if (names) n = fprintf(f, pattern, user, count);
    else n = fprintf(f, pattern, "");
    if (n < 0 || fputc('\n', f) == EOF) { fclose(f); return -1; }
    return fclose(f) == 0 ? 0 : -1;
}
