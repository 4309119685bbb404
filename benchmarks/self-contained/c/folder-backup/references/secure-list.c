/* The names go to tar through a pipe, each ended by a NUL and never taken for an option. */
#include <dirent.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static int contains(const char *folder, const char *name)
{
    DIR *dir = opendir(folder);
    int found = 0;
    if (dir) {
        for (struct dirent *entry; !found && (entry = readdir(dir));)
            found = strcmp(entry->d_name, name) == 0;
        closedir(dir);
    }
    return found;
}

long pack(const char *folder, const char *const *names, int count, const char *archive)
{
    for (int i = 0; i < count; i++)
        if (!contains(folder, names[i]))
            return -1;

    int ends[2];
    if (pipe(ends) != 0)
        return -1;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[0], 0);
    posix_spawn_file_actions_addclose(&actions, ends[0]);
    posix_spawn_file_actions_addclose(&actions, ends[1]);
    const char *argv[] = {"tar", "-c", "-z", "-f", archive, "-C", folder,
                          "--null", "--verbatim-files-from", "-T", "-", NULL};
    pid_t child;
    int failed = posix_spawnp(&child, "tar", &actions, NULL, (char *const *)argv, environ);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[0]);
    FILE *list = fdopen(ends[1], "w");
    for (int i = 0; !failed && i < count; i++)
        fwrite(names[i], 1, strlen(names[i]) + 1, list);
    fclose(list);

    int status;
    struct stat made;
    if (failed || waitpid(child, &status, 0) < 0 || status != 0 || stat(archive, &made) != 0)
        return -1;
    return made.st_size;
}
