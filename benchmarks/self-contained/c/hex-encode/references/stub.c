#include <stddef.h>

int fingerprint_format(const unsigned char *data, size_t size, char *out, size_t room)
{
    if (room > 0)
        out[0] = '\0';
    return -1;
}

long fingerprint_parse(const char *text, unsigned char *out, size_t room) { return -1; }
