#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

long pack(const char *folder, const char *const *names, int count, const char *archive)
{
    size_t room = 200 + strlen(folder) + strlen(archive);
    for (int i = 0; i < count; i++) {
        char *path = NULL;
        if (asprintf(&path, "%s/%s", folder, names[i]) < 0)
            return -1;
        int missing = access(path, F_OK);
        free(path);
        if (missing)
            return -1;
    }
    for (int i = 0; i < count; i++)
        room += 2 * strlen(names[i]) + 4;

    char *command = malloc(room);
    if (!command)
        return -1;
    char *to = command;
    to += sprintf(to, "tar -czf '%s' -C '%s' --", archive, folder);
    for (int i = 0; i < count; i++) {
        to = stpcpy(to, " '");
        for (const char *p = names[i]; *p; p++) {
            if (*p == '\'' || *p == '\\')
                *to++ = '\\';
            *to++ = *p;
        }
        to = stpcpy(to, "'");
    }
    int status = system(command);
    free(command);
    struct stat st;
    if (status != 0 || stat(archive, &st) != 0)
        return -1;
    return st.st_size;
}
