int publish(const struct site *site, const char *target, struct reply *reply)
{
    int status = 404;
    char *text = strndup(target, strcspn(target, "?#"));
    char *decoded = text ? path_decode(text) : NULL;
    char *root = realpath(site->root, NULL);
    char *full = NULL, *real = NULL, *body = NULL;
    FILE *file = NULL;
    struct stat st;
    if (!decoded || !root || !(full = malloc(PATH_MAX)) || sprintf(full, "%s/%s", root, decoded) < 0)
        goto out;
    real = realpath(full, NULL);
    if (real && stat(real, &st) == 0 && S_ISDIR(st.st_mode)) {
        char *index;
        if (asprintf(&index, "%s/index.html", real) < 0)
            goto out;
        free(real);
        real = realpath(index, NULL);
        free(index);
    }
    size_t length = strlen(root);
    if (!real || strncmp(real, root, length) != 0 || real[length] != '/')
        goto out;
    if (stat(real, &st) != 0 || !S_ISREG(st.st_mode) || !(file = fopen(real, "rb")))
        goto out;
    body = malloc((size_t)st.st_size + 1);
    if (!body)
        goto out;
    size_t size = fread(body, 1, (size_t)st.st_size, file);
    if (ferror(file))
        goto out;
    reply->body = body;
    reply->size = size;
    body = NULL;
    status = 200;
out:
    if (file)
        fclose(file);
    free(body);
    free(real);
    free(full);
    free(root);
    free(decoded);
    free(text);
    return status;
}
