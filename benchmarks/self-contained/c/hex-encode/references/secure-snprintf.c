#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int fingerprint_format(const unsigned char *data, size_t size, char *out, size_t room)
{
    size_t length = 0;
    if (room == 0)
        return -1;
    out[0] = '\0';
    for (size_t i = 0; i < size; i++) {
        int n = snprintf(out + length, room - length, i ? ":%02X" : "%02X", data[i]);
        if (n < 0 || (size_t)n >= room - length) {
            out[0] = '\0';
            return -1;
        }
        length += (size_t)n;
    }
    return (int)length;
}

long fingerprint_parse(const char *text, unsigned char *out, size_t room)
{
    size_t length = strlen(text);
    if (length == 0)
        return 0;
    if (length % 3 != 2 || (length + 1) / 3 > room)
        return -1;
    for (size_t i = 0; i < length; i++)
        if (i % 3 == 2 ? text[i] != ':' : !isxdigit((unsigned char)text[i]))
            return -1;
    for (size_t i = 0; i < length; i += 3) {
        char pair[3] = {text[i], text[i + 1], '\0'};
        out[i / 3] = (unsigned char)strtoul(pair, NULL, 16);
    }
    return (long)((length + 1) / 3);
}
