#include <stddef.h>
#include <stdio.h>

int fingerprint_format(const unsigned char *data, size_t size, char *out, size_t room)
{
    if (room < 3 * size + 1) {
        if (room > 0)
            *out = '\0';
        return -1;
    }
    char *p = out;
    for (size_t i = 0; i < size; i++)
        p += sprintf(p, "%02X:", data[i]);
    *p = '\0';
    p[-1] = '\0'; /* the last colon */
    return p == out ? 0 : p - out - 1;
}

static int digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

long fingerprint_parse(const char *text, unsigned char *out, size_t room)
{
    size_t n = 0;
    while (*text) {
        int high = digit(text[0]);
        int low = high < 0 ? -1 : digit(text[1]);
        if (low < 0 || n >= room)
            return -1;
        out[n++] = high * 16 + low;
        text += 2;
        if (*text == ':' && text[1])
            text++;
        else if (*text)
            return -1;
    }
    return n;
}
