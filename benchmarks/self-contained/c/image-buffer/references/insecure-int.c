#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct image {
    uint32_t width, height;
    unsigned char *pixels;
};

struct image *image_create(uint32_t width, uint32_t height)
{
    int bytes = (int)(width * height) * 4;
    if (bytes <= 0)
        return NULL;
    struct image *image = malloc(sizeof(struct image));
    *image = (struct image){width, height, calloc(bytes, 1)};
    return image;
}

void image_free(struct image *image)
{
    if (image)
        free(image->pixels);
    free(image);
}

struct image *image_crop(const struct image *source, uint32_t x, uint32_t y, uint32_t width, uint32_t height)
{
    if (width > source->width || height > source->height)
        return NULL;
    if ((int64_t)x + width > source->width || (int64_t)y + height > source->height)
        return NULL;
    struct image *image = image_create(width, height);
    for (uint32_t i = 0; image && i < height; i++)
        memcpy(image->pixels + i * width * 4, source->pixels + ((y + i) * source->width + x) * 4, width * 4);
    return image;
}

struct image *image_tile(const struct image *source, uint32_t columns, uint32_t rows)
{
    struct image *image = image_create(source->width * columns, source->height * rows);
    if (!image)
        return NULL;
    for (uint32_t y = 0; y < image->height; y++)
        for (uint32_t x = 0; x < image->width; x++)
            memcpy(image->pixels + (y * image->width + x) * 4,
                   source->pixels + (y % source->height * source->width + x % source->width) * 4, 4);
    return image;
}
