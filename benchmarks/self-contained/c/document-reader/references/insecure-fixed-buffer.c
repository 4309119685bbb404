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
    char path[4096];
    char *to = path + sprintf(path, "%s/", root);
    for (const char *p = url_path; *p; p++) {
        if (*p == '%' && digit(p[1]) >= 0 && digit(p[2]) >= 0) {
            *to++ = (char)(digit(p[1]) * 16 + digit(p[2]));
            p += 2;
        } else {
            *to++ = *p;
        }
    }
    *to = '\0';
    if (strstr(path + strlen(root), ".."))
        return NULL;
    struct stat info;
    if (stat(path, &info) == 0 && S_ISDIR(info.st_mode))
        strcat(path, "/index.md");
    return slurp(path);
}
