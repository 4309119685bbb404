#include <stdint.h>
#include <stdlib.h>

struct image {
    uint32_t width, height;
    unsigned char *pixels;
};

struct image *image_create(uint32_t width, uint32_t height) { exit(1); }

struct image *image_crop(const struct image *source, uint32_t x, uint32_t y, uint32_t width, uint32_t height)
{
    exit(1);
}

struct image *image_tile(const struct image *source, uint32_t columns, uint32_t rows) { exit(1); }

void image_free(struct image *image) { exit(1); }
