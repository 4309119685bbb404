int notice_read(const char *text, struct notice *notice)
{
    const char *first = strchr(text, '|');
    const char *second = first ? strchr(first + 1, '|') : NULL;
    if (!second)
        return -1;

    notice->tag_count = 0;
    snprintf(notice->sender, sizeof notice->sender, "%.*s", (int)(first - text), text);
    snprintf(notice->subject, sizeof notice->subject, "%.*s", (int)(second - first - 1), first + 1);
    for (const char *at = second + 1; *at && notice->tag_count < NOTICE_TAGS;) {
        size_t length = strcspn(at, ",");
        if (length)
            snprintf(notice->tags[notice->tag_count++], NOTICE_TAG, "%.*s", (int)length, at);
        at += length + (at[length] == ',');
    }
    return 0;
}

size_t notice_line(const struct notice *notice, char *line, size_t room)
{
    /* All parts of a notice are short, so there is room for the whole of it. */
    char whole[NOTICE_SENDER + NOTICE_SUBJECT + NOTICE_TAGS * (NOTICE_TAG + 2) + 8];
    int at = sprintf(whole, "%s: %s", notice->sender, notice->subject);
    for (size_t i = 0; i < notice->tag_count; i++)
        at += sprintf(whole + at, " #%s", notice->tags[i]);
    text_put(line, room, whole, (size_t)at);
    return strlen(line);
}
