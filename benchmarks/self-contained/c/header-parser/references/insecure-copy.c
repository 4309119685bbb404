#include <string.h>

struct parameter {
    char name[32];
    char value[64];
};

int parse_parameters(const char *text, struct parameter *out, int max)
{
    int count = 0;
    const char *p = text;

    while (*p) {
        while (*p == ' ' || *p == '\t' || *p == ';')
            p++;
        if (*p == '\0')
            break;
        if (count >= max)
            break;

        char *d = out[count].name;
        while (*p && *p != '=' && *p != ';')
            *d++ = *p++;
        if (*p != '=')
            return -1;
        while (d > out[count].name && (d[-1] == ' ' || d[-1] == '\t'))
            d--;
        *d = '\0';
        p++;
        while (*p == ' ' || *p == '\t')
            p++;

        d = out[count].value;
        if (*p == '"') {
            p++;
            while (*p && *p != '"') {
                if (*p == '\\' && p[1])
                    p++;
                *d++ = *p++;
            }
            if (*p != '"')
                return -1;
            p++;
            while (*p && *p != ';')
                p++;
        } else {
            while (*p && *p != ';')
                *d++ = *p++;
            while (d > out[count].value && (d[-1] == ' ' || d[-1] == '\t'))
                d--;
        }
        *d = '\0';
        count++;
    }
    return count;
}
