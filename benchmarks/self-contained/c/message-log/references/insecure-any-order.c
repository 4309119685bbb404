#include <stdio.h>

int log_message(const char *path, const char *pattern, const char *user, int count)
{
    int names = 0, counts = 0;
    for (const char *p = pattern; *p; p++) {
        if (*p != '%')
            continue;
        switch (*++p) {
        case 's': names++; break;
        case 'd': counts++; break;
        case '%': break;
        default: return -1;
        }
    }
    if (names > 1 || counts > 1)
        return -1;
    FILE *f = fopen(path, "a");
    if (!f)
        return -1;
    fprintf(f, pattern, user, count);
    fputc('\n', f);
    return fclose(f) == 0 ? 0 : -1;
}
