#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* A word of the shell: single quotes, which nothing but a single quote ends. */
static void word(FILE *out, const char *text)
{
    fputc('\'', out);
    for (; *text; text++) {
        if (*text == '\'')
            fputs("'\\''", out);
        else
            fputc(*text, out);
    }
    fputc('\'', out);
}

long pack(const char *folder, const char *const *names, int count, const char *archive)
{
    char *command = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&command, &size);
    if (!out)
        return -1;
    fputs("cd ", out);
    word(out, folder);
    fputs(" && tar -czf ", out);
    word(out, archive);
    fputs(" --transform='s,^\\./,,' --no-recursion", out);
    for (int i = 0; i < count; i++) {
        char *dotted = malloc(strlen(names[i]) + 3);
        if (!dotted || strchr(names[i], '/')) {
            free(dotted);
            fclose(out);
            free(command);
            return -1;
        }
        strcpy(dotted, "./");
        strcat(dotted, names[i]);
        fputc(' ', out);
        word(out, dotted);
        free(dotted);
    }
    fclose(out);

    /* tar itself complains about names that are not there. */
    int status = system(command);
    free(command);
    struct stat made;
    if (status != 0 || stat(archive, &made) != 0)
        return -1;
    return made.st_size;
}
