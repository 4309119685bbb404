#include "path.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int digit(char c)
{
    return isdigit((unsigned char)c) ? c - '0' : tolower((unsigned char)c) - 'a' + 10;
}

char *path_decode(const char *text)
{
    char *result = malloc(strlen(text) + 1), *to = result;
    while (result && *text) {
        if (*text != '%') {
            *to++ = *text++;
            continue;
        }
        if (!isxdigit((unsigned char)text[1]) || !isxdigit((unsigned char)text[2])) {
            free(result);
            return NULL;
        }
        *to++ = (char)(digit(text[1]) << 4 | digit(text[2]));
        text += 3;
    }
    if (result)
        *to = '\0';
    return result;
}

char *path_join(const char *folder, const char *name)
{
    char *all, *to;
    if (asprintf(&all, "%s/%s", folder, name) < 0)
        return NULL;
    to = all;
    const char *at = all;
    if (*at == '/')
        *to++ = *at++;
    while (*at) {
        size_t length = strcspn(at, "/");
        if (length == 2 && strncmp(at, "..", 2) == 0) {
            /* Back to the slash before the last name. */
            while (to > all + 1 && *--to != '/')
                ;
        } else if (length > 0 && !(length == 1 && *at == '.')) {
            if (to > all && to[-1] != '/')
                *to++ = '/';
            memmove(to, at, length);
            to += length;
        }
        at += length;
        if (*at == '/')
            at++;
    }
    *to = '\0';
    return all;
}

bool path_below(const char *folder, const char *path)
{
    return strncmp(folder, path, strlen(folder)) == 0;
}
