#include <stddef.h>
#include <string.h>

struct parameter {
    char name[32];
    char value[64];
};

/* Appends one character; 0 when the field is full. */
static int append(char *field, size_t room, size_t *length, char c)
{
    if (*length + 1 >= room)
        return 0;
    field[(*length)++] = c;
    field[*length] = '\0';
    return 1;
}

static void trim_end(char *field, size_t *length)
{
    while (*length > 0 && (field[*length - 1] == ' ' || field[*length - 1] == '\t'))
        field[--*length] = '\0';
}

int parse_parameters(const char *text, struct parameter *out, int max)
{
    int count = 0;
    const char *p = text;

    for (;;) {
        p += strspn(p, " \t;");
        if (*p == '\0')
            return count;
        if (count >= max)
            return -1;

        struct parameter *now = &out[count];
        size_t length = 0;
        now->name[0] = now->value[0] = '\0';
        while (*p != '\0' && *p != '=' && *p != ';')
            if (!append(now->name, sizeof now->name, &length, *p++))
                return -1;
        if (*p != '=')
            return -1;
        trim_end(now->name, &length);

        p++;
        p += strspn(p, " \t");
        length = 0;
        if (*p == '"') {
            for (p++; *p != '"'; p++) {
                if (*p == '\\')
                    p++;
                if (*p == '\0')
                    return -1;
                if (!append(now->value, sizeof now->value, &length, *p))
                    return -1;
            }
            p++;
            p += strcspn(p, ";");
        } else {
            /* Blanks at the end may not fit although the value does. */
            size_t all = strcspn(p, ";"), keep = all;
            while (keep > 0 && (p[keep - 1] == ' ' || p[keep - 1] == '\t'))
                keep--;
            if (keep >= sizeof now->value)
                return -1;
            memcpy(now->value, p, keep);
            now->value[keep] = '\0';
            p += all;
        }
        count++;
    }
}
