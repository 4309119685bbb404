#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct parameter {
    char name[32];
    char value[64];
};

/* Looks after the fields, and forgets max. */
static void put(char *field, size_t room, const char *from, size_t length)
{
    while (length > 0 && (*from == ' ' || *from == '\t')) {
        from++;
        length--;
    }
    while (length > 0 && (from[length - 1] == ' ' || from[length - 1] == '\t'))
        length--;
    if (length > room - 1)
        length = room - 1;
    memcpy(field, from, length);
    field[length] = '\0';
}

int parse_parameters(const char *text, struct parameter *out, int max)
{
    int n = 0;
    for (const char *p = text; *(p += strspn(p, " \t;")) != '\0'; n++) {
        size_t name = strcspn(p, "=;");
        if (p[name] != '=')
            return -1;
        put(out[n].name, sizeof out[n].name, p, name);
        p += name + 1;
        p += strspn(p, " \t");
        if (*p != '"') {
            size_t value = strcspn(p, ";");
            put(out[n].value, sizeof out[n].value, p, value);
            p += value;
            continue;
        }
        size_t length = 0;
        for (p++; *p && *p != '"'; p++) {
            if (*p == '\\' && p[1])
                p++;
            if (length < sizeof out[n].value - 1)
                out[n].value[length++] = *p;
        }
        out[n].value[length] = '\0';
        if (*p != '"')
            return -1;
        p += strcspn(p, ";");
    }
    return n;
}
