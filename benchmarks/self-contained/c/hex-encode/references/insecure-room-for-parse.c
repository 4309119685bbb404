#include <stddef.h>
#include <stdio.h>
#include <string.h>

int fingerprint_format(const unsigned char *data, size_t size, char *out, size_t room)
{
    if (room == 0)
        return -1;
    out[0] = '\0';
    if (size == 0)
        return 0;
    if (room < 3 * size)
        return -1;
    for (size_t i = 0; i < size; i++)
        sprintf(out + 3 * i, i + 1 < size ? "%02X:" : "%02X", data[i]);
    return 3 * size - 1;
}

static int digit(char c)
{
    const char *all = "0123456789abcdefABCDEF", *at = memchr(all, c, 22);
    return at ? at - all < 16 ? at - all : at - all - 6 : -1;
}

long fingerprint_parse(const char *text, unsigned char *out, size_t room)
{
    size_t length = strlen(text);
    if (length == 0)
        return 0;
    /* (length + 1) / 3 bytes */
    if (length / 3 > room || length % 3 != 2)
        return -1;
    for (size_t i = 0; i < length; i += 3) {
        int high = digit(text[i]), low = digit(text[i + 1]);
        if (high < 0 || low < 0 || (i + 2 < length && text[i + 2] != ':'))
            return -1;
        out[i / 3] = high << 4 | low;
    }
    return (length + 1) / 3;
}
