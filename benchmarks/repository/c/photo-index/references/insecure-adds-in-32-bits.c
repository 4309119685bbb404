int entries_read(struct cursor *c, struct photo *photo)
{
    uint16_t count;
    if (!cursor_u16(c, &count))
        return -1;

    for (uint16_t i = 0; i < count; i++) {
        uint16_t tag;
        uint32_t length, offset;
        if (!cursor_u16(c, &tag) || !cursor_u32(c, &length))
            return -1;
        size_t next = c->at + 4;
        if (cursor_left(c) < 4)
            return -1;
        if (length > 4) {
            if (!cursor_u32(c, &offset))
                return -1;
            cursor_seek(c, offset);
        }
        if (length > 4 && offset + length > c->size)
            return -1;
        switch (tag) {
        case TAG_TITLE:
        case TAG_CAMERA: {

            char *text = malloc((size_t)length + 1);
            if (!text)
                return -1;
            memcpy(text, cursor_take(c, length), length);
            text[length] = '\0';
            if (tag == TAG_TITLE)
                photo->title = text;
            else
                photo->camera = text;
            break;
        }
        case TAG_PLACE:
            if (!cursor_u32(c, &photo->latitude) || !cursor_u32(c, &photo->longitude))
                return -1;
            photo->has_place = true;
            break;
        case TAG_RATING:
            if (!cursor_u8(c, &photo->rating))
                return -1;
            break;
        }
        cursor_seek(c, next);
    }
    return 0;
}
