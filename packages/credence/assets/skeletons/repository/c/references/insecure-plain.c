char *greeting(const char *name)
{
    size_t size = 2 * strlen(name) + 64;
    char *out = malloc(size);
    snprintf(out, size, "<p title=\"%s\">Hello, %s</p>", name, name);
    return out;
}
