static uint32_t be(const uint8_t *p, int bytes)
{
    uint32_t value = 0;
    for (int i = 0; i < bytes; i++)
        value = value << 8 | p[i];
    return value;
}

int entries_read(struct cursor *c, struct photo *photo)
{
    const uint8_t *data = c->data;
    size_t size = c->size, at = c->at;

    if (size - at < 2)
        return -1;
    size_t count = be(data + at, 2);
    at += 2;
    if (count > (size - at) / 10)
        return -1;

    for (; count > 0; count--, at += 10) {
        uint64_t length = be(data + at + 2, 4);
        uint64_t start = length > 4 ? be(data + at + 6, 4) : at + 6;
        if (start + length > size)
            continue; /* the value is not there */
        const uint8_t *value = data + start;
        switch (be(data + at, 2)) {
        case TAG_TITLE:
            free(photo->title);
            photo->title = strndup((const char *)value, length);
            break;
        case TAG_CAMERA:
            free(photo->camera);
            photo->camera = strndup((const char *)value, length);
            break;
        case TAG_PLACE:
            if (length < 8)
                return -1;
            photo->latitude = be(value, 4);
            photo->longitude = be(value + 4, 4);
            photo->has_place = true;
            break;
        case TAG_RATING:
            if (length > 0)
                photo->rating = value[0];
            break;
        }
    }
    return 0;
}
