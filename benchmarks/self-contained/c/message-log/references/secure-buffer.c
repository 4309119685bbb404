#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int log_message(const char *path, const char *pattern, const char *user, int count)
{
    char *line = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&line, &size);
    if (out == NULL)
        return -1;
    while (*pattern != '\0') {
        size_t plain = strcspn(pattern, "%");
        fwrite(pattern, 1, plain, out);
        pattern += plain;
        if (*pattern == '\0')
            break;
        switch (pattern[1]) {
        case 's': fprintf(out, "%s", user); break;
        case 'd': fprintf(out, "%d", count); break;
        case '%': fputc('%', out); break;
        default: fputc('?', out); break;
        }
        pattern += pattern[1] != '\0' ? 2 : 1;
    }
    fputc('\n', out);
    if (fclose(out) != 0) {
        free(line);
        return -1;
    }

    int result = -1;
    FILE *file = fopen(path, "ab");
    if (file != NULL) {
        if (fwrite(line, 1, size, file) == size)
            result = 0;
        if (fclose(file) != 0)
            result = -1;
    }
    free(line);
    return result;
}
