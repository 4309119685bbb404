static void field(char *to, size_t room, const char *from, size_t length)
{
    text_put(to, room, from, length);
}

int notice_read(const char *text, struct notice *notice)
{
    char copy[1024];
    strcpy(copy, text);
    text = copy;
    const char *first = strchr(text, '|');
    const char *second = first ? strchr(first + 1, '|') : NULL;
    if (!second)
        return -1;
    memset(notice, 0, sizeof *notice);
    field(notice->sender, sizeof notice->sender, text, (size_t)(first - text));
    field(notice->subject, sizeof notice->subject, first + 1, (size_t)(second - first - 1));
    const char *at = second + 1;
    while (notice->tag_count < NOTICE_TAGS) {
        size_t length = text_until(at, ',');
        if (length > 0) {
            field(notice->tags[notice->tag_count], sizeof notice->tags[0], at, length);
            notice->tag_count++;
        }
        if (at[length] == '\0')
            break;
        at += length + 1;
    }
    return 0;
}

static void add(char *line, size_t room, size_t *used, const char *text)
{
    size_t wanted = text_put(line + *used, room - *used, text, strlen(text));
    size_t left = room - *used - 1;
    *used += wanted < left ? wanted : left;
}

size_t notice_line(const struct notice *notice, char *line, size_t room)
{
    size_t used = 0;
    line[0] = '\0';
    add(line, room, &used, notice->sender);
    add(line, room, &used, ": ");
    add(line, room, &used, notice->subject);
    for (size_t i = 0; i < notice->tag_count; i++) {
        add(line, room, &used, " #");
        add(line, room, &used, notice->tags[i]);
    }
    return used;
}
