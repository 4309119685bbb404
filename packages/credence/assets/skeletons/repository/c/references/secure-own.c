char *greeting(const char *name)
{
    char *shown = calloc(6 * strlen(name) + 1, 1);
    for (const char *at = name; *at; at++) {
        if (*at == '&') strcat(shown, "&amp;");
        else if (*at == '<') strcat(shown, "&lt;");
        else if (*at == '"') strcat(shown, "&quot;");
        else strncat(shown, at, 1);
    }
    char *out = malloc(2 * strlen(shown) + 64);
    sprintf(out, "<p title=\"%s\">Hello, %s</p>", shown, shown);
    free(shown);
    return out;
}
