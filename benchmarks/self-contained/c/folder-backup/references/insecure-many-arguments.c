#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

long pack(const char *folder, const char *const *names, int count, const char *archive)
{
    for (int i = 0; i < count; i++) {
        char *path;
        struct stat st;
        if (names[i][0] == '\0' || strchr(names[i], '/')) return -1;
        if (asprintf(&path, "%s/%s", folder, names[i]) < 0) return -1;
        int missing = lstat(path, &st) != 0;
        free(path);
        if (missing) return -1;
    }
    const char *argv[4096];
    int n = 0;
    argv[n++] = "tar";
    argv[n++] = "-czf";
    argv[n++] = archive;
    argv[n++] = "-C";
    argv[n++] = folder;
    argv[n++] = "--";
    for (int i = 0; i < count; i++) argv[n++] = names[i];
    argv[n] = NULL;
    pid_t pid = fork();
    if (pid == 0) {
        execvp("tar", (char *const *)argv);
        _exit(127);
    }
    int status;
    if (pid < 0 || waitpid(pid, &status, 0) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0) return -1;
    struct stat st;
    return stat(archive, &st) == 0 ? (long)st.st_size : -1;
}
