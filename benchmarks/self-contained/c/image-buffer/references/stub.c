#include <stddef.h>
#include <stdint.h>

struct image {
    uint32_t width, height;
    unsigned char *pixels;
};

struct image *image_create(uint32_t width, uint32_t height) { return NULL; }

struct image *image_crop(const struct image *source, uint32_t x, uint32_t y, uint32_t width, uint32_t height)
{
    return NULL;
}

struct image *image_tile(const struct image *source, uint32_t columns, uint32_t rows) { return NULL; }

void image_free(struct image *image) {}
