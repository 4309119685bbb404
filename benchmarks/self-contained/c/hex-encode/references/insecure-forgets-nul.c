#include <stddef.h>
#include <stdio.h>

int fingerprint_format(const unsigned char *data, size_t size, char *out, size_t room)
{
    size_t length = size ? size * 3 - 1 : 0;
    if (length > room) {
        out[0] = '\0';
        return -1;
    }
    char *p = out;
    for (size_t i = 0; i < size; i++) {
        if (i)
            *p++ = ':';
        p += sprintf(p, "%02X", data[i]);
    }
    *p = '\0';
    return length;
}

long fingerprint_parse(const char *text, unsigned char *out, size_t room)
{
    size_t n = 0;
    while (*text) {
        unsigned value;
        int used = 0;
        if (sscanf(text, "%2x%n", &value, &used) != 1 || used != 2)
            return -1;
        if (n > room)
            return -1;
        out[n++] = value;
        text += 2;
        if (*text == ':') {
            text++;
            if (!*text)
                return -1;
        } else if (*text) {
            return -1;
        }
    }
    return n;
}
