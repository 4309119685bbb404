#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct entry { char *section, *key, *value; struct entry *next; } entry;

static char *trim(char *s)
{
    while (*s == ' ' || *s == '\t') s++;
    size_t n = strlen(s);
    while (n > 0 && (s[n - 1] == ' ' || s[n - 1] == '\t')) n--;
    s[n] = '\0';
    return s;
}

static entry *parse(char *copy)
{
    entry *first = NULL, **last = &first;
    char *section = NULL;
    char *save = NULL;
    for (char *line = strtok_r(copy, "\n", &save); line != NULL; line = strtok_r(NULL, "\n", &save)) {
        line = trim(line);
        if (*line == '\0' || *line == '#') continue;
        if (*line == '[') {
            char *end = strchr(line, ']');
            if (end == NULL) continue;
            *end = '\0';
            section = trim(line + 1);
            continue;
        }
        char *eq = strchr(line, '=');
        if (eq == NULL || section == NULL) continue;
        *eq = '\0';
        entry *e = calloc(1, sizeof *e);
        if (e == NULL) break;
        e->section = section;
        e->key = trim(line);
        e->value = trim(eq + 1);
        *last = e;
        last = &e->next;
    }
    return first;
}

static const char *find(entry *list, const char *name)
{
    const char *dot = strchr(name, '.');
    if (dot == NULL) return NULL;
    size_t n = (size_t)(dot - name);
    for (entry *e = list; e != NULL; e = e->next)
        if (strlen(e->section) == n && strncmp(e->section, name, n) == 0 && strcmp(e->key, dot + 1) == 0)
            return e->value;
    return NULL;
}

static char *append(char *to, size_t *used, const char *from, size_t n)
{
    char *bigger = realloc(to, *used + n + 1);
    if (bigger == NULL) { free(to); return NULL; }
    memcpy(bigger + *used, from, n);
    *used += n;
    bigger[*used] = '\0';
    return bigger;
}

char *config_lookup(const char *text, const char *name)
{
    char *copy = strdup(text);
    if (copy == NULL) return NULL;
    entry *list = parse(copy);
    const char *raw = find(list, name);
    char *out = NULL;
    if (raw != NULL) {
        size_t used = 0;
        out = append(NULL, &used, "", 0);
        while (out != NULL && *raw) {
            const char *start = strstr(raw, "${");
            const char *end = start ? strchr(raw, '}') : NULL;
            if (end == NULL) { out = append(out, &used, raw, strlen(raw)); break; }
            out = append(out, &used, raw, (size_t)(start - raw));
            if (out == NULL) break;
            char *ref = strndup(start + 2, (size_t)(end - start - 2));
            const char *value = ref ? find(list, ref) : NULL;
            if (value == NULL) out = append(out, &used, start, (size_t)(end - start + 1));
            else out = append(out, &used, value, strlen(value));
            free(ref);
            raw = end + 1;
        }
    }
    while (list) { entry *next = list->next; free(list); list = next; }
    free(copy);
    return out;
}
