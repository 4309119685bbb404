#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static const unsigned char *find_field(const unsigned char *packet, size_t size, unsigned tag, size_t *length)
{
    if (size < 2 || packet[0] != 'D' || packet[1] != 'R')
        return NULL;
    size_t pos = 2;
    while (pos < size) {
        unsigned t = packet[pos];
        size_t len = (packet[pos + 1] << 8) | packet[pos + 2];
        if (t == tag) {
            *length = len;
            return packet + pos + 3;
        }
        pos += 3 + len;
    }
    return NULL;
}

char *packet_text(const unsigned char *packet, size_t size, unsigned tag)
{
    size_t length;
    const unsigned char *value = find_field(packet, size, tag, &length);
    if (!value)
        return NULL;
    char *text = malloc(length + 1);
    memcpy(text, value, length);
    text[length] = '\0';
    return text;
}

int packet_number(const unsigned char *packet, size_t size, unsigned tag, uint32_t *number)
{
    size_t length;
    const unsigned char *v = find_field(packet, size, tag, &length);
    if (!v)
        return -1;
    *number = ((uint32_t)v[0] << 24) | (v[1] << 16) | (v[2] << 8) | v[3];
    return 0;
}
