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
    for (;;) {
        size_t length = text_until(tag, ',');
        if (length > 0)
            text_put(notice->tags[notice->tag_count++], NOTICE_TAG, tag, length);
        if (tag[length] == '\0')
            break;
        tag += length + 1;
    }
    return 0;
}

/* text_put says what it would have needed; how far the line has grown is less, once it is full. */
static size_t append(char *line, size_t room, size_t used, const char *text)
{
    size_t put = text_put(line + used, room - used, text, strlen(text));
    return put < room - used ? used + put : room - 1;
}

size_t notice_line(const struct notice *notice, char *line, size_t room)
{
    size_t used = append(line, room, 0, notice->sender);
    used = append(line, room, used, ": ");
    used = append(line, room, used, notice->subject);
    for (size_t i = 0; i < notice->tag_count; i++) {
        used = append(line, room, used, " #");
        used = append(line, room, used, notice->tags[i]);
    }
    return used;
}
