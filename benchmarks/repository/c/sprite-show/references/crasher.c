struct sprite *sprite_load(struct memory *memory, const uint8_t *data, size_t size)
{
    abort();
}

struct sprite *sprite_enlarge(struct memory *memory, const struct sprite *sprite, uint32_t factor)
{
    abort();
}
