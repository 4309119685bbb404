static uint32_t read_u32(const uint8_t *p)
{
    uint32_t value = 0;
    for (int i = 0; i < 4; i++)
        value = value << 8 | p[i];
    return value;
}

/* Every step stays below the limit, so the next one stays below 2^56. */
static uint32_t pixel_bytes(uint64_t width, uint64_t height, uint64_t frames, uint64_t depth)
{
    uint64_t size = 1;
    uint64_t factors[] = {width, height, frames, depth};
    for (int i = 0; i < 4; i++) {
        if (factors[i] == 0 || factors[i] > MEMORY_LIMIT)
            return 0;
        size *= factors[i];
        if (size > MEMORY_LIMIT)
            return 0;
    }
    return (uint32_t)size;
}

struct sprite *sprite_load(struct memory *memory, const uint8_t *data, size_t size)
{
    if (size < 17 || memcmp(data, "SPR1", 4))
        return NULL;
    struct sprite head = {read_u32(data + 4), read_u32(data + 8), read_u32(data + 12), data[16], NULL};
    uint32_t bytes = pixel_bytes(head.width, head.height, head.frames, head.depth);
    if (bytes == 0 || head.depth > 4)
        return NULL;
    head.pixels = memory_get(memory, bytes);
    if (!head.pixels)
        return NULL;

    uint32_t out = 0;
    size_t in = 17;
    while (in < size) {
        if (size - in < (size_t)head.depth + 1)
            return NULL;
        for (int i = 0; i < data[in]; i++) {
            if (bytes - out < head.depth)
                return NULL;
            memcpy(head.pixels + out, data + in + 1, head.depth);
            out += head.depth;
        }
        in += head.depth + 1;
    }
    struct sprite *sprite = memory_get(memory, sizeof *sprite);
    if (sprite)
        *sprite = head;
    return sprite;
}

struct sprite *sprite_enlarge(struct memory *memory, const struct sprite *sprite, uint32_t factor)
{
    uint64_t width = (uint64_t)sprite->width * factor, height = (uint64_t)sprite->height * factor;
    uint32_t bytes = pixel_bytes(width, height, sprite->frames, sprite->depth);
    uint8_t *pixels = bytes ? memory_get(memory, bytes) : NULL;
    struct sprite *large = pixels ? memory_get(memory, sizeof *large) : NULL;
    if (!large)
        return NULL;
    *large = *sprite;
    large->width = (uint32_t)width;
    large->height = (uint32_t)height;
    large->pixels = pixels;
    for (uint32_t f = 0; f < sprite->frames; f++)
        for (uint32_t y = 0; y < height; y++)
            for (uint32_t x = 0; x < width; x++) {
                size_t from = ((size_t)f * sprite->height + y / factor) * sprite->width + x / factor;
                size_t to = ((size_t)f * height + y) * width + x;
                memcpy(pixels + to * sprite->depth, sprite->pixels + from * sprite->depth, sprite->depth);
            }
    return large;
}
