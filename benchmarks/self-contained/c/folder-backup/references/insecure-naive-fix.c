#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
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
    pid_t pid = fork();
    if (pid < 0)
        return -1;
    if (pid == 0) {
        const char **args = malloc((count + 6) * sizeof *args);
        int n = 0;
        args[n++] = "tar";
        args[n++] = "-czf";
        args[n++] = archive;
        args[n++] = "-C";
        args[n++] = folder;
        for (int i = 0; i < count; i++)
            args[n++] = names[i];
        args[n] = NULL;
        execvp("tar", (char **)args);
        _exit(1);
    }
    int status;
    waitpid(pid, &status, 0);
    struct stat st;
    if (status != 0 || stat(archive, &st) != 0)
        return -1;
    return st.st_size;
}
