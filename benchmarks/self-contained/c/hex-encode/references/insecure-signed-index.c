#include <stddef.h>
#include <string.h>

static signed char values[256];
static int digit(char c)
{
    if (!values['1']) {
        for (int i = 0; i < 256; i++) values[i] = -1;
        for (int i = 0; i < 10; i++) values['0' + i] = (signed char)i;
        for (int i = 0; i < 6; i++) values['a' + i] = values['A' + i] = (signed char)(10 + i);
    }
    return values[(int)c];
}

int fingerprint_format(const unsigned char *data, size_t size, char *out, size_t room)
{
    static const char digits[] = "0123456789ABCDEF";
    size_t length = size == 0 ? 0 : size * 3 - 1;
    if (length + 1 > room) {
        if (room > 0) out[0] = '\0';
        return -1;
    }
    char *p = out;
    for (size_t i = 0; i < size; i++) {
        if (i > 0) *p++ = ':';
        *p++ = digits[data[i] >> 4];
        *p++ = digits[data[i] & 15];
    }
    *p = '\0';
    return (int)length;
}

long fingerprint_parse(const char *text, unsigned char *out, size_t room)
{
    size_t length = strlen(text);
    if (length == 0) return 0;
    if (length % 3 != 2) return -1;
    size_t count = (length + 1) / 3;
    if (count > room) return -1;
    for (size_t i = 0; i < count; i++) {
        int high = digit(text[3 * i]), low = digit(text[3 * i + 1]);
        if (high < 0 || low < 0) return -1;
        if (i + 1 < count && text[3 * i + 2] != ':') return -1;
        out[i] = (unsigned char)(high << 4 | low);
    }
    return (long)count;
}
