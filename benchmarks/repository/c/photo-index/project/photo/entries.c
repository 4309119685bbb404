#include "entries.h"

#include <stdlib.h>
#include <string.h>

/* credence:begin */
/* A cursor over the value alone: whoever reads through it cannot leave the value. */
static bool value_of(const struct cursor *all, size_t field, uint32_t length, struct cursor *value)
{
    struct cursor at = *all;
    cursor_seek(&at, field);
    uint32_t offset = 0;
    if (length > 4) {
        if (!cursor_u32(&at, &offset))
            return false;
    } else {
        offset = (uint32_t)field;
    }
    /* The cursor goes wherever it is told to. */
    if (offset > all->size || length > all->size - offset)
        return false;
    *value = cursor_over(all->data + offset, length);
    return true;
}

static bool text_of(struct cursor *value, char **text)
{
    size_t length = cursor_left(value);
    free(*text);
    *text = malloc(length + 1);
    if (!*text)
        return false;
    memcpy(*text, cursor_take(value, length), length);
    (*text)[length] = '\0';
    return true;
}

int entries_read(struct cursor *c, struct photo *photo)
{
    uint16_t count;
    if (!cursor_u16(c, &count))
        return -1;
    while (count-- > 0) {
        uint16_t tag;
        uint32_t length, field;
        if (!cursor_u16(c, &tag) || !cursor_u32(c, &length))
            return -1;
        size_t start = c->at;
        struct cursor value;
        if (!cursor_u32(c, &field))
            return -1;

        bool fine = true;
        if (tag >= TAG_TITLE && tag <= TAG_RATING) {
            fine = value_of(c, start, length, &value);
            if (fine && tag == TAG_TITLE)
                fine = text_of(&value, &photo->title);
            if (fine && tag == TAG_CAMERA)
                fine = text_of(&value, &photo->camera);
            if (fine && tag == TAG_PLACE)
                fine = photo->has_place = cursor_u32(&value, &photo->latitude) &&
                                          cursor_u32(&value, &photo->longitude);
            if (fine && tag == TAG_RATING)
                fine = cursor_u8(&value, &photo->rating);
        }
        if (!fine)
            return -1;
    }
    return 0;
}
/* credence:end */
