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
    size_t n = 0;
    if (!*text)
        return 0;
    for (;;) {
        int high = digit(*text++);
        int low = digit(*text++); /* behind the end when only one was left */
        char next = *text++;
        if (high < 0 || low < 0 || n == room)
            return -1;
        out[n++] = high << 4 | low;
        if (next == '\0')
            return n;
        if (next != ':')
            return -1;
    }
}
