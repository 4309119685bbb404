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

static int raw(const char *text, const char *name, char *value)
{
    char line[1024], wanted[1024], section[1024] = "";
    if (!strchr(name, '.'))
        return 0;
    while (*text) {
        size_t n = strcspn(text, "\n");
        memcpy(line, text, n);
        line[n] = '\0';
        text += text[n] ? n + 1 : n;
        char *s = trim(line), *close, *equals;
        if (*s == '[' && (close = strchr(s, ']'))) {
            *close = '\0';
            strcpy(section, trim(s + 1));
        } else if (*s != '#' && (equals = strchr(s, '='))) {
            *equals = '\0';
            sprintf(wanted, "%s.%s", section, trim(s));
            if (strcmp(wanted, name) == 0) {
                strcpy(value, trim(equals + 1));
                return 1;
            }
        }
    }
    return 0;
}

char *config_lookup(const char *text, const char *name)
{
    char value[1024], other[1024], reference[1024], result[4096] = "";
    if (!raw(text, name, value))
        return NULL;
    char *p = value, *start, *close;
    while ((start = strstr(p, "${")) && (close = strchr(start, '}'))) {
        strncat(result, p, start - p);
        *close = '\0';
        strcpy(reference, start + 2);
        if (raw(text, reference, other))
            strcat(result, other);
        p = close + 1;
    }
    strcat(result, p);
    return strdup(result);
}
