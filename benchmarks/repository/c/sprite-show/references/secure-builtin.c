static struct sprite *make(struct memory *memory, struct sprite like)
{
    uint32_t size;
    if (!like.width || !like.height || !like.frames || !like.depth || like.depth > 4)
        return NULL;
    if (__builtin_mul_overflow((uint64_t)like.width * like.height, like.frames, &size) ||
        __builtin_mul_overflow(size, like.depth, &size))
        return NULL;
    struct sprite *made = memory_get(memory, sizeof *made);
    if (!made || !(like.pixels = memory_get(memory, size)))
        return NULL;
    *made = like;
    return made;
}

struct sprite *sprite_load(struct memory *memory, const uint8_t *data, size_t size)
{
    const uint8_t *end = data + size;
    uint32_t head[3] = {0};
    if (size < 17 || strncmp((const char *)data, "SPR1", 4) != 0)
        return NULL;
    for (int i = 0; i < 12; i++)
        head[i / 4] = head[i / 4] << 8 | data[4 + i];
    struct sprite *sprite = make(memory, (struct sprite){head[0], head[1], head[2], data[16]});
    if (!sprite)
        return NULL;
    uint64_t pixels = (uint64_t)head[0] * head[1] * head[2], done = 0;
    for (const uint8_t *run = data + 17; run < end; run += 1 + sprite->depth) {
        if (end - run <= sprite->depth || *run > pixels - done)
            return NULL;
        for (int i = 0; i < *run; i++, done++)
            memcpy(&sprite->pixels[done * sprite->depth], run + 1, sprite->depth);
    }
    return sprite;
}

struct sprite *sprite_enlarge(struct memory *memory, const struct sprite *sprite, uint32_t factor)
{
    if (factor == 0 || sprite->width > UINT32_MAX / factor || sprite->height > UINT32_MAX / factor)
        return NULL;
    struct sprite like = *sprite;
    like.width *= factor;
    like.height *= factor;
    struct sprite *large = make(memory, like);
    if (!large)
        return NULL;
    size_t count = (size_t)large->width * large->height * large->frames;
    for (size_t i = 0; i < count; i++) {
        size_t x = i % large->width / factor, row = i / large->width / factor;
        memcpy(large->pixels + i * large->depth,
               sprite->pixels + (row * sprite->width + x) * sprite->depth, sprite->depth);
    }
    return large;
}
