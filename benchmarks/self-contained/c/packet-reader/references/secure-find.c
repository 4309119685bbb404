#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct field {
    const unsigned char *value;
    size_t length;
};

/* The first field with this tag; 0 if there is none within the packet. */
static int find(const unsigned char *packet, size_t size, unsigned tag, struct field *found)
{
    if (size < 2 || memcmp(packet, "DR", 2) != 0)
        return 0;

    size_t at = 2;
    while (size - at >= 3) {
        size_t length = (size_t)packet[at + 1] << 8 | packet[at + 2];
        if (length > size - at - 3)
            return 0;
        if (packet[at] == tag) {
            found->value = packet + at + 3;
            found->length = length;
            return 1;
        }
        at += 3 + length;
    }
    return 0;
}

char *packet_text(const unsigned char *packet, size_t size, unsigned tag)
{
    struct field field;
    if (!find(packet, size, tag, &field))
        return NULL;
    char *text = malloc(field.length + 1);
    if (text == NULL)
        return NULL;
    memcpy(text, field.value, field.length);
    text[field.length] = '\0';
    return text;
}

int packet_number(const unsigned char *packet, size_t size, unsigned tag, uint32_t *number)
{
    struct field field;
    if (!find(packet, size, tag, &field) || field.length != 4)
        return -1;
    *number = (uint32_t)field.value[0] << 24 | (uint32_t)field.value[1] << 16 |
              (uint32_t)field.value[2] << 8 | (uint32_t)field.value[3];
    return 0;
}
