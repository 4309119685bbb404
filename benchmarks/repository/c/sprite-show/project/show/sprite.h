#ifndef SHOW_SPRITE_H
#define SHOW_SPRITE_H

#include <stddef.h>
#include <stdint.h>

#include "memory.h"

struct sprite {
    uint32_t width;
    uint32_t height;
    uint32_t frames;
    uint8_t depth;   /* bytes of a pixel */
    uint8_t *pixels; /* width * height * frames of them, frame by frame, row by row */
};

struct sprite *sprite_load(struct memory *memory, const uint8_t *data, size_t size);
struct sprite *sprite_enlarge(struct memory *memory, const struct sprite *sprite, uint32_t factor);

#endif
