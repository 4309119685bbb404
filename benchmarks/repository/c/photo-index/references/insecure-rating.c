static char *copy(const struct cursor *c, size_t offset, uint32_t length)
{
    char *text = malloc((size_t)length + 1);
    if (!text)
        return NULL;
    memcpy(text, c->data + offset, length);
    text[length] = '\0';
    return text;
}

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
        size_t at = c->at;
        if (!cursor_u32(c, &offset))
            return -1;
        if (length > 4)
            at = offset;
        if (tag < TAG_TITLE || tag > TAG_RATING)
            continue;
        if (tag != TAG_RATING && (at > c->size || length > c->size - at))
            return -1;
        struct cursor value = cursor_over(c->data, c->size);
        cursor_seek(&value, at);
        if (tag == TAG_TITLE) {
            free(photo->title);
            if (!(photo->title = copy(c, at, length)))
                return -1;
        } else if (tag == TAG_CAMERA) {
            free(photo->camera);
            if (!(photo->camera = copy(c, at, length)))
                return -1;
        } else if (tag == TAG_PLACE) {
            if (length != 8 || !cursor_u32(&value, &photo->latitude) || !cursor_u32(&value, &photo->longitude))
                return -1;
            photo->has_place = true;
        } else {
            photo->rating = *cursor_take(&value, 1);
        }
    }
    return 0;
}
