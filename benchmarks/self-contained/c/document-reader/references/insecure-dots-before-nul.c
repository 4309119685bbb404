#define _GNU_SOURCE
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static int hex(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    c = (char)tolower((unsigned char)c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static size_t decoded;
static char *decode(const char *s)
{
    char *out = malloc(strlen(s) + 1);
    if (!out) return NULL;
    char *o = out;
    while (*s) {
        if (*s == '%' && s[1] != '\0' && hex(s[1]) >= 0 && hex(s[2]) >= 0) {
            char c = (char)(hex(s[1]) * 16 + hex(s[2]));
            *o++ = c;
            s += 3;
        } else {
            *o++ = *s++;
        }
    }
    *o = '\0';
    decoded = (size_t)(o - out);
    return out;
}

static int allowed(const char *path)
{
    size_t n = decoded;
    for (size_t i = 0; i + 1 < n; i++)
        if (path[i] == '.' && path[i + 1] == '.' && (i == 0 || path[i - 1] == '/') && (i + 2 == n || path[i + 2] == '/')) return 0;
    return 1;
}

static char *slurp(const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f) return NULL;
    char *text = NULL;
    size_t used = 0, room = 0;
    for (;;) {
        if (used + 1 >= room) {
            room = room ? room * 2 : 4096;
            char *more = realloc(text, room);
            if (!more) { free(text); fclose(f); return NULL; }
            text = more;
        }
        size_t got = fread(text + used, 1, room - used - 1, f);
        if (got == 0) break;
        used += got;
    }
    if (ferror(f)) { free(text); fclose(f); return NULL; }
    fclose(f);
    text[used] = '\0';
    return text;
}

char *read_document(const char *root, const char *url_path)
{
    char *path = decode(url_path);
    if (!path) return NULL;
    char *full = NULL, *text = NULL;
    if (allowed(path) && asprintf(&full, "%s/%s", root, path) >= 0) {
        struct stat st;
        if (stat(full, &st) == 0) {
            if (S_ISDIR(st.st_mode)) {
                char *index = NULL;
                if (asprintf(&index, "%s/index.md", full) >= 0) {
                    if (stat(index, &st) == 0 && S_ISREG(st.st_mode)) text = slurp(index);
                    free(index);
                }
            } else if (S_ISREG(st.st_mode)) {
                text = slurp(full);
            }
        }
        free(full);
    }
    free(path);
    return text;
}
