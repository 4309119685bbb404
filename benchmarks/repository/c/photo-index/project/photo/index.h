#ifndef PHOTO_INDEX_H
#define PHOTO_INDEX_H

#include <stddef.h>
#include <stdint.h>

/* The line of the index for an upload, from malloc; NULL if it is no photo. */
char *photo_describe(const uint8_t *data, size_t size);

#endif
