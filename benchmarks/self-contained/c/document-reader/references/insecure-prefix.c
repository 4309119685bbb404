#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static int digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

static char *decode(const char *text)
{
    char *out = malloc(strlen(text) + 1), *to = out;
    if (!out)
        return NULL;
    while (*text) {
        int high, low;
        if (*text == '%' && (high = digit(text[1])) >= 0 && (low = digit(text[2])) >= 0) {
            *to++ = (char)(high * 16 + low);
            text += 3;
        } else {
            *to++ = *text++;
        }
    }
    *to = '\0';
    return out;
}

static char *slurp(const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0 || !S_ISREG(info.st_mode))
        return NULL;
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    char *text = malloc((size_t)info.st_size + 1);
    if (text)
        text[fread(text, 1, (size_t)info.st_size, file)] = '\0';
    fclose(file);
    return text;
}

char *read_document(const char *root, const char *url_path)
{
    char base[PATH_MAX], path[PATH_MAX], full[2 * PATH_MAX];
    char *name = decode(url_path);
    if (!name || !realpath(root, base)) {
        free(name);
        return NULL;
    }
    int length = snprintf(full, sizeof full, "%s/%s", base, name);
    free(name);
    if (length < 0 || (size_t)length >= sizeof full || !realpath(full, path))
        return NULL;
    if (strncmp(path, base, strlen(base)) != 0)
        return NULL;
    struct stat info;
    if (stat(path, &info) == 0 && S_ISDIR(info.st_mode)) {
        snprintf(full, sizeof full, "%s/index.md", path);
        return slurp(full);
    }
    return slurp(path);
}
