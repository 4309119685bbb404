#include "show.h"

#include <stdlib.h>
#include <string.h>

#include "sprite.h"

#define SPRITES 64

struct show {
    struct memory memory;
    struct sprite *sprites[SPRITES];
    int count;
};

struct show *show_open(void)
{
    return calloc(1, sizeof(struct show));
}

void show_close(struct show *show)
{
    if (show)
        memory_release(&show->memory);
    free(show);
}

static int add(struct show *show, struct sprite *sprite)
{
    if (!sprite)
        return -1;
    show->sprites[show->count] = sprite;
    return show->count++;
}

int show_load(struct show *show, const uint8_t *data, size_t size)
{
    if (show->count == SPRITES)
        return -1;
    return add(show, sprite_load(&show->memory, data, size));
}

int show_enlarge(struct show *show, int number, uint32_t factor)
{
    if (show->count == SPRITES || number < 0 || number >= show->count || factor < 1)
        return -1;
    return add(show, sprite_enlarge(&show->memory, show->sprites[number], factor));
}

int show_pixel(const struct show *show, int number, uint32_t frame, uint32_t x, uint32_t y,
               uint8_t pixel[4])
{
    if (number < 0 || number >= show->count)
        return -1;
    const struct sprite *sprite = show->sprites[number];
    if (frame >= sprite->frames || x >= sprite->width || y >= sprite->height)
        return -1;
    size_t row = (size_t)frame * sprite->height + y;
    memcpy(pixel, sprite->pixels + (row * sprite->width + x) * sprite->depth, sprite->depth);
    return sprite->depth;
}
