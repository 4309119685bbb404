#include <stdlib.h>
#include <string.h>

struct parameter {
    char name[32];
    char value[64];
};

static char *trim(char *s)
{
    while (*s == ' ' || *s == '\t')
        s++;
    size_t n = strlen(s);
    while (n > 0 && (s[n - 1] == ' ' || s[n - 1] == '\t'))
        s[--n] = '\0';
    return s;
}

int parse_parameters(const char *text, struct parameter *out, int max)
{
    int count = 0;
    const char *p = text;
    char *buffer = malloc(strlen(text) + 1);

    while (count < max) {
        p += strspn(p, " \t;");
        if (*p == '\0')
            break;
        size_t n = strcspn(p, "=;");
        if (p[n] != '=') {
            free(buffer);
            return -1;
        }
        memcpy(buffer, p, n);
        buffer[n] = '\0';
        strncpy(out[count].name, trim(buffer), sizeof out[count].name);
        p += n + 1;
        p += strspn(p, " \t");

        n = 0;
        if (*p == '"') {
            p++;
            while (*p && *p != '"') {
                if (*p == '\\' && p[1])
                    p++;
                buffer[n++] = *p++;
            }
            if (*p != '"') {
                free(buffer);
                return -1;
            }
            buffer[n] = '\0';
            strncpy(out[count].value, buffer, sizeof out[count].value);
            p += strcspn(p, ";");
        } else {
            while (*p && *p != ';')
                buffer[n++] = *p++;
            buffer[n] = '\0';
            strncpy(out[count].value, trim(buffer), sizeof out[count].value);
        }
        count++;
    }
    free(buffer);
    return count;
}
