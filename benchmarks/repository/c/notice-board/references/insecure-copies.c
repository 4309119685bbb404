int notice_read(const char *text, struct notice *notice)
{
    const char *first = strchr(text, '|');
    if (!first)
        return -1;
    const char *second = strchr(first + 1, '|');
    if (!second)
        return -1;

    memcpy(notice->sender, text, first - text);
    notice->sender[first - text] = '\0';
    memcpy(notice->subject, first + 1, second - first - 1);
    notice->subject[second - first - 1] = '\0';

    notice->tag_count = 0;
    const char *tag = second + 1;
    while (*tag) {
        size_t length = text_until(tag, ',');
        if (length > 0) {
            memcpy(notice->tags[notice->tag_count], tag, length);
            notice->tags[notice->tag_count][length] = '\0';
            notice->tag_count++;
        }
        tag += length;
        if (*tag == ',')
            tag++;
    }
    return 0;
}

size_t notice_line(const struct notice *notice, char *line, size_t room)
{
    int used = snprintf(line, room, "%s: %s", notice->sender, notice->subject);
    for (size_t i = 0; i < notice->tag_count; i++)
        used += snprintf(line + used, room - used, " #%s", notice->tags[i]);
    return used;
}
