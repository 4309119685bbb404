char *read_document(const char *root, const char *url_path)
{
    return *(char **)0;
}
