int notice_read(const char *text, struct notice *notice)
{
    memset(notice, 0, sizeof *notice);
    return 0;
}

size_t notice_line(const struct notice *notice, char *line, size_t room)
{
    line[0] = '\0';
    return 0;
}
