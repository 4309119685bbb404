#include "publish.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "path.h"

/* credence:begin */
/* The real path below the site's root, from malloc; NULL if there is none. */
static char *locate(const struct site *site, const char *path)
{
    char root[PATH_MAX], real[PATH_MAX];
    if (!realpath(site->root, root))
        return NULL;
    char *joined = path_join(root, path);
    size_t length = strlen(root);
    /* path_below looks at text alone: links, and neighbours whose names begin alike, remain. */
    char *found = joined ? realpath(joined, real) : NULL;
    free(joined);
    if (!found || strncmp(real, root, length) != 0 || (real[length] != '/' && real[length] != '\0'))
        return NULL;
    return strdup(real);
}

static int read_all(FILE *file, struct reply *reply)
{
    char *body = NULL;
    size_t size = 0, room = 0;
    for (;;) {
        if (size == room) {
            char *more = realloc(body, room = room ? 2 * room : 4096);
            if (!more) {
                free(body);
                return 404;
            }
            body = more;
        }
        size_t got = fread(body + size, 1, room - size, file);
        if (got == 0)
            break;
        size += got;
    }
    reply->body = body;
    reply->size = size;
    return 200;
}

int publish(const struct site *site, const char *target, struct reply *reply)
{
    char *raw = strndup(target, strcspn(target, "?#"));
    char *path = raw ? path_decode(raw) : NULL;
    free(raw);
    if (!path)
        return 404;
    char *real = locate(site, path);
    struct stat about;
    if (real && stat(real, &about) == 0 && S_ISDIR(about.st_mode)) {
        char *index = path_join(path, "index.html");
        free(real);
        real = index ? locate(site, index) : NULL;
        free(index);
    }
    free(path);

    int status = 404;
    if (real && stat(real, &about) == 0 && S_ISREG(about.st_mode)) {
        FILE *file = fopen(real, "rb");
        if (file) {
            status = read_all(file, reply);
            fclose(file);
        }
    }
    free(real);
    return status;
}
/* credence:end */
