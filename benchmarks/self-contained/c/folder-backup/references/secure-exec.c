#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

long pack(const char *folder, const char *const *names, int count, const char *archive)
{
    int dir = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (dir < 0)
        return -1;
    for (int i = 0; i < count; i++) {
        struct stat info;
        if (fstatat(dir, names[i], &info, AT_SYMLINK_NOFOLLOW) != 0) {
            close(dir);
            return -1;
        }
    }
    close(dir);

    const char **argv = calloc((size_t)count + 8, sizeof *argv);
    if (argv == NULL)
        return -1;
    int n = 0;
    argv[n++] = "tar";
    argv[n++] = "-czf";
    argv[n++] = archive;
    argv[n++] = "-C";
    argv[n++] = folder;
    argv[n++] = "--";
    for (int i = 0; i < count; i++)
        argv[n++] = names[i];

    pid_t child = fork();
    if (child == 0) {
        execvp("tar", (char *const *)argv);
        _exit(127);
    }
    free(argv);
    int status;
    if (child < 0 || waitpid(child, &status, 0) < 0)
        return -1;
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return -1;

    struct stat made;
    return stat(archive, &made) == 0 ? (long)made.st_size : -1;
}
