#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct parameter {
    char name[32];
    char value[64];
};

static int blank(char c) { return c == ' ' || c == '\t'; }

/* Copies [from, to) without blanks around it, cut to the field. */
static void store(char *field, size_t room, const char *from, const char *to)
{
    while (from < to && blank(*from)) from++;
    while (to > from && blank(to[-1])) to--;
    snprintf(field, room, "%.*s", (int)(to - from), from);
}

int parse_parameters(const char *text, struct parameter *out, int max)
{
    int stored = 0;
    char *unquoted = malloc(strlen(text) + 1);
    if (!unquoted) return -1;

    while (stored < max) {
        while (blank(*text) || *text == ';') text++;
        if (!*text) break;

        const char *equals = strpbrk(text, "=;");
        if (!equals || *equals == ';') goto bad;
        const char *value = equals + 1;
        while (blank(*value)) value++;

        store(out[stored].name, sizeof out[stored].name, text, equals);
        if (*value != '"') {
            const char *end = value + strcspn(value, ";");
            store(out[stored].value, sizeof out[stored].value, value, end);
            text = end;
        } else {
            char *to = unquoted;
            const char *from = value + 1;
            for (; *from && *from != '"'; from++) {
                if (*from == '\\' && from[1]) from++;
                *to++ = *from;
            }
            if (*from != '"') goto bad;
            *to = '\0';
            snprintf(out[stored].value, sizeof out[stored].value, "%s", unquoted);
            text = from + 1;
            while (*text && *text != ';') text++;
        }
        stored++;
    }
    free(unquoted);
    return stored;

bad:
    free(unquoted);
    return -1;
}
