#ifndef SHOW_MEMORY_H
#define SHOW_MEMORY_H

#include <stdbool.h>
#include <stdint.h>

/* A show's blocks may have so many bytes in all. */
#define MEMORY_LIMIT (16u << 20)

struct memory {
    void **blocks;
    uint32_t count;
    uint32_t used;
};

/* A block of zeros, or NULL if the limit is reached. It lives until memory_release. */
void *memory_get(struct memory *memory, uint32_t size);

void memory_release(struct memory *memory);

/* a times b; false if 32 bits do not hold it. */
bool memory_times(uint32_t a, uint32_t b, uint32_t *product);

#endif
