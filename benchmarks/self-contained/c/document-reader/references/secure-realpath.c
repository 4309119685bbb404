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
    char *text = NULL, *joined = NULL, *path = NULL, *inside = NULL;
    char *base = realpath(root, NULL);
    char *name = decode(url_path);
    if (base == NULL || name == NULL)
        goto done;

    if (asprintf(&joined, "%s/%s", base, name) < 0) {
        joined = NULL;
        goto done;
    }
    path = realpath(joined, NULL);
    if (path == NULL)
        goto done;
    size_t length = strlen(base);
    if (strncmp(path, base, length) != 0 || (path[length] != '/' && path[length] != '\0'))
        goto done;

    struct stat info;
    if (stat(path, &info) == 0 && S_ISDIR(info.st_mode)) {
        if (asprintf(&inside, "%s/index.md", path) < 0)
            inside = NULL;
        else
            text = slurp(inside);
    } else {
        text = slurp(path);
    }

done:
    free(base);
    free(name);
    free(joined);
    free(path);
    free(inside);
    return text;
}
