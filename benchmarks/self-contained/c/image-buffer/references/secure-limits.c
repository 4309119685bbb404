#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct image {
    uint32_t width, height;
    unsigned char *pixels;
};

struct image *image_create(uint32_t width, uint32_t height)
{
    if (!width || !height || width > SIZE_MAX / 4 / height)
        return NULL;
    struct image *image = calloc(1, sizeof *image);
    if (image) {
        image->width = width;
        image->height = height;
        image->pixels = calloc((size_t)width * height, 4);
        if (!image->pixels) {
            free(image);
            image = NULL;
        }
    }
    return image;
}

void image_free(struct image *image)
{
    if (image) {
        free(image->pixels);
        free(image);
    }
}

struct image *image_crop(const struct image *source, uint32_t x, uint32_t y, uint32_t width, uint32_t height)
{
    if (width > source->width || x > source->width - width) return NULL;
    if (height > source->height || y > source->height - height) return NULL;
    struct image *image = image_create(width, height);
    if (!image) return NULL;
    const size_t stride = 4 * (size_t)source->width, own = 4 * (size_t)width;
    const unsigned char *from = source->pixels + stride * y + 4 * (size_t)x;
    for (unsigned char *to = image->pixels; height--; to += own, from += stride)
        memcpy(to, from, own);
    return image;
}

struct image *image_tile(const struct image *source, uint32_t columns, uint32_t rows)
{
    uint64_t width = (uint64_t)source->width * columns;
    uint64_t height = (uint64_t)source->height * rows;
    if (width > UINT32_MAX || height > UINT32_MAX) return NULL;
    struct image *image = image_create((uint32_t)width, (uint32_t)height);
    if (!image) return NULL;
    uint32_t *to = (uint32_t *)image->pixels;
    const uint32_t *from = (const uint32_t *)source->pixels;
    for (size_t y = 0; y < height; y++)
        for (size_t x = 0; x < width; x++)
            *to++ = from[(y % source->height) * source->width + x % source->width];
    return image;
}
