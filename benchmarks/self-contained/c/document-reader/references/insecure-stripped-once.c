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

static char *open_page(const char *root, const char *name)
{
    size_t room = strlen(root) + strlen(name) + 12;
    char *path = malloc(room), *text;
    if (!path)
        return NULL;
    struct stat info;
    snprintf(path, room, "%s/%s", root, name);
    if (stat(path, &info) == 0 && S_ISDIR(info.st_mode))
        strcat(path, "/index.md");
    text = slurp(path);
    free(path);
    return text;
}

char *read_document(const char *root, const char *url_path)
{
    char *name = decode(url_path);
    if (!name)
        return NULL;
    char *to = name;
    for (const char *from = name; *from;) {
        if (strncmp(from, "../", 3) == 0)
            from += 3;
        else
            *to++ = *from++;
    }
    *to = '\0';
    if (strcmp(name, "..") == 0)
        *name = '\0';
    char *text = open_page(root, name);
    free(name);
    return text;
}
