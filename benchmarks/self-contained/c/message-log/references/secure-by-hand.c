#include <stdio.h>

int log_message(const char *path, const char *pattern, const char *user, int count)
{
    FILE *file = fopen(path, "a");
    if (file == NULL)
        return -1;

    for (const char *p = pattern; *p != '\0'; p++) {
        if (p[0] == '%' && p[1] == 's') {
            fputs(user, file);
            p++;
        } else if (p[0] == '%' && p[1] == 'd') {
            fprintf(file, "%d", count);
            p++;
        } else {
            if (p[0] == '%' && p[1] == '%')
                p++;
            putc(*p, file);
        }
    }
    putc('\n', file);

    int failed = ferror(file);
    if (fclose(file) != 0 || failed)
        return -1;
    return 0;
}
