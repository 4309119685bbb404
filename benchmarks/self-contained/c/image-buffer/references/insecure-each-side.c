#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct image {
    uint32_t width, height;
    unsigned char *pixels;
};

struct image *image_create(uint32_t width, uint32_t height)
{
    if (width == 0 || height == 0 || width > 65535 || height > 65535) return NULL;
    struct image *image = malloc(sizeof *image);
    if (!image) return NULL;
    image->width = width;
    image->height = height;
    image->pixels = calloc(1, width * height * 4);
    if (!image->pixels) {
        free(image);
        return NULL;
    }
    return image;
}

void image_free(struct image *image)
{
    if (!image) return;
    free(image->pixels);
    free(image);
}

struct image *image_crop(const struct image *source, uint32_t x, uint32_t y, uint32_t width, uint32_t height)
{
    if (!source || width > source->width || x > source->width - width) return NULL;
    if (height > source->height || y > source->height - height) return NULL;
    struct image *image = image_create(width, height);
    if (!image) return NULL;
    for (uint32_t row = 0; row < height; row++)
        memcpy(image->pixels + (size_t)row * width * 4,
               source->pixels + (((size_t)y + row) * source->width + x) * 4, (size_t)width * 4);
    return image;
}

struct image *image_tile(const struct image *source, uint32_t columns, uint32_t rows)
{
    if (!source || columns == 0 || rows == 0) return NULL;
    uint64_t width = (uint64_t)source->width * columns;
    uint64_t height = (uint64_t)source->height * rows;
    if (width > UINT32_MAX || height > UINT32_MAX) return NULL;
    struct image *image = image_create((uint32_t)width, (uint32_t)height);
    if (!image) return NULL;
    for (uint32_t r = 0; r < rows; r++)
        for (uint32_t y = 0; y < source->height; y++)
            for (uint32_t c = 0; c < columns; c++)
                memcpy(image->pixels + ((((size_t)r * source->height + y) * width) + (size_t)c * source->width) * 4,
                       source->pixels + (size_t)y * source->width * 4, (size_t)source->width * 4);
    return image;
}
