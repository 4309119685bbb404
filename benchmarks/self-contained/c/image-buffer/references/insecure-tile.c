#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct image {
    uint32_t width, height;
    unsigned char *pixels;
};

struct image *image_create(uint32_t width, uint32_t height)
{
    if (width == 0 || height == 0)
        return NULL;
    if ((uint64_t)width * height > (1u << 30) / 4)
        return NULL;
    size_t size = (size_t)width * height * 4;
    struct image *image = malloc(sizeof *image);
    if (!image)
        return NULL;
    image->width = width;
    image->height = height;
    image->pixels = malloc(size);
    if (!image->pixels) {
        free(image);
        return NULL;
    }
    memset(image->pixels, 0, size);
    return image;
}

void image_free(struct image *image)
{
    if (!image)
        return;
    free(image->pixels);
    free(image);
}

struct image *image_crop(const struct image *source, uint32_t x, uint32_t y, uint32_t width, uint32_t height)
{
    if (width > source->width || x > source->width - width || height > source->height || y > source->height - height)
        return NULL;
    struct image *image = image_create(width, height);
    if (!image)
        return NULL;
    for (uint32_t row = 0; row < height; row++)
        memcpy(image->pixels + (size_t)row * width * 4,
               source->pixels + ((size_t)(y + row) * source->width + x) * 4, (size_t)width * 4);
    return image;
}

struct image *image_tile(const struct image *source, uint32_t columns, uint32_t rows)
{

    struct image *image = image_create(source->width * columns, source->height * rows);
    if (!image)
        return NULL;
    for (uint32_t r = 0; r < rows; r++)
        for (uint32_t y = 0; y < source->height; y++)
            for (uint32_t c = 0; c < columns; c++)
                memcpy(image->pixels + (((size_t)r * source->height + y) * image->width + (size_t)c * source->width) * 4,
                       source->pixels + (size_t)y * source->width * 4, (size_t)source->width * 4);
    return image;
}
