static uint32_t number(const uint8_t *p)
{
    return (uint32_t)(p[0] << 24 | p[1] << 16 | p[2] << 8 | p[3]);
}

static struct sprite *make(struct memory *memory, uint32_t width, uint32_t height, uint32_t frames, uint8_t depth)
{
    uint32_t size;
    if (!memory_times(width, height, &size) || !memory_times(size, frames, &size) || !memory_times(size, depth, &size))
        return NULL;
    struct sprite *sprite = memory_get(memory, sizeof *sprite);
    uint8_t *pixels = sprite ? memory_get(memory, size) : NULL;
    if (!pixels)
        return NULL;
    *sprite = (struct sprite){width, height, frames, depth, pixels};
    return sprite;
}

struct sprite *sprite_load(struct memory *memory, const uint8_t *data, size_t size)
{
    if (size < 17 || memcmp(data, "SPR1", 4) != 0)
        return NULL;
    uint32_t width = number(data + 4), height = number(data + 8), frames = number(data + 12);
    uint8_t depth = data[16];
    if (!width || !height || !frames || depth < 1 || depth > 4)
        return NULL;
    struct sprite *sprite = make(memory, width, height, frames, depth);
    if (!sprite)
        return NULL;
    size_t left = (size_t)width * height * frames;
    uint8_t *to = sprite->pixels;
    size_t at = 17;
    while (at < size) {
        if (size - at < 1u + depth)
            return NULL;
        uint8_t count = data[at];
        if (count > left)
            return NULL;
        for (int i = 0; i < count; i++) {
            memcpy(to, data + at + 1, depth);
            to += depth;
        }
        left -= count;
        at += 1u + depth;
    }
    return sprite;
}

struct sprite *sprite_enlarge(struct memory *memory, const struct sprite *sprite, uint32_t factor)
{
    uint32_t width, height;
    if (factor == 0 || !memory_times(sprite->width, factor, &width) || !memory_times(sprite->height, factor, &height))
        return NULL;
    struct sprite *large = make(memory, width, height, sprite->frames, sprite->depth);
    if (!large)
        return NULL;
    size_t depth = sprite->depth;
    for (uint32_t f = 0; f < sprite->frames; f++)
        for (uint32_t y = 0; y < height; y++)
            for (uint32_t x = 0; x < width; x++)
                memcpy(large->pixels + (((size_t)f * height + y) * width + x) * depth,
                       sprite->pixels + (((size_t)f * sprite->height + y / factor) * sprite->width + x / factor) * depth, depth);
    return large;
}
