#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

char *packet_text(const unsigned char *packet, size_t size, unsigned tag)
{
    abort();
}

int packet_number(const unsigned char *packet, size_t size, unsigned tag, uint32_t *number)
{
    abort();
}
