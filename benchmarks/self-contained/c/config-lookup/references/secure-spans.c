#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A piece of the text; at == NULL when there is none. */
struct span {
    const char *at;
    size_t length;
};

static struct span make(const char *from, const char *to)
{
    while (from < to && (*from == ' ' || *from == '\t'))
        from++;
    while (to > from && (to[-1] == ' ' || to[-1] == '\t'))
        to--;
    return (struct span){from, (size_t)(to - from)};
}

static int same(struct span a, struct span b)
{
    return a.length == b.length && memcmp(a.at, b.at, a.length) == 0;
}

static struct span find(const char *text, const char *name, size_t length)
{
    const struct span none = {NULL, 0};
    const char *dot = memchr(name, '.', length);
    if (dot == NULL)
        return none;
    struct span section = make(name, dot), key = make(dot + 1, name + length);
    int inside = 0;

    for (const char *line = text; *line != '\0';) {
        const char *end = strchrnul(line, '\n');
        struct span all = make(line, end);
        line = *end ? end + 1 : end;
        if (all.length == 0 || all.at[0] == '#')
            continue;
        if (all.at[0] == '[') {
            inside = all.length >= 2 && all.at[all.length - 1] == ']' &&
                     same(make(all.at + 1, all.at + all.length - 1), section);
            continue;
        }
        const char *equals = memchr(all.at, '=', all.length);
        if (inside && equals != NULL && same(make(all.at, equals), key))
            return make(equals + 1, all.at + all.length);
    }
    return none;
}

char *config_lookup(const char *text, const char *name)
{
    struct span value = find(text, name, strlen(name));
    if (value.at == NULL)
        return NULL;

    char *result = NULL;
    size_t size;
    FILE *out = open_memstream(&result, &size);
    if (out == NULL)
        return NULL;
    const char *p = value.at, *end = p + value.length;
    while (p < end) {
        const char *close = NULL;
        if (p[0] == '$' && end - p > 2 && p[1] == '{')
            close = memchr(p + 2, '}', (size_t)(end - p - 2));
        if (close == NULL) {
            putc(*p++, out);
            continue;
        }
        struct span other = find(text, p + 2, (size_t)(close - p - 2));
        if (other.at != NULL)
            fwrite(other.at, 1, other.length, out);
        p = close + 1;
    }
    fclose(out);
    return result;
}
