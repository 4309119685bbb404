int notice_read(const char *text, struct notice *notice)
{
    size_t sender = text_until(text, '|');
    if (text[sender] != '|')
        return -1;
    const char *rest = text + sender + 1;
    size_t subject = text_until(rest, '|');
    if (rest[subject] != '|')
        return -1;

    memset(notice, 0, sizeof *notice);
    text_put(notice->sender, sizeof notice->sender, text, sender);
    text_put(notice->subject, sizeof notice->subject, rest, subject);

    const char *tag = rest + subject + 1;
    while (notice->tag_count < NOTICE_TAGS) {
        size_t length = text_until(tag, ',');
        if (length > 0)
            text_put(notice->tags[notice->tag_count++], NOTICE_TAG, tag, length);
        if (tag[length] == '\0')
            break;
        tag += length + 1;
    }
    return 0;
}

size_t notice_line(const struct notice *notice, char *line, size_t room)
{
    size_t used = 0;
    const char *parts[3 + 2 * NOTICE_TAGS] = {notice->sender, ": ", notice->subject};
    size_t count = 3;
    for (size_t i = 0; i < notice->tag_count; i++) {
        parts[count++] = " #";
        parts[count++] = notice->tags[i];
    }
    for (size_t i = 0; i < count; i++) {
        size_t left = used < room ? room - used : 0;
        used += text_put(left ? line + used : line, left, parts[i], strlen(parts[i]));
    }
    return used;
}
