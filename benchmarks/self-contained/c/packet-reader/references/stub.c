#include <stddef.h>
#include <stdint.h>

char *packet_text(const unsigned char *packet, size_t size, unsigned tag)
{
    return NULL;
}

int packet_number(const unsigned char *packet, size_t size, unsigned tag, uint32_t *number)
{
    return -1;
}
