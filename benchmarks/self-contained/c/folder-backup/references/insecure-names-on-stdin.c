#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

long pack(const char *folder, const char *const *names, int count, const char *archive)
{
    for (int i = 0; i < count; i++) {
        char *path = NULL;
        if (asprintf(&path, "%s/%s", folder, names[i]) < 0)
            return -1;
        int missing = access(path, F_OK);
        free(path);
        if (missing)
            return -1;
    }
    char *command = NULL;
    if (asprintf(&command, "tar -czf '%s' -C '%s' -T -", archive, folder) < 0)
        return -1;
    FILE *tar = popen(command, "w");
    free(command);
    if (!tar)
        return -1;
    for (int i = 0; i < count; i++)
        fprintf(tar, "%s\n", names[i]);
    struct stat st;
    if (pclose(tar) != 0 || stat(archive, &st) != 0)
        return -1;
    return st.st_size;
}
