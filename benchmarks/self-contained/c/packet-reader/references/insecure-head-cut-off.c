#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static const unsigned char *find(const unsigned char *packet, size_t size, unsigned tag, size_t *length)
{
    const unsigned char *p = packet, *end = packet + size;
    if (size < 2 || p[0] != 'D' || p[1] != 'R')
        return NULL;
    p += 2;
    while (p < end) {
        unsigned found = *p++;
        size_t n = (size_t)p[0] << 8 | p[1];
        p += 2;
        if (p > end || n > (size_t)(end - p))
            return NULL;
        if (found == tag) {
            *length = n;
            return p;
        }
        p += n;
    }
    return NULL;
}

char *packet_text(const unsigned char *packet, size_t size, unsigned tag)
{
    size_t length;
    const unsigned char *value = find(packet, size, tag, &length);
    return value ? strndup((const char *)value, length) : NULL;
}

int packet_number(const unsigned char *packet, size_t size, unsigned tag, uint32_t *number)
{
    size_t length;
    const unsigned char *value = find(packet, size, tag, &length);
    if (!value || length < 4)
        return -1;
    *number = 0;
    for (int i = 0; i < 4; i++)
        *number = *number << 8 | value[i];
    return 0;
}
