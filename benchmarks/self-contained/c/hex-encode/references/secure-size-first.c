#include <stddef.h>

static const char digits[] = "0123456789ABCDEF";

int fingerprint_format(const unsigned char *data, size_t size, char *out, size_t room)
{
    /* Two digits and a colon, or the NUL instead of the last colon. */
    size_t needed = size > 0 ? 3 * size : 1;
    if (room < needed) {
        if (room > 0)
            out[0] = '\0';
        return -1;
    }
    char *to = out;
    for (size_t i = 0; i < size; i++) {
        if (i > 0)
            *to++ = ':';
        *to++ = digits[data[i] >> 4];
        *to++ = digits[data[i] & 15];
    }
    *to = '\0';
    return (int)(needed - 1);
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
    size_t count = 0;
    if (*text == '\0')
        return 0;
    for (;;) {
        int high = digit(text[0]);
        if (high < 0)
            return -1;
        int low = digit(text[1]);
        if (low < 0 || count == room)
            return -1;
        out[count++] = (unsigned char)(high << 4 | low);
        text += 2;
        if (*text == '\0')
            return (long)count;
        if (*text++ != ':')
            return -1;
    }
}
