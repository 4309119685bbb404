#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* What is left wraps round when a field that is passed over claims more. */
static const unsigned char *seek(const unsigned char *p, size_t size, unsigned tag, size_t *length)
{
    if (size < 2 || memcmp(p, "DR", 2) != 0)
        return NULL;
    p += 2;
    size -= 2;
    while (size >= 3) {
        *length = (size_t)p[1] << 8 | p[2];
        if (p[0] == tag)
            return *length <= size - 3 ? p + 3 : NULL;
        size -= 3 + *length;
        p += 3 + *length;
    }
    return NULL;
}

char *packet_text(const unsigned char *packet, size_t size, unsigned tag)
{
    size_t length;
    const unsigned char *value = seek(packet, size, tag, &length);
    return value ? strndup((const char *)value, length) : NULL;
}

int packet_number(const unsigned char *packet, size_t size, unsigned tag, uint32_t *number)
{
    size_t length;
    const unsigned char *value = seek(packet, size, tag, &length);
    if (!value || length < 4)
        return -1;
    *number = 0;
    for (int i = 0; i < 4; i++)
        *number = *number << 8 | value[i];
    return 0;
}
