#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct parameter {
    char name[32];
    char value[64];
};

static char *trimmed(char *s)
{
    while (*s == ' ' || *s == '\t') s++;
    char *end = s + strlen(s);
    while (end > s && (end[-1] == ' ' || end[-1] == '\t')) end--;
    *end = '\0';
    return s;
}

/* Cuts text at the semicolons that are not in quotes. */
int parse_parameters(const char *text, struct parameter *out, int max)
{
    int count = 0, result = 0;
    char *copy = strdup(text), *part = copy;
    if (!copy) return -1;
    for (int more = 1; more;) {
        char *end = part;
        char *eq = NULL;
        int quoted = 0, seen = 0;
        for (; *end; end++) {
            if (quoted) {
                if (*end == '\\' && end[1]) end++;
                else if (*end == '"') quoted = 0;
            } else if (*end == ';') break;
            else if (*end == '=' && !eq) eq = end;
            else if (*end == '"' && eq && !seen) quoted = seen = 1;
            else if (eq && *end != ' ' && *end != '\t') seen = 1;
        }
        if (quoted) { result = -1; break; }
        more = *end != '\0';
        *end = '\0';
        if (*trimmed(part) == '\0') { part = end + more; continue; }
        if (!eq) { result = -1; break; }
        *eq = '\0';
        char *name = trimmed(part), *value = trimmed(eq + 1);
        if (*value == '"') {
            char *from = value + 1, *to = value;
            while (*from && *from != '"') {
                if (*from == '\\' && from[1]) from++;
                *to++ = *from++;
            }
            *to = '\0';
        }
        snprintf(out[count].name, sizeof out[count].name, "%s", name);
        snprintf(out[count].value, sizeof out[count].value, "%s", value);
        if (++count >= max) break;
        part = end + more;
    }
    free(copy);
    return result < 0 ? -1 : count;
}
