#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

long pack(const char *folder, const char *const *names, int count, const char *archive)
{
    char command[8192];
    struct stat st;

    sprintf(command, "tar -czf \"%s\" -C \"%s\"", archive, folder);
    for (int i = 0; i < count; i++) {
        char path[512];
        sprintf(path, "%s/%s", folder, names[i]);
        if (stat(path, &st) != 0)
            return -1;
        strcat(command, " \"");
        strcat(command, names[i]);
        strcat(command, "\"");
    }
    if (system(command) != 0)
        return -1;
    if (stat(archive, &st) != 0)
        return -1;
    return st.st_size;
}
