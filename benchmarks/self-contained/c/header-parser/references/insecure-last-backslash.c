#include <string.h>

struct parameter {
    char name[32];
    char value[64];
};

int parse_parameters(const char *text, struct parameter *out, int max)
{
    int count = 0;
    const char *p = text;

    while (count < max) {
        size_t n = 0;
        while (*p == ' ' || *p == '\t' || *p == ';')
            p++;
        if (*p == '\0')
            break;
        for (; *p != '=' && *p != ';' && *p != '\0'; p++)
            if (n < 31)
                out[count].name[n++] = *p;
        if (*p++ != '=')
            return -1;
        while (n > 0 && strchr(" \t", out[count].name[n - 1]))
            n--;
        out[count].name[n] = '\0';
        while (*p == ' ' || *p == '\t')
            p++;

        n = 0;
        if (*p == '"') {
            p++;
            while (*p != '"') {
                if (*p == '\0')
                    return -1;
                if (*p == '\\')
                    p++; /* what if this was the last character? */
                if (n < 63)
                    out[count].value[n++] = *p;
                p++;
            }
            while (*p != ';' && *p != '\0')
                p++;
        } else {
            for (; *p != ';' && *p != '\0'; p++)
                if (n < 63)
                    out[count].value[n++] = *p;
            while (n > 0 && strchr(" \t", out[count].value[n - 1]))
                n--;
        }
        out[count].value[n] = '\0';
        count++;
    }
    return count;
}
