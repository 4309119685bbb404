long pack(const char *folder, const char *const *names, int count, const char *archive)
{
    return -1;
}
