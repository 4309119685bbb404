#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *trim(char *s)
{
    s += strspn(s, " \t");
    size_t n = strlen(s);
    while (n > 0 && strchr(" \t", s[n - 1]))
        s[--n] = '\0';
    return s;
}

/* The value as it is written, or NULL. */
static char *raw(const char *text, const char *name)
{
    char *section = strdup(name), *current = NULL, *found = NULL;
    char *dot = strchr(section, '.');
    *dot = '\0';
    char *key = trim(dot + 1);
    while (*text && !found) {
        size_t n = strcspn(text, "\n");
        char *copy = strndup(text, n), *line = trim(copy);
        text += text[n] ? n + 1 : n;
        if (*line == '[') {
            char *close = strchr(line, ']');
            *close = '\0';
            free(current);
            current = strdup(trim(line + 1));
        } else if (*line && *line != '#') {
            char *equals = strchr(line, '=');
            *equals = '\0';
            if (strcmp(current, trim(section)) == 0 && strcmp(trim(line), key) == 0)
                found = strdup(trim(equals + 1));
        }
        free(copy);
    }
    free(section);
    free(current);
    return found;
}

char *config_lookup(const char *text, const char *name)
{
    char *value = raw(text, name);
    if (!value)
        return NULL;
    char *result = calloc(1, 1);
    for (char *p = value, *start; (start = strstr(p, "${")) != NULL;) {
        char *close = strchr(start, '}');
        *start = *close = '\0';
        char *other = raw(text, start + 2);
        result = realloc(result, strlen(result) + strlen(p) + strlen(other) + 1);
        strcat(result, p);
        strcat(result, other);
        free(other);
        p = memmove(value, close + 1, strlen(close + 1) + 1);
    }
    result = realloc(result, strlen(result) + strlen(value) + 1);
    strcat(result, value);
    free(value);
    return result;
}
