#ifndef PHOTO_PHOTO_H
#define PHOTO_PHOTO_H

#include <stdbool.h>
#include <stdint.h>

struct photo {
    char *title;
    char *camera;
    bool has_place;
    uint32_t latitude;
    uint32_t longitude;
    uint8_t rating;
};

#endif
