#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct image {
    uint32_t width, height;
    unsigned char *pixels;
};

void image_free(struct image *image)
{
    if (image == NULL)
        return;
    free(image->pixels);
    free(image);
}

struct image *image_create(uint32_t width, uint32_t height)
{
    size_t row, size;
    if (width == 0 || height == 0)
        return NULL;
    if (__builtin_mul_overflow((size_t)width, (size_t)4, &row) ||
        __builtin_mul_overflow(row, (size_t)height, &size))
        return NULL;

    struct image *image = malloc(sizeof *image);
    if (image == NULL)
        return NULL;
    image->width = width;
    image->height = height;
    image->pixels = calloc(size, 1);
    if (image->pixels == NULL) {
        free(image);
        return NULL;
    }
    return image;
}

static unsigned char *pixel(const struct image *image, uint32_t x, uint32_t y)
{
    return image->pixels + ((size_t)y * image->width + x) * 4;
}

struct image *image_crop(const struct image *source, uint32_t x, uint32_t y, uint32_t width, uint32_t height)
{
    uint32_t right, bottom;
    if (__builtin_add_overflow(x, width, &right) || right > source->width)
        return NULL;
    if (__builtin_add_overflow(y, height, &bottom) || bottom > source->height)
        return NULL;

    struct image *image = image_create(width, height);
    if (image == NULL)
        return NULL;
    for (uint32_t row = 0; row < height; row++)
        memcpy(pixel(image, 0, row), pixel(source, x, y + row), (size_t)width * 4);
    return image;
}

struct image *image_tile(const struct image *source, uint32_t columns, uint32_t rows)
{
    uint32_t width, height;
    if (__builtin_mul_overflow(source->width, columns, &width) ||
        __builtin_mul_overflow(source->height, rows, &height))
        return NULL;

    struct image *image = image_create(width, height);
    if (image == NULL)
        return NULL;
    for (uint32_t y = 0; y < height; y++)
        for (uint32_t x = 0; x < width; x += source->width)
            memcpy(pixel(image, x, y), pixel(source, 0, y % source->height), (size_t)source->width * 4);
    return image;
}
