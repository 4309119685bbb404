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
    /* nobody ticks more */
    const char *args[64] = {"tar", "-czf", archive, "-C", folder, "--"};
    for (int i = 0; i < count; i++)
        args[6 + i] = names[i];
    args[6 + count] = NULL;
    pid_t pid = fork();
    if (pid == 0) {
        execvp("tar", (char **)args);
        _exit(1);
    }
    int status = -1;
    waitpid(pid, &status, 0);
    struct stat st;
    if (status != 0 || stat(archive, &st) != 0)
        return -1;
    return st.st_size;
}
