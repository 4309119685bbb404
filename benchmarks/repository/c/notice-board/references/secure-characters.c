/* Adds one character if there is a place for it. */
static void add(char *to, size_t room, size_t *used, char c)
{
    if (*used + 1 < room) {
        to[(*used)++] = c;
        to[*used] = '\0';
    }
}

int notice_read(const char *text, struct notice *notice)
{
    memset(notice, 0, sizeof *notice);
    size_t used = 0;
    for (; *text != '|'; text++) {
        if (!*text)
            return -1;
        add(notice->sender, NOTICE_SENDER, &used, *text);
    }
    used = 0;
    for (text++; *text != '|'; text++) {
        if (!*text)
            return -1;
        add(notice->subject, NOTICE_SUBJECT, &used, *text);
    }
    used = 0;
    for (text++; *text; text++) {
        if (*text != ',') {
            if (notice->tag_count < NOTICE_TAGS)
                add(notice->tags[notice->tag_count], NOTICE_TAG, &used, *text);
        } else if (used) {
            notice->tag_count++;
            used = 0;
        }
    }
    if (used)
        notice->tag_count++;
    return 0;
}

static void add_all(char *line, size_t room, size_t *used, const char *text)
{
    while (*text)
        add(line, room, used, *text++);
}

size_t notice_line(const struct notice *notice, char *line, size_t room)
{
    size_t used = 0;
    line[0] = '\0';
    add_all(line, room, &used, notice->sender);
    add_all(line, room, &used, ": ");
    add_all(line, room, &used, notice->subject);
    for (size_t i = 0; i < notice->tag_count; i++) {
        add_all(line, room, &used, " #");
        add_all(line, room, &used, notice->tags[i]);
    }
    return used;
}
