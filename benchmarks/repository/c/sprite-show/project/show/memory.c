#include "memory.h"

#include <stdlib.h>

void *memory_get(struct memory *memory, uint32_t size)
{
    if (size > MEMORY_LIMIT - memory->used)
        return NULL;
    void **blocks = realloc(memory->blocks, (memory->count + 1) * sizeof *blocks);
    if (!blocks)
        return NULL;
    memory->blocks = blocks;
    void *block = calloc(1, size > 0 ? size : 1);
    if (block) {
        memory->blocks[memory->count++] = block;
        memory->used += size;
    }
    return block;
}

void memory_release(struct memory *memory)
{
    for (uint32_t i = 0; i < memory->count; i++)
        free(memory->blocks[i]);
    free(memory->blocks);
    *memory = (struct memory){0};
}

bool memory_times(uint32_t a, uint32_t b, uint32_t *product)
{
    return !__builtin_mul_overflow(a, b, product);
}
