#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *command;
static size_t used, room;

static void put(const char *s, size_t n)
{
    while (used + n + 1 > room) {
        room = room ? room * 2 : 256;
        command = realloc(command, room);
        if (!command) abort();
    }
    memcpy(command + used, s, n);
    used += n;
    command[used] = 0;
}
static void quoted(const char *s)
{
    for (; *s; s++) {
        if (strchr(" '\"\\$`&|;<>()*?[]{}!#~%^=", *s)) put("\\", 1);
        put(s, 1);
    }
}
#define PUT(s) put(s, strlen(s))

long pack(const char *folder, const char *const *names, int count, const char *archive)
{
    used = 0;
    PUT("cd ");
    quoted(folder);
    PUT(" && tar czf ");
    quoted(archive);
    PUT(" --");
    for (int i = 0; i < count; i++) {
        PUT(" ");
        quoted(names[i]);
    }
    PUT(" 2>/dev/null");
    struct stat st;
    if (system(command) != 0 || stat(archive, &st) != 0) return -1;
    return (long)st.st_size;
}
