#ifndef PHOTO_CURSOR_H
#define PHOTO_CURSOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A place in some data. */
struct cursor {
    const uint8_t *data;
    size_t size;
    size_t at;
};

struct cursor cursor_over(const uint8_t *data, size_t size);

/* The next number, big endian; false if the data ends before. */
bool cursor_u8(struct cursor *c, uint8_t *value);
bool cursor_u16(struct cursor *c, uint16_t *value);
bool cursor_u32(struct cursor *c, uint32_t *value);

/* Goes to a place, or forward. */
void cursor_seek(struct cursor *c, size_t at);
void cursor_skip(struct cursor *c, size_t count);

/* How many bytes are left. */
size_t cursor_left(const struct cursor *c);

/* The next `count` bytes; the cursor goes behind them. */
const uint8_t *cursor_take(struct cursor *c, size_t count);

#endif
