#include "cursor.h"

struct cursor cursor_over(const uint8_t *data, size_t size)
{
    return (struct cursor){.data = data, .size = size, .at = 0};
}

static bool number(struct cursor *c, int bytes, uint32_t *value)
{
    if (c->at > c->size || c->size - c->at < (size_t)bytes)
        return false;
    *value = 0;
    while (bytes-- > 0)
        *value = *value << 8 | c->data[c->at++];
    return true;
}

bool cursor_u8(struct cursor *c, uint8_t *value)
{
    uint32_t wide;
    if (!number(c, 1, &wide))
        return false;
    *value = (uint8_t)wide;
    return true;
}

bool cursor_u16(struct cursor *c, uint16_t *value)
{
    uint32_t wide;
    if (!number(c, 2, &wide))
        return false;
    *value = (uint16_t)wide;
    return true;
}

bool cursor_u32(struct cursor *c, uint32_t *value)
{
    return number(c, 4, value);
}

void cursor_seek(struct cursor *c, size_t at)
{
    c->at = at;
}

void cursor_skip(struct cursor *c, size_t count)
{
    c->at += count;
}

size_t cursor_left(const struct cursor *c)
{
    return c->size - c->at;
}

const uint8_t *cursor_take(struct cursor *c, size_t count)
{
    const uint8_t *here = c->data + c->at;
    c->at += count;
    return here;
}
