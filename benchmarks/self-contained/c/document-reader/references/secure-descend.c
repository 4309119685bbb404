/* Opens one folder after the other, below the one before, so that no name can lead elsewhere. */
#include <ctype.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int value(char c)
{
    return isdigit((unsigned char)c) ? c - '0' : tolower((unsigned char)c) - 'a' + 10;
}

/* In place; -1 for a broken escape or a NUL. */
static int decode(char *text)
{
    char *to = text;
    for (char *from = text; *from != '\0'; from++) {
        if (*from == '%') {
            if (!isxdigit((unsigned char)from[1]) || !isxdigit((unsigned char)from[2]))
                return -1;
            *from = (char)(value(from[1]) << 4 | value(from[2]));
            if (*from == '\0')
                return -1;
            *to++ = *from;
            from += 2;
        } else {
            *to++ = *from;
        }
    }
    *to = '\0';
    return 0;
}

static int step(int folder, const char *name)
{
    if (strcmp(name, "..") == 0) {
        close(folder);
        return -1;
    }
    int next = openat(folder, name, O_RDONLY | O_CLOEXEC);
    close(folder);
    return next;
}

char *read_document(const char *root, const char *url_path)
{
    char *name = strdup(url_path);
    if (name == NULL || decode(name) != 0) {
        free(name);
        return NULL;
    }
    int fd = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    char *rest = NULL;
    for (char *part = strtok_r(name, "/", &rest); part && fd >= 0; part = strtok_r(NULL, "/", &rest))
        fd = step(fd, part);
    free(name);

    struct stat info;
    if (fd >= 0 && fstat(fd, &info) == 0 && S_ISDIR(info.st_mode))
        fd = step(fd, "index.md");
    if (fd < 0)
        return NULL;

    char *text = NULL;
    if (fstat(fd, &info) == 0 && S_ISREG(info.st_mode)) {
        size_t size = 0;
        ssize_t got = 0;
        text = malloc((size_t)info.st_size + 1);
        while (text && size < (size_t)info.st_size &&
               (got = read(fd, text + size, (size_t)info.st_size - size)) > 0)
            size += (size_t)got;
        if (text)
            text[size] = '\0';
    }
    close(fd);
    return text;
}
