#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static const unsigned char *field(const unsigned char *packet, size_t size, unsigned tag, size_t *length)
{
    if (size < 2 || packet[0] != 'D' || packet[1] != 'R') return NULL;
    size_t at = 2;
    while (size - at >= 3) {
        size_t n = (size_t)packet[at + 1] << 8 | packet[at + 2];
        if (n > size - at - 3) return NULL;
        if (packet[at] == tag) {
            *length = n;
            return packet + at + 3;
        }
        at += 3 + n;
    }
    return NULL;
}

char *packet_text(const unsigned char *packet, size_t size, unsigned tag)
{
    size_t n;
    const unsigned char *value = field(packet, size, tag, &n);
    if (!value) return NULL;
    char *text = malloc(4096);
    if (!text) return NULL;
    memcpy(text, value, n);
    text[n] = '\0';
    return text;
}

int packet_number(const unsigned char *packet, size_t size, unsigned tag, uint32_t *number)
{
    size_t n;
    const unsigned char *p = field(packet, size, tag, &n);
    if (!p || n != 4) return -1;
    *number = (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
    return 0;
}
