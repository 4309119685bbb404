#include <arpa/inet.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static const unsigned char *find(const unsigned char *packet, size_t size, unsigned tag, size_t *length)
{
    if (size < 2 || memcmp(packet, "DR", 2) != 0)
        return NULL;
    for (size_t at = 2; size - at >= 3; at += 3 + *length) {
        *length = (size_t)packet[at + 1] << 8 | packet[at + 2];
        if (*length > size - at - 3)
            return NULL;
        if (packet[at] == tag)
            return packet + at + 3;
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
    if (!value)
        return -1;
    uint32_t raw;
    memcpy(&raw, value, 4);
    *number = ntohl(raw);
    return 0;
}
