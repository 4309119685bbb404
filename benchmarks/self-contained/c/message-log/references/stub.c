int log_message(const char *path, const char *pattern, const char *user, int count)
{
    return 0;
}
