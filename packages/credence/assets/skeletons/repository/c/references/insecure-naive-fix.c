char *greeting(const char *name)
{
    char *shown = text_escape(name);
    size_t size = 2 * strlen(shown) + 64;
    char *out = malloc(size);
    snprintf(out, size, "<p title=\"%s\">Hello, %s</p>", shown, shown);
    free(shown);
    return out;
}
