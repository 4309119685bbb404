static struct sprite *blank(struct memory *memory, uint32_t width, uint32_t height, uint32_t frames,
                            uint8_t depth)
{
    uint32_t size;
    if (width == 0 || height == 0 || frames == 0 || depth < 1 || depth > 4)
        return NULL;
    if (!memory_times(width, height, &size) || !memory_times(size, frames, &size))
        return NULL;
    size *= depth;
    uint8_t *pixels = memory_get(memory, size);
    struct sprite *sprite = pixels ? memory_get(memory, sizeof *sprite) : NULL;
    if (sprite)
        *sprite = (struct sprite){width, height, frames, depth, pixels};
    return sprite;
}

static uint32_t number(const uint8_t *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

struct sprite *sprite_load(struct memory *memory, const uint8_t *data, size_t size)
{
    if (size < 17 || memcmp(data, "SPR1", 4) != 0)
        return NULL;
    struct sprite *sprite =
        blank(memory, number(data + 4), number(data + 8), number(data + 12), data[16]);
    if (!sprite)
        return NULL;

    size_t depth = sprite->depth;
    size_t left = (size_t)sprite->width * sprite->height * sprite->frames;
    uint8_t *to = sprite->pixels;
    for (size_t at = 17; at < size; at += 1 + depth) {
        size_t count = data[at];
        if (size - at < 1 + depth || count > left)
            return NULL;
        for (left -= count; count > 0; count--, to += depth)
            memcpy(to, data + at + 1, depth);
    }
    return sprite;
}

struct sprite *sprite_enlarge(struct memory *memory, const struct sprite *sprite, uint32_t factor)
{
    uint32_t width, height;
    if (!memory_times(sprite->width, factor, &width) ||
        !memory_times(sprite->height, factor, &height))
        return NULL;
    struct sprite *large = blank(memory, width, height, sprite->frames, sprite->depth);
    if (!large)
        return NULL;

    size_t depth = sprite->depth;
    uint8_t *to = large->pixels;
    for (size_t row = 0; row < (size_t)height * sprite->frames; row++) {
        const uint8_t *from = sprite->pixels + row / factor * sprite->width * depth;
        for (size_t x = 0; x < width; x++, to += depth)
            memcpy(to, from + x / factor * depth, depth);
    }
    return large;
}
